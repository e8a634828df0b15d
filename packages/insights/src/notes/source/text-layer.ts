import type { Resource } from '@medplum/fhirtypes'
import { list, text, untrusted } from '../../fhir/untrusted.ts'
import {
  type Carrier,
  FORMATS,
  formatOf,
  LONGEST_SOURCE,
  type ReadText,
  type TextFormat,
  textOfBytes,
} from './attachment-text.ts'

/** The text layer of a PDF, page by page, `cut` where more of it was not read. */
export type PdfPages = { readonly pages: readonly string[]; readonly cut: boolean }

/** The words of a note that its record does not hold as text, read by whoever opened the record; or why there are none. */
export type TextLayer = PdfPages | ReadText | 'damaged' | 'format' | 'too-large' | 'pending'

/** What a text layer is read from: a PDF in the record (`data`, in base64), or a text or PDF in the Binary of that id beside it. */
export type LayerSource = {
  readonly carrier: Carrier
  readonly format: TextFormat | 'pdf'
  readonly place: { readonly data: string } | { readonly binary: string }
}

/** Most bytes of a text beside its record that textLayer() looks at: one more tells that there are more. */
export const LONGEST_BESIDE = LONGEST_SOURCE + 1

/** Returns what a note's text layer is read from, null where there is nothing or the record holds the note as text. */
export function layerSource(resource: Resource): LayerSource | null {
  return layerSourceOf(carriersOf(resource))
}

/** Returns what of these is read: a PDF in the record, else what is the simplest to read of what lies beside it; null where the record holds a text. */
export function layerSourceOf(carriers: readonly Carrier[]): LayerSource | null {
  const inside = carriers.filter((carrier) => text(carrier?.data) !== '')
  if (inside.some((carrier) => isTextFormat(formatOf(carrier)))) return null
  const pdf = inside.find((carrier) => formatOf(carrier) === 'pdf')
  if (pdf !== undefined) return { carrier: pdf, format: 'pdf', place: { data: text(pdf?.data) } }
  for (const format of FORMATS) {
    if (format === 'other') continue
    for (const carrier of carriers) {
      const binary = formatOf(carrier) === format ? besideOf(carrier) : undefined
      if (binary !== undefined) return { carrier, format, place: { binary } }
    }
  }
  return null
}

/** Returns the text layer of a text beside its record, of which these are the first LONGEST_BESIDE bytes; or why they cannot be read in that format. */
export function textLayer(bytes: Uint8Array, carrier: Carrier, format: TextFormat): TextLayer {
  const cut = bytes.length > LONGEST_SOURCE
  const read = textOfBytes(cut ? bytes.subarray(0, LONGEST_SOURCE) : bytes, carrier, format, cut)
  return read ?? unreadable(format)
}

/** Returns why bytes have no text that were read in that format: XML of another kind, or damaged. */
export function unreadable(format: TextFormat): 'format' | 'damaged' {
  return format === 'cda' ? 'format' : 'damaged'
}

/** Returns what carries the text of a note: content of a document, printed forms of a report, a Binary itself. */
export function carriersOf(resource: Resource): readonly Carrier[] {
  switch (resource.resourceType) {
    case 'DocumentReference':
      return list(untrusted(resource).content).map(({ attachment }) => attachment)
    case 'DiagnosticReport':
      return list(untrusted(resource).presentedForm)
    case 'Binary':
      return [untrusted(resource)]
    default:
      return []
  }
}

function isTextFormat(format: ReturnType<typeof formatOf>): format is TextFormat {
  return format === 'plain' || format === 'html' || format === 'cda'
}

function besideOf(carrier: Carrier): string | undefined {
  return /^Binary\/([A-Za-z0-9.-]{1,64})$/.exec(text(carrier?.url))?.[1]
}

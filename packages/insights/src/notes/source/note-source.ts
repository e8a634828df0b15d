import type { TextPlace } from '@anamnesis/core/api'
import type { CompositionSection, DiagnosticReport, Resource } from '@medplum/fhirtypes'
import type { Untrusted } from '../../fhir/untrusted.ts'
import { list, text, untrusted } from '../../fhir/untrusted.ts'
import type { Span } from '../note.ts'
import {
  attachmentText,
  type Carrier,
  cutToLength,
  FORMATS,
  type Format,
  formatOf,
  LONGEST_READ,
  type ReadText,
} from './attachment-text.ts'
import type { MappedText } from './mapped-text.ts'
import { markupText } from './markup-text.ts'
import { carriersOf, layerSourceOf, type PdfPages, type TextLayer, unreadable } from './text-layer.ts'

/** Why a note has no text to read: bytes that are not what they say they are; a format that is not read; no words in it; bytes that are kept apart from the record; too many bytes; what is still being read. */
export type Unread = 'damaged' | 'format' | 'no-text' | 'elsewhere' | 'too-large' | 'pending'

/** A note's words as the insights read them. */
export type NoteSource = {
  readonly text: string
  /** True where only the first part of a long note was read. */
  readonly cut: boolean
  /** Why the printed form beside it was not read; null where there is none or it is what was read. */
  readonly unread: Unread | null
  /** Returns where a stretch of the text stands in the record, as it was written; in one element, the one that it begins in. */
  readonly placeOf: (span: Span) => TextPlace
}

/**
 * Returns the words of a note and where they stand in the record, why it has none to read, or null for a resource that is no note:
 * - DocumentReference, Binary, presentedForm of a DiagnosticReport: the first attachment that is plain text, else HTML or XHTML, else a CDA document, else the first PDF; with the `layer` of what layerSource() names
 * - DiagnosticReport without such a form: the conclusion
 * - Composition: each section's title and narrative, sections apart by an empty line
 * - Communication: its text payloads, apart by an empty line
 *
 * Reads the first 250,000 UTF-16 units of a text. Bytes are read in the charset that the content type names, else a byte order mark or the markup itself, else UTF-8; a byte order mark is no part of the text.
 */
export function noteSource(resource: Resource, layer?: TextLayer): NoteSource | Unread | null {
  switch (resource.resourceType) {
    case 'DocumentReference':
      return fromCarriers(carriersOf(resource), (index) => `content[${index}].attachment`, layer)
    case 'Binary':
      return fromCarriers(carriersOf(resource), () => 'data', layer)
    case 'DiagnosticReport':
      return reportSource(untrusted(resource), carriersOf(resource), layer)
    case 'Composition':
      return joined(sectionParts(list(untrusted(resource).section), 'section', 0))
    case 'Communication':
      return joined(
        list(untrusted(resource).payload).flatMap((part, index) =>
          written(text(part.contentString), `payload[${index}].contentString`, '\n\n'),
        ),
      )
    default:
      return null
  }
}

/** Returns the text of a note as noteSource() reads it, null where it has none. */
export function noteText(resource: Resource, layer?: TextLayer): string | null {
  const source = noteSource(resource, layer)
  return source === null || typeof source === 'string' ? null : source.text
}

function reportSource(
  report: Untrusted<DiagnosticReport>,
  carriers: readonly Carrier[],
  layer: TextLayer | undefined,
): NoteSource | Unread | null {
  const form = fromCarriers(carriers, (index) => `presentedForm[${index}]`, layer)
  if (form !== null && typeof form !== 'string') return form
  const conclusion = joined(written(text(report.conclusion), 'conclusion', ''))
  return conclusion === null ? form : { ...conclusion, unread: form }
}

// What went wrong with the attachment that would have been read first is told.
function fromCarriers(
  carriers: readonly Carrier[],
  pathOf: (index: number) => string,
  layer: TextLayer | undefined,
): NoteSource | Unread | null {
  let why: Unread | null = null
  const source = layerSourceOf(carriers)
  for (const format of FORMATS) {
    for (const [index, carrier] of carriers.entries()) {
      if (formatOf(carrier) !== format || !hasContent(carrier)) continue
      const read = fromCarrier(carrier, format, carrier === source?.carrier ? layer : undefined)
      if (typeof read !== 'string') return inElement(read, pathOf(index))
      why ??= read
    }
  }
  return why ?? (carriers.some(hasContent) ? 'no-text' : null)
}

function hasContent(carrier: Carrier): boolean {
  return text(carrier?.data) !== '' || text(carrier?.url) !== ''
}

function fromCarrier(carrier: Carrier, format: Format, layer: TextLayer | undefined): PdfPages | ReadText | Unread {
  if (layer !== undefined) return typeof layer === 'string' || hasWords(layer) ? layer : 'no-text'
  if (text(carrier?.data) === '') return 'elsewhere'
  if (format === 'pdf' || format === 'other') return 'format'
  const read = attachmentText(carrier, format)
  if (read === null) return unreadable(format)
  return hasWords(read) ? read : 'no-text'
}

function hasWords(read: PdfPages | ReadText): boolean {
  return ('pages' in read ? read.pages : [read.text]).some((words) => words.trim() !== '')
}

function inElement(read: PdfPages | ReadText, path: string): NoteSource | Unread {
  if ('text' in read) {
    // A mention is a span with more to it, which is no part of its place.
    const placeOf = ({ start, end }: Span): TextPlace => ({ ...read.inSource({ start, end }), path })
    return { text: read.text, cut: read.cut, unread: null, placeOf }
  }
  const parts = read.pages.flatMap((words, index) =>
    written(words, path, '\n\n').map((part) => ({ ...part, page: index + 1 })),
  )
  const source = joined(parts)
  return source === null ? 'no-text' : { ...source, cut: source.cut || read.cut }
}

/** A text of one element, with the white space that sets it apart from the one before. */
type Part = MappedText & { readonly path: string; readonly page?: number; readonly gap: string }

function written(words: string, path: string, gap: string): Part[] {
  return words === '' ? [] : [{ text: words, inSource: (span) => span, path, gap }]
}

const MOST_SECTIONS_DEEP = 8

function sectionParts(sections: readonly Untrusted<CompositionSection>[], path: string, depth: number): Part[] {
  if (depth > MOST_SECTIONS_DEEP) return []
  return sections.flatMap((section, index) => {
    const own = `${path}[${index}]`
    const narrative = markupText(text(section.text?.div), LONGEST_READ)
    const parts = [
      ...written(text(section.title), `${own}.title`, '\n'),
      ...(narrative.text === '' ? [] : [{ ...narrative, path: `${own}.text.div`, gap: '\n' }]),
      ...sectionParts(list(section.section), `${own}.section`, depth + 1),
    ]
    return parts.map((part, place) => (place === 0 ? { ...part, gap: depth === 0 || index > 0 ? '\n\n' : '\n' } : part))
  })
}

function joined(parts: readonly Part[]): NoteSource | null {
  const starts: number[] = []
  let words = ''
  for (const part of parts) {
    if (words !== '') words += part.gap
    starts.push(words.length)
    words += part.text
  }
  if (words.trim() === '') return null
  const { text: read, cut } = cutToLength({ text: words, inSource: (span) => span }, false)
  const placeOf = ({ start, end }: Span): TextPlace => {
    const at = Math.max(
      0,
      starts.findLastIndex((place) => place <= start),
    )
    const part = parts[at]
    const from = starts[at] ?? 0
    if (part === undefined) return { start, end }
    const own = { start: start - from, end: Math.min(end - from, part.text.length) }
    return { ...part.inSource(own), path: part.path, ...(part.page !== undefined && { page: part.page }) }
  }
  return { text: read, cut, unread: null, placeOf }
}

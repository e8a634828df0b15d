import type { RecordKey } from '@anamnesis/core'
import { recordName } from '@anamnesis/core'
import type { TextLayer } from '@anamnesis/insights'
import { pdfIn } from '@anamnesis/insights'
import type { Resource } from '@medplum/fhirtypes'
import type { PdfReader } from './pdf-reader.ts'

/** A record that may carry a PDF. */
type Carrier = { readonly key: RecordKey; readonly version: number; readonly resource: Resource }

/** A record with the text layer of its PDF, where it has one to read. */
export type WithLayer<R> = R & { readonly layer?: TextLayer }

/** Text layers of PDFs by record version, kept in memory so that each is read once. */
export type TextLayers = {
  /** Returns the records, those whose note is a PDF with its text layer; `pending` where that takes longer than anyone should wait: it is there the next time. */
  readonly read: <R extends Carrier>(records: readonly R[]) => Promise<WithLayer<R>[]>
}

/** How long a reader of a chart waits for PDFs, in ms. */
const MOST_WAITING = 1500
/** What nobody read for so long is forgotten, in ms. */
const KEPT_FOR = 10 * 60_000
const MOST_KEPT = 500

type Entry = { readonly reading: Promise<unknown>; layer: TextLayer; used: number }

/** Returns text layers that are read by that reader; `now` in ms since 1970 UTC. */
export function createTextLayers(readPdf: PdfReader, now: () => number, mostWaiting = MOST_WAITING): TextLayers {
  const entries = new Map<string, Entry>()
  const entryOf = ({ key, version }: Carrier, pdf: string): Entry => {
    const name = `${recordName(key)} ${version}`
    const known = entries.get(name)
    entries.delete(name)
    const entry = known ?? begin(readPdf, pdf)
    entry.used = now()
    entries.set(name, entry)
    return entry
  }
  const sweep = () => {
    for (const [name, { used }] of entries)
      if (used < now() - KEPT_FOR || entries.size > MOST_KEPT) entries.delete(name)
      else break
  }
  return {
    read: async (records) => {
      sweep()
      const found = records.map((record) => {
        const pdf = pdfIn(record.resource)
        return { record, entry: pdf === null ? null : entryOf(record, pdf) }
      })
      await settled(
        found.flatMap(({ entry }) => (entry?.layer === 'pending' ? [entry.reading] : [])),
        mostWaiting,
      )
      return found.map(({ record, entry }) => (entry === null ? record : { ...record, layer: entry.layer }))
    },
  }
}

function begin(readPdf: PdfReader, pdf: string): Entry {
  const bytes = Buffer.from(pdf, 'base64')
  const entry: { -readonly [Key in keyof Entry]: Entry[Key] } = {
    reading: Promise.resolve(),
    layer: 'pending',
    used: 0,
  }
  entry.reading = readPdf(new Uint8Array(bytes)).then((layer) => {
    entry.layer = layer
  })
  return entry
}

async function settled(readings: readonly Promise<unknown>[], most: number): Promise<void> {
  if (readings.length === 0) return
  const stop = new AbortController()
  const late = new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, most)
    stop.signal.addEventListener('abort', () => clearTimeout(timer))
  })
  await Promise.race([Promise.all(readings), late])
  stop.abort()
}

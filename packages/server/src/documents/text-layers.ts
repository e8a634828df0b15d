import type { RecordKey } from '@anamnesis/core'
import { recordName } from '@anamnesis/core'
import type { TextLayer } from '@anamnesis/insights'
import { pdfIn } from '@anamnesis/insights'
import type { Resource } from '@medplum/fhirtypes'
import type { FetchPdf, PdfReader } from './pdf-reader.ts'

/** A record that may carry a PDF. */
type Carrier = {
  readonly key: RecordKey
  readonly version: number
  readonly resource: Resource
  /** In ms since 1970 UTC. */
  readonly updated: number
}

/** A record with the text layer of its PDF, where it has one to read. */
export type WithLayer<R> = R & { readonly layer?: TextLayer }

/** A PDF beside its record: the version of its Binary, which changes without the record, and its bytes. */
export type PdfBeside = { readonly version: number; readonly fetchPdf: FetchPdf }
/** Opens the PDF in a Binary beside a record for whoever reads the record; null where that person may not see it, or it is not here. */
export type OpenBeside<R> = (record: R, binary: string) => Promise<PdfBeside | null>

/** Text layers of PDFs by record version, kept in memory so that each is read once. */
export type TextLayers = {
  /**
   * Returns the records, those whose note is a PDF with its text layer; `pending` where that takes longer than anyone should wait: it is there the next
   * time. A PDF that lies beside its record is opened anew each time, whether or not its layer is kept, so that each reader's own permit decides.
   */
  readonly read: <R extends Carrier>(records: readonly R[], openBeside?: OpenBeside<R>) => Promise<WithLayer<R>[]>
}

/** How long a reader of a chart waits for PDFs, in ms. */
const MOST_WAITING = 1500
/** What nobody read for so long is forgotten, in ms. */
const KEPT_FOR = 10 * 60_000
const MOST_KEPT = 500
/** PDFs beside their records that are opened for one look at a chart; the newest records come first. */
const MOST_BESIDE = 20

type Entry = { readonly reading: Promise<unknown>; layer: TextLayer; used: number }

/** Returns text layers that are read by that reader; `now` in ms since 1970 UTC. */
export function createTextLayers(readPdf: PdfReader, now: () => number, mostWaiting = MOST_WAITING): TextLayers {
  const entries = new Map<string, Entry>()
  const entryOf = ({ key, version }: Carrier, { version: ofPdf, fetchPdf }: PdfBeside): Entry => {
    const name = `${recordName(key)} ${version} ${ofPdf}`
    const known = entries.get(name)
    entries.delete(name)
    const entry = known ?? begin(readPdf, fetchPdf)
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
    read: async (records, openBeside) => {
      sweep()
      const opened = openBeside === undefined ? new Map() : await openEach(records, openBeside)
      const found = records.map((record) => {
        const pdf = pdfIn(record.resource)
        const bytes = pdf !== null && 'data' in pdf ? inside(pdf.data) : opened.get(record)
        return { record, entry: bytes === undefined ? null : entryOf(record, bytes) }
      })
      await settled(
        found.flatMap(({ entry }) => (entry?.layer === 'pending' ? [entry.reading] : [])),
        mostWaiting,
      )
      return found.map(({ record, entry }) => (entry === null ? record : { ...record, layer: entry.layer }))
    },
  }
}

async function openEach<R extends Carrier>(
  records: readonly R[],
  openBeside: OpenBeside<R>,
): Promise<ReadonlyMap<R, PdfBeside>> {
  const beside = records.flatMap((record) => {
    const pdf = pdfIn(record.resource)
    return pdf !== null && 'binary' in pdf ? [{ record, binary: pdf.binary }] : []
  })
  const newest = beside.toSorted((a, b) => b.record.updated - a.record.updated).slice(0, MOST_BESIDE)
  const opened = new Map<R, PdfBeside>()
  for (const { record, binary } of newest) {
    const pdf = await openBeside(record, binary)
    if (pdf !== null) opened.set(record, pdf)
  }
  return opened
}

/** A PDF in the record itself has no version of its own. */
function inside(base64: string): PdfBeside {
  return { version: 0, fetchPdf: async () => new Uint8Array(Buffer.from(base64, 'base64')) }
}

function begin(readPdf: PdfReader, fetchPdf: FetchPdf): Entry {
  const entry: { -readonly [Key in keyof Entry]: Entry[Key] } = {
    reading: Promise.resolve(),
    layer: 'pending',
    used: 0,
  }
  entry.reading = readPdf(fetchPdf).then((layer) => {
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

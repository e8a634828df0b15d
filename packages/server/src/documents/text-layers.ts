import type { RecordKey, Sensitivity } from '@anamnesis/core'
import { recordName } from '@anamnesis/core'
import type { LayerSource, TextLayer } from '@anamnesis/insights'
import { LONGEST_BESIDE, layerSource, textLayer } from '@anamnesis/insights'
import type { Resource } from '@medplum/fhirtypes'
import { inTurn } from './in-turn.ts'
import { LARGEST_PDF, type PdfReader } from './pdf-reader.ts'

/** A record that may carry a document. */
type Carrier = {
  readonly key: RecordKey
  readonly version: number
  readonly resource: Resource
  /** In ms since 1970 UTC. */
  readonly updated: number
}

/** A record with its text layer, where it has one to read, and what that is sensitive for. */
export type WithLayer<R> = R & { readonly layer?: TextLayer; readonly layerSensitivities?: readonly Sensitivity[] }

/** A document: the version and labels of the Binary that it lies in, which change without the record, and its first bytes, at most so many. */
export type Document = {
  readonly version: number
  readonly sensitivities: readonly Sensitivity[]
  readonly fetchBytes: (most: number) => Promise<Uint8Array>
}
/** Opens the document in a Binary beside a record for whoever reads the record; null where that person may not see it, or it is not here. */
export type OpenBeside<R> = (record: R, binary: string) => Promise<Document | null>

/** Text layers of PDFs and of texts beside their records, by record version, kept in memory so that each is read once. */
export type TextLayers = {
  /**
   * Returns the records, those whose note is such a document with its text layer; `pending` where that takes longer than anyone should wait: it is there
   * the next time. A document that lies beside its record is opened anew each time, whether or not its layer is kept, so that each reader's own permit decides.
   */
  readonly read: <R extends Carrier>(records: readonly R[], openBeside?: OpenBeside<R>) => Promise<WithLayer<R>[]>
}

/** How long a reader of a chart waits for documents, in ms. */
const MOST_WAITING = 1500
/** What nobody read for so long is forgotten, in ms. */
const KEPT_FOR = 10 * 60_000
const MOST_KEPT = 500
/** Documents beside their records that are opened for one look at a chart; the newest records come first. */
const MOST_BESIDE = 20

type Entry = { readonly reading: Promise<unknown>; layer: TextLayer; used: number }

/** Returns text layers, those of PDFs read by that reader; `now` in ms since 1970 UTC. */
export function createTextLayers(readPdf: PdfReader, now: () => number, mostWaiting = MOST_WAITING): TextLayers {
  const entries = new Map<string, Entry>()
  const run = inTurn()
  const readLayer = ({ carrier, format }: LayerSource, { fetchBytes }: Document): Promise<TextLayer> =>
    format === 'pdf'
      ? readPdf(() => fetchBytes(LARGEST_PDF + 1))
      : run(async () => textLayer(await fetchBytes(LONGEST_BESIDE), carrier, format)).catch(() => 'damaged' as const)
  const entryOf = ({ key, version }: Carrier, source: LayerSource, document: Document): Entry => {
    const name = `${recordName(key)} ${version} ${document.version}`
    const known = entries.get(name)
    entries.delete(name)
    const entry = known ?? entryFor(readLayer(source, document))
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
        const source = layerSource(record.resource)
        const document = source && ('data' in source.place ? inside(source.place.data) : opened.get(record))
        if (!source || !document) return { record, read: null }
        return {
          record,
          read: { entry: entryOf(record, source, document), layerSensitivities: document.sensitivities },
        }
      })
      await settled(
        found.flatMap(({ read }) => (read?.entry.layer === 'pending' ? [read.entry.reading] : [])),
        mostWaiting,
      )
      return found.map(({ record, read }) =>
        read === null ? record : { ...record, layer: read.entry.layer, layerSensitivities: read.layerSensitivities },
      )
    },
  }
}

async function openEach<R extends Carrier>(
  records: readonly R[],
  openBeside: OpenBeside<R>,
): Promise<ReadonlyMap<R, Document>> {
  const beside = records.flatMap((record) => {
    const place = layerSource(record.resource)?.place
    return place !== undefined && 'binary' in place ? [{ record, binary: place.binary }] : []
  })
  const newest = beside.toSorted((a, b) => b.record.updated - a.record.updated).slice(0, MOST_BESIDE)
  const opened = new Map<R, Document>()
  for (const { record, binary } of newest) {
    const document = await openBeside(record, binary)
    if (document !== null) opened.set(record, document)
  }
  return opened
}

/** A PDF in the record itself has no version of its own. */
function inside(base64: string): Document {
  return { version: 0, sensitivities: [], fetchBytes: async () => new Uint8Array(Buffer.from(base64, 'base64')) }
}

function entryFor(reading: Promise<TextLayer>): Entry {
  const entry: { -readonly [Key in keyof Entry]: Entry[Key] } = {
    reading: Promise.resolve(),
    layer: 'pending',
    used: 0,
  }
  entry.reading = reading.then((layer) => {
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

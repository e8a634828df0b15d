import { Worker } from 'node:worker_threads'
import type { PdfPages, TextLayer } from '@anamnesis/insights'
import { inTurn } from './in-turn.ts'

/** A PDF and how much of it is wanted. */
export type PdfQuestion = {
  readonly bytes: Uint8Array
  readonly mostPages: number
  readonly mostCharacters: number
}

/** The text layer of a PDF, page by page. */
export type PdfAnswer = PdfPages | 'damaged'

/** Bounds of one PDF: bytes, pages, UTF-16 units of text, ms of reading. */
export type PdfLimits = Omit<PdfQuestion, 'bytes'> & { readonly mostBytes: number; readonly mostTime: number }

/** Largest PDF that is read, in bytes. */
export const LARGEST_PDF = 20_000_000
const LIMITS: PdfLimits = { mostBytes: LARGEST_PDF, mostPages: 200, mostCharacters: 250_000, mostTime: 5000 }
/** Most memory of the thread that reads, in MiB; beyond, it ends and its PDF is one that cannot be read. */
const MEMORY = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 }

/** Fetches the bytes of a PDF. */
export type FetchPdf = () => Promise<Uint8Array>

/**
 * Returns the text layer of a PDF; what is damaged, cannot be fetched, hangs or takes too much memory is `damaged`, what has too many bytes `too-large`.
 * Bytes are fetched when it is their turn: those of one PDF are in memory at a time.
 */
export type PdfReader = (fetchPdf: FetchPdf) => Promise<TextLayer>

/** Returns a reader of PDFs, one after another, each in a thread of its own: nothing of one is there when the next is read. */
export function createPdfReader(limits: PdfLimits = LIMITS): PdfReader {
  const run = inTurn()
  return (fetchPdf) => run(() => read(fetchPdf, limits))
}

async function read(fetchPdf: FetchPdf, limits: PdfLimits): Promise<TextLayer> {
  const bytes = await fetchPdf().catch(() => null)
  if (bytes === null) return 'damaged'
  return bytes.length > limits.mostBytes ? 'too-large' : layerOf(bytes, limits)
}

function layerOf(bytes: Uint8Array, { mostPages, mostCharacters, mostTime }: PdfLimits): Promise<PdfAnswer> {
  const worker = new Worker(new URL('./pdf-worker.ts', import.meta.url), {
    workerData: { bytes, mostPages, mostCharacters } satisfies PdfQuestion,
    resourceLimits: MEMORY,
    env: {},
    stdout: true,
    stderr: true,
  })
  return new Promise((resolve) => {
    const end = (answer: PdfAnswer) => {
      clearTimeout(timer)
      resolve(answer)
      void worker.terminate()
    }
    const timer = setTimeout(() => end('damaged'), mostTime)
    worker.once('message', (answer: PdfAnswer) => end(answer))
    // Both stay for what comes after the answer, which then changes nothing.
    worker.on('error', () => end('damaged'))
    worker.on('exit', () => end('damaged'))
  })
}

import { parentPort, workerData } from 'node:worker_threads'
import { getDocumentProxy } from 'unpdf'
import type { PdfAnswer, PdfQuestion } from './pdf-reader.ts'

// A thread of its own: a PDF is a program of strangers, and whoever reads it may hang or run out of memory.
parentPort?.postMessage(await answerTo(workerData))

async function answerTo({ bytes, mostPages, mostCharacters }: PdfQuestion): Promise<PdfAnswer> {
  try {
    const document = await getDocumentProxy(bytes, { verbosity: 0 })
    const pages: string[] = []
    let length = 0
    while (pages.length < Math.min(document.numPages, mostPages) && length < mostCharacters) {
      const page = await document.getPage(pages.length + 1)
      const { items } = await page.getTextContent()
      const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')
      pages.push(text)
      length += text.length
      page.cleanup()
    }
    return { pages, cut: pages.length < document.numPages }
  } catch {
    // Whatever is wrong with it: it is no PDF that we can read.
    return 'damaged'
  }
}

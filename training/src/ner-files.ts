import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { MentionKind } from '@anamnesis/insights/training'

/** A sentence as a corpus gives it: words, and a label each (0 none; then first and further words of each kind in the order asked for). */
export type LabelledSentence = { readonly words: readonly string[]; readonly labels: Uint8Array }
/** A file of the corpora with the SHA-256 of its unpacked text. */
export type NerFile = { readonly sha256: string; readonly sentences: readonly LabelledSentence[] }

/** Returns a file of word-and-label lines (IOB, a blank line between sentences) under `folder`, null and a word on the console where it is absent. */
export function readNerFile(folder: string, path: string, kinds: readonly MentionKind[]): NerFile | null {
  const file = join(folder, 'ner', path)
  if (!existsSync(file)) {
    console.warn(`skipped: there is no ${file}`)
    return null
  }
  const text = gunzipSync(readFileSync(file)).toString('utf8')
  const sentences = text
    .trim()
    .split(/\n\n+/)
    .map((block) => sentenceOf(block, kinds))
  return { sha256: createHash('sha256').update(text).digest('hex'), sentences }
}

function sentenceOf(block: string, kinds: readonly MentionKind[]): LabelledSentence {
  const lines = block.split('\n').map((line) => line.split('\t'))
  return {
    words: lines.map(([word = '']) => word),
    labels: Uint8Array.from(lines, ([, label = 'O']) => labelOf(label, kinds)),
  }
}

function labelOf(label: string, kinds: readonly MentionKind[]): number {
  const index = kinds.indexOf(label.slice(2).toLowerCase() as MentionKind)
  return index === -1 ? 0 : 1 + 2 * index + (label.startsWith('I') ? 1 : 0)
}

import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { tagNote } from '@anamnesis/insights'
import type { MentionKind, Tagger } from '@anamnesis/insights/training'
import type { Counts } from './result.ts'
import { cellsOf } from './table-cells.ts'

/** A labelled sentence: its place in a note, the SHA-256 of its words, and the mentions' places in it (UTF-16 units). */
type Labelled = {
  readonly note: string
  readonly start: number
  readonly end: number
  readonly sha256: string
  readonly mentions: readonly (readonly [MentionKind, number, number])[]
}

const FILE = 'aci-bench/valid.csv.gz'
/** Who labelled them, when and by what rule stands in the file itself. */
const LABELS = new URL('../aci-bench-mentions.json', import.meta.url)

/**
 * Returns how a tagger reads whole notes, judged on the sentences that were labelled by hand, mentions with exact ends; null where the notes are absent.
 * @throws Error when a labelled sentence is not in the notes as it was
 */
export function scoreNotes(folder: string, tagger: Tagger): { size: number; counts: Map<MentionKind, Counts> } | null {
  const path = join(folder, FILE)
  if (!existsSync(path)) {
    console.warn(`skipped: there is no ${path}`)
    return null
  }
  const [header = [], ...rows] = cellsOf(gunzipSync(readFileSync(path)).toString('utf8'))
  const [name, text] = [header.indexOf('encounter_id'), header.indexOf('note')]
  const notes = new Map(rows.map((row) => [row[name] ?? '', row[text] ?? '']))
  const sentences: readonly Labelled[] = JSON.parse(readFileSync(LABELS, 'utf8')).sentences
  const counts = new Map<MentionKind, Counts>([
    ['disease', { hits: 0, false: 0, missed: 0 }],
    ['chemical', { hits: 0, false: 0, missed: 0 }],
  ])
  for (const [note, group] of Map.groupBy(sentences, (sentence) => sentence.note)) {
    const words = notes.get(note) ?? ''
    const found = tagNote(words, tagger)
    for (const sentence of group) judge(words, sentence, found, counts)
  }
  return { size: sentences.length, counts }
}

function judge(
  note: string,
  { start, end, sha256, mentions }: Labelled,
  found: ReturnType<typeof tagNote>,
  counts: ReadonlyMap<MentionKind, Counts>,
): void {
  if (createHash('sha256').update(note.slice(start, end)).digest('hex') !== sha256)
    throw new Error(`The sentence at ${start} of a note is not the one that was labelled`)
  const truth = new Set(mentions.map(([kind, from, until]) => `${kind} ${start + from} ${start + until}`))
  for (const mention of found) {
    if (mention.start < start || mention.start >= end) continue
    const count = counts.get(mention.kind)
    if (count !== undefined)
      count[truth.delete(`${mention.kind} ${mention.start} ${mention.end}`) ? 'hits' : 'false'] += 1
  }
  for (const missed of truth) {
    const count = counts.get(missed.split(' ')[0] as MentionKind)
    if (count !== undefined) count.missed += 1
  }
}

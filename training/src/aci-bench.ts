import { readFileSync } from 'node:fs'
import { tagNote } from '@anamnesis/insights'
import type { MentionKind, Tagger } from '@anamnesis/insights/training'
import { labelledWords, type PlacedSentence, textsOf } from './corpus-texts.ts'
import type { Counts } from './result.ts'

/** A labelled sentence with the mentions' places in it (UTF-16 units). */
type Labelled = PlacedSentence & {
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
  const notes = textsOf(folder, FILE)
  if (notes === null) return null
  const sentences: readonly Labelled[] = JSON.parse(readFileSync(LABELS, 'utf8')).sentences
  const counts = new Map<MentionKind, Counts>([
    ['disease', { hits: 0, false: 0, missed: 0 }],
    ['chemical', { hits: 0, false: 0, missed: 0 }],
  ])
  for (const [note, group] of Map.groupBy(sentences, (sentence) => sentence.note)) {
    const found = tagNote(notes.get(note) ?? '', tagger)
    for (const sentence of group) {
      labelledWords(notes, sentence)
      judge(sentence, found, counts)
    }
  }
  return { size: sentences.length, counts }
}

function judge(
  { start, end, mentions }: Labelled,
  found: ReturnType<typeof tagNote>,
  counts: ReadonlyMap<MentionKind, Counts>,
): void {
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

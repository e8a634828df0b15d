import { type MentionKind, spansOf, type Tagger } from '@anamnesis/insights/training'
import type { LabelledSentence } from './ner-files.ts'
import type { Counts } from './result.ts'

/** Returns how a tagger does on labelled sentences, mentions with exact ends, for each kind. */
export function scoreTagger(
  tagger: Tagger,
  sentences: readonly LabelledSentence[],
  kinds: readonly MentionKind[],
): ReadonlyMap<MentionKind, Counts> {
  const counts = new Map(kinds.map((kind): [MentionKind, Counts] => [kind, { hits: 0, false: 0, missed: 0 }]))
  const tagged = tagger.tagSentences(sentences.map(({ words }) => words))
  for (const [index, { labels }] of sentences.entries()) {
    const truth = new Set(spansOf(labels).map(({ first, start, end }) => `${kinds[(first - 1) >> 1]} ${start} ${end}`))
    for (const { kind, start, end } of tagged[index] ?? []) {
      const count = counts.get(kind)
      if (count !== undefined) count[truth.delete(`${kind} ${start} ${end}`) ? 'hits' : 'false'] += 1
    }
    for (const missed of truth) {
      const count = counts.get(missed.split(' ')[0] as MentionKind)
      if (count !== undefined) count.missed += 1
    }
  }
  return counts
}

/** Returns the sums of counts. */
export function summed(counts: Iterable<Counts>): Counts {
  const sum = { hits: 0, false: 0, missed: 0 }
  for (const each of counts) {
    sum.hits += each.hits
    sum.false += each.false
    sum.missed += each.missed
  }
  return sum
}

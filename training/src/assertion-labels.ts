import { readFileSync } from 'node:fs'
import type { KitRow } from './assertion-row.ts'
import { labelledWords, type PlacedSentence, textsOf } from './corpus-texts.ts'

/** A labelled sentence with the place of a mention in it, and what the sentence says of that. */
type Labelled = PlacedSentence & {
  readonly file: string
  readonly mention: readonly [start: number, end: number]
  readonly said: 'negated' | 'historical' | 'hypothetical' | 'neither'
}

/** Who labelled them, when and by what rule stands in the file itself. */
const LABELS = new URL('../assertion-labels.json', import.meta.url)

/**
 * Returns the mentions of aci-bench and MTS-Dialog that were labelled by hand, as rows of the NegEx/ConText kit; null where a set is absent.
 * @throws Error where a labelled sentence is not in its note as it was
 */
export function readLabelled(folder: string): KitRow[] | null {
  const labelled: readonly Labelled[] = JSON.parse(readFileSync(LABELS, 'utf8')).mentions
  const rows: KitRow[] = []
  for (const [file, group] of Map.groupBy(labelled, (mention) => mention.file)) {
    const texts = textsOf(folder, file)
    if (texts === null) return null
    for (const [report, { mention, said, ...sentence }] of group.entries())
      rows.push({
        report,
        sentence: labelledWords(texts, sentence),
        mention: { start: mention[0], end: mention[1] },
        truth: {
          negated: said === 'negated',
          historical: said === 'historical',
          hypothetical: said === 'hypothetical',
        },
      })
  }
  return rows
}

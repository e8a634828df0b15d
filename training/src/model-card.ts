import { createHash } from 'node:crypto'
import type { MentionKind } from '@anamnesis/insights/training'
import type { NerFile } from './ner-files.ts'
import { type Counts, f1 } from './result.ts'
import { summed } from './tagger-score.ts'
import type { Training } from './trainings.ts'

/** What a model card is made of: counts by kind on the held-out file, and the bytes of the weights. */
export type CardFacts = {
  readonly training: Training
  readonly train: NerFile
  readonly heldOut: NerFile
  readonly counts: ReadonlyMap<MentionKind, Counts>
  readonly file: Uint8Array
}

/** Returns a model's card as Markdown; the same facts give the same card. */
export function modelCard({ training, train, heldOut, counts, file }: CardFacts): string {
  const { first, second, folds } = training.learning
  const scores: [string, Counts][] = [['all', summed(counts.values())], ...(counts.size > 1 ? counts : [])]
  return `# Model card: ${training.name} tagger

Written by \`npm run train\`; do not edit.

- **What**: a linear-chain conditional random field of two stages over hashed features (2^18 places); finds mentions of: ${training.kinds.join(', ')}.
- **Use**: ${training.use}.
- **Data**: ${training.name}, IOB, from github.com/cambridgeltl/MTL-Bioinformatics-2016 at df0df02 (Crichton and others, 2017), licence CC BY 4.0 as that
  repository states; the text is abstracts of PubMed. Changes: learned from, only weights of hashes are kept.
- **Trained on** \`${training.train}\`: ${train.sentences.length} sentences, SHA-256 of the unpacked text
  \`${train.sha256}\`
- **Held out** \`${training.heldOut}\`: ${heldOut.sentences.length} sentences, used for the scores below; prototypes were scored on it too, so it is not unseen; SHA-256
  \`${heldOut.sha256}\`
- **Also**: our own word lists (\`chemical-words.ts\`, \`disease-words.ts\`, \`ingredient-table.ts\`) as features.
- **How**: first stage ${first.epochs} passes, second ${second.epochs}, ${folds} folds for the votes, AdaGrad ${second.rate}, pull ${second.pull}, ${second.leftOut} of the features left out at random,
  seed ${second.seed}; chosen on the last fifth of the training sentences. The same data give the same bytes.
- **Weights**: ${file.length} bytes, whole numbers of 8 bits, Brotli; SHA-256
  \`${createHash('sha256').update(file).digest('hex')}\`

| held out, exact ends | precision | recall | F1 |
| --- | --- | --- | --- |
${scores.map(([kind, { hits, false: wrong, missed }]) => `| ${kind} | ${part(hits, wrong)} | ${part(hits, missed)} | ${f1({ hits, false: wrong, missed }).toFixed(4)} |`).join('\n')}

- **Domain gap**: it learned from scientific abstracts, not from notes. \`npm run eval\` states the score on 200 sentences of notes labelled by hand beside this one.
- **Limits**: English; names only, no codes, no negation, no relation between mentions; short forms that the text does not explain are often missed; a name that
  it never met is found by its form and neighbours or not at all. Confidence is the model's own and was not calibrated.
`
}

function part(hits: number, others: number): string {
  return (hits / Math.max(1, hits + others)).toFixed(4)
}

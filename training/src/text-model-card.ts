import { createHash } from 'node:crypto'
import { TEXT_PLACES, type TextModel, writeTextModel } from '@anamnesis/insights/training'
import type { TextLearning } from './text-training.ts'

/** What the card of a text model is made of: lines of Markdown where nothing else is said. */
export type TextCard = {
  readonly title: string
  readonly model: TextModel
  readonly learning: TextLearning
  readonly use: string
  readonly data: string
  readonly trainedOn: string
  readonly heldOut: string
  readonly weights: string
  readonly scores: readonly (readonly [metric: string, value: number])[]
  readonly limits: string
}

/** Returns a text model's card as Markdown; the same facts give the same card. */
export function textModelCard(card: TextCard): string {
  const { epochs, rate, pull, seed } = card.learning
  const file = writeTextModel(card.model)
  return `# Model card: ${card.title}

Written by \`npm run train\`; do not edit.

- **What**: one logistic regression for each of ${card.model.classes.length} classes over hashed words, pairs of words, beginnings of words and first words (${TEXT_PLACES} places): ${card.model.classes.join(', ')}.
- **Use**: ${card.use}.
- **Data**: ${card.data}.
- **Trained on** ${card.trainedOn}
- **Held out** ${card.heldOut}
- **How**: AdaGrad ${rate}, pull ${pull}, ${epochs} passes, seed ${seed}. The same data give the same bytes.
- **Weights**: ${card.weights}; ${file.length} bytes, whole numbers of 8 bits, Brotli; SHA-256
  \`${createHash('sha256').update(file).digest('hex')}\`

| held out | |
| --- | --- |
${card.scores.map(([metric, value]) => `| ${metric} | ${value.toFixed(4)} |`).join('\n')}

- **Limits**: ${card.limits}.
`
}

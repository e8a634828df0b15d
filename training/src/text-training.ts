import { TEXT_PLACES, type TextModel, textPlaces } from '@anamnesis/insights/training'
import { randomOf, shuffle } from './random.ts'

/** A text and the numbers of the classes that it is of. */
export type TextExample = { readonly text: string; readonly classes: readonly number[] }

/** How a text model learns: passes over the examples, AdaGrad's rate, pull of the weights to nothing, and the seed of the order. */
export type TextLearning = {
  readonly epochs: number
  readonly rate: number
  readonly pull: number
  readonly seed: number
}

/** The size of one whole number of the weights. */
const STEP = 1 / 4
/** Keeps AdaGrad's first steps finite. */
const START = 1e-6

/** Returns a model of one logistic regression a class, learned by AdaGrad; the same examples in the same order give the same model. */
export function trainTextModel(
  examples: readonly TextExample[],
  classes: readonly string[],
  { epochs, rate, pull, seed }: TextLearning,
): TextModel {
  const width = classes.length
  const weights = new Float64Array(TEXT_PLACES * width)
  const seen = new Float64Array(TEXT_PLACES * width).fill(START)
  const bias = new Float64Array(width)
  const biasSeen = new Float64Array(width).fill(START)
  const placed = examples.map(({ text, classes: of }) => ({ places: textPlaces(text), of: new Set(of) }))
  const order = placed.map((_, index) => index)
  const random = randomOf(seed)
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random)
    for (const index of order) {
      const { places, of } = placed[index] ?? { places: new Int32Array(0), of: new Set<number>() }
      const value = 1 / Math.sqrt(Math.max(1, places.length))
      for (let at = 0; at < width; at += 1) {
        let sum = bias[at] ?? 0
        for (const place of places) sum += value * (weights[place * width + at] ?? 0)
        const error = 1 / (1 + Math.exp(-sum)) - (of.has(at) ? 1 : 0)
        biasSeen[at] = (biasSeen[at] ?? 0) + error * error
        bias[at] = (bias[at] ?? 0) - (rate * error) / Math.sqrt(biasSeen[at] ?? 1)
        for (const place of places) {
          const key = place * width + at
          const gradient = error * value + pull * (weights[key] ?? 0)
          seen[key] = (seen[key] ?? 0) + gradient * gradient
          weights[key] = (weights[key] ?? 0) - (rate * gradient) / Math.sqrt(seen[key] ?? 1)
        }
      }
    }
  }
  const whole = Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / STEP))))
  return { classes, step: STEP, bias: Array.from(bias, (one) => Math.round(one * 1000) / 1000), weights: whole }
}

import { type Lattice, PLACES, sumsOf } from '@anamnesis/insights/training'
import { randomOf, shuffle } from './random.ts'

/** A sentence to learn from: the places of each word's features, and its right label. */
export type Example = { readonly places: readonly Int32Array[]; readonly labels: Uint8Array }

/** How to learn: passes over the examples; AdaGrad's rate; pull towards zero at each touch; part of the features left out at random; seed. */
export type Learning = {
  readonly epochs: number
  readonly rate: number
  readonly pull: number
  readonly leftOut: number
  readonly seed: number
}

/** A linear-chain CRF: `emissions[place * labels + label]`; transitions as a lattice has them. */
export type Crf = { readonly labels: number; readonly emissions: Float32Array; readonly transitions: Float32Array }

/** Passes before the mean of the weights begins. */
const UNSETTLED = 2
/** Labels more certain than this teach nothing. */
const SETTLED = 1e-3
/** AdaGrad's first sum of squares: keeps the first steps small. */
const FIRST_SQUARES = 1e-2

/** Returns a conditional random field (Lafferty et al. 2001) learned by AdaGrad (Duchi et al. 2011), the mean of its weights after each pass but the first two. */
export function trainCrf(
  examples: readonly Example[],
  labels: number,
  learning: Learning,
  onPass?: (pass: number) => void,
): Crf {
  const learner = learnerOf(labels, learning)
  const order = examples.map((_, index) => index)
  let passes = 0
  const sums = { emissions: new Float32Array(PLACES * labels), transitions: new Float32Array((labels + 1) * labels) }
  for (let pass = 0; pass < learning.epochs; pass += 1) {
    shuffle(order, learner.random)
    for (const index of order) {
      const example = examples[index]
      if (example !== undefined && example.labels.length > 0) learner.learn(example)
    }
    if (pass >= UNSETTLED || pass === learning.epochs - 1) {
      passes += 1
      addInto(sums.emissions, learner.emissions)
      addInto(sums.transitions, learner.transitions)
    }
    onPass?.(pass + 1)
  }
  const mean = (list: Float32Array) => list.map((sum) => sum / passes)
  return { labels, emissions: mean(sums.emissions), transitions: mean(sums.transitions) }
}

/** `weights` holds each weight beside its sum of squares: one place, one line of the processor's cache. */
function addInto(sums: Float32Array, weights: Float32Array): void {
  for (let at = 0; at < sums.length; at += 1) sums[at] = (sums[at] ?? 0) + (weights[2 * at] ?? 0)
}

function learnerOf(labels: number, { rate, pull, leftOut, seed }: Learning) {
  const random = randomOf(seed)
  const emissions = pairs(PLACES * labels)
  const transitions = pairs((labels + 1) * labels)
  const least = leftOut * 2 ** 32
  const step = (weights: Float32Array, at: number, gradient: number) => {
    const weight = weights[at] ?? 0
    const down = gradient - pull * weight
    const squares = (weights[at + 1] ?? 0) + down * down
    weights[at + 1] = squares
    weights[at] = weight + (rate * down) / Math.sqrt(squares)
  }

  function learn({ places, labels: gold }: Example): void {
    const heard = places.map((list) => list.filter(() => random() >= least))
    const lattice = latticeOf(heard)
    const { alpha, beta, total } = sumsOf(lattice)
    const wrong = new Float64Array(labels)
    for (const [index, list] of heard.entries()) {
      let most = 0
      for (let label = 0; label < labels; label += 1) {
        const at = index * labels + label
        const gradient = (gold[index] === label ? 1 : 0) - Math.exp((alpha[at] ?? 0) + (beta[at] ?? 0) - total)
        wrong[label] = gradient
        most = Math.max(most, Math.abs(gradient))
      }
      if (most < SETTLED) continue
      for (const place of list)
        for (let label = 0; label < labels; label += 1) step(emissions, 2 * (place * labels + label), wrong[label] ?? 0)
    }
    learnTransitions(lattice, alpha, beta, total, gold)
  }

  function latticeOf(heard: readonly Int32Array[]): Lattice {
    const scores = new Float64Array(heard.length * labels)
    for (const [index, list] of heard.entries())
      for (const place of list)
        for (let label = 0; label < labels; label += 1) {
          const at = index * labels + label
          scores[at] = (scores[at] ?? 0) + (emissions[2 * (place * labels + label)] ?? 0)
        }
    const plain = Float64Array.from({ length: (labels + 1) * labels }, (_, at) => transitions[2 * at] ?? 0)
    return { length: heard.length, labels, scores, transitions: plain }
  }

  function learnTransitions(
    { length, scores, transitions: plain }: Lattice,
    alpha: Float64Array,
    beta: Float64Array,
    total: number,
    gold: Uint8Array,
  ): void {
    const gradients = new Float64Array(plain.length)
    const add = (at: number, amount: number) => {
      gradients[at] = (gradients[at] ?? 0) + amount
    }
    for (let label = 0; label < labels; label += 1)
      add(labels * labels + label, -Math.exp((alpha[label] ?? 0) + (beta[label] ?? 0) - total))
    add(labels * labels + (gold[0] ?? 0), 1)
    for (let index = 1; index < length; index += 1) {
      add((gold[index - 1] ?? 0) * labels + (gold[index] ?? 0), 1)
      const row = index * labels
      for (let before = 0; before < labels; before += 1)
        for (let label = 0; label < labels; label += 1) {
          const through = (plain[before * labels + label] ?? 0) + (scores[row + label] ?? 0) + (beta[row + label] ?? 0)
          add(before * labels + label, -Math.exp((alpha[row - labels + before] ?? 0) + through - total))
        }
    }
    for (const [at, gradient] of gradients.entries()) step(transitions, 2 * at, gradient)
  }

  return { random, emissions, transitions, learn }
}

function pairs(count: number): Float32Array {
  const weights = new Float32Array(2 * count)
  for (let at = 1; at < weights.length; at += 2) weights[at] = FIRST_SQUARES
  return weights
}

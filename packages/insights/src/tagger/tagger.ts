import { bestPath, type Lattice, probabilityOf, sumsOf } from './decode.ts'
import { documentPlaces } from './document-features.ts'
import { labelCount, type MentionKind, type TaggerModel } from './model.ts'
import { placesOf, type WordCache, wordsOf } from './sentence-features.ts'

/** A mention in a sentence: words `start` to before `end`; `confidence` 0 to 1 is the least probability of a label in it. */
export type Mention = {
  readonly kind: MentionKind
  readonly start: number
  readonly end: number
  readonly confidence: number
}

/** Finds mentions with one model; what it computed of words is kept for the next text. */
export type Tagger = {
  /** Returns the mentions of each sentence of one text, in its order. Sentences are words as written, punctuation apart; those around help to decide. */
  readonly tagSentences: (sentences: readonly (readonly string[])[]) => Mention[][]
}

/** Returns a tagger of a trained model. */
export function taggerOf(model: TaggerModel): Tagger {
  const cache: WordCache = new Map()
  return { tagSentences: (sentences) => tagWith(model, cache, sentences) }
}

function tagWith(model: TaggerModel, cache: WordCache, sentences: readonly (readonly string[])[]): Mention[][] {
  const staged = sentences.map((words) => {
    const features = wordsOf(words, cache)
    const scores = scoresOf(model, placesOf(features))
    const labels = bestPath(latticeOf(model, 0, words.length, scores[0]))
    return { words, features, labels, scores: scores[1] }
  })
  const extra = documentPlaces(staged)
  return staged.map(({ words, scores }, index) => {
    addPlaces(model, scores, extra[index] ?? [])
    const lattice = latticeOf(model, 1, words.length, scores)
    return mentionsOf(model, lattice, bestPath(lattice))
  })
}

function latticeOf(model: TaggerModel, stage: 0 | 1, length: number, scores: Float64Array): Lattice {
  return { length, labels: labelCount(model.kinds.length), scores, transitions: model.transitions[stage] }
}

/** Both stages in one pass: their weights of a place lie side by side. */
function scoresOf(
  { kinds, step, emissions }: TaggerModel,
  places: readonly Int32Array[],
): [Float64Array, Float64Array] {
  const labels = labelCount(kinds.length)
  const width = labels - 1
  const first = new Float64Array(places.length * labels)
  const second = new Float64Array(places.length * labels)
  for (const [index, list] of places.entries()) {
    const row = index * labels + 1
    for (const place of list) {
      const start = place * 2 * width
      for (let column = 0; column < width; column += 1) {
        first[row + column] = (first[row + column] ?? 0) + (emissions[start + column] ?? 0)
        second[row + column] = (second[row + column] ?? 0) + (emissions[start + width + column] ?? 0)
      }
    }
  }
  for (let at = 0; at < first.length; at += 1) {
    first[at] = (first[at] ?? 0) * step
    second[at] = (second[at] ?? 0) * step
  }
  return [first, second]
}

function addPlaces({ kinds, step, emissions }: TaggerModel, scores: Float64Array, places: readonly Int32Array[]): void {
  const labels = labelCount(kinds.length)
  const width = labels - 1
  for (const [index, list] of places.entries()) {
    const row = index * labels + 1
    for (const place of list) {
      const start = place * 2 * width + width
      for (let column = 0; column < width; column += 1)
        scores[row + column] = (scores[row + column] ?? 0) + step * (emissions[start + column] ?? 0)
    }
  }
}

/** Returns the stretches of labels that begin with a kind's first label (odd) and go on with its further one (even). */
export function spansOf(
  labels: ArrayLike<number>,
): { readonly first: number; readonly start: number; readonly end: number }[] {
  const spans = []
  for (let start = 0; start < labels.length; start += 1) {
    const first = labels[start] ?? 0
    if (first % 2 === 0) continue
    let end = start + 1
    while (end < labels.length && labels[end] === first + 1) end += 1
    spans.push({ first, start, end })
  }
  return spans
}

function mentionsOf({ kinds }: TaggerModel, lattice: Lattice, labels: Uint8Array): Mention[] {
  const spans = spansOf(labels)
  if (spans.length === 0) return []
  const sums = sumsOf(lattice)
  return spans.flatMap(({ first, start, end }) => {
    const kind = kinds[(first - 1) >> 1]
    if (kind === undefined) return []
    let confidence = 1
    for (let at = start; at < end; at += 1)
      confidence = Math.min(confidence, probabilityOf(sums, at * lattice.labels + (labels[at] ?? 0)))
    return [{ kind, start, end, confidence }]
  })
}

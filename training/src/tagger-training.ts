import {
  bestPath,
  documentPlaces,
  type Labelled,
  labelCount,
  type MentionKind,
  PLACES,
  placesOf,
  type TaggerModel,
  type WordCache,
  wordsOf,
} from '@anamnesis/insights/training'
import { type Crf, type Example, type Learning, trainCrf } from './crf.ts'
import type { LabelledSentence } from './ner-files.ts'

/** How a tagger of two stages is trained; `folds`: the second stage learns from what a first one said that had not seen the sentence. */
export type TaggerLearning = {
  readonly first: Learning
  readonly second: Learning
  readonly folds: number
}

/** Sentences side by side that stay together: about five abstracts. */
const BLOCK = 40
/** The size of one whole number of the weights: chosen so that rounding changes no score in the third decimal. */
const STEP = 1 / 32

/** Returns a tagger of two stages trained on sentences in the order of their texts; `say` hears of each pass. */
export function trainTagger(
  sentences: readonly LabelledSentence[],
  kinds: readonly MentionKind[],
  { first, second, folds }: TaggerLearning,
  say: (words: string) => void = () => {},
): TaggerModel {
  const labels = labelCount(kinds.length)
  const cache: WordCache = new Map()
  const features = sentences.map(({ words }) => wordsOf(words, cache))
  const examples = sentences.map((sentence, index) => ({
    labels: sentence.labels,
    places: placesOf(features[index] ?? []),
  }))
  const said: Uint8Array[] = []
  for (let fold = 0; fold < folds; fold += 1) {
    const isIn = (index: number) => Math.floor(index / BLOCK) % folds === fold
    const others = examples.filter((_, index) => !isIn(index))
    const crf = trainCrf(others, labels, first, (pass) => say(`votes ${fold + 1} of ${folds}, pass ${pass}`))
    for (const [index, example] of examples.entries()) if (isIn(index)) said[index] = labelsBy(crf, example)
  }
  const stage1 = trainCrf(examples, labels, first, (pass) => say(`first stage, pass ${pass}`))
  const voted: Labelled[] = sentences.map(({ words }, index) => ({
    words,
    features: features[index] ?? [],
    labels: said[index] ?? [],
  }))
  const extra = documentPlaces(voted)
  const widened = examples.map((example, index) => ({
    labels: example.labels,
    places: example.places.map((list, at) => joined(list, extra[index]?.[at])),
  }))
  const stage2 = trainCrf(widened, labels, second, (pass) => say(`second stage, pass ${pass}`))
  return modelOf(kinds, [stage1, stage2])
}

function joined(list: Int32Array, more: Int32Array = new Int32Array(0)): Int32Array {
  const all = new Int32Array(list.length + more.length)
  all.set(list)
  all.set(more, list.length)
  return all
}

function labelsBy({ labels, emissions, transitions }: Crf, { places }: Example): Uint8Array {
  const scores = new Float64Array(places.length * labels)
  for (const [index, list] of places.entries())
    for (const place of list)
      for (let label = 0; label < labels; label += 1) {
        const at = index * labels + label
        scores[at] = (scores[at] ?? 0) + (emissions[place * labels + label] ?? 0)
      }
  return bestPath({ length: places.length, labels, scores, transitions })
}

/** A place's weights count from label 0's: a number added to all labels of a word changes no path. */
function modelOf(kinds: readonly MentionKind[], stages: readonly [Crf, Crf]): TaggerModel {
  const labels = labelCount(kinds.length)
  const width = labels - 1
  const emissions = new Int8Array(PLACES * 2 * width)
  for (const [stage, crf] of stages.entries())
    for (let place = 0; place < PLACES; place += 1)
      for (let label = 1; label < labels; label += 1) {
        const weight = (crf.emissions[place * labels + label] ?? 0) - (crf.emissions[place * labels] ?? 0)
        const rounded = Math.round(weight / STEP)
        emissions[(place * 2 + stage) * width + label - 1] = Math.max(-127, Math.min(127, rounded))
      }
  return { kinds, step: STEP, emissions, transitions: [stages[0].transitions, stages[1].transitions] }
}

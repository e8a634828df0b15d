import { mix } from './hashes.ts'
import { PLACES, type WordFeatures } from './word-features.ts'

/** Sentences on each side whose first labels speak for a word: about an abstract, or a section of a note. */
const NEAR = 12
/** Letters of the longest short form that a bracket gives. */
const LONGEST_SHORT_FORM = 8

/** A sentence after the first stage: its words and the label of each (0 none, then two for each kind: first word, further word). */
export type Labelled = {
  readonly words: readonly string[]
  readonly features: readonly WordFeatures[]
  readonly labels: ArrayLike<number>
}

/**
 * Returns for each sentence and word the places of what the sentences around say: how the first stage labelled the same word in them, what a short form was given
 * for ("gestational diabetes (GDM)"), and the first labels of the words beside it.
 */
export function documentPlaces(sentences: readonly Labelled[]): Int32Array[][] {
  const definitions = definitionsOf(sentences)
  const votes = new Votes()
  for (const sentence of sentences.slice(0, NEAR)) votes.count(sentence, 1)
  return sentences.map((sentence, index) => {
    const [coming, past] = [sentences[index + NEAR], sentences[index - NEAR - 1]]
    if (coming !== undefined) votes.count(coming, 1)
    if (past !== undefined) votes.count(past, -1)
    votes.count(sentence, -1)
    const signs = sentence.features.map(({ word }) => votes.signOf(word))
    votes.count(sentence, 1)
    const given = sentence.features.map(({ word }) => definitionNear(definitions.get(word), index))
    return sentence.features.map((_, at) => placesAt(sentence.labels, signs, given, at))
  })
}

function placesAt(
  labels: ArrayLike<number>,
  signs: readonly number[],
  given: readonly number[],
  at: number,
): Int32Array {
  const sign = (offset: number) => signs[at + offset] ?? 0
  const defined = (offset: number) => given[at + offset] ?? 0
  const label = (offset: number) => (labels[at + offset] ?? -1) + 1
  const hashes = [
    mix(defined(0), 100),
    mix(defined(-1), 101),
    mix(defined(1), 102),
    mix(mix(defined(0), sign(0)), 103),
    mix(sign(0), 104),
    mix(sign(-1), 105),
    mix(sign(1), 106),
    mix(mix(sign(0), sign(1)), 107),
    mix(mix(sign(-1), sign(0)), 108),
    mix(label(-2) * 8 + label(-1), 109),
    mix(label(1) * 8 + label(2), 110),
    mix(label(0), 111),
    mix(label(-1) * 64 + label(0) * 8 + label(1), 112),
    mix(mix(label(0), sign(0)), 113),
  ]
  return Int32Array.from(hashes, (hash) => hash & (PLACES - 1))
}

/** 0 for no kind, 1 for the first, 2 for the second: labels come in twos. */
const kindOf = (label: number | undefined) => ((label ?? 0) + 1) >> 1

/** How often each word of the sentences in view was labelled as nothing, as the first and as the second kind. */
class Votes {
  private readonly byWord = new Map<number, number[]>()

  count({ features, labels }: Labelled, times: 1 | -1): void {
    for (const [index, { word }] of features.entries()) {
      let counts = this.byWord.get(word)
      if (counts === undefined) {
        counts = [0, 0, 0]
        this.byWord.set(word, counts)
      }
      const kind = kindOf(labels[index])
      counts[kind] = (counts[kind] ?? 0) + times
    }
  }

  /** 0 where the word stands nowhere else; else which kind most labels name, whether all do, and whether there are more than two. */
  signOf(word: number): number {
    const [none = 0, first = 0, second = 0] = this.byWord.get(word) ?? []
    const all = none + first + second
    if (all === 0) return 0
    const most = Math.max(none, first, second)
    const top = most === none ? 0 : most === first ? 1 : 2
    return 1 + top * 4 + (most === all ? 2 : 0) + (all > 2 ? 1 : 0)
  }
}

/** For a word in brackets and a sentence, the best kind that it is given for there. */
type Definitions = ReadonlyMap<number, ReadonlyMap<number, number>>

/** Short forms in brackets with the kind of the word before the bracket. */
function definitionsOf(sentences: readonly Labelled[]): Definitions {
  const definitions = new Map<number, Map<number, number>>()
  for (const [sentence, { words, features, labels }] of sentences.entries()) {
    for (let at = words.indexOf('('); at !== -1; at = words.indexOf('(', at + 1)) {
      const word = words[at + 1] ?? ''
      const closed = words[at + 2] ?? ''
      const key = features[at + 1]?.word
      if (at === 0 || key === undefined || word.length > LONGEST_SHORT_FORM || !/[A-Z]/.test(word)) continue
      if (closed !== ')' && closed !== ',' && closed !== ';') continue
      const known = definitions.get(key) ?? new Map<number, number>()
      known.set(sentence, Math.max(known.get(sentence) ?? 0, kindOf(labels[at - 1])))
      definitions.set(key, known)
    }
  }
  return definitions
}

/** 0 for a word that no bracket near gives, 1 for one given for nothing in particular, else 1 + kind. */
function definitionNear(kinds: ReadonlyMap<number, number> | undefined, sentence: number): number {
  let best = 0
  for (let near = sentence - NEAR; kinds !== undefined && near <= sentence + NEAR; near += 1)
    best = Math.max(best, (kinds.get(near) ?? -1) + 1)
  return best
}

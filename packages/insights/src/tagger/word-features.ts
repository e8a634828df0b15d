import { hashText, mix } from './hashes.ts'
import { markOf } from './lexicon.ts'

/** Weights are looked up by hash: 2^18 places hold what about a million features say, few of them sharing one. */
export const PLACES = 2 ** 18

const LONGEST_AFFIX = 5
/** Letters of a word that are cut into pieces; the rest of a longer one is heard in its end. */
const LONGEST_PIECE = 30
const LONGEST_SHAPE = 12

/** What is computed of a word once, wherever it stands: hashes of the word in small letters, its shape, its first and last three letters, its lexicon mark, and the places of its own features. */
export type WordFeatures = {
  readonly word: number
  readonly shape: number
  readonly start: number
  readonly end: number
  readonly mark: number
  readonly own: readonly number[]
}

/** Stands before the first and after the last word of a sentence. */
export const OUTSIDE: WordFeatures = { word: 1, shape: 2, start: 3, end: 4, mark: 0, own: [] }

/** Returns what a word says by itself: affixes of 1 to 5 letters, pieces of 3 and 4, form, spelling, and its mark in the lexicon. */
export function wordFeatures(word: string): WordFeatures {
  const small = word.toLowerCase()
  const own: number[] = []
  for (let length = 1; length <= LONGEST_AFFIX && length <= small.length; length += 1) {
    own.push(mix(hashText(small, 0, length), 20 + length), mix(hashText(small, small.length - length), 30 + length))
  }
  const padded = `<${small.slice(0, LONGEST_PIECE)}>`
  for (let size = 3; size <= 4; size += 1)
    for (let at = 0; at + size <= padded.length; at += 1) own.push(mix(hashText(padded, at, at + size), 40 + size))
  const shape = hashText(shapeOf(word))
  const hash = hashText(small)
  own.push(mix(hash, 1), mix(shape, 2), mix(hashText(word), 3))
  const end = hashText(small, Math.max(0, small.length - 3))
  return { word: hash, shape, start: hashText(small, 0, 3), end, mark: markOf(small), own }
}

/** A word's form: capitals as A, small letters as a, digits as 0, other marks as they are; of a run, two are kept. */
function shapeOf(word: string): string {
  let shape = ''
  for (const letter of word.slice(0, LONGEST_SHAPE)) {
    const sign = /[A-Z]/.test(letter) ? 'A' : /[a-z]/.test(letter) ? 'a' : /\d/.test(letter) ? '0' : letter
    if (!shape.endsWith(sign + sign)) shape += sign
  }
  return shape
}

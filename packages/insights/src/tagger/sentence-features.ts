import { mix } from './hashes.ts'
import { OUTSIDE, PLACES, type WordFeatures, wordFeatures } from './word-features.ts'

/** Keeps what was computed of words: most of a text is words that came before. */
export type WordCache = Map<string, WordFeatures>

const MOST_WORDS = 50_000

/** Returns what each word of a sentence says by itself, as written; `cache` is read and filled. */
export function wordsOf(words: readonly string[], cache: WordCache): WordFeatures[] {
  return words.map((word) => {
    const known = cache.get(word)
    if (known !== undefined) return known
    if (cache.size >= MOST_WORDS) cache.clear()
    const made = wordFeatures(word)
    cache.set(word, made)
    return made
  })
}

/** Returns for each word of a sentence the places of its features, 0 to PLACES - 1: its own, and those of two words on each side. */
export function placesOf(words: readonly WordFeatures[]): Int32Array[] {
  return words.map((here, index) => {
    const context = around(here, words, index)
    const places = new Int32Array(here.own.length + context.length)
    let next = 0
    for (const hash of here.own) places[next++] = hash & (PLACES - 1)
    for (const hash of context) places[next++] = hash & (PLACES - 1)
    return places
  })
}

function around(here: WordFeatures, words: readonly WordFeatures[], index: number): number[] {
  const before2 = words[index - 2] ?? OUTSIDE
  const before = words[index - 1] ?? OUTSIDE
  const after = words[index + 1] ?? OUTSIDE
  const after2 = words[index + 2] ?? OUTSIDE
  const hashes = [
    mix(before.word, 5),
    mix(before2.word, 6),
    mix(after.word, 7),
    mix(after2.word, 8),
    mix(mix(before.word, here.word), 9),
    mix(mix(here.word, after.word), 10),
    mix(mix(before.word, after.word), 11),
    mix(mix(before2.word, before.word), 12),
    mix(mix(after.word, after2.word), 13),
    mix(before.shape, 14),
    mix(after.shape, 15),
    mix(mix(before.shape, here.shape), 16),
    mix(mix(here.shape, after.shape), 17),
    mix(before.end, 18),
    mix(after.end, 19),
    mix(mix(before.end, here.end), 50),
    mix(mix(here.end, after.end), 51),
    mix(after.start, 52),
    mix(before.start, 53),
  ]
  if (before2.mark !== 0) hashes.push(mix(before2.mark, 60))
  if (before.mark !== 0) hashes.push(mix(before.mark, 61), mix(mix(before.mark, here.end), 66))
  if (here.mark !== 0) hashes.push(mix(here.mark, 62))
  if (after.mark !== 0) hashes.push(mix(after.mark, 63), mix(mix(after.mark, here.end), 67))
  if (after2.mark !== 0) hashes.push(mix(after2.mark, 64))
  const near = before.mark * 16 + here.mark * 4 + after.mark
  if (near !== 0) hashes.push(mix(near, 65))
  return hashes
}

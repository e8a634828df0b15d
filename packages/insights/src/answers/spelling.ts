import { KINDS, VOID_WORDS } from './alias-table.ts'
import { isOwnWord, NAME_WORDS } from './entities.ts'

const KIND_WORDS: ReadonlySet<string> = new Set(
  KINDS.flatMap(({ any, and = [], more }) => [...any, ...and, ...more]).flatMap((phrase) => phrase.split(' ')),
)

/** Shorter words are too near to each other. */
const SHORTEST = 5

const BY_LENGTH = Map.groupBy(
  [...new Set([...NAME_WORDS, ...KIND_WORDS, ...VOID_WORDS])].filter((word) => word.length >= SHORTEST - 1),
  (word) => word.length,
)

/** Returns true for a word of a name, a kind of question, or one that says nothing. */
export function isKnown(word: string): boolean {
  return NAME_WORDS.has(word) || isOwnWord(word) || KIND_WORDS.has(word) || VOID_WORDS.has(word)
}

/** Returns the word that a word with one letter wrong, missing, too many or two letters swapped was meant to be; the word itself where none or several fit. */
export function spelled(word: string): string {
  if (isKnown(word) || word.length < SHORTEST || word.length > 40 || /\d/.test(word)) return word
  const near = [word.length - 1, word.length, word.length + 1]
    .flatMap((length) => BY_LENGTH.get(length) ?? [])
    .filter((other) => isOneAway(word, other))
  return near.length === 1 ? (near[0] ?? word) : word
}

function isOneAway(a: string, b: string): boolean {
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1
  const restA = a.slice(start)
  const restB = b.slice(start)
  if (restA.length === restB.length)
    return (
      restA.slice(1) === restB.slice(1) ||
      (restA.slice(2) === restB.slice(2) && restA[0] === restB[1] && restA[1] === restB[0])
    )
  return restA.length > restB.length ? restA.slice(1) === restB : restB.slice(1) === restA
}

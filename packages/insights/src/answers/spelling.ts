import type { Language } from '@anamnesis/core/api'
import { isOwnWord, NAME_WORDS } from './entities.ts'
import { KINDS, type KindWords, VOID_WORDS } from './question-kinds.ts'
import { SPANISH_KINDS, SPANISH_VOID_WORDS, TELLING_WORDS } from './spanish-question-kinds.ts'

/** How questions are put in a language: their kinds, the first that fits counts, and the words that say nothing. */
export type QuestionWords = { readonly kinds: readonly KindWords[]; readonly voids: ReadonlySet<string> }

/** How questions are put, by language. */
export const QUESTION_WORDS: Readonly<Record<Language, QuestionWords>> = {
  en: { kinds: KINDS, voids: VOID_WORDS },
  es: { kinds: SPANISH_KINDS, voids: SPANISH_VOID_WORDS },
}

type Known = { readonly words: ReadonlySet<string>; readonly byLength: ReadonlyMap<number, readonly string[]> }

/** Shorter words are too near to each other. */
const SHORTEST = 5

const KNOWN: Readonly<Record<Language, Known>> = { en: knownIn('en'), es: knownIn('es') }

function knownIn(language: Language): Known {
  const { kinds, voids } = QUESTION_WORDS[language]
  const ofKinds = kinds.flatMap(({ any, and = [], more }) => [...any, ...and, ...more])
  const words = new Set([...NAME_WORDS[language], ...ofKinds.flatMap((phrase) => phrase.split(' ')), ...voids])
  const byLength = Map.groupBy(
    [...words].filter((word) => word.length >= SHORTEST - 1),
    (word) => word.length,
  )
  return { words, byLength }
}

/** Returns true for a word of a name, a kind of question, or one that says nothing, in either language; a word that tells time, person or denial too. */
export function isKnown(word: string): boolean {
  return KNOWN.en.words.has(word) || KNOWN.es.words.has(word) || TELLING_WORDS.has(word) || isOwnWord(word)
}

/** Returns the word of the language that a word with one letter wrong, missing, too many or two letters swapped was meant to be; the word itself where none or several fit. */
export function spelled(word: string, language: Language): string {
  if (isKnown(word) || word.length < SHORTEST || word.length > 40 || /\d/.test(word)) return word
  const near = [word.length - 1, word.length, word.length + 1]
    .flatMap((length) => KNOWN[language].byLength.get(length) ?? [])
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

import { LANGUAGES, type Language } from '@anamnesis/core/api'
import type { Entity } from './entities.ts'
import { namesIn, wordsOf } from './entities.ts'
import type { KindWords } from './question-kinds.ts'
import { QUESTION_WORDS, spelled } from './spelling.ts'

/** A question understood: its kind, what it is about, and its words. */
export type Understood = {
  readonly kind: string
  readonly entity: Entity | null
  readonly words: readonly string[]
  readonly rest: readonly string[]
}

const LONGEST_QUESTION = 300
const MOST_WORDS = 30

/**
 * Returns what a question asks, read in the reader's language and, where that fails, in another; null where any of its words is left over or it names two
 * things: a word that was not understood may change what is asked ("highest", "before", "in 2015", "his mother's"). One reading takes one language's words
 * only: "no" and "mi" are not the same in each. In a question about allergies words may be left: they name what the allergy would be to.
 */
export function understand(question: string, language: Language): Understood | null {
  const written = wordsOf(question.slice(0, LONGEST_QUESTION))
  if (written.length === 0 || written.length > MOST_WORDS) return null
  for (const spoken of [language, ...LANGUAGES.filter((other) => other !== language)]) {
    const words = written.map((word) => spelled(word, spoken))
    for (const kind of QUESTION_WORDS[spoken].kinds) {
      const understood = asKind(kind, words, spoken)
      if (understood !== null) return understood
    }
  }
  return null
}

function asKind(kind: KindWords, words: readonly string[], language: Language): Understood | null {
  const { voids } = QUESTION_WORDS[language]
  const names = namesIn(words, language).filter(({ from, until }) => !isOfKind(kind, words.slice(from, until)))
  const asked = words.filter((_, index) => !names.some(({ from, until }) => index >= from && index < until))
  const bare = names.length === 1 && asked.every((word) => voids.has(word)) && BARE.has(kind.kind)
  const isFor = kind.kind === 'why' && words.at(-1) === 'for' && names.length === 1
  if (!bare && !isFor && !(has(words, kind.any) && (kind.and === undefined || has(words, kind.and)))) return null
  if (names.length > 1) return null
  const meanings: readonly (Entity | null)[] = names[0]?.meanings ?? [null]
  const entity = meanings.filter((meaning) => kind.about.includes(meaning?.type ?? 'nothing'))
  if (entity.length !== 1) return null
  const own = new Set([...kind.any, ...(kind.and ?? []), ...kind.more].flatMap((phrase) => phrase.split(' ')))
  const rest = asked.filter((word) => !own.has(word) && !voids.has(word))
  if (rest.length > 0 && kind.kind !== 'allergies') return null
  return { kind: kind.kind, entity: entity[0] ?? null, words, rest }
}

/** Kinds that a name alone asks for. */
const BARE: ReadonlySet<string> = new Set(['latest', 'history'])

// "smoking" and "alcohol" are problems too: asked for a habit they are no names.
function isOfKind({ any, about }: KindWords, name: readonly string[]): boolean {
  return about.length === 1 && about[0] === 'nothing' && any.includes(name.join(' '))
}

function has(words: readonly string[], phrases: readonly string[]): boolean {
  const said = ` ${words.join(' ')} `
  return phrases.some((phrase) => said.includes(` ${phrase} `))
}

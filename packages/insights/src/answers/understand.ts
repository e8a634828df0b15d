import type { KindWords } from './alias-table.ts'
import { KINDS, VOID_WORDS } from './alias-table.ts'
import type { Entity } from './entities.ts'
import { namesIn, wordsOf } from './entities.ts'
import { spelled } from './spelling.ts'

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
 * Returns what a question asks, null where any of its words is left over or it names two things: a word that was not understood may change what is asked
 * ("highest", "before", "in 2015", "his mother's"). In a question about allergies words may be left: they name what the allergy would be to.
 */
export function understand(question: string): Understood | null {
  const words = wordsOf(question.slice(0, LONGEST_QUESTION)).map(spelled)
  if (words.length === 0 || words.length > MOST_WORDS) return null
  for (const kind of KINDS) {
    const understood = asKind(kind, words)
    if (understood !== null) return understood
  }
  return null
}

function asKind(kind: KindWords, words: readonly string[]): Understood | null {
  const names = namesIn(words).filter(({ from, until }) => !isOfKind(kind, words.slice(from, until)))
  const asked = words.filter((_, index) => !names.some(({ from, until }) => index >= from && index < until))
  const bare = names.length === 1 && asked.every((word) => VOID_WORDS.has(word)) && BARE.has(kind.kind)
  const isFor = kind.kind === 'why' && words.at(-1) === 'for' && names.length === 1
  if (!bare && !isFor && !(has(words, kind.any) && (kind.and === undefined || has(words, kind.and)))) return null
  if (names.length > 1) return null
  const meanings: readonly (Entity | null)[] = names[0]?.meanings ?? [null]
  const entity = meanings.filter((meaning) => kind.about.includes(meaning?.type ?? 'nothing'))
  if (entity.length !== 1) return null
  const own = new Set([...kind.any, ...(kind.and ?? []), ...kind.more].flatMap((phrase) => phrase.split(' ')))
  const rest = asked.filter((word) => !own.has(word) && !VOID_WORDS.has(word))
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

import { hashText } from '../tagger/hashes.ts'
import { SENSITIVE_PHRASES, type SensitivePhrases } from './sensitive-phrases.ts'

/** How a word bears on the denial of what stands near it. */
export type Role = 'plain' | 'denies' | 'denies-list' | 'affirms' | 'changes' | 'denied'

/** What is known of one word: the phrase words that it can be, its part in a denial, and the hash of its small letters. */
export type Word = { readonly symbols: readonly number[] | null; readonly role: Role; readonly hash: number }

/** Where a phrase goes on by each word, and what it says where it ends. */
export type PhraseNode = { readonly next: Map<number, PhraseNode>; ends: SensitivePhrases[] }

const ROLES: Readonly<Record<Exclude<Role, 'plain'>, string>> = {
  denies: 'no not never nor neither without non sin nunca ningun ninguna jamas',
  'denies-list': 'denies denied deny denying negative niega negado niegan',
  affirms: `but except however although though yet reports reported endorses endorsed admits admitted positive has had have takes
    taking took on with due because since after started starts continues continued endorsing pero excepto salvo tiene tuvo toma por
    reconoce refiere`,
  changes: `change changes changed longer improvement improved better worse worsening worsened taking taken only show shows further
    relief response compliant adherent doubt well controlled responded tolerate tolerated able if able resolved cambio cambios mejoria`,
  denied: 'none absent negativo negativa',
}

const roles = new Map(
  Object.entries(ROLES).flatMap(([role, words]) => words.split(/\s+/).map((word) => [word, role as Role] as const)),
)

const symbolsByWord = new Map<string, number>()
/** The tree of all phrases of the lexicon. */
export const PHRASES: PhraseNode = { next: new Map(), ends: [] }
let longestStem = 0
for (const group of SENSITIVE_PHRASES.groups) for (const phrase of group.phrases.split('|')) enter(phrase.trim(), group)

function enter(phrase: string, group: SensitivePhrases): void {
  let node = PHRASES
  for (const word of phrase.split(/\s+/)) {
    if (word.endsWith('*')) longestStem = Math.max(longestStem, word.length - 1)
    const symbol = symbolsByWord.get(word) ?? symbolsByWord.size
    symbolsByWord.set(word, symbol)
    const next = node.next.get(symbol) ?? { next: new Map(), ends: [] }
    node.next.set(symbol, next)
    node = next
  }
  node.ends.push(group)
}

/** Words whose meaning is kept for the next text: those of many notes, and never more than this. */
const MOST_KEPT = 50_000
/** Nothing that we know is longer; a longer run of letters is no word. */
const LONGEST_WORD = 40
const NO_WORD: Word = { symbols: null, role: 'plain', hash: 0 }
const kept = new Map<string, Word>()

/** Returns what is known of a word as it is written. */
export function wordOf(raw: string): Word {
  const known = kept.get(raw)
  if (known !== undefined) return known
  if (raw.length > LONGEST_WORD) return NO_WORD
  if (kept.size >= MOST_KEPT) kept.clear()
  const word = lookUp(raw)
  kept.set(raw, word)
  return word
}

function lookUp(raw: string): Word {
  const word = raw.toLowerCase().normalize('NFKD').replaceAll(/\p{M}/gu, '')
  const names = [word]
  for (let length = 1; length <= Math.min(longestStem, word.length); length += 1)
    names.push(`${word.slice(0, length)}*`)
  if (raw !== word) names.push(raw)
  const symbols = names.flatMap((name) => symbolsByWord.get(name) ?? [])
  return { symbols: symbols.length > 0 ? symbols : null, role: roles.get(word) ?? 'plain', hash: hashText(word) }
}

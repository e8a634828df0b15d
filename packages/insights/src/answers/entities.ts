import { GERMAN_NAMES } from '../language/german-names.ts'
import { ABBREVIATION_SENSES } from '../terminology/abbreviations.ts'
import { CLASS_TABLE } from '../terminology/class-table.ts'
import { itemsOf, rowsOf } from '../terminology/data-file.ts'
import { classWords, findNames, ingredientWords, tokensOf } from '../terminology/ingredients.ts'
import { ALL_TESTS } from '../terminology/lab-tests.ts'
import { ownTerminology } from '../terminology/own-terminology.ts'
import { ALL_PROBLEMS } from '../terminology/problems.ts'
import { ALIAS_TABLE } from './alias-table.ts'

/** What a question may be about. */
export type Entity =
  | { readonly type: 'test'; readonly keys: readonly string[] }
  | { readonly type: 'problem'; readonly keys: readonly string[]; readonly words: string }
  | {
      readonly type: 'medicine'
      readonly ingredients: readonly string[]
      readonly classes: readonly string[]
      readonly words: string
    }
  /** Beginnings of words: one group of them must stand in the record's name. */
  | { readonly type: 'procedure' | 'vaccine'; readonly groups: readonly (readonly string[])[]; readonly words: string }

const INDEX = new Map<string, Entity[]>()

/** Returns the words of a question in small letters; what is between them says nothing. */
export function wordsOf(text: string): readonly string[] {
  return (
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}\p{N}]+(?:['.-][\p{L}\p{N}]+)*/gu) ?? []
  )
}

function add(name: string, entity: Entity): void {
  const key = wordsOf(name).join(' ')
  const known = INDEX.get(key) ?? []
  // The first says what a name means; later rows add what else it may be.
  if (key !== '' && !known.some(({ type }) => type === entity.type)) INDEX.set(key, [...known, entity])
}

for (const [kind = '', names, keys] of rowsOf(ALIAS_TABLE.rows)) {
  for (const words of itemsOf(names)) {
    if (kind === 'test') add(words, { type: 'test', keys: itemsOf(keys) })
    if (kind === 'problem') add(words, { type: 'problem', keys: itemsOf(keys), words })
    if (kind === 'class') add(words, { type: 'medicine', ingredients: [], classes: itemsOf(keys), words })
    if (kind === 'procedure' || kind === 'vaccine')
      add(words, { type: kind, groups: itemsOf(keys).map((group) => group.split('+')), words })
  }
}
for (const { key, name } of ALL_TESTS)
  for (const words of [name, GERMAN_NAMES.tests[key] ?? name]) add(words, { type: 'test', keys: [key] })
for (const { key, name } of ALL_PROBLEMS)
  for (const words of [name, GERMAN_NAMES.problems[key] ?? name]) add(words, { type: 'problem', keys: [key], words })
for (const [key = ''] of rowsOf(CLASS_TABLE.rows)) {
  const words = classWords(key)?.words
  if (words !== undefined) add(words, { type: 'medicine', ingredients: [], classes: [key], words })
}
for (const words of ingredientWords()) {
  const ingredients = findNames(tokensOf(words)).flatMap((name) => name.ingredients.map((item) => item.name))
  if (ingredients.length > 0) add(words, { type: 'medicine', ingredients, classes: [], words })
}
for (const [words, [sense]] of ABBREVIATION_SENSES) {
  const { kind, key = '' } = sense?.meaning ?? {}
  if (kind === 'test') add(words, { type: 'test', keys: [key] })
  if (kind === 'problem') add(words, { type: 'problem', keys: [key], words })
  if (kind === 'medicine') add(words, { type: 'medicine', ingredients: [key], classes: [], words })
}
// As in allergies, "penicillin" alone is the class.
INDEX.set('penicillin', [{ type: 'medicine', ingredients: [], classes: ['penicillin'], words: 'penicillin' }])

const LONGEST = Math.max(...[...INDEX.keys()].map((key) => key.split(' ').length))

/** Every word that stands in a name. */
export const NAME_WORDS: ReadonlySet<string> = new Set([...INDEX.keys()].flatMap((key) => key.split(' ')))

/** A name in a question: words `from` to before `until`, and what it may mean. */
export type Named = { readonly from: number; readonly until: number; readonly meanings: readonly Entity[] }

/** Returns the names among the words from left to right, the longest at each place. */
export function namesIn(words: readonly string[]): readonly Named[] {
  const found: Named[] = []
  let from = 0
  while (from < words.length) {
    const named = nameAt(words, from)
    if (named !== null) found.push(named)
    from = named?.until ?? from + 1
  }
  return found
}

function ownMeanings(name: string): readonly Entity[] | undefined {
  const own = ownTerminology()
  const medicine = own?.medicines.get(name)
  if (medicine !== undefined)
    return [{ type: 'medicine', ingredients: medicine.ingredients.map((item) => item.name), classes: [], words: name }]
  const problem = own?.problemNames.get(name)
  if (problem !== undefined) return [{ type: 'problem', keys: [problem.key], words: name }]
  const test = own?.testNames.get(name)
  return test === undefined ? undefined : [{ type: 'test', keys: [test.key] }]
}

/** Returns true for a word of a name that the reading hospital added. */
export function isOwnWord(word: string): boolean {
  const own = ownTerminology()
  if (own === null) return false
  return [own.medicines, own.problemNames, own.testNames].some((names) =>
    [...names.keys()].some((name) => name.split(' ').includes(word)),
  )
}

function nameAt(words: readonly string[], from: number): Named | null {
  for (let length = Math.min(LONGEST, words.length - from); length > 0; length -= 1) {
    const name = words.slice(from, from + length).join(' ')
    const meanings = ownMeanings(name) ?? INDEX.get(name)
    if (meanings !== undefined) return { from, until: from + length, meanings }
  }
  return null
}

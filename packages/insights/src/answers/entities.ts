import type { Language } from '@anamnesis/core/api'
import { CLASS_NAMES, INGREDIENT_NAMES, PROBLEM_NAMES, TEST_NAMES } from '../language/spanish-names.ts'
import { ABBREVIATION_SENSES } from '../terminology/abbreviations.ts'
import { CLASS_TABLE } from '../terminology/class-table.ts'
import { itemsOf, rowsOf } from '../terminology/data-file.ts'
import { classWords, findNames, ingredientWords, tokensOf } from '../terminology/ingredients.ts'
import { ALL_TESTS } from '../terminology/lab-tests.ts'
import { type OwnTerminology, ownTerminology } from '../terminology/own-terminology.ts'
import { ALL_PROBLEMS } from '../terminology/problems.ts'
import { fold } from '../words.ts'
import { ALIAS_TABLE } from './alias-table.ts'
import { SPANISH_ALIASES } from './spanish-alias-table.ts'

/** How records and notes may name what a question is about: as asked, and in English. */
export type AskedNames = { readonly asked: string; readonly english: string }

/** What a question may be about. */
export type Entity =
  | { readonly type: 'test'; readonly keys: readonly string[] }
  | { readonly type: 'problem'; readonly keys: readonly string[]; readonly names: AskedNames }
  | {
      readonly type: 'medicine'
      readonly ingredients: readonly string[]
      readonly classes: readonly string[]
      readonly names: AskedNames
    }
  /** Beginnings of words, without accents: one group of them must stand in the record's name. */
  | {
      readonly type: 'procedure' | 'vaccine'
      readonly groups: readonly (readonly string[])[]
      readonly names: AskedNames
    }

type Index = Map<string, Entity[]>

/** Returns the words of a question in small letters without accents; what is between them says nothing. */
export function wordsOf(text: string): readonly string[] {
  return (
    fold(text)
      .replaceAll('’', "'")
      .match(/[\p{L}\p{N}]+(?:['.-][\p{L}\p{N}]+)*/gu) ?? []
  )
}

function add(index: Index, name: string, entity: Entity): void {
  const key = wordsOf(name).join(' ')
  const known = index.get(key) ?? []
  // The first says what a name means; later rows add what else it may be.
  if (key !== '' && !known.some(({ type }) => type === entity.type)) index.set(key, [...known, entity])
}

function addAliases(index: Index, rows: string): void {
  for (const [kind = '', words, keys, english] of rowsOf(rows))
    for (const asked of itemsOf(words)) {
      const names = { asked, english: english ?? asked }
      if (kind === 'test') add(index, asked, { type: 'test', keys: itemsOf(keys) })
      if (kind === 'problem') add(index, asked, { type: 'problem', keys: itemsOf(keys), names })
      if (kind === 'class') add(index, asked, { type: 'medicine', ingredients: [], classes: itemsOf(keys), names })
      if (kind === 'medicine')
        add(index, asked, {
          type: 'medicine',
          ingredients: itemsOf(keys),
          classes: [],
          names: { asked, english: keys ?? asked },
        })
      if (kind === 'procedure' || kind === 'vaccine')
        add(index, asked, { type: kind, groups: itemsOf(keys).map((group) => group.split('+')), names })
    }
}

const PENICILLIN: Entity = {
  type: 'medicine',
  ingredients: [],
  classes: ['penicillin'],
  names: { asked: 'penicillin', english: 'penicillin' },
}

function addMedicines(index: Index): void {
  for (const asked of ingredientWords()) {
    const ingredients = findNames(tokensOf(asked)).flatMap((name) => name.ingredients.map((item) => item.name))
    if (ingredients.length > 0)
      add(index, asked, { type: 'medicine', ingredients, classes: [], names: { asked, english: asked } })
  }
  // As in allergies, "penicillin" alone is the class.
  index.set('penicillin', [PENICILLIN])
}

function englishIndex(): Index {
  const index: Index = new Map()
  addAliases(index, ALIAS_TABLE.rows)
  for (const { key, name } of ALL_TESTS) add(index, name, { type: 'test', keys: [key] })
  for (const { key, name } of ALL_PROBLEMS)
    add(index, name, { type: 'problem', keys: [key], names: { asked: name, english: name } })
  for (const [key = ''] of rowsOf(CLASS_TABLE.rows)) {
    const words = classWords(key)?.words
    if (words !== undefined)
      add(index, words, {
        type: 'medicine',
        ingredients: [],
        classes: [key],
        names: { asked: words, english: words },
      })
  }
  addMedicines(index)
  for (const [asked, [sense]] of ABBREVIATION_SENSES) {
    const { kind, key = '' } = sense?.meaning ?? {}
    const names = { asked, english: asked }
    if (kind === 'test') add(index, asked, { type: 'test', keys: [key] })
    if (kind === 'problem') add(index, asked, { type: 'problem', keys: [key], names })
    if (kind === 'medicine') add(index, asked, { type: 'medicine', ingredients: [key], classes: [], names })
  }
  return index
}

// English abbreviations stay out: "mi" is "my" in Spanish and "no" is no element.
function spanishIndex(): Index {
  const index: Index = new Map()
  addAliases(index, SPANISH_ALIASES.rows)
  for (const { key } of ALL_TESTS) add(index, TEST_NAMES[key] ?? '', { type: 'test', keys: [key] })
  for (const { key, name } of ALL_PROBLEMS) {
    const asked = PROBLEM_NAMES[key] ?? ''
    add(index, asked, { type: 'problem', keys: [key], names: { asked, english: name } })
  }
  for (const { key, names } of CLASS_NAMES)
    for (const asked of names)
      add(index, asked, {
        type: 'medicine',
        ingredients: [],
        classes: [key],
        names: { asked, english: classWords(key)?.words ?? asked },
      })
  for (const [name, asked] of Object.entries(INGREDIENT_NAMES))
    add(index, asked, { type: 'medicine', ingredients: [name], classes: [], names: { asked, english: name } })
  addMedicines(index)
  return index
}

const INDEXES: Readonly<Record<Language, Index>> = { en: englishIndex(), es: spanishIndex() }

const LONGEST: Readonly<Record<Language, number>> = { en: longestIn(INDEXES.en), es: longestIn(INDEXES.es) }

function longestIn(index: Index): number {
  return Math.max(...[...index.keys()].map((key) => key.split(' ').length))
}

/** Every word that stands in a name, by the language of the question. */
export const NAME_WORDS: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: wordsIn(INDEXES.en),
  es: wordsIn(INDEXES.es),
}

function wordsIn(index: Index): ReadonlySet<string> {
  return new Set([...index.keys()].flatMap((key) => key.split(' ')))
}

/** A name in a question: words `from` to before `until`, and what it may mean. */
export type Named = { readonly from: number; readonly until: number; readonly meanings: readonly Entity[] }

/** Returns the names among the words from left to right, the longest at each place. */
export function namesIn(words: readonly string[], language: Language): readonly Named[] {
  const found: Named[] = []
  let from = 0
  while (from < words.length) {
    const named = nameAt(words, from, language)
    if (named !== null) found.push(named)
    from = named?.until ?? from + 1
  }
  return found
}

type OwnNames = { readonly index: ReadonlyMap<string, readonly Entity[]>; readonly words: ReadonlySet<string> }

const OWN_NAMES = new WeakMap<OwnTerminology, OwnNames>()

function ownNames(): OwnNames | null {
  const own = ownTerminology()
  if (own === null) return null
  const known = OWN_NAMES.get(own) ?? ownNamesOf(own)
  OWN_NAMES.set(own, known)
  return known
}

// The first of these that has a name wins: medicines, problems, tests.
function ownNamesOf({ medicines, problemNames, testNames }: OwnTerminology): OwnNames {
  const index = new Map<string, readonly Entity[]>()
  for (const [name, { key }] of testNames) index.set(fold(name), [{ type: 'test', keys: [key] }])
  for (const [name, { key }] of problemNames)
    index.set(fold(name), [{ type: 'problem', keys: [key], names: { asked: name, english: name } }])
  for (const [name, medicine] of medicines) {
    const ingredients = medicine.ingredients.map((item) => item.name)
    const names = { asked: name, english: name }
    index.set(fold(name), [{ type: 'medicine', ingredients, classes: [], names }])
  }
  return { index, words: new Set([...index.keys()].flatMap((name) => name.split(' '))) }
}

/** Returns true for a word of a name that the reading hospital added. */
export function isOwnWord(word: string): boolean {
  return ownNames()?.words.has(word) === true
}

function nameAt(words: readonly string[], from: number, language: Language): Named | null {
  for (let length = Math.min(LONGEST[language], words.length - from); length > 0; length -= 1) {
    const name = words.slice(from, from + length).join(' ')
    const meanings = ownNames()?.index.get(name) ?? INDEXES[language].get(name)
    if (meanings !== undefined) return { from, until: from + length, meanings }
  }
  return null
}

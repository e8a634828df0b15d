import { itemsOf, rowsOf } from '../terminology/data-file.ts'
import { ALL_PROBLEMS } from '../terminology/problems.ts'
import { lookup } from '../words.ts'
import { SPANISH_CLASSES, SPANISH_INGREDIENTS } from './spanish-medicine-names.ts'
import { SPANISH_ALLERGENS, SPANISH_RELATIVES, SPANISH_VACCINES } from './spanish-other-names.ts'
import { SPANISH_PROBLEM_NAMES } from './spanish-problem-names.ts'
import { SPANISH_TERMS } from './spanish-terms.ts'
import { SPANISH_TEST_NAMES } from './spanish-test-names.ts'

type Names = Readonly<Record<string, string>>

function namesOf(rows: string): Names {
  return Object.fromEntries(rowsOf(rows).map(([key = '', name = '']) => [key, name]))
}

function firstNamesOf(rows: string): Names {
  return Object.fromEntries(rowsOf(rows).map(([key = '', names]) => [key, itemsOf(names)[0] ?? '']))
}

function allNamesOf(rows: string): readonly { readonly key: string; readonly names: readonly string[] }[] {
  return rowsOf(rows).map(([key = '', names]) => ({ key, names: itemsOf(names) }))
}

/** Spanish names by the keys of the problem table. */
export const PROBLEM_NAMES: Names = namesOf(SPANISH_PROBLEM_NAMES.rows)
/** Spanish names by the keys of the test table. */
export const TEST_NAMES: Names = namesOf(SPANISH_TEST_NAMES.rows)
/** Spanish names by ingredient. */
export const INGREDIENT_NAMES: Names = Object.fromEntries(
  itemsOf(SPANISH_INGREDIENTS.names).map((item) => {
    const [name = '', spanish = name] = item.split('=')
    return [name, spanish]
  }),
)
/** Every Spanish name of each medicine class. */
export const CLASS_NAMES = allNamesOf(SPANISH_CLASSES.rows)
/** Every Spanish name of each substance, by its English name. */
export const ALLERGEN_NAMES = allNamesOf(SPANISH_ALLERGENS.rows)

const KNOWN_PROBLEMS: ReadonlySet<string> = new Set(Object.values(PROBLEM_NAMES))
const SUBSTANCES: Names = firstNamesOf(SPANISH_ALLERGENS.rows)
const RELATIVES: Names = namesOf(SPANISH_RELATIVES.rows)
const CONDITIONS: Names = Object.fromEntries(
  ALL_PROBLEMS.map(({ key, name }) => [name.toLowerCase(), PROBLEM_NAMES[key] ?? name]),
)
/** Fixed words of the code in Spanish. */
export const TERMS: Names = namesOf(SPANISH_TERMS.rows)
const VACCINES: Names = namesOf(SPANISH_VACCINES.rows)
/** The first Spanish name of each medicine class, by its key. */
export const CLASSES: Names = firstNamesOf(SPANISH_CLASSES.rows)
const INGREDIENTS: Names = Object.fromEntries(
  Object.entries(INGREDIENT_NAMES).map(([name, spanish]) => [name.toLowerCase(), spanish]),
)

/** Returns a problem's name as in the middle of a sentence: a name of ours begins small, the record's own words stay. */
export function problemWithin(name: string): string {
  const small = name.charAt(0).toLowerCase() + name.slice(1)
  return KNOWN_PROBLEMS.has(small) ? small : name
}

/** Returns a medicine's name in Spanish, "a with b" too; the name itself where the tables have none. */
export function medicineInSpanish(name: string): string {
  const parts = name.split(' with ').map((part) => lookup(INGREDIENTS, part.toLowerCase()))
  return parts.includes(undefined) ? name : parts.join(' con ')
}

/** Returns what someone is allergic to in Spanish, the record's own words where the tables have no name. */
export function substanceInSpanish(name: string): string {
  const small = name.toLowerCase()
  return lookup(INGREDIENTS, small) ?? lookup(CLASSES, small) ?? lookup(SUBSTANCES, small) ?? name
}

/** Returns fixed words of the code in Spanish, with the number that ends them ("age 78"); the words themselves where the table has none. */
export function termInSpanish(words: string): string {
  const [, before = words, number = ''] = /^(.*?)( \d+)?$/.exec(words) ?? []
  return lookup(TERMS, words) ?? `${lookup(TERMS, before) ?? before}${number}`
}

/** Returns a relative in Spanish, the record's own words where the table has none. */
export function relativeInSpanish(name: string): string {
  return lookup(RELATIVES, name) ?? name
}

/** Returns a condition of a relative in Spanish; the record's own words where the tables have none. */
export function conditionInSpanish(name: string): string {
  return lookup(CONDITIONS, name.toLowerCase()) ?? name
}

/** Returns a vaccine in Spanish, the record's own words where the table has none. */
export function vaccineInSpanish(name: string): string {
  return lookup(VACCINES, name) ?? name
}

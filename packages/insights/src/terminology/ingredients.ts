import { BRAND_COMBINATIONS } from './brand-table.ts'
import { CLASS_TABLE } from './class-table.ts'
import type { Ingredient } from './concepts.ts'
import { itemsOf, rowsOf } from './data-file.ts'
import { FURTHER_BRANDS, FURTHER_INGREDIENTS } from './further-ingredient-table.ts'
import { INGREDIENT_TABLE } from './ingredient-table.ts'
import { ownTerminology } from './own-terminology.ts'

export type { Ingredient } from './concepts.ts'

/** What a name leads to: the ingredients, and the brand as written in the table where the name is a brand of several. */
type Entry = { readonly ingredients: readonly Ingredient[]; readonly brand: string | null }

/** A word or number of a name with its place in the text. */
export type Token = { readonly text: string; readonly start: number; readonly end: number }

/** A name that was found in a text: tokens `from` (included) to `until` (excluded). */
export type FoundName = Entry & { readonly from: number; readonly until: number }

const LONGEST_NAME = 600

/** Returns the words and numbers of a name in small letters with their places; a number and the unit behind it are two tokens. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = []
  for (const match of text.slice(0, LONGEST_NAME).matchAll(/\p{L}+|\d+(?:[.,]\d+)*/gu))
    tokens.push({ text: match[0].toLowerCase(), start: match.index, end: match.index + match[0].length })
  return tokens
}

/** Returns a name as names are looked up: its words and numbers in small letters, a space between. */
export function keyOfName(name: string): string {
  return tokensOf(name)
    .map((token) => token.text)
    .join(' ')
}

const INGREDIENTS: readonly (Ingredient & { readonly otherNames: readonly string[] })[] = [
  ...rowsOf(INGREDIENT_TABLE.rows),
  ...rowsOf(FURTHER_INGREDIENTS.rows),
].map(([code, name = '', classes, otherNames]) => ({
  rxnorm: code === '' ? null : (code ?? null),
  name,
  classes: itemsOf(classes),
  otherNames: itemsOf(otherNames),
}))

const BY_CODE = new Map<string, readonly Ingredient[]>(
  INGREDIENTS.flatMap((item) => (item.rxnorm === null ? [] : [[item.rxnorm, [item]] as const])),
)
const BY_NAME = new Map(INGREDIENTS.map((item) => [item.name, item] as const))
const ENTRIES = new Map<string, Entry>()

for (const item of INGREDIENTS) {
  ENTRIES.set(keyOfName(item.name), { ingredients: [item], brand: null })
  for (const name of item.otherNames)
    ENTRIES.set(keyOfName(name), { ingredients: [item], brand: /^\p{Lu}/u.test(name) ? name : null })
}
for (const [brands, name = ''] of rowsOf(FURTHER_BRANDS.rows)) {
  const ingredient = BY_NAME.get(name)
  if (ingredient === undefined) throw new RangeError(`no ingredient ${name}`)
  for (const brand of itemsOf(brands)) ENTRIES.set(keyOfName(brand), { ingredients: [ingredient], brand })
}
for (const [code = '', brands, names] of rowsOf(BRAND_COMBINATIONS.rows)) {
  const ingredients = itemsOf(names).flatMap((name) => BY_NAME.get(name) ?? [])
  if (code !== '') BY_CODE.set(code, ingredients)
  for (const brand of itemsOf(brands)) ENTRIES.set(keyOfName(brand), { ingredients, brand })
}

/** Returns every name of an ingredient or brand, as words apart by a space, with the ingredients that it means. */
export function medicineNames(): readonly { readonly name: string; readonly ingredients: readonly Ingredient[] }[] {
  return [...ENTRIES].map(([name, { ingredients }]) => ({ name, ingredients }))
}

/** Words of the longest name; a hospital's own names count up to it. */
const LONGEST_KEY = Math.max(8, ...[...ENTRIES.keys()].map((key) => key.split(' ').length))

/** Returns the ingredients that an RxNorm ingredient or combination code means; none for a product's code or one we do not know. */
export function ingredientsByCode(code: string): readonly Ingredient[] {
  return ownTerminology()?.medicinesByCode.get(code) ?? BY_CODE.get(code) ?? []
}

/** Returns the ingredient with exactly this name in the table, undefined without one. */
export function ingredientByName(name: string): Ingredient | undefined {
  return BY_NAME.get(name)
}

/** Returns every name of an ingredient or brand that the table knows, in small letters. */
export function ingredientWords(): readonly string[] {
  return [...ENTRIES.keys()]
}

/** Returns the names of ingredients and brands among the tokens from left to right, the longest name at each place. */
export function findNames(tokens: readonly Token[]): readonly FoundName[] {
  const found: FoundName[] = []
  let from = 0
  while (from < tokens.length) {
    const name = nameAt(tokens, from)
    if (name !== undefined) found.push(name)
    from = name?.until ?? from + 1
  }
  return found
}

function nameAt(tokens: readonly Token[], from: number): FoundName | undefined {
  const own = ownTerminology()
  for (let length = Math.min(LONGEST_KEY, tokens.length - from); length > 0; length -= 1) {
    const key = tokens
      .slice(from, from + length)
      .map((token) => token.text)
      .join(' ')
    const entry = own?.medicines.get(key) ?? ENTRIES.get(key)
    if (entry !== undefined) return { ...entry, from, until: from + length }
  }
  return undefined
}

type ClassWords = { readonly words: string; readonly once: boolean; readonly alert: boolean }

const CLASSES: ReadonlyMap<string, ClassWords> = new Map(
  rowsOf(CLASS_TABLE.rows).map(([key = '', words = '', once, alert]) => [
    key,
    { words, once: once === 'once', alert: alert === 'alert' },
  ]),
)

/** Returns the words and duplicate rules of a class, undefined for a class that sentences do not name. */
export function classWords(key: string): ClassWords | undefined {
  return CLASSES.get(key)
}

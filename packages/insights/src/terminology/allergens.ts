import { lookup } from '../words.ts'
import { ALLERGEN_TABLE, CROSS_REACTING, NO_KNOWN_ALLERGY, SHARED_SIDE_CHAINS } from './allergen-table.ts'
import { itemsOf, rowsOf } from './data-file.ts'
import type { Ingredient } from './ingredients.ts'
import { findNames, tokensOf } from './ingredients.ts'

const BY_WORDS = new Map<string, string>()
const BY_SNOMED = new Map<string, string>()
const BY_RXNORM = new Map<string, string>()

for (const [key = '', words, snomed, rxnorm] of rowsOf(ALLERGEN_TABLE.rows)) {
  for (const word of itemsOf(words)) BY_WORDS.set(word, key)
  for (const code of itemsOf(snomed)) BY_SNOMED.set(code, key)
  for (const code of itemsOf(rxnorm)) BY_RXNORM.set(code, key)
}

/** Returns the words that mean a class of medicines in an allergy, with the class. */
export function allergenClassNames(): readonly { readonly name: string; readonly key: string }[] {
  return [...BY_WORDS].map(([name, key]) => ({ name, key }))
}

/** Returns the medicine class that a SNOMED CT code of an allergy or substance means, undefined without one. */
export function allergenClassBySnomed(code: string): string | undefined {
  return BY_SNOMED.get(code)
}

/** Returns the medicine class that an RxNorm code of a group of medicines means, undefined without one. */
export function allergenClassByRxnorm(code: string): string | undefined {
  return BY_RXNORM.get(code)
}

/** Returns what a statement of no known allergy covers, undefined for any other code. */
export function noAllergyByCode(code: string): 'any' | 'medicine' | 'food' | 'environment' | undefined {
  return lookup(NO_KNOWN_ALLERGY, code)
}

/** Returns the ingredients and classes that the words of an allergy name; "penicillin" alone is the class. */
export function allergensIn(words: string): { ingredients: readonly Ingredient[]; classes: readonly string[] } {
  const tokens = tokensOf(words)
  const spoken = ` ${tokens.map((token) => token.text).join(' ')} `
  const ingredients = findNames(tokens).flatMap((name) => name.ingredients)
  const classes = [...BY_WORDS].flatMap(([phrase, key]) => (spoken.includes(` ${phrase} `) ? [key] : []))
  const named = classes.includes('penicillin')
    ? ingredients.filter((item) => !item.classes.includes('penicillin'))
    : ingredients
  return { ingredients: named, classes: [...new Set(classes)] }
}

/** How an allergy bears on an ingredient: the same one, its class, a class it reacts with, or a shared side chain; null where it does not. */
export type AllergyLink = 'same' | 'class' | 'side-chain' | null

/** Returns how an allergy to these ingredients and classes bears on an ingredient. */
export function allergyLink(
  allergy: { readonly ingredients: readonly Ingredient[]; readonly classes: readonly string[] },
  ingredient: Ingredient,
): AllergyLink {
  if (allergy.ingredients.some((item) => item.name === ingredient.name)) return 'same'
  if (allergy.classes.some((key) => ingredient.classes.includes(key))) return 'class'
  const reacting = new Set(
    allergy.ingredients.flatMap((item) => item.classes.flatMap((key) => CROSS_REACTING[key] ?? [])),
  )
  for (const key of allergy.classes) for (const other of CROSS_REACTING[key] ?? []) reacting.add(other)
  if (ingredient.classes.some((key) => reacting.has(key))) return 'class'
  const chained = SHARED_SIDE_CHAINS.some(
    (chain) => chain.includes(ingredient.name) && allergy.ingredients.some((item) => chain.includes(item.name)),
  )
  return chained ? 'side-chain' : null
}

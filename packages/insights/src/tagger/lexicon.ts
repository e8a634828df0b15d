import { itemsOf, rowsOf } from '../terminology/data-file.ts'
import { INGREDIENT_TABLE } from '../terminology/ingredient-table.ts'
import { CHEMICAL_WORDS } from './chemical-words.ts'
import { DISEASE_WORDS } from './disease-words.ts'

const CHEMICAL = 1
const DISEASE = 2
/** Shorter words of a medicine's name say little ("and", "oil"). */
const SHORTEST = 5

const MARKS: ReadonlyMap<string, number> = marks()

function marks(): Map<string, number> {
  const marked = new Map<string, number>()
  const add = (word: string, mark: number) => marked.set(word, (marked.get(word) ?? 0) | mark)
  for (const [, name = '', , brands] of rowsOf(INGREDIENT_TABLE.rows))
    for (const word of [name, ...itemsOf(brands)]
      .join(' ')
      .toLowerCase()
      .split(/[^a-z\d]+/))
      if (word.length >= SHORTEST) add(word, CHEMICAL)
  for (const word of CHEMICAL_WORDS.words.split(/\s+/)) if (word !== '') add(word, CHEMICAL)
  for (const word of DISEASE_WORDS.words.split(/\s+/)) if (word !== '') add(word, DISEASE)
  return marked
}

/** Returns what the lexicon knows a word in small letters as: 0 nothing, 1 of chemicals, 2 of diseases, 3 both; a plural is known by its singular. */
export function markOf(word: string): number {
  return MARKS.get(word) ?? (word.endsWith('s') ? (MARKS.get(word.slice(0, -1)) ?? 0) : 0)
}

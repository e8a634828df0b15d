import { ABBREVIATIONS } from './abbreviation-table.ts'
import type { Sense } from './concepts.ts'
import { itemsOf, rowsOf } from './data-file.ts'

export type { Sense } from './concepts.ts'

const KINDS: ReadonlySet<string> = new Set(['problem', 'test', 'medicine'])

function meaningOf(cell: string): Sense['meaning'] {
  const [kind = '', key = ''] = cell.split(':')
  return KINDS.has(kind) ? { kind: kind as 'problem' | 'test' | 'medicine', key } : null
}

/** Every abbreviation in capitals with its meanings, the most usual first. */
export const ABBREVIATION_SENSES: ReadonlyMap<string, readonly Sense[]> = sensesOf(rowsOf(ABBREVIATIONS.rows))

/** Returns abbreviations with their meanings from rows of a table: abbreviation, words, kind and key, words that must stand near. */
export function sensesOf(rows: readonly (readonly string[])[]): ReadonlyMap<string, readonly Sense[]> {
  const senses = new Map<string, Sense[]>()
  for (const [abbreviation = '', words = '', meaning = '', near] of rows)
    senses.set(abbreviation, [
      ...(senses.get(abbreviation) ?? []),
      { words, meaning: meaningOf(meaning), near: itemsOf(near) },
    ])
  return senses
}

/**
 * Returns what an abbreviation means in a sentence, undefined where that stays open: of several meanings exactly one must have a word near it; a single meaning
 * with such words needs one of them too.
 */
export function senseIn(senses: readonly Sense[], sentence: string): Sense | undefined {
  const [only] = senses
  if (senses.length === 1 && only?.near.length === 0) return only
  const words = ` ${sentence.toLowerCase().replaceAll(/\s+/g, ' ')}`
  const fitting = senses.filter(({ near }) => near.some((word) => NEAR.get(word)?.test(words) ?? words.includes(word)))
  return fitting.length === 1 ? fitting[0] : undefined
}

const NEAR: ReadonlyMap<string, RegExp> = new Map(
  [...ABBREVIATION_SENSES.values()]
    .flat()
    .flatMap(({ near }) => near)
    .map((word) => [word, new RegExp(`(?<![a-z])${word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}`)] as const),
)

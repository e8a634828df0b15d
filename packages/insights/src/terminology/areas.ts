import { fold } from '../words.ts'
import { AREA_TABLE, REASON_TABLE } from './area-table.ts'
import { itemsOf, rowsOf } from './data-file.ts'

type Group = { readonly beginnings: readonly string[]; readonly problems: ReadonlySet<string> }

/** Fields of medicine with the problems that their readers look at first. */
export const AREAS: readonly Group[] = rowsOf(AREA_TABLE.rows).map(([, beginnings, problems]) => ({
  beginnings: itemsOf(beginnings),
  problems: new Set(itemsOf(problems)),
}))

/** Reasons of a visit with the problems that they make matter. */
export const REASONS: readonly Group[] = rowsOf(REASON_TABLE.rows).map(([beginnings, problems]) => ({
  beginnings: itemsOf(beginnings),
  problems: new Set(itemsOf(problems)),
}))

const LONGEST = 400

/** Returns the keys of the problems whose group has a word of the text, none for words that no group has. */
export function problemsFor(groups: readonly Group[], text: string): ReadonlySet<string> {
  const words = fold(text.slice(0, LONGEST)).match(/\p{L}+/gu) ?? []
  const fitting = groups.filter(({ beginnings }) =>
    words.some((word) => beginnings.some((beginning) => `${word}.`.startsWith(beginning))),
  )
  return new Set(fitting.flatMap(({ problems }) => [...problems]))
}

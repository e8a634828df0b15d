import { rowsOf } from './data-file.ts'
import type { Ingredient } from './ingredients.ts'
import { KIDNEY_LIMIT_TABLE, LIVER_LIMIT_TABLE } from './organ-limit-table.ts'

/** How much of a medicine an organ still bears: at most so many mg a day, null where it is not to be taken at all. */
export type OrganLimit = { readonly name: string; readonly mostMg: number | null; readonly source: string }

/** A limit that holds below a value of `egfr` in mL/min/1.73 m2 or of the creatinine `clearance` in mL/min. */
export type KidneyLimit = OrganLimit & { readonly measure: 'egfr' | 'clearance'; readonly below: number }

const mostOf = (cell: string | undefined) => (cell === '' ? null : Number(cell))

/** Every limit for weak kidneys. */
export const KIDNEY_LIMITS: readonly KidneyLimit[] = rowsOf(KIDNEY_LIMIT_TABLE.rows).map(
  ([name = '', measure, below, most, source = '']) => ({
    name,
    measure: measure === 'egfr' ? 'egfr' : 'clearance',
    below: Number(below),
    mostMg: mostOf(most),
    source,
  }),
)

/** Every limit in cirrhosis. */
export const LIVER_LIMITS: readonly OrganLimit[] = rowsOf(LIVER_LIMIT_TABLE.rows).map(
  ([name = '', most, source = '']) => ({
    name,
    mostMg: mostOf(most),
    source,
  }),
)

/** Returns the limits that are about an ingredient or one of its classes. */
export function limitsOf<L extends OrganLimit>(limits: readonly L[], { name, classes }: Ingredient): readonly L[] {
  return limits.filter((limit) => limit.name === name || classes.includes(limit.name))
}

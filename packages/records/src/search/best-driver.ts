import type { Condition } from './condition.ts'

/** Returns the condition that selects the fewest records, by its rank; the first of equals. */
export function bestOf(conditions: readonly Condition[]): Condition | undefined {
  return conditions.reduce<Condition | undefined>(
    (left, right) => (left === undefined || (right.rank ?? Infinity) < (left.rank ?? Infinity) ? right : left),
    undefined,
  )
}

import type { Queryable } from '@anamnesis/database'
import type { Query } from './statements.ts'

/** Most statements that are carried out as one. */
const MOST_TOGETHER = 500

/** A placeholder with its type, as every statement of a search is written. */
const PLACEHOLDER = /\$(\d+)::(\w+(?:\[\])?)/g

/**
 * Returns the rows of each of many statements. Those that differ in values only are carried out as one: the values that differ become the columns of a
 * list, and the statement is asked laterally for each of its rows.
 */
export async function queriesTogether<Row extends object>(
  queryable: Queryable,
  queries: readonly Query[],
): Promise<Row[][]> {
  const rows: Row[][] = queries.map(() => [])
  for (const shape of Map.groupBy(queries.keys(), (place) => queries[place]?.text).values())
    for (let start = 0; start < shape.length; start += MOST_TOGETHER)
      await askTogether(queryable, queries, shape.slice(start, start + MOST_TOGETHER), rows)
  return rows
}

async function askTogether<Row extends object>(
  queryable: Queryable,
  queries: readonly Query[],
  places: readonly number[],
  rows: Row[][],
): Promise<void> {
  const asked = places.flatMap((place) => queries[place] ?? [])
  const together = asked.length > 1 ? joined(asked) : undefined
  if (together) {
    const { rows: found } = await queryable.query<Row & { asked_place: number }>(together)
    for (const { asked_place, ...row } of found) rows[places[asked_place] ?? -1]?.push(row as unknown as Row)
    return
  }
  for (const [index, place] of places.entries()) {
    const query = asked[index]
    if (query) rows[place] = (await queryable.query<Row>(query)).rows
  }
}

/** Returns the one statement for several of one text; none if they differ in a list, which cannot be a column of a list. */
function joined(queries: readonly Query[]): Query | undefined {
  const [first] = queries
  if (first === undefined) return undefined
  const differing = [...first.values.keys()].filter((index) =>
    queries.some(({ values }) => !isEqual(values[index], first.values[index])),
  )
  if (differing.some((index) => Array.isArray(first.values[index]))) return undefined
  const types = new Map([...first.text.matchAll(PLACEHOLDER)].map(([, number, type]) => [Number(number) - 1, type]))
  const values: unknown[] = [...first.values]
  for (const index of differing) values[index] = queries.map((query) => query.values[index])
  const lists = differing.map((index) => `$${index + 1}::${types.get(index)}[]`)
  const text = first.text.replaceAll(PLACEHOLDER, (placeholder, number: string, type: string) =>
    differing.includes(Number(number) - 1) ? `asked.v${number}::${type}` : placeholder,
  )
  const places = `$${values.push(queries.map((_, place) => place))}::int[]`
  const columns = ['place', ...differing.map((index) => `v${index + 1}`)].join(', ')
  return {
    text: `SELECT asked.place AS asked_place, found.* FROM unnest(${[places, ...lists].join(', ')}) AS asked (${columns})
      CROSS JOIN LATERAL (${text}) found`,
    values,
  }
}

function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (a instanceof Uint8Array && b instanceof Uint8Array) return Buffer.compare(a, b) === 0
  return (
    Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((each, index) => isEqual(each, b[index]))
  )
}

/**
 * Returns `unnest` of arrays, as SQL: for statements that are kept prepared. The arrays come through subqueries, because their lengths would make PostgreSQL
 * plan the statement anew at each call, which takes ten times as long as finding one record.
 */
export function unnested(arrays: readonly string[]): string {
  return `unnest(${arrays.map((array) => `(SELECT ${array})`).join(', ')})`
}

/** Most statements that are kept prepared: each connection of the pool holds its own copy of them. */
const MOST_KEPT = 200

const names = new Map<string, string>()

/** A statement with its values; with a name, PostgreSQL parses it once for each connection. */
export type Statement = { readonly name?: string; readonly text: string; readonly values: unknown[] }

/**
 * Returns a statement that PostgreSQL keeps prepared: for texts that come again and again, since parsing one takes longer than finding one record. Texts
 * beyond the first 200 of the process are run as they are.
 */
export function prepared(text: string, values: unknown[]): Statement {
  const name = names.get(text) ?? newName(text)
  return name === undefined ? { text, values } : { name, text, values }
}

function newName(text: string): string | undefined {
  if (names.size >= MOST_KEPT) return undefined
  const name = `kept-${names.size}`
  names.set(text, name)
  return name
}

import type { Permit } from '@anamnesis/core'
import type { Queryable } from '@anamnesis/database'
import { newStatement, type SearchEngine } from './condition.ts'
import { conditionOf } from './conditions.ts'
import { parseSearch } from './parse-search.ts'
import { permittedMatches } from './plan.ts'
import { resolveCodes } from './resolve-codes.ts'

/** An own record that a conditional operation found. */
export type Match = { readonly pk: bigint; readonly id: string; readonly version: number }

/**
 * Returns this hospital's own records of a type that meet a query and that the permit opens, at most `limit`; only the filters of the query count.
 * An empty query finds nothing: a condition must say something.
 * @throws `unknown-search-parameter`, `not-supported` or `bad-request` as a strict search does.
 */
export async function findMatches(
  queryable: Queryable,
  engine: SearchEngine,
  permit: Permit,
  type: string,
  query: string,
  limit: number,
): Promise<Match[]> {
  const parsed = parseSearch(type, query, { strict: true, baseUrl: engine.baseUrl, parameters: engine.parameters })
  const request = await resolveCodes(engine.terminology, parsed)
  if (request.filters.length === 0) return []
  const statement = newStatement(engine, permit)
  const conditions = request.filters.map((filter) => conditionOf(statement, type, filter))
  const matches = permittedMatches(statement, type, conditions)
  const { rows } = await queryable.query<Match>(
    `SELECT r.pk, r.id, r.ver AS version FROM (${matches}) m JOIN res r ON r.pk = m.pk
     WHERE r.custodian = 0 ORDER BY r.pk LIMIT ${statement.bind(limit, 'bigint')}`,
    statement.params,
  )
  return rows
}

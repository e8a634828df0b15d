import { AnamnesisError } from '@anamnesis/core'
import type { Queryable } from '@anamnesis/database'
import type { RequestContext } from '../request-context.ts'
import { newStatement, type SearchEngine } from './condition.ts'
import { conditionOf } from './conditions.ts'
import { parseSearch } from './parse-search.ts'
import { permittedMatches } from './plan.ts'
import { queriesTogether } from './queries-together.ts'
import { resolveCodes } from './resolve-codes.ts'
import type { Query } from './statements.ts'

/** An own record that a conditional operation found. */
export type Match = { readonly pk: bigint; readonly id: string; readonly version: number; readonly updated: Date }

/** Whose condition it is: what they may see, and what their client may ask for. */
type Asker = Pick<RequestContext, 'permit' | 'mayRead'>

/** A condition of a conditional operation: a type and the text of a search. */
export type MatchCondition = { readonly type: string; readonly query: string }

/**
 * Returns this hospital's own records of a type that meet a query and that the permit opens, at most `limit`; only the filters of the query count.
 * An empty query finds nothing: a condition must say something.
 * @throws `unknown-search-parameter`, `not-supported`, `not-allowed` or `bad-request` as a strict search does.
 */
export async function findMatches(
  queryable: Queryable,
  engine: SearchEngine,
  asker: Asker,
  type: string,
  query: string,
  limit: number,
): Promise<Match[]> {
  const [found = null] = await findMatchesTogether(queryable, engine, asker, [{ type, query }], limit)
  if (found instanceof AnamnesisError) throw found
  return found ?? []
}

/** Returns for each condition what findMatches finds, or what it throws; null where the query is empty. Conditions of one shape are one statement. */
export async function findMatchesTogether(
  queryable: Queryable,
  engine: SearchEngine,
  asker: Asker,
  conditions: readonly MatchCondition[],
  limit: number,
): Promise<(Match[] | AnamnesisError | null)[]> {
  const queries: (Query | AnamnesisError | null)[] = []
  for (const condition of conditions) queries.push(await queryOf(engine, asker, condition, limit))
  const asked = queries.flatMap((query) => (query === null || query instanceof AnamnesisError ? [] : [query]))
  const found = await queriesTogether<Match>(queryable, asked)
  const matches = new Map(asked.map((query, index) => [query, found[index] ?? []]))
  return queries.map((query) =>
    query === null || query instanceof AnamnesisError ? query : (matches.get(query) ?? []),
  )
}

async function queryOf(
  engine: SearchEngine,
  { permit, mayRead }: Asker,
  { type, query }: MatchCondition,
  limit: number,
): Promise<Query | AnamnesisError | null> {
  try {
    const { baseUrl, parameters } = engine
    const parsed = parseSearch(type, query, { strict: true, baseUrl, parameters, mayRead })
    const { filters } = await resolveCodes(engine.terminology, parsed)
    if (filters.length === 0) return null
    const statement = newStatement(engine, permit)
    const matches = permittedMatches(
      statement,
      type,
      filters.map((filter) => conditionOf(statement, type, filter)),
    )
    // Each match is looked up by itself: while an import runs, PostgreSQL may still take the table for small, and read the whole of it for each condition.
    const text = `SELECT o.* FROM (${matches}) m CROSS JOIN LATERAL (
        SELECT r.pk, r.id, r.ver AS version, r.updated FROM res r WHERE r.pk = m.pk AND r.custodian = 0 OFFSET 0) o
      ORDER BY o.pk LIMIT ${statement.bind(limit, 'bigint')}`
    return { text, values: statement.params }
  } catch (error) {
    if (error instanceof AnamnesisError) return error
    throw error
  }
}

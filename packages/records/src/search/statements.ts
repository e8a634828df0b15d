import type { Permit } from '@anamnesis/core'
import { type Condition, newStatement, type SearchEngine, type Statement } from './condition.ts'
import { conditionOf } from './conditions.ts'
import { type Includes, includedSql } from './includes.ts'
import { countSql, pageSql } from './page-sql.ts'
import { planOf } from './plan.ts'
import type { SearchRequest } from './search-request.ts'
import { orderBySql, orderOf, type Position } from './sort-order.ts'

/** A statement as the driver takes it: text with placeholders, and their values. */
export type Query = { readonly text: string; readonly values: unknown[] }

function conditionsOf(statement: Statement, { type, filters }: SearchRequest): Condition[] {
  return filters.map((filter) => conditionOf(statement, type, filter))
}

/**
 * Returns the statement for one page of matches after a position: `columns` over `res r` and `hist h` and the sort keys as k0, k1, ..., in the order
 * of the page; one row more than the page holds says that there is a next page.
 */
export function matchQuery(
  engine: SearchEngine,
  permit: Permit,
  request: SearchRequest,
  after: Position | null,
  columns: string,
): Query {
  const statement = newStatement(engine, permit)
  const order = orderOf(statement, request.sort)
  const plan = planOf(statement, request.type, conditionsOf(statement, request))
  const keys = order.map((_, index) => `, page.k${index}`).join('')
  const text = `WITH ${pageSql(statement, plan, order, after, request.count + 1)}
    SELECT ${columns}${keys} FROM page JOIN res r ON r.pk = page.pk JOIN hist h ON h.pk = r.pk AND h.ver = r.ver
    ORDER BY ${orderBySql(order, 'page')}`
  return { text, values: statement.params }
}

/** Returns the statement that counts all matches, as column `total`. */
export function totalQuery(engine: SearchEngine, permit: Permit, request: SearchRequest): Query {
  const statement = newStatement(engine, permit)
  const plan = planOf(statement, request.type, conditionsOf(statement, request))
  return { text: countSql(plan), values: statement.params }
}

/** Returns the statement for what some records include, without those known already: `columns` over `res r` and `hist h`, the newest record first. */
export function includeQuery(
  engine: SearchEngine,
  permit: Permit,
  follow: Includes,
  from: readonly bigint[],
  known: readonly bigint[],
  columns: string,
): Query {
  const statement = newStatement(engine, permit)
  const text = `SELECT ${columns} FROM (${includedSql(statement, from, known, follow)}) i
    JOIN res r ON r.pk = i.pk JOIN hist h ON h.pk = r.pk AND h.ver = r.ver ORDER BY r.pk DESC`
  return { text, values: statement.params }
}

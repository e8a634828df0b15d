import { AnamnesisError } from '@anamnesis/core'
import { permitSql } from '../permit/permit-sql.ts'
import { typeNumber } from '../resource-types.ts'
import type { Statement } from './condition.ts'
import type { Include } from './search-request.ts'

/** Most records that a page can include beside its matches. */
export const MOST_INCLUDED = 5000

/** References to follow, from and to some records. */
export type Includes = {
  readonly includes: readonly Include[]
  readonly revincludes: readonly Include[]
  /** Types that the client may be told of. */
  readonly types?: readonly string[] | undefined
}

/**
 * Returns a SELECT of `pk` of the records that some records refer to or that refer to them, each once and without those `known` already, as far as
 * the permit opens them; at most one more than MOST_INCLUDED.
 */
export function includedSql(
  statement: Statement,
  from: readonly bigint[],
  known: readonly bigint[],
  { includes, revincludes, types }: Includes,
): string {
  const { bind, engine, permit, params } = statement
  const pks = bind(from, 'bigint[]')
  const numbers = ({ parameters }: Include) =>
    bind(
      parameters.map(({ type, code }) => engine.numbers(type, code)),
      'int[]',
    )
  const ofTarget = ({ target }: Include, alias: string) =>
    target === undefined ? 'true' : `${alias}.rt = ${bind(typeNumber(target), 'smallint')}`
  const forward = includes.map(
    (include) => `SELECT y.pk FROM i_ref x JOIN res y ON y.ref = x.t
      WHERE x.pk = ANY(${pks}) AND x.p = ANY(${numbers(include)}) AND ${ofTarget(include, 'y')}`,
  )
  const backward = revincludes.map(
    (include) => `SELECT x.pk FROM res y JOIN i_ref x ON x.t = y.ref AND x.p = ANY(${numbers(include)})
      WHERE y.pk = ANY(${pks}) AND ${ofTarget(include, 'y')}`,
  )
  const told = types === undefined ? 'true' : `r.rt = ANY(${bind(types.map(typeNumber), 'smallint[]')})`
  return `SELECT DISTINCT r.pk FROM (${[...forward, ...backward].join(' UNION ALL ')}) f JOIN res r ON r.pk = f.pk
    WHERE NOT r.deleted AND ${told} AND r.pk <> ALL(${bind(known, 'bigint[]')}) AND ${permitSql(permit, engine.hospital, 'r', params)}
    LIMIT ${bind(MOST_INCLUDED + 1, 'bigint')}`
}

/** Returns the error for a page that would include too much. */
export function tooManyIncluded(): AnamnesisError {
  return new AnamnesisError('bad-request', `a page includes at most ${MOST_INCLUDED} records: ask for a smaller _count`)
}

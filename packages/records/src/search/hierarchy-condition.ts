import { targetHash } from '../index-rows/references.ts'
import { permitSql } from '../permit/permit-sql.ts'
import { type Condition, exists, numberOf, RANKS, type Statement } from './condition.ts'
import type { Filter } from './search-request.ts'

type Hierarchy = Extract<Filter, { kind: 'hierarchy' }>

/**
 * References to a record and to all above or below it (FHIR R4 search, "Searching Hierarchies"). Only records that the requester may see are
 * followed: a hidden one in between ends the line as one that never was.
 */
export function hierarchyCondition(statement: Statement, filter: Hierarchy): Condition {
  const p = numberOf(statement, filter.parameter)
  const refers = () => {
    const refs = filter.places.map((place) => `(${lineSql(statement, filter.direction, place)})`).join(' UNION ALL ')
    return `x.p = ${statement.bind(p, 'int')} AND x.t = ANY(ARRAY(${refs}))`
  }
  return {
    rank: RANKS.joined,
    driver: () => ({ sql: `SELECT DISTINCT x.pk FROM i_ref x WHERE ${refers()}`, ordered: false }),
    probe: (pk) => exists('i_ref x', `x.pk = ${pk} AND ${refers()}`),
  }
}

/** A SELECT of `ref`: the record and what its line leads to, each once, so that a circle comes to an end. */
function lineSql(
  statement: Statement,
  direction: Hierarchy['direction'],
  { target, part }: Hierarchy['places'][number],
): string {
  const { bind, engine, permit, params } = statement
  const start = bind(targetHash(engine.hash, target, 0), 'bigint')
  const p = bind(numberOf(statement, part), 'int')
  const seen = `NOT r.deleted AND ${permitSql(permit, engine.hospital, 'r', params)}`
  const step =
    direction === 'below'
      ? `SELECT r.ref FROM line JOIN i_ref i ON i.p = ${p} AND i.t = line.ref JOIN res r ON r.pk = i.pk WHERE ${seen}`
      : `SELECT i.t FROM line JOIN res r ON r.ref = line.ref JOIN i_ref i ON i.pk = r.pk AND i.p = ${p} WHERE ${seen}`
  return `WITH RECURSIVE line (ref) AS (SELECT ${start} UNION ${step}) SELECT ref FROM line`
}

import { typeNumber } from '../resource-types.ts'
import { type Condition, exists, RANKS, type Statement } from './condition.ts'
import type { Filter } from './search-request.ts'

/** Returns a SELECT of `pk` and `ref` of the records of a type that meet a filter and that the permit opens. */
export type Matches = (type: string, filter: Filter) => string

/** References to records that meet a filter (`subject:Patient.name=`): only such targets count that the requester may see. */
export function chainCondition(
  { bind }: Statement,
  p: number,
  filter: Extract<Filter, { kind: 'chain' }>,
  matches: Matches,
): Condition {
  const targets = () =>
    filter.targets.map((target) => `SELECT ref FROM (${matches(target.type, target.filter)}) t`).join(' UNION ALL ')
  const refers = () => `x.p = ${bind(p, 'int')} AND x.t = ANY(ARRAY(${targets()}))`
  return {
    rank: RANKS.joined,
    driver: () => ({ sql: `SELECT DISTINCT x.pk FROM i_ref x WHERE ${refers()}`, ordered: false }),
    probe: (pk) => exists('i_ref x', `x.pk = ${pk} AND ${refers()}`),
  }
}

/** Records that meet a filter, as a condition on others asks for them. */
export type Referrers = {
  /** Returns a SELECT of `pk` that yields them all, and others that do not meet the filter or that are hidden. */
  readonly candidates: () => string
  /** Returns a test that some record of a SELECT of `pk` is one of them and that the permit opens it. */
  readonly some: (pks: string) => string
}

/** Up to this many candidates are followed to what they refer to; where there are more, what they may refer to is tested one by one. */
const MOST_FOLLOWED = 1000

/**
 * Records of a type that others refer to which meet a filter (`_has:Observation:patient:code=`): only such others count that the requester may see.
 * The driver follows all candidates without asking who may see them; only what comes onto the page is asked about its referrers.
 */
export function hasCondition({ bind }: Statement, type: string, p: number, referrers: Referrers): Condition {
  const driver = () => {
    const few = `(SELECT count(*) <= ${MOST_FOLLOWED} FROM candidate)`
    const rt = bind(typeNumber(type), 'smallint')
    return `WITH candidate AS MATERIALIZED (SELECT c.pk FROM (${referrers.candidates()}) c LIMIT ${MOST_FOLLOWED + 1}),
      target AS MATERIALIZED (
        SELECT DISTINCT x.t FROM i_ref x WHERE x.pk = ANY(ARRAY(SELECT pk FROM candidate)) AND x.p = ${bind(p, 'int')})
      SELECT DISTINCT y.pk FROM target JOIN res y ON y.ref = target.t WHERE ${few}
      UNION ALL SELECT y.pk FROM res y WHERE y.rt = ${rt} AND NOT ${few}`
  }
  const probe = (pk: string) =>
    referrers.some(
      `SELECT x.pk FROM i_ref x WHERE x.p = ${bind(p, 'int')} AND x.t = (SELECT y.ref FROM res y WHERE y.pk = ${pk})`,
    )
  return { rank: RANKS.referred, driver: () => ({ sql: driver(), ordered: false }), probe, loose: true }
}

import { patientsOfPermit } from '../permit/patients-of-permit.ts'
import type { Statement } from './condition.ts'
import { all, type Plan } from './plan.ts'
import { afterSql, keysSql, type OrderKey, orderBySql, type Position } from './sort-order.ts'

/**
 * Returns the WITH list of a page, ending in `page (pk, k0, k1, ...)`: at most `limit` records after a position. Documents are left to the caller,
 * so that none is opened that is not on the page. The steps are kept apart by MATERIALIZED and OFFSET 0, so that the planner carries them out as
 * written and stops when the page is full.
 */
export function pageSql(
  statement: Statement,
  plan: Plan,
  order: readonly OrderKey[],
  after: Position | null,
  limit: number,
): string {
  const max = statement.bind(limit, 'bigint')
  if (order.length > 0) return sortedSql(statement, plan, order, after, max)
  const later = (alias: string) => (after ? `${alias}.pk < ${statement.bind(after.pk, 'bigint')}` : 'true')
  // OFFSET 0: tests come after the order, so that only those before the end of the page are tested, whatever the planner knows of the tables.
  const source = plan.driver.ordered ? `(${plan.driver.sql})` : 'driver'
  const rows = `(SELECT d.pk FROM ${source} d WHERE ${later('d')} ORDER BY d.pk DESC OFFSET 0) m`
  const first = plan.driver.ordered ? '' : `driver AS MATERIALIZED (${plan.driver.sql}),`
  return `${first} page AS MATERIALIZED (
    SELECT m.pk FROM ${rows} WHERE ${metAndVisible(statement, plan, 'm.pk')} ORDER BY m.pk DESC LIMIT ${max})`
}

/**
 * The tests of a record. Whether it is there and may be seen is the dearest, and PostgreSQL takes it for the cheapest: where a permit opens anybody's
 * records, so that it rejects next to none, CASE asks it last. Other permits reject most, and are asked as PostgreSQL likes.
 */
function metAndVisible({ permit }: Statement, { probes, visible }: Plan, pk: string): string {
  if (probes.length === 0 || patientsOfPermit(permit) !== null) return all([...probes, visible], pk)
  return `CASE WHEN ${all(probes, pk)} THEN ${visible(pk)} ELSE false END`
}

function sortedSql(
  statement: Statement,
  plan: Plan,
  order: readonly OrderKey[],
  after: Position | null,
  max: string,
): string {
  const later = after ? afterSql(statement, order, 'd', after) : 'true'
  // Whoever may see a record is asked in the order of the page, so that it is asked for few.
  return `matched AS MATERIALIZED (SELECT m.pk FROM (${plan.driver.sql}) m WHERE ${all(plan.probes, 'm.pk')}),
    found AS MATERIALIZED (${keysSql(order)}),
    page AS MATERIALIZED (
      SELECT m.* FROM (SELECT d.* FROM found d WHERE ${later} ORDER BY ${orderBySql(order, 'd')} OFFSET 0) m
      WHERE ${plan.visible('m.pk')} ORDER BY ${orderBySql(order, 'm')} LIMIT ${max})`
}

/** Returns the SELECT that counts all records of a plan. */
export function countSql(plan: Plan): string {
  return `SELECT count(*)::int AS total FROM (${plan.driver.sql}) m WHERE ${all([...plan.probes, plan.visible], 'm.pk')}`
}

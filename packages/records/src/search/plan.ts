import { type Clause, classify, DIRECTORY_TYPES } from '@anamnesis/core'
import { compartmentHash } from '../index-rows/compartment-rows.ts'
import { permitSql } from '../permit/permit-sql.ts'
import { typeNumber } from '../resource-types.ts'
import { bestOf } from './best-driver.ts'
import type { Referrers } from './chains.ts'
import { type Condition, type Driver, exists, RANKS, type Statement } from './condition.ts'
import { compartmentOf } from './parameter-numbers.ts'

/** One condition that the rows come from, the others as probes, and the test that the requester may see a record. */
export type Plan = {
  readonly driver: Driver
  readonly probes: readonly Condition['probe'][]
  readonly visible: Condition['probe']
}

/**
 * Drivers whose records lie close together or are few: another condition is asked for all of them at once, which reads each page of its index once
 * where probes would come down from its root for each record.
 */
const NARROW: ReadonlySet<number | undefined> = new Set([RANKS.reference, RANKS.joined, RANKS.patients])

/** Permits over up to this many patients drive a search before its tokens do. */
const FEW_PATIENTS = 50
const MANY_PATIENTS = 2000

/** Returns how records of a type that meet all conditions are found; the permit drives too where it is about few patients. */
export function planOf(statement: Statement, type: string, conditions: readonly Condition[]): Plan {
  const best = driverOf(statement, type, conditions)
  const second = NARROW.has(best.rank) ? bestOf(conditions.filter((each) => each !== best && each.within)) : undefined
  const met = (condition: Condition) => (condition === best && !condition.loose) || condition === second
  const probes = conditions.filter((condition) => !met(condition)).map(({ probe }) => probe)
  const within = second?.within?.(`ARRAY(${best.driver().sql})`)
  const driver = within === undefined ? best.driver() : { sql: within, ordered: false }
  return { driver, probes, visible: (pk) => visibleSql(statement, type, pk) }
}

function driverOf(statement: Statement, type: string, conditions: readonly Condition[]): Condition {
  const ofType = typeCondition(statement, type)
  return bestOf([...conditions, ...patientsCondition(statement, type), ofType]) ?? ofType
}

/** Returns tests of a record, joined for WHERE. */
export function all(tests: readonly Condition['probe'][], pk: string): string {
  return tests.length === 0 ? 'true' : tests.map((test) => test(pk)).join(' AND ')
}

/** Returns a SELECT of `pk` and `ref` of all records of a type that meet the conditions and that the permit opens. */
export function permittedMatches(statement: Statement, type: string, conditions: readonly Condition[]): string {
  const plan = planOf(statement, type, conditions)
  return `SELECT r.pk, r.ref FROM (${plan.driver.sql}) d CROSS JOIN LATERAL (
    SELECT y.pk, y.ref FROM res y WHERE y.pk = d.pk AND ${all([...plan.probes, plan.visible], 'd.pk')} OFFSET 0) r`
}

/** Returns the records of a type that meet the conditions and that the permit opens, to be found step by step. */
export function permittedReferrers(statement: Statement, type: string, conditions: readonly Condition[]): Referrers {
  const best = driverOf(statement, type, conditions)
  const first = conditions.find(({ within }) => within)
  const tests = conditions.filter((condition) => condition !== first).map(({ probe }) => probe)
  const meet = (pk: string) => all([...tests, (each: string) => visibleSql(statement, type, each)], pk)
  const among = (pks: string) => first?.within?.(`ARRAY(${pks})`) ?? pks
  return {
    candidates: () => best.driver().sql,
    some: (pks) => exists(`(${among(pks)} OFFSET 0) e`, meet('e.pk')),
  }
}

/** Returns a test that a record is there, of the type, and open to the requester. */
function visibleSql(statement: Statement, type: string, pk: string): string {
  const { bind, permit, engine, params } = statement
  return exists(
    'res r',
    `r.pk = ${pk} AND r.rt = ${bind(typeNumber(type), 'smallint')} AND NOT r.deleted AND ${permitSql(permit, engine.hospital, 'r', params)}`,
  )
}

function typeCondition({ bind }: Statement, type: string): Condition {
  return {
    rank: RANKS.type,
    driver: () => ({ sql: `SELECT pk FROM res WHERE rt = ${bind(typeNumber(type), 'smallint')}`, ordered: true }),
    probe: () => 'true',
  }
}

/**
 * The patients of the permit, and nobody, where every record of the type that it opens is about them; none for directory types, of which nearly all
 * records are about nobody.
 */
function patientsCondition({ permit, engine, bind }: Statement, type: string): Condition[] {
  const about = new Set<string | null>()
  for (const clause of permit.clauses) {
    if (clause.patient !== null || clause.basis === 'directory') about.add(clause.patient)
    else if (reachesType(clause, type)) return []
  }
  if (DIRECTORY_TYPES.has(type) || about.size > MANY_PATIENTS) return []
  const hashes = [...about].map((patient) => compartmentHash(engine.hash, patient))
  const driver = () => ({
    sql: `SELECT DISTINCT pk FROM i_ref WHERE p = ${bind(compartmentOf(type), 'int')} AND t = ANY(${bind(hashes, 'bigint[]')})`,
    ordered: false,
  })
  return [{ rank: about.size <= FEW_PATIENTS ? RANKS.patients : RANKS.manyPatients, driver, probe: () => 'true' }]
}

/** True if a clause over anybody's records may open some of this type by its categories. */
function reachesType({ reach }: Clause, type: string): boolean {
  if ('visiting' in reach) return false
  const others = reach.own.categories.some((category) => category !== 'identity')
  return others || (reach.own.categories.length > 0 && mayBeIdentity(type))
}

/** True of the types that say who somebody is, and of those whose records take the category of what they are about. */
function mayBeIdentity(type: string): boolean {
  const known = classify({ resourceType: type }, 1)
  return known !== undefined && ('asTarget' in known || known.category === 'identity')
}

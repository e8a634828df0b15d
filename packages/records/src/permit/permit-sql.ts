import {
  CATEGORIES,
  type Clause,
  type Conditions,
  fromHex,
  type HospitalId,
  type Permit,
  SENSITIVITIES,
  sensitivityBits,
} from '@anamnesis/core'
import { typeNumber } from '../resource-types.ts'
import { sqlTimestamp } from './sql-timestamp.ts'

/** Adds a value to the statement's parameters and returns the placeholder that stands for it. */
type Bind = (value: unknown, type: string) => string

/** Patients that share one ground, so that a physician of five hundred patients is one test and not five hundred. */
type Ground = { readonly patients: readonly string[]; readonly condition: string }

/**
 * Returns the permit as a boolean SQL expression over table `res` under an alias: the same statement as core's `permits`. Values go to `params`;
 * the text holds placeholders only. `hospital` is the custodian whose records have number 0.
 */
export function permitSql(permit: Permit, hospital: HospitalId, alias: string, params: unknown[]): string {
  const bind: Bind = (value, type) => `$${params.push(value)}::${type}`
  const anybody = permit.clauses.filter(({ patient }) => patient === null)
  const aboutNobody = any(anybody.map((clause) => reachSql(clause, hospital, alias, bind)))
  const aboutAll = any(
    anybody.filter(({ basis }) => basis !== 'directory').map((clause) => reachSql(clause, hospital, alias, bind)),
  )
  const grounds = groundsOf(permit.clauses, (clause) => reachSql(clause, hospital, alias, bind))
  // COALESCE: what is neither true nor false is denied.
  return `COALESCE(CASE cardinality(${alias}.patients)
    WHEN 0 THEN ${aboutNobody}
    WHEN 1 THEN ${any([aboutAll, ...grounds.map((ground) => onePatientSql(ground, alias, bind))])}
    ELSE ${any([aboutAll, severalPatientsSql(grounds, alias, bind)])} END, false)`
}

function any(expressions: readonly string[]): string {
  const terms = expressions.filter((expression) => expression !== 'false')
  return terms.length === 0 ? 'false' : `(${terms.join(' OR ')})`
}

function groundsOf(clauses: readonly Clause[], sqlOf: (clause: Clause) => string): Ground[] {
  const groups = new Map<string, { clause: Clause; patients: Set<string> }>()
  for (const clause of clauses) {
    if (clause.patient === null) continue
    const name = JSON.stringify(clause.reach)
    const group = groups.get(name) ?? { clause, patients: new Set() }
    group.patients.add(clause.patient)
    groups.set(name, group)
  }
  return [...groups.values()].map(({ clause, patients }) => ({ patients: [...patients], condition: sqlOf(clause) }))
}

function onePatientSql({ patients, condition }: Ground, alias: string, bind: Bind): string {
  return `(${alias}.patients[1] = ANY(${bind(patients, 'text[]')}) AND ${condition})`
}

/** Every patient must be covered by some ground that holds. */
function severalPatientsSql(grounds: readonly Ground[], alias: string, bind: Bind): string {
  if (grounds.length === 0) return 'false'
  const covered = grounds.map(
    ({ patients, condition }) => `CASE WHEN ${condition} THEN ${bind(patients, 'text[]')} ELSE '{}'::text[] END`,
  )
  return `${alias}.patients <@ (${covered.join(' || ')})`
}

function reachSql(clause: Clause, hospital: HospitalId, alias: string, bind: Bind): string {
  if ('own' in clause.reach)
    return `(${alias}.custodian = 0 AND ${conditionsSql(clause.reach.own, hospital, alias, bind)})`
  if (clause.patient === null || !/^0x([0-9a-f]{2})+$/.test(clause.reach.visiting)) return 'false'
  const grant = bind(Buffer.from(fromHex(clause.reach.visiting as `0x${string}`)), 'bytea')
  return `(${alias}.custodian <> 0 AND EXISTS (SELECT 1 FROM visiting v WHERE v."grant" = ${grant} AND v.pk = ${alias}.pk))`
}

/**
 * Returns conditions on this hospital's own records as a boolean SQL expression over table `res` under an alias: the same statement as core's
 * `meets`. Values go to `params`.
 */
export function conditionsToSql(
  conditions: Conditions,
  hospital: HospitalId,
  alias: string,
  params: unknown[],
): string {
  return conditionsSql(conditions, hospital, alias, (value, type) => `$${params.push(value)}::${type}`)
}

function conditionsSql(conditions: Conditions, hospital: HospitalId, alias: string, bind: Bind): string {
  const categories = CATEGORIES.reduce(
    (bits, category, index) => (conditions.categories.includes(category) ? bits : bits | (1 << index)),
    0,
  )
  const sensitivities = sensitivityBits(SENSITIVITIES.filter((label) => !conditions.sensitivities.includes(label)))
  const terms = [
    `${alias}.categories <> 0`,
    `(${alias}.categories & ${bind(categories, 'int')}) = 0`,
    `(${alias}.sensitivities & ${bind(sensitivities, 'int')}) = 0`,
  ]
  if (conditions.only !== null) terms.push(namedSql(ownNames(conditions.only, hospital), alias, bind))
  const except = ownNames(conditions.except, hospital)
  if (except.length > 0) {
    terms.push(`NOT ${namedSql(except, alias, bind)}`)
    terms.push(`NOT ${alias}.mentions && ${bind(except, 'text[]')}`)
  }
  const window = windowSql(conditions, alias, bind)
  if (window.length > 0) terms.push(`(${alias}.categories = ${IDENTITY} OR (${window.join(' AND ')}))`)
  return `(${terms.join(' AND ')})`
}

/** Bits of a record that says who somebody is and nothing else: no window of dates applies to it. */
const IDENTITY = 1 << CATEGORIES.indexOf('identity')

function windowSql({ from, until }: Conditions, alias: string, bind: Bind): string[] {
  const terms: string[] = []
  if (from !== null) terms.push(`${alias}.date_from >= ${bind(sqlTimestamp(from), 'timestamptz')}`)
  if (until !== null) terms.push(`${alias}.date_until <= ${bind(sqlTimestamp(until), 'timestamptz')}`)
  return terms
}

/** Names of this hospital's records as `Type/id`; names of others never meet an own record. */
function ownNames(names: readonly string[], hospital: HospitalId): string[] {
  const prefix = `${hospital}/`
  return names.flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []))
}

function namedSql(names: readonly string[], alias: string, bind: Bind): string {
  const split = names.flatMap((name) => {
    const slash = name.indexOf('/')
    const type = typeNumber(name.slice(0, slash))
    return type === undefined ? [] : [`${type}/${name.slice(slash + 1)}`]
  })
  return `((${alias}.rt::text || '/' || ${alias}.id) = ANY(${bind(split, 'text[]')}))`
}

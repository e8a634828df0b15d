import { patientsOfPermit } from '../permit/patients-of-permit.ts'
import { permitSql } from '../permit/permit-sql.ts'
import { sqlTimestamp } from '../permit/sql-timestamp.ts'
import type { RequestContext } from '../request-context.ts'
import { typeNumber } from '../resource-types.ts'
import type { Bind } from '../search/condition.ts'
import type { Position } from '../search/sort-order.ts'
import { VERSION_COLUMNS, type VersionRow } from '../store/open-versions.ts'
import type { Store } from '../store/store.ts'
import type { HistoryScope } from './history-types.ts'
import type { HistoryRequest } from './parse-history.ts'

/** A history as it was asked for: whose eyes, which records, which versions. */
export type HistoryQuestion = {
  readonly context: RequestContext
  readonly scope: HistoryScope
  readonly request: HistoryRequest
}

/** Most versions that are counted: a longer history says no total rather than a wrong or a dear one. */
const MOST_COUNTED = 10_000

/** As many of the newest versions are gone through before the records of a permit's patients are asked for: whoever may see much finds a page there. */
const LOOKED_BACK = 2000

/** Permits about more patients than this find nothing sooner by them. */
const MOST_PATIENTS = 2000

/** ORDER BY of a history: newest first. */
const NEWEST = 'ORDER BY h.updated DESC, h.pk DESC, h.ver DESC'

/**
 * Returns the versions of a page after a position, newest first, and one more if there is a next page. What it costs goes with what may be seen and not
 * with what is kept: the newest versions of all, then those of the permit's patients.
 */
export async function findHistoryPage(
  store: Store,
  question: HistoryQuestion,
  after: Position | null,
): Promise<VersionRow[]> {
  const most = question.request.count + 1
  if (patientsMeant(question) !== null) {
    const newest = await select(store, question, after, 'newest')
    if (newest.length === most) return newest
  }
  return select(store, question, after, 'permit')
}

/** Returns how many versions there are in all; null if there are more than 10,000. */
export async function countHistory(store: Store, question: HistoryQuestion): Promise<number | null> {
  const { params, bind } = newParams()
  const versions = `FROM ${recordsSql(question, bind)} JOIN hist h ON h.pk = r.pk
    WHERE ${recordSql(store, question, params, bind)} AND ${versionSql(question.request, null, bind)}`
  const { rows } = await store.database.query<{ total: number }>(
    `SELECT count(*)::int AS total FROM (SELECT ${versions} LIMIT ${MOST_COUNTED + 1}) v`,
    params,
  )
  const total = rows[0]?.total ?? 0
  return total > MOST_COUNTED ? null : total
}

function newParams(): { readonly params: unknown[]; readonly bind: Bind } {
  const params: unknown[] = []
  return { params, bind: (value, type) => `$${params.push(value)}::${type}` }
}

/** Access columns and contents are taken of those on the page only. */
async function select(
  store: Store,
  question: HistoryQuestion,
  after: Position | null,
  from: 'newest' | 'permit',
): Promise<VersionRow[]> {
  const { params, bind } = newParams()
  const most = bind(question.request.count + 1, 'bigint')
  const page = from === 'permit' && patientsMeant(question) !== null ? pageOfRecords : pageOfLog
  const { rows } = await store.database.query<VersionRow>(
    `WITH ${page(store, question, after, { from, most, params, bind })}
     SELECT ${VERSION_COLUMNS} FROM page JOIN hist h ON h.pk = page.pk AND h.ver = page.ver JOIN res r ON r.pk = h.pk ${NEWEST}`,
    params,
  )
  return rows
}

type PageParts = {
  readonly from: 'newest' | 'permit'
  /** Placeholder of the most versions of a page. */
  readonly most: string
  readonly params: unknown[]
  readonly bind: Bind
}

/** The WITH list of a page that is looked for in the log of all versions, or in its newest part. */
function pageOfLog(
  store: Store,
  question: HistoryQuestion,
  after: Position | null,
  { from, most, params, bind }: PageParts,
): string {
  const { request } = question
  const newest = () =>
    `(SELECT h.pk, h.ver, h.updated FROM hist h WHERE ${logSql(request, after, bind)} ${NEWEST} LIMIT ${LOOKED_BACK}) h`
  return `page AS MATERIALIZED (SELECT h.pk, h.ver FROM ${from === 'newest' ? newest() : 'hist h'} JOIN res r ON r.pk = h.pk
    WHERE ${recordSql(store, question, params, bind)} AND ${versionSql(request, after, bind)} ${NEWEST} LIMIT ${most})`
}

/**
 * The WITH list of a page that is looked for among the records of the permit's patients. A record knows when its newest version was written: of those
 * whose newest version lies behind the position, the newest as many as the page holds have all of its versions, and the log is asked for these alone. Of
 * the records that were written later, the older versions are looked through.
 */
function pageOfRecords(
  store: Store,
  question: HistoryQuestion,
  after: Position | null,
  { most, params, bind }: PageParts,
): string {
  const { request } = question
  const isAfter = boundSql('k', request, after, bind)
  const others = isAfter === 'true' ? '' : `UNION ALL SELECT k.pk FROM kept k WHERE k.ver > 1 AND NOT (${isAfter})`
  const since = request.since === null ? 'true' : `r.updated >= ${bind(sqlTimestamp(request.since), 'timestamptz')}`
  return `kept AS (SELECT r.pk, r.ver, r.updated FROM ${recordsSql(question, bind)}
      WHERE ${recordSql(store, question, params, bind)} AND ${since}),
    newest AS MATERIALIZED (SELECT k.pk FROM kept k WHERE ${isAfter} ORDER BY k.updated DESC, k.pk DESC LIMIT ${most}),
    page AS MATERIALIZED (SELECT v.pk, v.ver FROM (
        SELECT pk FROM newest ${others}) d
      CROSS JOIN LATERAL (SELECT h.pk, h.ver, h.updated FROM hist h WHERE h.pk = d.pk AND ${versionSql(request, after, bind)} OFFSET 0) v
      ORDER BY v.updated DESC, v.pk DESC, v.ver DESC LIMIT ${most})`
}

/** The records of the permit's patients, or all, as FROM of `res r`. */
function recordsSql(question: HistoryQuestion, bind: Bind): string {
  const patients = patientsMeant(question)
  if (patients === null) return 'res r'
  const somebody = patients.filter((patient) => patient !== null)
  const about = [`s.patients[1] = ANY(${bind(somebody, 'text[]')})`]
  if (patients.includes(null)) about.push('s.patients[1] IS NULL')
  const types = bind(typeNumbers(question), 'smallint[]')
  const records = about.map((those) => `SELECT s.* FROM res s WHERE ${those} AND s.rt = ANY(${types})`)
  // OFFSET 0: the planner must not begin with the log.
  return `(${records.join(' UNION ALL ')} OFFSET 0) r`
}

/** Whom the records are about by which a history is found: null where they are one by its id, or about anybody, or about very many. */
function patientsMeant({ context, scope }: HistoryQuestion): readonly (string | null)[] | null {
  const patients = scope.id === undefined ? patientsOfPermit(context.permit) : null
  return patients === null || patients.length > MOST_PATIENTS ? null : patients
}

/** Which versions of the log are meant, as a condition on `hist h`. */
function logSql({ since }: HistoryRequest, after: Position | null, bind: Bind): string {
  const conditions = ['true']
  if (since !== null) conditions.push(`h.updated >= ${bind(sqlTimestamp(since), 'timestamptz')}`)
  if (after !== null) conditions.push(afterSql('h', after, bind))
  return conditions.join(' AND ')
}

function afterSql(alias: string, { pk, keys }: Position, bind: Bind): string {
  return `(${alias}.updated, ${alias}.pk, ${alias}.ver) < (${bind(sqlTimestamp(Number(keys[0])), 'timestamptz')},
    ${bind(pk, 'bigint')}, ${bind(keys[1], 'int')})`
}

/** That a version comes after a position, and was there before the end of what is asked for. */
function boundSql(alias: string, { at }: HistoryRequest, after: Position | null, bind: Bind): string {
  const conditions = after === null ? [] : [afterSql(alias, after, bind)]
  if (at !== null) conditions.push(`${alias}.updated < ${bind(sqlTimestamp(at[1]), 'timestamptz')}`)
  return conditions.length === 0 ? 'true' : conditions.join(' AND ')
}

/** Which versions are meant, as a condition on `hist h`. */
function versionSql(request: HistoryRequest, after: Position | null, bind: Bind): string {
  const conditions = [logSql(request, after, bind)]
  if (request.at !== null) {
    const [start, end] = request.at.map((ms) => bind(sqlTimestamp(ms), 'timestamptz'))
    conditions.push(`h.updated < ${end} AND NOT EXISTS (
      SELECT FROM hist later WHERE later.pk = h.pk AND later.ver = h.ver + 1 AND later.updated <= ${start})`)
  }
  return conditions.join(' AND ')
}

/** Which records are meant, and that the permit opens them, as a condition on `res r`. */
function recordSql(store: Store, question: HistoryQuestion, params: unknown[], bind: Bind): string {
  const { context, scope } = question
  const conditions = [
    'r.custodian = 0',
    `r.rt = ANY(${bind(typeNumbers(question), 'smallint[]')})`,
    permitSql(context.permit, store.hospital, 'r', params),
  ]
  if (scope.id !== undefined) conditions.push(`r.id = ${bind(scope.id, 'text')}`)
  return conditions.join(' AND ')
}

function typeNumbers({ scope }: HistoryQuestion): number[] {
  return scope.types.flatMap((type) => typeNumber(type) ?? [])
}

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
  const versions = `${driverSql(question, bind)} WHERE ${conditionsSql(store, question, null, params, bind)}`
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
  const source = from === 'newest' ? newestSql(question, after, bind) : driverSql(question, bind)
  const { rows } = await store.database.query<VersionRow>(
    `WITH page AS MATERIALIZED (SELECT h.pk, h.ver ${source} WHERE ${conditionsSql(store, question, after, params, bind)}
       ${NEWEST} LIMIT ${bind(question.request.count + 1, 'bigint')})
     SELECT ${VERSION_COLUMNS} FROM page JOIN hist h ON h.pk = page.pk AND h.ver = page.ver JOIN res r ON r.pk = h.pk ${NEWEST}`,
    params,
  )
  return rows
}

/** The newest versions of all records, as FROM of `hist h` and `res r`. */
function newestSql({ request }: HistoryQuestion, after: Position | null, bind: Bind): string {
  return `FROM (SELECT h.pk, h.ver, h.updated FROM hist h WHERE ${logSql(request, after, bind)} ${NEWEST} LIMIT ${LOOKED_BACK}) h
    JOIN res r ON r.pk = h.pk`
}

/** The versions of the records of the permit's patients, or of all, as FROM of `hist h` and `res r`. */
function driverSql(question: HistoryQuestion, bind: Bind): string {
  const patients = patientsMeant(question)
  if (patients === null) return 'FROM hist h JOIN res r ON r.pk = h.pk'
  const somebody = patients.filter((patient) => patient !== null)
  const records = [`SELECT s.pk FROM res s WHERE s.patients[1] = ANY(${bind(somebody, 'text[]')})`]
  if (patients.includes(null)) records.push('SELECT s.pk FROM res s WHERE s.patients[1] IS NULL')
  // OFFSET 0: the planner must not begin with the log.
  return `FROM (${records.join(' UNION ALL ')} OFFSET 0) d JOIN res r ON r.pk = d.pk JOIN hist h ON h.pk = r.pk`
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
  if (after !== null)
    conditions.push(`(h.updated, h.pk, h.ver) < (${bind(sqlTimestamp(Number(after.keys[0])), 'timestamptz')},
      ${bind(after.pk, 'bigint')}, ${bind(after.keys[1], 'int')})`)
  return conditions.join(' AND ')
}

/** Which versions are meant, and that the permit opens their records, as a condition on `hist h` and `res r`. */
function conditionsSql(
  store: Store,
  { context, scope, request }: HistoryQuestion,
  after: Position | null,
  params: unknown[],
  bind: Bind,
): string {
  const numbers = scope.types.flatMap((type) => typeNumber(type) ?? [])
  const conditions = [
    'r.custodian = 0',
    `r.rt = ANY(${bind(numbers, 'smallint[]')})`,
    logSql(request, after, bind),
    permitSql(context.permit, store.hospital, 'r', params),
  ]
  if (scope.id !== undefined) conditions.push(`r.id = ${bind(scope.id, 'text')}`)
  if (request.at !== null) {
    const [start, end] = request.at.map((ms) => bind(sqlTimestamp(ms), 'timestamptz'))
    conditions.push(`h.updated < ${end} AND NOT EXISTS (
      SELECT FROM hist later WHERE later.pk = h.pk AND later.ver = h.ver + 1 AND later.updated <= ${start})`)
  }
  return conditions.join(' AND ')
}

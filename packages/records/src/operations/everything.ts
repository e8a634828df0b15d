import { hash } from 'node:crypto'
import { AnamnesisError } from '@anamnesis/core'
import { compartmentHash } from '../index-rows/compartment-rows.ts'
import { referenceHash } from '../index-rows/references.ts'
import { permitDigest } from '../permit/permit-digest.ts'
import { permitSql } from '../permit/permit-sql.ts'
import { sqlTimestamp } from '../permit/sql-timestamp.ts'
import type { RequestContext } from '../request-context.ts'
import { RESOURCE_TYPES, typeNumber } from '../resource-types.ts'
import { openCursor, sealCursor } from '../search/page-cursor.ts'
import { COMPARTMENT } from '../search/parameter-numbers.ts'
import type { SearchPage } from '../search/search-types.ts'
import type { VersionRow } from '../store/open-versions.ts'
import { VERSION_COLUMNS } from '../store/open-versions.ts'
import type { Store } from '../store/store.ts'
import { openedEntries } from './opened-entries.ts'
import type { OperationParameters } from './operation-parameters.ts'
import { countParameter, instantParameter, operationParameters, typesParameter } from './operation-parameters.ts'
import { parametersTo } from './parameters-to.ts'

/** The records around which `$everything` collects. */
export type EverythingOf = 'Patient' | 'Encounter'

/** Records on a page where the request names no number, which is also the most it may name. */
const LARGEST_PAGE = 1000
const PARAMETERS = ['start', 'end', '_since', '_type', '_count', '_cursor']

type Wanted = {
  readonly type: EverythingOf
  readonly id: string
  readonly pk: bigint
  readonly parameters: OperationParameters
}
type EverythingRow = VersionRow & { readonly place: number; readonly total: number }

/**
 * Returns one page of everything that the permit opens, of the types that the client may read, of a patient (own and visiting records), or of an own encounter, and of the directory records
 * that these refer to: the record itself first, then the others from old to new. `start` and `end` bound the clinical time (what has none stays),
 * `_since` the time of the last change.
 * @throws `not-found` unless the permit opens the patient or encounter itself; `unknown-search-parameter`, `bad-request`
 */
export async function everything(
  store: Store,
  context: RequestContext,
  type: EverythingOf,
  id: string,
  query: URLSearchParams | string,
  options: { readonly strict: boolean },
): Promise<SearchPage> {
  const parameters = operationParameters(query, PARAMETERS, options.strict)
  const count = countParameter(parameters, '_count', { most: LARGEST_PAGE, otherwise: LARGEST_PAGE })
  const pk = await focus(store, context, type, id)
  const name = `${type}/${id}/$everything`
  const types = context.mayRead ? RESOURCE_TYPES.filter(context.mayRead) : RESOURCE_TYPES
  const seen = [permitDigest(context.permit), types, name, parameters.understood]
  const boundTo = hash('sha256', JSON.stringify(seen), 'hex')
  const cursor = parameters.first('_cursor')
  const after = cursor === null ? null : openCursor(store.cursorKey, boundTo, cursor)
  const statement = statementOf(store, context, { type, id, pk, parameters }, after, count + 1)
  const { rows } = await store.database.query<EverythingRow>(statement)
  const page = rows.slice(0, count)
  const last = rows.length > count ? page.at(-1) : undefined
  const next = last && sealCursor(store.cursorKey, boundTo, { pk: last.pk, keys: [last.place] })
  const link = (at: string | null) => linkOf(`${store.baseUrl}/${name}`, parameters, at)
  return {
    entries: await openedEntries(store, context, page, ({ pk: each }) => (each === pk ? 'match' : 'include')),
    total: rows[0]?.total ?? 0,
    self: link(cursor),
    next: next === undefined ? null : link(next),
  }
}

function linkOf(url: string, { understood }: OperationParameters, cursor: string | null): string {
  const query = new URLSearchParams(understood.map(([name, value]) => [name, value]))
  if (cursor !== null) query.append('_cursor', cursor)
  return query.size === 0 ? url : `${url}?${query}`
}

/** What the permit does not open is not there, and neither is anything around it. */
async function focus(store: Store, { permit }: RequestContext, type: EverythingOf, id: string): Promise<bigint> {
  const params: unknown[] = [typeNumber(type) ?? -1, id]
  const { rows } = await store.database.query<{ pk: bigint }>(
    `SELECT r.pk FROM res r WHERE r.custodian = 0 AND r.rt = $1::smallint AND r.id = $2::text AND NOT r.deleted
     AND ${permitSql(permit, store.hospital, 'r', params)}`,
    params,
  )
  const [row] = rows
  if (!row) throw new AnamnesisError('not-found', 'there is no such record')
  return row.pk
}

/**
 * `near` is what belongs to the patient or encounter, `linked` the directory records (about nobody) that these refer to. The page is cut from both
 * together, each record once: first the record itself, then what is near, then what is linked.
 */
function statementOf(
  store: Store,
  { permit, mayRead }: RequestContext,
  wanted: Wanted,
  after: { readonly pk: bigint; readonly keys: readonly (number | string)[] } | null,
  limit: number,
): { text: string; values: unknown[] } {
  const values: unknown[] = []
  const bind = (value: unknown, type: string) => `$${values.push(value)}::${type}`
  const types = mayRead && bind(RESOURCE_TYPES.filter(mayRead).map(typeNumber), 'smallint[]')
  const told = (alias: string) => (types === undefined ? '' : ` AND ${alias}.rt = ANY(${types})`)
  const permitted = (alias: string) => `${permitSql(permit, store.hospital, alias, values)}${told(alias)}`
  const focal = bind(wanted.pk, 'bigint')
  const later =
    after === null ? 'true' : `(f.place, f.pk) > (${bind(after.keys[0], 'int')}, ${bind(after.pk, 'bigint')})`
  const text = `WITH near AS MATERIALIZED (
      SELECT DISTINCT r.pk FROM (${nearSql(store, wanted, bind)}) m JOIN res r ON r.pk = m.pk
      WHERE NOT r.deleted AND ${permitted('r')} AND ${inTime(wanted.parameters, 'r', bind)} OFFSET 0
    ), linked AS MATERIALIZED (
      SELECT DISTINCT r.pk FROM near JOIN i_ref x ON x.pk = near.pk AND x.p > ${COMPARTMENT} JOIN res r ON r.ref = x.t
      WHERE NOT r.deleted AND cardinality(r.patients) = 0 AND ${permitted('r')}
    ), found AS MATERIALIZED (
      SELECT f.pk, min(f.place) AS place FROM (
        SELECT pk, CASE WHEN pk = ${focal} THEN 0 ELSE 1 END AS place FROM near UNION ALL SELECT pk, 2 FROM linked
      ) f JOIN res r ON r.pk = f.pk WHERE ${ofKind(wanted.parameters, 'r', bind)} GROUP BY f.pk
    ), page AS MATERIALIZED (
      SELECT f.pk, f.place FROM found f WHERE ${later} ORDER BY f.place, f.pk LIMIT ${bind(limit, 'bigint')}
    )
    SELECT ${VERSION_COLUMNS}, page.place, (SELECT count(*)::int FROM found) AS total
    FROM page JOIN res r ON r.pk = page.pk JOIN hist h ON h.pk = r.pk AND h.ver = r.ver ORDER BY page.place, page.pk`
  return { text, values }
}

type Bind = (value: unknown, type: string) => string

function nearSql(store: Store, { type, id, pk }: Wanted, bind: Bind): string {
  if (type === 'Patient')
    return `SELECT m.pk FROM i_ref m WHERE m.p = ${COMPARTMENT} AND m.t = ${bind(compartmentHash(store.hash, id), 'bigint')}`
  const itself = bind(pk, 'bigint')
  const reference = bind(referenceHash(store.hash, 0, type, id), 'bigint')
  return `SELECT ${itself} AS pk
    UNION ALL SELECT x.pk FROM i_ref x WHERE x.t = ${reference}
      AND x.p = ANY(${bind(parametersTo(store, type), 'int[]')})
    UNION ALL SELECT p.pk FROM res e JOIN res p ON p.custodian = 0 AND p.rt = ${bind(typeNumber('Patient'), 'smallint')}
      AND p.id = ANY(e.patients) WHERE e.pk = ${itself}`
}

/** Spans that touch the wanted one; what has no clinical time spans all of it. Who somebody is has no time at all. */
function inTime(parameters: OperationParameters, alias: string, bind: Bind): string {
  const start = instantParameter(parameters, 'start')
  const end = instantParameter(parameters, 'end', 'last')
  const terms = [
    ...(start === null ? [] : [`${alias}.date_until >= ${bind(sqlTimestamp(start), 'timestamptz')}`]),
    ...(end === null ? [] : [`${alias}.date_from <= ${bind(sqlTimestamp(end), 'timestamptz')}`]),
  ]
  if (terms.length === 0) return 'true'
  return `(${alias}.rt = ${bind(typeNumber('Patient'), 'smallint')} OR (${terms.join(' AND ')}))`
}

function ofKind(parameters: OperationParameters, alias: string, bind: Bind): string {
  const types = typesParameter(parameters)
  const since = instantParameter(parameters, '_since')
  const terms = [
    ...(types === null ? [] : [`${alias}.rt = ANY(${bind(types.map(typeNumber), 'smallint[]')})`]),
    ...(since === null ? [] : [`${alias}.updated > ${bind(sqlTimestamp(since), 'timestamptz')}`]),
  ]
  return terms.length === 0 ? 'true' : terms.join(' AND ')
}

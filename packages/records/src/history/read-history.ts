import { hash } from 'node:crypto'
import { AnamnesisError } from '@anamnesis/core'
import { recordLook } from '../audit/record-look.ts'
import { permitDigest } from '../permit/permit-digest.ts'
import { permitSql } from '../permit/permit-sql.ts'
import { sqlTimestamp } from '../permit/sql-timestamp.ts'
import type { RequestContext } from '../request-context.ts'
import { typeName, typeNumber } from '../resource-types.ts'
import { openCursor, sealCursor } from '../search/page-cursor.ts'
import type { Position } from '../search/sort-order.ts'
import { findVersion } from '../store/find-versions.ts'
import type { VersionRow } from '../store/open-versions.ts'
import { OPERATIONS, openVersion, VERSION_COLUMNS } from '../store/open-versions.ts'
import type { Store } from '../store/store.ts'
import type { HistoryEntry, HistoryPage, HistoryScope } from './history-types.ts'
import { type HistoryRequest, parseHistory } from './parse-history.ts'

/** Most versions that are counted: a longer history says no total rather than a wrong or a dear one. */
const MOST_COUNTED = 10_000

/**
 * Returns one page of the versions of own records that the permit opens, of one record, of types or of all, newest first and removals included. What
 * is written meanwhile never moves an entry to another page. A record is closed or open as a whole, whatever its versions say.
 * @throws `not-found` for one record that is not there or not open, `unknown-search-parameter`, `bad-request`
 */
export async function readHistory(
  store: Store,
  context: RequestContext,
  scope: HistoryScope,
  query: URLSearchParams | string,
  options: { readonly strict: boolean },
): Promise<HistoryPage> {
  const request = parseHistory(query, options)
  const boundTo = bindingOf(context, scope, request)
  const after = request.cursor === null ? null : openCursor(store.cursorKey, boundTo, request.cursor)
  const rows = request.count === 0 ? [] : await pageOf(store, context, scope, request, after)
  const shown = rows.slice(0, request.count)
  if (shown.length === 0) await expectRecord(store, context, scope)
  const isWhole = after === null && rows.length === shown.length && request.count > 0
  const total = isWhole ? shown.length : await totalOf(store, context, scope, request, after)
  const last = rows.length > shown.length ? shown.at(-1) : undefined
  const entries = shown.map((row) => entryOf(store, row))
  await recordLook(store, context, shown)
  return {
    entries,
    total,
    self: linkOf(store, scope, request, request.cursor),
    next: last ? linkOf(store, scope, request, sealCursor(store.cursorKey, boundTo, positionOf(last, total))) : null,
  }
}

/** A page link is good for one requester, one permit and one history only. */
function bindingOf({ permit }: RequestContext, scope: HistoryScope, { since, at }: HistoryRequest): string {
  return hash('sha256', JSON.stringify([permitDigest(permit), 'history', scope, since, at]), 'hex')
}

/** The total goes along, so that all pages say the same and it is counted once. */
function positionOf({ pk, ver, updated }: VersionRow, total: number | null): Position {
  return { pk, keys: [updated.getTime(), ver, total ?? -1] }
}

function linkOf(
  store: Store,
  { address }: HistoryScope,
  { understood }: HistoryRequest,
  cursor: string | null,
): string {
  const query = new URLSearchParams(understood.map(([name, value]) => [name, value]))
  if (cursor !== null) query.append('_cursor', cursor)
  const path = `${store.baseUrl}/${address === '' ? '' : `${address}/`}_history`
  return query.size === 0 ? path : `${path}?${query}`
}

/** Versions that a request means and that the permit opens, as FROM and WHERE over `hist h` and `res r`. */
function versionsSql(
  store: Store,
  { permit }: RequestContext,
  scope: HistoryScope,
  { since, at }: HistoryRequest,
  params: unknown[],
): string {
  const bind = (value: unknown, type: string) => `$${params.push(value)}::${type}`
  const numbers = scope.types.flatMap((type) => typeNumber(type) ?? [])
  const conditions = ['r.custodian = 0', `r.rt = ANY(${bind(numbers, 'smallint[]')})`]
  if (scope.id !== undefined) conditions.push(`r.id = ${bind(scope.id, 'text')}`)
  if (since !== null) conditions.push(`h.updated >= ${bind(sqlTimestamp(since), 'timestamptz')}`)
  if (at !== null) {
    const [start, end] = at.map((ms) => bind(sqlTimestamp(ms), 'timestamptz'))
    conditions.push(`h.updated < ${end} AND NOT EXISTS (
      SELECT FROM hist later WHERE later.pk = h.pk AND later.ver = h.ver + 1 AND later.updated <= ${start})`)
  }
  conditions.push(permitSql(permit, store.hospital, 'r', params))
  return `FROM hist h JOIN res r ON r.pk = h.pk WHERE ${conditions.join(' AND ')}`
}

/** One version more than the page holds says that there is a next page. Access columns and contents are taken of those on the page only. */
async function pageOf(
  store: Store,
  context: RequestContext,
  scope: HistoryScope,
  request: HistoryRequest,
  after: Position | null,
): Promise<VersionRow[]> {
  const params: unknown[] = []
  const versions = versionsSql(store, context, scope, request, params)
  const bind = (value: unknown, type: string) => `$${params.push(value)}::${type}`
  const earlier = after
    ? `AND (h.updated, h.pk, h.ver) < (${bind(sqlTimestamp(Number(after.keys[0])), 'timestamptz')},
        ${bind(after.pk, 'bigint')}, ${bind(after.keys[1], 'int')})`
    : ''
  const { rows } = await store.database.query<VersionRow>(
    `WITH page AS MATERIALIZED (SELECT h.pk, h.ver ${versions} ${earlier}
       ORDER BY h.updated DESC, h.pk DESC, h.ver DESC LIMIT ${bind(request.count + 1, 'bigint')})
     SELECT ${VERSION_COLUMNS} FROM page JOIN hist h ON h.pk = page.pk AND h.ver = page.ver JOIN res r ON r.pk = h.pk
     ORDER BY h.updated DESC, h.pk DESC, h.ver DESC`,
    params,
  )
  return rows
}

async function totalOf(
  store: Store,
  context: RequestContext,
  scope: HistoryScope,
  request: HistoryRequest,
  after: Position | null,
): Promise<number | null> {
  const known = after?.keys[2]
  if (known !== undefined) return Number(known) < 0 ? null : Number(known)
  const params: unknown[] = []
  const versions = versionsSql(store, context, scope, request, params)
  const { rows } = await store.database.query<{ total: number }>(
    `SELECT count(*)::int AS total FROM (SELECT ${versions} LIMIT ${MOST_COUNTED + 1}) v`,
    params,
  )
  const total = rows[0]?.total ?? 0
  return total > MOST_COUNTED ? null : total
}

/** A history of one record without a version that is meant is empty; without the record there is none. */
async function expectRecord(store: Store, { permit }: RequestContext, { types, id }: HistoryScope): Promise<void> {
  const [type] = types
  if (id === undefined || type === undefined) return
  const target = { custodian: store.hospital, type, id }
  if ((await findVersion(store, { permit, target })) === undefined)
    throw new AnamnesisError('not-found', 'there is no such record')
}

function entryOf(store: Store, row: VersionRow): HistoryEntry {
  return {
    type: typeName(row.rt),
    id: row.id,
    version: row.ver,
    updated: row.updated.getTime(),
    operation: OPERATIONS[row.op],
    bytes: row.op === 'D' || row.secret === null ? null : openVersion(store, row),
  }
}

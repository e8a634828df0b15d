import { hash } from 'node:crypto'
import { AnamnesisError } from '@anamnesis/core'
import { recordLook } from '../audit/record-look.ts'
import { permitDigest } from '../permit/permit-digest.ts'
import type { RequestContext } from '../request-context.ts'
import { typeName } from '../resource-types.ts'
import { openCursor, sealCursor } from '../search/page-cursor.ts'
import type { Position } from '../search/sort-order.ts'
import { findVersion } from '../store/find-versions.ts'
import type { VersionRow } from '../store/open-versions.ts'
import { OPERATIONS, openVersion } from '../store/open-versions.ts'
import type { Store } from '../store/store.ts'
import { countHistory, findHistoryPage, type HistoryQuestion } from './find-history.ts'
import type { HistoryEntry, HistoryPage, HistoryScope } from './history-types.ts'
import { type HistoryRequest, parseHistory } from './parse-history.ts'

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
  const question = { context, scope, request }
  const rows = request.count === 0 ? [] : await findHistoryPage(store, question, after)
  const shown = rows.slice(0, request.count)
  if (shown.length === 0) await expectRecord(store, context, scope)
  const isWhole = after === null && rows.length === shown.length && request.count > 0
  const total = isWhole ? shown.length : await totalOf(store, question, after)
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

/** The total goes along with the link, so that all pages say the same and it is counted once. */
async function totalOf(store: Store, question: HistoryQuestion, after: Position | null): Promise<number | null> {
  const known = after?.keys[2]
  if (known !== undefined) return Number(known) < 0 ? null : Number(known)
  return countHistory(store, question)
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

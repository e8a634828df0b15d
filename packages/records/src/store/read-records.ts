import { AnamnesisError } from '@anamnesis/core'
import { recordLook } from '../audit/record-look.ts'
import { permitSql } from '../permit/permit-sql.ts'
import type { RequestContext } from '../request-context.ts'
import { typeNumber } from '../resource-types.ts'
import type { ReadTarget } from './find-versions.ts'
import { findVersion } from './find-versions.ts'
import type { VersionRow } from './open-versions.ts'
import { OPERATIONS, openVersion, VERSION_COLUMNS } from './open-versions.ts'
import type { Store } from './store.ts'
import type { HistoryEntry, HistoryPage, ReadVersion } from './store-types.ts'

/** Versions on a page of a history, where the request names no number; and the most it may name. */
const DEFAULT_PAGE = 20
const LARGEST_PAGE = 1000

function notFound(): AnamnesisError {
  return new AnamnesisError('not-found', 'there is no such record')
}

/**
 * Returns the exact bytes of a record that the permit opens; the look is in the audit before.
 * @throws `not-found` if there is none or the permit does not open it, `deleted` if this version is a removal or was erased.
 */
export async function readRecord(store: Store, context: RequestContext, target: ReadTarget): Promise<ReadVersion> {
  const row = await findVersion(store, { permit: context.permit, target })
  if (row === undefined) throw notFound()
  if (row.op === 'D') throw new AnamnesisError('deleted', 'this record was removed')
  const bytes = openVersion(store, row)
  await recordLook(store, context, [row])
  return { bytes, version: row.ver, updated: row.updated.getTime() }
}

/** Returns a page of the versions of an own record, newest first. @throws `not-found`, `bad-request` for a cursor that is none. */
export async function readHistory(
  store: Store,
  context: RequestContext,
  type: string,
  id: string,
  page: { readonly count?: number; readonly cursor?: string } = {},
): Promise<HistoryPage> {
  const count = Math.min(Math.max(page.count ?? DEFAULT_PAGE, 1), LARGEST_PAGE)
  if (page.cursor !== undefined && !/^[1-9]\d{0,8}$/.test(page.cursor))
    throw new AnamnesisError('bad-request', 'the page is not one of this history')
  const target = { custodian: store.hospital, type, id }
  const rows = await versionRows(store, context, target, 'h.ver < $4::int ORDER BY h.ver DESC LIMIT $5::int', [
    page.cursor === undefined ? 2 ** 31 - 1 : Number(page.cursor),
    count + 1,
  ])
  const shown = rows.slice(0, count)
  const [newest] = shown
  if (newest === undefined) throw notFound()
  const entries = shown.map((row) => historyEntry(store, row))
  await recordLook(store, context, shown)
  return { entries, total: newest.versions, next: rows.length > count ? String(shown.at(-1)?.ver) : null }
}

type HistoryRow = VersionRow & { readonly versions: number }

/** The permit is part of the statement: what it does not open never leaves the database. */
async function versionRows(
  store: Store,
  { permit }: RequestContext,
  target: ReadTarget,
  which: string,
  values: readonly unknown[],
): Promise<HistoryRow[]> {
  const custodian = store.custodians.numberOf(target.custodian)
  const type = typeNumber(target.type)
  if (custodian === undefined || type === undefined) return []
  const params: unknown[] = [custodian, type, target.id, ...values]
  const permitted = permitSql(permit, store.hospital, 'r', params)
  const { rows } = await store.database.query<HistoryRow>(
    `SELECT ${VERSION_COLUMNS}, r.ver AS versions FROM res r JOIN hist h ON h.pk = r.pk
     WHERE r.custodian = $1::smallint AND r.rt = $2::smallint AND r.id = $3::text AND ${permitted} AND ${which}`,
    params,
  )
  return rows
}

function historyEntry(store: Store, row: VersionRow): HistoryEntry {
  const bytes = row.op === 'D' || row.secret === null ? null : openVersion(store, row)
  return { version: row.ver, updated: row.updated.getTime(), operation: OPERATIONS[row.op], bytes }
}

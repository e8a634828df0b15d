import { DIRECTORY_TYPES } from '@anamnesis/core'
import { compartmentHash } from '../index-rows/compartment-rows.ts'
import { parametersTo } from '../operations/parameters-to.ts'
import { permitSql } from '../permit/permit-sql.ts'
import { sqlTimestamp } from '../permit/sql-timestamp.ts'
import type { RequestContext } from '../request-context.ts'
import { typeNumber } from '../resource-types.ts'
import { findVersions } from '../search/find-versions.ts'
import { COMPARTMENT, compartmentOf } from '../search/parameter-numbers.ts'
import type { Store } from '../store/store.ts'
import type { BulkJob } from './bulk-jobs.ts'
import type { BulkFile } from './bulk-types.ts'
import { damagedOf } from './damaged.ts'
import type { ExportWish } from './export-request.ts'

/** Records that one file lists. */
const FILE_RECORDS = 10_000

const NONE: ReadonlySet<bigint> = new Set()

type Found = { readonly pk: bigint; readonly ver: number }
type Kind = BulkFile['kind']

/**
 * Lists what an export holds, one type after the other, from where an earlier attempt ended; returns false if the job was removed meanwhile. The permit
 * is that of each step: what ends while the job runs is no longer listed.
 */
export async function runExport(
  store: Store,
  contextNow: () => Promise<RequestContext>,
  job: BulkJob,
  wish: ExportWish,
): Promise<boolean> {
  const asOf = job.as_of?.getTime() ?? (await instantOfExport(store, job.id))
  for (let step = job.done; step < wish.types.length; step += 1) {
    const type = wish.types[step]
    if (type === undefined) break
    await store.database.query('DELETE FROM bulk_file WHERE job = $1 AND step >= $2', [job.id, step])
    const context = await contextNow()
    const listed = await listType(store, context, { job: job.id, step, type, wish, asOf })
    const { rowCount } = await store.database.query(
      'UPDATE bulk_job SET done = $2, taken = taken + $3, attempts = 0 WHERE id = $1',
      [job.id, step + 1, listed],
    )
    if (rowCount === 0) return false
  }
  return true
}

/** Writes that are under way may carry an earlier time than this and be committed later: the next export's `_since` must not skip them. */
const MARGIN_MS = 1000

/** Fixes the instant up to which the export is complete: before the oldest transaction that may still write. */
async function instantOfExport(store: Store, job: string): Promise<number> {
  const { rows } = await store.database.query<{ age: number }>(
    `SELECT coalesce(max(extract(epoch FROM clock_timestamp() - xact_start)) * 1000, 0)::float8 AS age FROM pg_stat_activity
     WHERE datname = current_database() AND backend_xid IS NOT NULL AND pid <> pg_backend_pid()`,
  )
  const asOf = Math.floor(store.clock() - (rows[0]?.age ?? 0) - MARGIN_MS)
  await store.database.query('UPDATE bulk_job SET as_of = $2 WHERE id = $1', [job, new Date(asOf)])
  return asOf
}

type Listing = {
  readonly job: string
  readonly step: number
  readonly type: string
  readonly wish: ExportWish
  readonly asOf: number
}

/** Returns how many records of the type are listed. */
async function listType(store: Store, context: RequestContext, listing: Listing): Promise<number> {
  const { wish, type } = listing
  const only = await filtered(store, context, wish, type)
  let listed = 0
  const isChange = wish.since !== null && !isAssociated(listing)
  for (const kind of isChange ? (['output', 'deleted'] as const) : (['output'] as const)) {
    let last = 0n
    for (;;) {
      const page = await pageOf(store, context, listing, kind, last)
      const kept = only === null || kind === 'deleted' ? page : page.filter(({ pk }) => only.has(pk))
      const damaged = kind === 'output' ? await damagedOf(store, kept) : NONE
      const whole = kept.filter(({ pk }) => !damaged.has(pk))
      await addFile(store, listing, kind, whole)
      await addFile(
        store,
        listing,
        'error',
        kept.filter(({ pk }) => damaged.has(pk)),
      )
      listed += kind === 'output' ? whole.length : 0
      const end = page.at(-1)
      if (!end || page.length < FILE_RECORDS) break
      last = end.pk
    }
  }
  return listed
}

/** Returns the records that meet some filter of the type, null where there is none. */
async function filtered(
  store: Store,
  context: RequestContext,
  { filters }: ExportWish,
  type: string,
): Promise<Set<bigint> | null> {
  const own = filters.filter((filter) => filter.type === type)
  if (own.length === 0) return null
  const found = new Set<bigint>()
  for (const { query } of own) for await (const pk of findVersions(store, context.permit, type, query)) found.add(pk)
  return found
}

async function pageOf(
  store: Store,
  { permit }: RequestContext,
  listing: Listing,
  kind: Kind,
  last: bigint,
): Promise<Found[]> {
  const { type } = listing
  const params: unknown[] = [typeNumber(type), last]
  const bind = (value: unknown, sqlType: string) => `$${params.push(value)}::${sqlType}`
  const permitted = permitSql(permit, store.hospital, 'r', params)
  const kept = kind === 'output' ? 'NOT r.deleted AND h.secret IS NOT NULL' : 'r.deleted'
  const { rows } = await store.database.query<Found>(
    `SELECT r.pk, r.ver FROM res r JOIN hist h ON h.pk = r.pk AND h.ver = r.ver
     WHERE r.rt = $1::smallint AND r.pk > $2::bigint AND r.custodian = 0 AND ${kept} AND ${permitted}
       AND ${isAssociated(listing) ? provenanceSql(store, permit, listing, bind, params) : wantedSql(store, permit, listing, bind, params)}
     ORDER BY r.pk LIMIT ${FILE_RECORDS}`,
    params,
  )
  return rows
}

type Bind = (value: unknown, sqlType: string) => string

function isAssociated({ type, wish }: Listing): boolean {
  return type === 'Provenance' && wish.provenance !== null
}

/** Of a record that was listed before; of two, the newer, as far as the permit lets anybody know that there are two. */
function provenanceSql(
  store: Store,
  permit: RequestContext['permit'],
  { job, wish }: Listing,
  bind: Bind,
  params: unknown[],
): string {
  const target = store.numbers('Provenance', 'target')
  const newer = () => `EXISTS (SELECT 1 FROM i_ref y JOIN res q ON q.pk = y.pk
    WHERE y.t = x.t AND y.p = ${target} AND NOT q.deleted AND q.custodian = 0 AND (q.updated, q.pk) > (r.updated, r.pk)
      AND ${permitSql(permit, store.hospital, 'q', params)})`
  return `EXISTS (SELECT 1 FROM i_ref x JOIN res s ON s.ref = x.t AND s.custodian = 0 WHERE x.pk = r.pk AND x.p = ${target}
    AND s.pk IN (SELECT unnest(f.pks) FROM bulk_file f WHERE f.job = ${bind(job, 'uuid')} AND f.kind = 'output')
    ${wish.provenance === 'latest' ? `AND NOT ${newer()}` : ''})`
}

function wantedSql(
  store: Store,
  permit: RequestContext['permit'],
  { type, wish }: Listing,
  bind: Bind,
  params: unknown[],
): string {
  const since = wish.since === null ? 'true' : `r.updated > ${bind(sqlTimestamp(wish.since), 'timestamptz')}`
  return `${since} AND ${aboutSql(store, permit, wish, type, bind, params)}`
}

/** Directory records have no patient: they come along where a record of the wanted patients, itself permitted, refers to them. */
function aboutSql(
  store: Store,
  permit: RequestContext['permit'],
  { about }: ExportWish,
  type: string,
  bind: Bind,
  params: unknown[],
): string {
  if (about === 'all') return 'true'
  const hashes =
    about === 'patients'
      ? null
      : bind(
          about.map((patient) => compartmentHash(store.hash, patient)),
          'bigint[]',
        )
  if (!DIRECTORY_TYPES.has(type)) return inCompartment(hashes, 'r', compartmentOf(type))
  const theirs = hashes === null ? 'cardinality(s.patients) > 0' : inCompartment(hashes, 's', COMPARTMENT)
  return `(cardinality(r.patients) = 0 AND EXISTS (
    SELECT 1 FROM i_ref x JOIN res s ON s.pk = x.pk AND s.custodian = 0 AND NOT s.deleted
    WHERE x.t = r.ref AND x.p = ANY(${bind(parametersTo(store, type), 'int[]')}) AND ${theirs}
      AND ${permitSql(permit, store.hospital, 's', params)}))`
}

function inCompartment(hashes: string | null, alias: string, parameter: number): string {
  if (hashes === null) return `cardinality(${alias}.patients) > 0`
  return `${alias}.pk IN (SELECT c.pk FROM i_ref c WHERE c.p = ${parameter} AND c.t = ANY(${hashes}))`
}

async function addFile(store: Store, { job, step, type }: Listing, kind: Kind, found: readonly Found[]): Promise<void> {
  if (found.length === 0) return
  await store.database.query(
    `INSERT INTO bulk_file (job, n, step, kind, type, pks, vers)
     SELECT j.id, (SELECT coalesce(max(f.n), 0) + 1 FROM bulk_file f WHERE f.job = j.id), $2, $3, $4, $5, $6 FROM bulk_job j WHERE j.id = $1`,
    [job, step, kind, type, found.map(({ pk }) => pk), found.map(({ ver }) => ver)],
  )
}

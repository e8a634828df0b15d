import { isAnamnesisError } from '@anamnesis/core'
import { inTransaction, type Transaction } from '@anamnesis/database'
import { openVersion, VERSION_COLUMNS, type VersionRow } from '../store/open-versions.ts'
import type { Store } from '../store/store.ts'
import type { Indexable } from './indexable.ts'
import type { PassOptions } from './reindexed.ts'
import { type RecordRows, replaceIndexRows } from './write-index-rows.ts'

/** Records that are locked, opened and written together: few, so that whoever writes to one of them waits for some ms only. */
const BATCH = 100

/**
 * Makes the index rows of all records anew and returns how many records can be found again, going on where an interrupted pass for the same rows
 * stopped. Others may write meanwhile: a record is locked while its rows are replaced. Records whose key or secret was destroyed stay without rows; so
 * do deleted ones.
 */
export async function rebuildIndexRows(
  store: Store,
  { onProgress, signal, anew = false }: PassOptions = {},
): Promise<number> {
  const { database, index } = store
  const { rows } = await database.query<{ total: number }>('SELECT count(*)::int AS total FROM res WHERE NOT deleted')
  const total = rows[0]?.total ?? 0
  const started = store.clock()
  let indexed = 0
  let done = 0
  let after: bigint | null = await startOf(store, anew)
  while (after !== null) {
    signal?.throwIfAborted()
    const from: bigint = after
    const batch = await inTransaction(database, (transaction) => rebuildBatch(store, transaction, from))
    indexed += batch.indexed
    done += batch.seen
    after = batch.last
    onProgress?.({ done: Math.min(done, total), total })
  }
  await rebuildSince(store, started - OVERLAP)
  await index.finish()
  return indexed
}

/** A write that began under the old rows may have ended after its record was passed: whatever is that fresh is done once more, in ms. */
const OVERLAP = 300_000

async function startOf({ database, index }: Store, anew: boolean): Promise<bigint> {
  const { rows } = await database.query<{ after: bigint }>(
    `UPDATE index_build SET after = CASE WHEN building = $1 AND NOT $2::boolean THEN after ELSE 0 END, building = $1 RETURNING after`,
    [index.target(), anew],
  )
  return rows[0]?.after ?? 0n
}

async function rebuildBatch(
  store: Store,
  transaction: Transaction,
  after: bigint,
): Promise<{ seen: number; indexed: number; last: bigint | null }> {
  const { rows: pks } = await transaction.query<{ pk: bigint }>(
    'SELECT pk FROM res WHERE pk > $1 AND NOT deleted ORDER BY pk LIMIT $2 FOR UPDATE',
    [after, BATCH],
  )
  const last = pks.at(-1)?.pk
  if (last === undefined) return { seen: 0, indexed: 0, last: null }
  const indexed = await rebuildRecords(
    store,
    transaction,
    pks.map(({ pk }) => pk),
  )
  await transaction.query('UPDATE index_build SET after = $1', [last])
  return { seen: pks.length, indexed, last }
}

async function rebuildSince(store: Store, since: number): Promise<void> {
  const { rows } = await store.database.query<{ pk: bigint }>(
    'SELECT pk FROM res WHERE updated >= $1 AND NOT deleted ORDER BY pk',
    [new Date(since)],
  )
  const fresh = rows.map(({ pk }) => pk)
  for (let at = 0; at < fresh.length; at += BATCH)
    await inTransaction(store.database, async (transaction) => {
      const some = fresh.slice(at, at + BATCH)
      await transaction.query('SELECT pk FROM res WHERE pk = ANY($1::bigint[]) ORDER BY pk FOR UPDATE', [some])
      await rebuildRecords(store, transaction, some)
    })
}

/** Replaces the rows of records that this transaction holds locked; returns how many could be opened. */
async function rebuildRecords(store: Store, transaction: Transaction, pks: readonly bigint[]): Promise<number> {
  const { rows } = await transaction.query<VersionRow>(
    `SELECT ${VERSION_COLUMNS} FROM res r JOIN hist h ON h.pk = r.pk AND h.ver = r.ver
     WHERE r.pk = ANY($1::bigint[]) AND NOT r.deleted ORDER BY r.pk`,
    [pks],
  )
  const records = rows.flatMap((row) => recordRows(store, row))
  await replaceIndexRows(transaction, records)
  return records.length
}

function recordRows(store: Store, row: VersionRow): RecordRows[] {
  const bytes = openUnlessErased(store, row)
  if (!bytes) return []
  const resource = JSON.parse(Buffer.from(bytes).toString()) as Indexable
  return [{ pk: row.pk, rows: store.indexer(resource, { custodian: row.custodian, patients: row.patients }) }]
}

function openUnlessErased(store: Store, row: VersionRow): Uint8Array | null {
  try {
    return openVersion(store, row)
  } catch (error) {
    if (isAnamnesisError(error, 'deleted')) return null
    throw error
  }
}

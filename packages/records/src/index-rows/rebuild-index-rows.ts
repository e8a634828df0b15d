import { type Database, inTransaction, type Transaction } from '@anamnesis/database'
import { VERSION_COLUMNS, type VersionRow } from '../store/open-versions.ts'
import type { Store } from '../store/store.ts'
import type { Indexable } from './indexable.ts'
import { openIfPossible } from './open-if-possible.ts'
import type { PassOptions, PassProgress } from './reindexed.ts'
import { type RecordRows, replaceIndexRows } from './write-index-rows.ts'

/** Records that are locked, opened and written together: few, so that whoever writes to one of them waits for some ms only. */
const BATCH = 100

/**
 * Makes the index rows of all records anew and returns of how many, going on where an interrupted pass for the same rows stopped. Others may write
 * meanwhile, by the same rules since `index.begin`: a record is locked while its rows are replaced. Records whose key or secret was destroyed stay without rows; so
 * do deleted ones, and damaged ones stay with those that they have: `verify` names them.
 */
export async function rebuildIndexRows(
  store: Store,
  { onProgress, signal, anew = false }: PassOptions = {},
): Promise<number> {
  const { database, index } = store
  let after: bigint | null = await index.startPass(anew)
  let { done, total } = await progressAt(database, after)
  let indexed = 0
  while (after !== null) {
    signal?.throwIfAborted()
    const from: bigint = after
    const batch = await inTransaction(database, (transaction) => rebuildBatch(store, transaction, from))
    indexed += batch.indexed
    done += batch.seen
    after = batch.last
    total = Math.max(done, total)
    onProgress?.({ done, total })
  }
  await index.finish()
  return indexed
}

/** Returns how many of how many records a pass has behind it that goes on after a record. */
async function progressAt(database: Database, after: bigint): Promise<PassProgress> {
  const { rows } = await database.query<PassProgress>(
    'SELECT count(*) FILTER (WHERE pk <= $1)::int AS done, count(*)::int AS total FROM res WHERE NOT deleted',
    [after],
  )
  return rows[0] ?? { done: 0, total: 0 }
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
  const bytes = openIfPossible(store, row)
  if (!bytes) return []
  const resource = JSON.parse(Buffer.from(bytes).toString()) as Indexable
  return [{ pk: row.pk, rows: store.indexer(resource, { custodian: row.custodian, patients: row.patients }) }]
}

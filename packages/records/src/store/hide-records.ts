import type { Transaction } from '@anamnesis/database'
import { appendEvents } from '../events/append-events.ts'
import { deleteIndexRows } from '../index-rows/write-index-rows.ts'
import type { Store } from './store.ts'

/** A record by its newest version. */
export type Newest = { readonly pk: bigint; readonly version: number }

/**
 * A record without a newest version that opens is as if it were removed: searches, lists and releases pass it over, and whoever follows the events hears that it is gone.
 * The digest by which equal content is found goes with it.
 */
export async function hideRecords(transaction: Transaction, store: Store, records: readonly Newest[]): Promise<void> {
  const pks = records.map(({ pk }) => pk)
  await transaction.query(`UPDATE res SET deleted = true, digest = ''::bytea WHERE pk = ANY($1::bigint[])`, [pks])
  await deleteIndexRows(transaction, pks)
  await appendEvents(
    transaction,
    store.clock(),
    records.map(({ pk, version }) => ({ kind: 'delete', pk, version })),
  )
}

import type { Transaction } from '@anamnesis/database'
import type { StoreEvent } from './event-types.ts'

/** What happened to one record, as its transaction tells it. */
export type NewEvent = { readonly kind: StoreEvent['kind']; readonly pk: bigint; readonly version: number }

/** Adds events to the log inside the transaction that makes them happen; listeners hear of them by createEventNotifier after the commit. */
export async function appendEvents(transaction: Transaction, at: number, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return
  await transaction.query(
    `INSERT INTO event (at, kind, pk, ver) SELECT $1, * FROM unnest($2::text[], $3::bigint[], $4::int[])`,
    [new Date(at), events.map(({ kind }) => kind), events.map(({ pk }) => pk), events.map(({ version }) => version)],
  )
}

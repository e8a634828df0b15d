import { randomUUID } from 'node:crypto'
import type { Requester } from '@anamnesis/core'
import { isAnamnesisError, permits, recordName } from '@anamnesis/core'
import { inTransaction } from '@anamnesis/database'
import type { RequestContext } from '@anamnesis/records'
import { currentPermit } from '../care-context.ts'
import type { HospitalContext } from '../context.ts'
import { readerOf } from './criteria.ts'
import type { ToldEvent } from './notification-bundle.ts'
import type { Payload } from './read-subscription.ts'
import type { QueuedEvent } from './subscription-store.ts'
import { dropEvents, numberEvents, waitingEvents } from './subscription-store.ts'

/**
 * Numbers the events that wait for a subscriber and that their present permit opens, and forgets the others: what somebody may no longer see is not
 * announced, and leaves no gap. Those that have a number keep it. Returns at most `limit` that were not told yet, oldest first.
 */
export async function numberWaiting(
  context: HospitalContext,
  id: string,
  subscriber: Requester,
  limit: number,
): Promise<QueuedEvent[]> {
  return inTransaction(context.database, async (transaction) => {
    await transaction.query('SELECT FROM subscription WHERE id = $1 FOR UPDATE', [id])
    const waiting = await waitingEvents(transaction, id, limit)
    const open = new Set(await openEvents(context, subscriber, waiting))
    const kept = waiting.filter((event) => event.number !== null || open.has(event))
    await dropEvents(
      transaction,
      waiting.filter((event) => !kept.includes(event)),
    )
    return numberEvents(transaction, id, kept)
  })
}

async function openEvents(
  context: HospitalContext,
  subscriber: Requester,
  events: readonly QueuedEvent[],
): Promise<QueuedEvent[]> {
  if (events.length === 0) return []
  const { permit, mayRead } = await readerOf(context, subscriber)
  const columns = await context.records.accessColumns(events.map(({ event }) => event.key))
  const open = new Set(
    columns.filter((record) => mayRead(record.key.type) && permits(permit, record)).map(({ key }) => recordName(key)),
  )
  return events.filter(({ event }) => open.has(recordName(event.key)))
}

/**
 * Returns numbered events as a subscriber may be told of them now. Whoever is told which record it was has looked at it: that is in the audit before it
 * returns, whether the content goes along or not. A number once given is told, so that none seems lost: where access ended since, or the record is
 * gone, as an event of which nothing else is said. That there was one they were entitled to know when it was numbered.
 */
export async function tellEvents(
  context: HospitalContext,
  subscriber: Requester,
  events: readonly QueuedEvent[],
  payload: Payload,
): Promise<ToldEvent[]> {
  const open = new Set(await openEvents(context, subscriber, events))
  const reader: RequestContext = { permit: await currentPermit(context.care, subscriber), requestId: randomUUID() }
  const told: ToldEvent[] = []
  for (const event of events) {
    if (event.number === null) continue
    const { key, kind, at } = event.event
    const bytes = !open.has(event) ? undefined : payload === 'empty' ? null : await bytesOf(context, reader, event)
    const record =
      bytes === undefined || bytes === null
        ? { reference: null, bytes: null }
        : { reference: `${key.type}/${key.id}`, bytes: payload === 'full-resource' ? bytes : null }
    told.push({ number: event.number, at, isNew: kind === 'create', isOpen: bytes !== undefined, ...record })
  }
  return told
}

async function bytesOf(
  { records }: HospitalContext,
  reader: RequestContext,
  { event }: QueuedEvent,
): Promise<Uint8Array | undefined> {
  try {
    return (await records.read(reader, event.key.type, event.key.id)).bytes
  } catch (error) {
    if (isAnamnesisError(error, 'not-found') || isAnamnesisError(error, 'deleted')) return undefined
    throw error
  }
}

import { randomUUID } from 'node:crypto'
import type { Requester } from '@anamnesis/core'
import { isAnamnesisError, permits, recordName } from '@anamnesis/core'
import { inTransaction } from '@anamnesis/database'
import type { RequestContext } from '@anamnesis/records'
import { currentPermit } from '../care-context.ts'
import type { HospitalContext } from '../context.ts'
import type { ToldEvent } from './notification-bundle.ts'
import type { Payload } from './read-subscription.ts'
import type { QueuedEvent } from './subscription-store.ts'
import { dropEvents, numberEvents, waitingEvents } from './subscription-store.ts'

/** Events that may be told now, with their numbers, and how they are told. */
export type Telling = { readonly queued: readonly QueuedEvent[]; readonly told: readonly ToldEvent[] }

/**
 * Numbers the events that wait for a subscriber and that their present permit opens, and forgets the others: what somebody may no longer see is not
 * announced, and leaves no gap. Returns at most `limit` that were not told yet, oldest first.
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
    const open = await openEvents(context, subscriber, waiting)
    await dropEvents(
      transaction,
      waiting.filter((event) => !open.includes(event)),
    )
    return numberEvents(transaction, id, open)
  })
}

async function openEvents(
  context: HospitalContext,
  subscriber: Requester,
  events: readonly QueuedEvent[],
): Promise<QueuedEvent[]> {
  if (events.length === 0) return []
  const permit = await currentPermit(context.care, subscriber)
  const columns = await context.records.accessColumns(events.map(({ event }) => event.key))
  const open = new Set(columns.filter((record) => permits(permit, record)).map(({ key }) => recordName(key)))
  return events.filter(({ event }) => open.has(recordName(event.key)))
}

/**
 * Returns numbered events as a subscriber may be told of them now. Whoever is told which record it was has looked at it: that is in the audit before it
 * returns, whether the content goes along or not.
 */
export async function tellEvents(
  context: HospitalContext,
  subscriber: Requester,
  events: readonly QueuedEvent[],
  payload: Payload,
): Promise<Telling> {
  const open = await openEvents(context, subscriber, events)
  const reader: RequestContext = { permit: await currentPermit(context.care, subscriber), requestId: randomUUID() }
  const queued: QueuedEvent[] = []
  const told: ToldEvent[] = []
  for (const event of open) {
    const bytes = payload === 'empty' ? null : await bytesOf(context, reader, event)
    if (bytes === undefined || event.number === null) continue
    const { key, kind, at } = event.event
    queued.push(event)
    told.push({
      ...{ number: event.number, at, isNew: kind === 'create', reference: `${key.type}/${key.id}` },
      bytes: payload === 'full-resource' ? bytes : null,
    })
  }
  return { queued, told }
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

import { isAnamnesisError } from '@anamnesis/core'
import { inTransaction } from '@anamnesis/database'
import type { StoreEvent } from '@anamnesis/records'
import type { HospitalContext } from '../context.ts'
import type { Reader } from './criteria.ts'
import { readerOf } from './criteria.ts'
import { presentSubscriber } from './parts.ts'
import type { Subscription } from './read-subscription.ts'
import { sayStatus, subscriptionOf, takeNotice } from './subscription-records.ts'
import type { SubscriptionRow } from './subscription-store.ts'
import { queueEvents, subscriptionsIn } from './subscription-store.ts'

const CONSUMER = 'subscriptions'
const BATCH = 200
/** Longest wait for a notification of the event log, in ms: one that comes before its transaction is settled brings nothing, and no other follows. */
const PATIENCE_MS = 1_000

/**
 * Follows the commit-ordered log of events and queues for each subscription what it is to be told of; queue and place in the log move in one transaction,
 * so that no event is queued twice or lost. What was there before the first start is taken notice of, but told to nobody. Returns when the signal aborts.
 */
export async function followForSubscriptions(
  context: HospitalContext,
  signal: AbortSignal,
  ring: () => void,
): Promise<void> {
  const { database, records } = context
  const stored = await storedCursor(context)
  let cursor = stored ?? ''
  let isPast = stored === null
  while (!signal.aborted) {
    const batch = await records.events.read(cursor, BATCH)
    const last = batch.at(-1)
    if (last === undefined) {
      isPast = false
      await records.events.waitForEvent(PATIENCE_MS, signal)
      continue
    }
    const own = batch.filter(({ key }) => key.custodian === context.care.self)
    const subscriptions = own.filter(({ key, kind }) => key.type === 'Subscription' && kind !== 'labels')
    for (const id of new Set(subscriptions.map(({ key }) => key.id))) await takeNotice(context, id)
    const queues = isPast ? [] : await queuesOf(context, own)
    await inTransaction(database, async (transaction) => {
      for (const { id, events } of queues) await queueEvents(transaction, id, events)
      await transaction.query(
        'INSERT INTO event_cursor (consumer, cursor) VALUES ($1, $2) ON CONFLICT (consumer) DO UPDATE SET cursor = excluded.cursor',
        [CONSUMER, last.cursor],
      )
    })
    cursor = last.cursor
    if (queues.length > 0 || subscriptions.length > 0) ring()
  }
}

async function storedCursor({ database }: HospitalContext): Promise<string | null> {
  const { rows } = await database.query<{ cursor: string }>('SELECT cursor FROM event_cursor WHERE consumer = $1', [
    CONSUMER,
  ])
  return rows[0]?.cursor ?? null
}

type Queue = { readonly id: string; readonly events: readonly StoreEvent[] }

async function queuesOf(context: HospitalContext, events: readonly StoreEvent[]): Promise<Queue[]> {
  const news = newest(events.filter(({ kind }) => kind === 'create' || kind === 'update'))
  if (news.length === 0) return []
  const queues: Queue[] = []
  for (const row of await subscriptionsIn(context.database, ['active'])) {
    const queue = await queueFor(context, row, news)
    if (queue.length > 0) queues.push({ id: row.id, events: queue })
  }
  return queues
}

/** A record that was written several times within one batch is announced as it is now, once. */
function newest(events: readonly StoreEvent[]): StoreEvent[] {
  const last = new Map(events.map((event) => [`${event.key.type}/${event.key.id}`, event]))
  return events.filter((event) => last.get(`${event.key.type}/${event.key.id}`) === event)
}

async function queueFor(
  context: HospitalContext,
  row: SubscriptionRow,
  events: readonly StoreEvent[],
): Promise<readonly StoreEvent[]> {
  const subscription = await subscriptionOf(context, row)
  const subscriber = await presentSubscriber(context, row.subscriber)
  if (subscription === undefined || subscriber === null) return []
  const wanted = events.filter(({ key }) => subscription.triggers.some(({ type }) => type === key.type))
  if (wanted.length === 0) return []
  try {
    const names = await matchingNames(context, subscription, await readerOf(context, subscriber), wanted)
    return wanted.filter(({ key }) => names.has(`${key.type}/${key.id}`))
  } catch (error) {
    // Criteria that cannot be searched for any more are one subscriber's trouble: the others are told.
    if (!isAnamnesisError(error)) throw error
    await sayStatus(context, row.id, 'error', error.message)
    return []
  }
}

async function matchingNames(
  { records }: HospitalContext,
  { triggers }: Subscription,
  reader: Reader,
  events: readonly StoreEvent[],
): Promise<Set<string>> {
  const names = new Set<string>()
  for (const { type, query, kinds } of triggers) {
    const ids = events.filter(({ key, kind }) => key.type === type && kinds.includes(kind)).map(({ key }) => key.id)
    if (ids.length === 0) continue
    for (const id of await records.matchingIds(reader, type, query, ids)) names.add(`${type}/${id}`)
  }
  return names
}

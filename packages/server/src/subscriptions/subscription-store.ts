import type { Requester } from '@anamnesis/core'
import { fromHex, toHex } from '@anamnesis/core'
import type { Queryable } from '@anamnesis/database'
import type { StoreEvent } from '@anamnesis/records'

/** Where a subscription stands: it waits for its handshake, is told of events, has failed, or has ended. */
export type SubscriptionState = 'starting' | 'active' | 'error' | 'off'

/** One subscription as it is carried out; what it says is in its record. */
export type SubscriptionRow = {
  readonly id: string
  readonly subscriber: Requester
  /** Version of the Subscription record that was understood last. */
  readonly version: number
  readonly state: SubscriptionState
  /** Number of the newest event that was announced; 0 before the first. */
  readonly number: bigint
  readonly failures: number
  readonly beat: Date | number
}

/** An event that a subscription is to be told of, or was. */
export type QueuedEvent = {
  readonly seq: bigint
  /** Null until it is announced for the first time. */
  readonly number: bigint | null
  readonly event: Omit<StoreEvent, 'cursor' | 'patients'>
}

type EventRow = {
  seq: bigint
  number: bigint | null
  custodian: Buffer
  type: string
  id: string
  version: number
  kind: StoreEvent['kind']
  at: Date
}

const COLUMNS = 'id, subscriber, version, state, number, failures, beat'
const EVENT_COLUMNS = 'seq, number, custodian, type, id, version, kind, at'
/** Announced events of each subscription that $events can still tell. */
const KEPT_EVENTS = 1000

/** Says who subscribes, before the Subscription record is there. */
export async function registerSubscriber(queryable: Queryable, id: string, subscriber: Requester): Promise<void> {
  await queryable.query(
    `INSERT INTO subscription (id, subscriber, state) VALUES ($1, $2, 'off') ON CONFLICT (id) DO NOTHING`,
    [id, JSON.stringify(subscriber)],
  )
}

/** Returns the subscription with this id, `undefined` if there is none. */
export async function subscriptionRow(queryable: Queryable, id: string): Promise<SubscriptionRow | undefined> {
  const { rows } = await queryable.query<SubscriptionRow>(`SELECT ${COLUMNS} FROM subscription WHERE id = $1`, [id])
  return rows[0]
}

/** Returns the ids of somebody's subscriptions. */
export async function subscriptionsOf(queryable: Queryable, person: string): Promise<string[]> {
  const { rows } = await queryable.query<{ id: string }>(
    `SELECT id FROM subscription WHERE subscriber->>'person' = $1 ORDER BY id`,
    [person],
  )
  return rows.map(({ id }) => id)
}

/** Returns every subscription in one of the states; with `dueAt` only those whose time has come. */
export async function subscriptionsIn(
  queryable: Queryable,
  states: readonly SubscriptionState[],
  dueAt: Date | null = null,
): Promise<SubscriptionRow[]> {
  const { rows } = await queryable.query<SubscriptionRow>(
    `SELECT ${COLUMNS} FROM subscription WHERE state = ANY($1::text[]) AND ($2::timestamptz IS NULL OR due <= $2) ORDER BY id`,
    [states, dueAt],
  )
  return rows
}

/** Changes what is known of a subscription. */
export async function changeSubscription(
  queryable: Queryable,
  id: string,
  change: Partial<Pick<SubscriptionRow, 'version' | 'state' | 'failures' | 'beat'>> & { readonly due?: Date },
): Promise<void> {
  const entries = Object.entries(change)
  const sets = entries.map(([name], index) => `${name} = $${index + 2}`).join(', ')
  await queryable.query(`UPDATE subscription SET ${sets} WHERE id = $1`, [id, ...entries.map(([, value]) => value)])
}

/** Forgets a subscription with everything that it was to be told. */
export async function forgetSubscription(queryable: Queryable, id: string): Promise<void> {
  await queryable.query('DELETE FROM subscription WHERE id = $1', [id])
}

/** Queues events for a subscription, in their order. */
export async function queueEvents(queryable: Queryable, id: string, events: readonly StoreEvent[]): Promise<void> {
  for (const { key, version, kind, at } of events)
    await queryable.query(
      'INSERT INTO subscription_event (subscription, custodian, type, id, version, kind, at) VALUES ($1, $2, $3, $4, $5, $6, $7)',
      [id, fromHex(key.custodian), key.type, key.id, version, kind, new Date(at)],
    )
}

/** Returns events that the subscriber was not told of yet, oldest first. */
export async function waitingEvents(queryable: Queryable, id: string, limit: number): Promise<QueuedEvent[]> {
  return selectEvents(queryable, 'subscription = $1 AND NOT told ORDER BY seq LIMIT $2', [id, limit])
}

/** Returns announced events with numbers from one to another, both included, oldest first. */
export async function numberedEvents(
  queryable: Queryable,
  id: string,
  { from, until }: { readonly from: bigint; readonly until: bigint },
  limit: number,
): Promise<QueuedEvent[]> {
  return selectEvents(queryable, 'subscription = $1 AND number BETWEEN $2 AND $3 ORDER BY number LIMIT $4', [
    id,
    from,
    until,
    limit,
  ])
}

async function selectEvents(queryable: Queryable, where: string, params: readonly unknown[]): Promise<QueuedEvent[]> {
  const { rows } = await queryable.query<EventRow>(`SELECT ${EVENT_COLUMNS} FROM subscription_event WHERE ${where}`, [
    ...params,
  ])
  return rows.map(({ seq, number, custodian, type, id, version, kind, at }) => ({
    ...{ seq, number },
    event: { key: { custodian: toHex(custodian), type, id }, version, kind, at: at.getTime() },
  }))
}

/** Forgets events that the subscriber may not be told of. */
export async function dropEvents(queryable: Queryable, events: readonly QueuedEvent[]): Promise<void> {
  if (events.length === 0) return
  await queryable.query('DELETE FROM subscription_event WHERE seq = ANY($1::bigint[])', [events.map(({ seq }) => seq)])
}

/** Gives the events the subscription's next numbers, those that have one apart, and returns them with it. A number is given once. */
export async function numberEvents(
  queryable: Queryable,
  id: string,
  events: readonly QueuedEvent[],
): Promise<(QueuedEvent & { readonly number: bigint })[]> {
  const numbered: (QueuedEvent & { readonly number: bigint })[] = []
  for (const event of events)
    numbered.push({ ...event, number: event.number ?? (await nextNumber(queryable, id, event)) })
  return numbered
}

async function nextNumber(queryable: Queryable, id: string, { seq }: QueuedEvent): Promise<bigint> {
  const { rows } = await queryable.query<{ number: bigint }>(
    `WITH next AS (UPDATE subscription SET number = number + 1 WHERE id = $1 RETURNING number)
     UPDATE subscription_event SET number = next.number FROM next WHERE seq = $2 RETURNING subscription_event.number`,
    [id, seq],
  )
  const [row] = rows
  if (row === undefined) throw new RangeError('an event is numbered while it is queued')
  return row.number
}

/** Says that the subscriber was told of the events, and forgets those that lie too far back. */
export async function markTold(queryable: Queryable, id: string, events: readonly QueuedEvent[]): Promise<void> {
  await queryable.query('UPDATE subscription_event SET told = true WHERE seq = ANY($1::bigint[])', [
    events.map(({ seq }) => seq),
  ])
  await queryable.query(
    `DELETE FROM subscription_event e USING subscription s
     WHERE s.id = $1 AND e.subscription = s.id AND e.told AND e.number <= s.number - $2`,
    [id, KEPT_EVENTS],
  )
}

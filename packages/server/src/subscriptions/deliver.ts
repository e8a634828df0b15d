import type { Requester } from '@anamnesis/core'
import { AnamnesisError } from '@anamnesis/core'
import type { HospitalContext } from '../context.ts'
import type { NotificationType, ToldEvent } from './notification-bundle.ts'
import { notificationBundle } from './notification-bundle.ts'
import { endpointPolicy, fhirBase, presentSubscriber } from './parts.ts'
import type { Subscription } from './read-subscription.ts'
import type { Message } from './send-notification.ts'
import { sendNotification } from './send-notification.ts'
import { sayStatus, subscriptionOf } from './subscription-records.ts'
import type { SubscriptionRow } from './subscription-store.ts'
import { changeSubscription, markTold, subscriptionRow } from './subscription-store.ts'
import { numberWaiting, tellEvents } from './tell-events.ts'

/** How failed deliveries are tried again. */
export type RetryPlan = {
  /** Wait before the second try, in ms; it doubles with each, up to ten minutes. */
  readonly firstWaitMs: number
  /** Failures in a row after which the subscription is in error. */
  readonly mostFailures: number
}

const LONGEST_WAIT_MS = 600_000

/** Does what is due for one subscription: its handshake, its events in their order, its heartbeat, its end. */
export async function deliver(
  context: HospitalContext,
  id: string,
  plan: RetryPlan,
  signal: AbortSignal,
): Promise<void> {
  const row = await subscriptionRow(context.database, id)
  if (row === undefined || (row.state !== 'starting' && row.state !== 'active')) return
  const subscription = await subscriptionOf(context, row)
  if (subscription === undefined) return
  const subscriber = await presentSubscriber(context, row.subscriber)
  if (subscriber === null) return sayStatus(context, id, 'off', 'the subscriber may not sign in any more')
  if (subscription.end !== null && subscription.end <= context.now()) return sayStatus(context, id, 'off')
  const delivery: Delivery = { context, row, subscription, subscriber, signal }
  try {
    if (row.state === 'starting') await begin(delivery)
    else if (subscription.endpoint !== null) await sendDue(delivery)
  } catch (error) {
    if (signal.aborted) return
    if (!(error instanceof AnamnesisError)) throw error
    await countFailure(delivery, plan)
  }
}

type Delivery = {
  readonly context: HospitalContext
  readonly row: SubscriptionRow
  readonly subscription: Subscription
  readonly subscriber: Requester
  readonly signal: AbortSignal
}

/** R4 knows no handshake; a subscription to a topic begins with one. */
async function begin(delivery: Delivery): Promise<void> {
  const { context, row, subscription } = delivery
  if (subscription.endpoint !== null && subscription.topic !== null) await sendBundle(delivery, 'handshake', [])
  await changeSubscription(context.database, row.id, { failures: 0, beat: new Date(context.now()) })
  await sayStatus(context, row.id, 'active', undefined, row.version)
}

async function sendDue(delivery: Delivery): Promise<void> {
  const { context, row, subscription, subscriber } = delivery
  const { database } = context
  let hasSent = false
  for (;;) {
    const waiting = await numberWaiting(context, row.id, subscriber, subscription.maxCount)
    if (waiting.length === 0) break
    const told = tellable(subscription, await tellEvents(context, subscriber, waiting, subscription.payload))
    if (told.length > 0) await sendEvents(delivery, told)
    await markTold(database, row.id, waiting)
    hasSent ||= told.length > 0
  }
  if (!hasSent && isQuiet(delivery)) {
    await sendBundle(delivery, 'heartbeat', [])
    hasSent = true
  }
  if (hasSent) await changeSubscription(database, row.id, { failures: 0, beat: new Date(context.now()) })
}

function isQuiet({ context, row, subscription }: Delivery): boolean {
  const { heartbeat, topic } = subscription
  return topic !== null && heartbeat > 0 && context.now() - Number(row.beat) >= heartbeat * 1000
}

/** Without numbers there is nothing to say of an event whose record may not be told. */
function tellable(subscription: Subscription, events: readonly ToldEvent[]): readonly ToldEvent[] {
  return isNumbered(subscription) ? events : events.filter(({ isOpen }) => isOpen)
}

function isNumbered({ topic, payload }: Subscription): boolean {
  return topic !== null || payload === 'id-only'
}

async function sendEvents(delivery: Delivery, events: readonly ToldEvent[]): Promise<void> {
  if (isNumbered(delivery.subscription)) return sendBundle(delivery, 'event-notification', events)
  for (const event of events) await send(delivery, plainMessage(delivery, event))
}

/** R4, code rest-hook: a POST to the endpoint, or with a payload an update, the endpoint being the base of a FHIR server. */
function plainMessage({ subscription }: Delivery, { reference, bytes }: ToldEvent): Omit<Message, 'headers'> {
  const endpoint = endpointOf(subscription)
  if (bytes === null || reference === null)
    return { method: 'POST', url: endpoint, contentType: null, body: new Uint8Array(0) }
  const url = new URL(endpoint)
  url.pathname = `${url.pathname.replace(/\/$/, '')}/${reference}`
  return { method: 'PUT', url, contentType: 'application/fhir+json', body: bytes }
}

async function sendBundle(delivery: Delivery, type: NotificationType, events: readonly ToldEvent[]): Promise<void> {
  const { context, row, subscription } = delivery
  const status = type === 'handshake' ? 'requested' : 'active'
  const total = (await subscriptionRow(context.database, row.id))?.number ?? row.number
  const body = notificationBundle(fhirBase(context), { id: row.id, type, subscription, status, total, events })
  await send(delivery, { method: 'POST', url: endpointOf(subscription), contentType: 'application/fhir+json', body })
}

function endpointOf({ endpoint }: Subscription): URL {
  if (endpoint === null) throw new RangeError('a stream has no endpoint')
  return endpoint
}

async function send({ context, subscription, signal }: Delivery, message: Omit<Message, 'headers'>): Promise<void> {
  const status = await sendNotification({ ...message, headers: subscription.headers }, endpointPolicy(context), signal)
  if (status < 200 || status > 299)
    throw new AnamnesisError('peer-refused', 'the endpoint did not take the notification')
}

async function countFailure({ context, row }: Delivery, { firstWaitMs, mostFailures }: RetryPlan): Promise<void> {
  const failures = ((await subscriptionRow(context.database, row.id))?.failures ?? row.failures) + 1
  const wait = Math.min(LONGEST_WAIT_MS, firstWaitMs * 2 ** (failures - 1))
  await changeSubscription(context.database, row.id, { failures, due: new Date(context.now() + wait) })
  if (failures >= mostFailures)
    await sayStatus(context, row.id, 'error', `the endpoint did not take a notification, ${failures} times in a row`)
}

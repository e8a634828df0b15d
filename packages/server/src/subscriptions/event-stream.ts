import { AnamnesisError } from '@anamnesis/core'
import type { HospitalContext } from '../context.ts'
import type { HttpRequest, SignedInRequest } from '../http/route.ts'
import { bellOf } from './bell.ts'
import type { Reader } from './criteria.ts'
import { checkTypes } from './criteria.ts'
import type { NotificationType, ToldEvent } from './notification-bundle.ts'
import { notificationBundle } from './notification-bundle.ts'
import { fhirBase, presentSubscriber } from './parts.ts'
import type { Subscription } from './read-subscription.ts'
import { subscriptionOf } from './subscription-records.ts'
import type { SubscriptionRow } from './subscription-store.ts'
import { markTold, numberedEvents, subscriptionRow } from './subscription-store.ts'
import { numberWaiting, tellEvents } from './tell-events.ts'

/** How often a stream looks by itself, in ms: the bell rings in one process only. */
const TICK_MS = 1_000
/** How often a quiet stream says that it is alive where the subscription does not say, in seconds. */
const HEARTBEAT_S = 20
const MOST_EVENTS = 20
const NO_END = 2n ** 62n

/**
 * Returns a subscriber's notifications as server-sent events: a handshake, then each Bundle under the number of its newest event. Whoever comes back with
 * Last-Event-ID goes on from there. It ends with the subscription, with the access token of the request, or when the subscriber may not sign in any more.
 * @throws `bad-request` if the subscription is one of a rest-hook, `conflict` if it has not begun, `not-allowed` if the client may not be told of its types
 */
export async function listen(
  context: HospitalContext,
  own: SubscriptionRow,
  request: SignedInRequest,
  mayRead: Reader['mayRead'],
): Promise<AsyncIterable<string>> {
  const subscription = await subscriptionOf(context, own)
  if (subscription === undefined) throw new AnamnesisError('conflict', 'the subscription has just changed: ask again')
  checkTypes(mayRead, subscription)
  if (subscription.endpoint !== null)
    throw new AnamnesisError('bad-request', 'this subscription is not one whose subscriber listens')
  return eventStream(context, own, request)
}

async function* eventStream(
  context: HospitalContext,
  own: SubscriptionRow,
  request: SignedInRequest,
): AsyncGenerator<string> {
  const bell = bellOf(context)
  let row: SubscriptionRow | undefined = own
  let last = lastEventId(request) ?? (await toldUntil(context, own))
  let spoke = context.now()
  let type: NotificationType | null = 'handshake'
  while (!request.signal.aborted && context.now() < request.expires) {
    const subscription: Subscription | undefined = row && (await subscriptionOf(context, row))
    const subscriber = row && (await presentSubscriber(context, row.subscriber))
    if (!row || !subscription || !subscriber || row.state === 'off' || row.state === 'error') return
    if (subscription.endpoint !== null) return
    const { id } = row
    if (type !== null) {
      yield message(type, [])
      spoke = context.now()
      type = null
    }
    await markTold(context.database, id, await numberWaiting(context, id, subscriber, MOST_EVENTS))
    const events = await numberedEvents(context.database, id, { from: last + 1n, until: NO_END }, MOST_EVENTS)
    const told = await tellEvents(context, subscriber, events, subscription.payload)
    last = events.at(-1)?.number ?? last
    row = await subscriptionRow(context.database, id)
    if (told.length > 0) {
      yield message('event-notification', told)
      spoke = context.now()
    }
    if (events.length > 0) continue
    await bell.wait(Math.min(TICK_MS, Math.max(request.expires - context.now(), 0)), request.signal)
    row = await subscriptionRow(context.database, id)
    if (context.now() - spoke >= (subscription.heartbeat || HEARTBEAT_S) * 1000) type = 'heartbeat'

    function message(kind: NotificationType, told: readonly ToldEvent[]): string {
      const { number = 0n, state = 'active' } = row ?? {}
      const status = state === 'starting' ? 'requested' : state
      const notification = {
        ...{ id, type: kind, status, total: number, events: told },
        subscription: subscription as Subscription,
      }
      const text = Buffer.from(notificationBundle(fhirBase(context), notification)).toString()
      // A resource keeps the line ends it came with; in this format each would end the message.
      const data = text.replaceAll(/\r\n|\r|\n/g, '\ndata: ')
      return `id: ${told.at(-1)?.number ?? last}\nevent: ${kind}\ndata: ${data}\n\n`
    }
  }
}

function lastEventId({ headers }: HttpRequest): bigint | null {
  const text = headers['last-event-id']
  return text !== undefined && /^\d{1,18}$/.test(text) ? BigInt(text) : null
}

async function toldUntil({ database }: HospitalContext, { id }: SubscriptionRow): Promise<bigint> {
  return (await subscriptionRow(database, id))?.number ?? 0n
}

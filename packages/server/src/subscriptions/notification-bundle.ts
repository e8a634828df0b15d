import { randomUUID } from 'node:crypto'
import type { BundleEntryBytes } from '../fhir/bundle-text.ts'
import { bundleBytes } from '../fhir/bundle-text.ts'
import type { Subscription } from './read-subscription.ts'

const PROFILES = 'http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition'

/** Why a notification is sent (http://hl7.org/fhir/R5/valueset-subscription-notification-type.html). */
export type NotificationType = 'handshake' | 'heartbeat' | 'event-notification' | 'query-status' | 'query-event'

/** One event as a subscriber is told of it; `bytes` are the record where it goes along. */
export type ToldEvent = {
  readonly number: bigint
  /** In ms since 1970 UTC. */
  readonly at: number
  readonly isNew: boolean
  /** False if only its number may be told. */
  readonly isOpen: boolean
  /** `Type/id`, as read at this server; null if the subscriber is not told which record it was. */
  readonly reference: string | null
  readonly bytes: Uint8Array | null
}

/** What a notification says. */
export type Notification = {
  readonly id: string
  readonly type: NotificationType
  readonly subscription: Pick<Subscription, 'topic' | 'payload'>
  readonly status: string
  /** Number of the newest event since the subscription began. */
  readonly total: bigint
  readonly events: readonly ToldEvent[]
}

/** Returns the status of a subscription as the R4 backport words it: a Parameters resource (Subscriptions R5 Backport 1.1, R4). */
export function statusResource(base: string, notification: Notification): object {
  const { id, type, subscription, status, total, events } = notification
  const { topic } = subscription
  return {
    resourceType: 'Parameters',
    id: randomUUID(),
    meta: { profile: [`${PROFILES}/backport-subscription-status-r4`] },
    parameter: [
      { name: 'subscription', valueReference: { reference: `${base}/Subscription/${id}` } },
      ...(topic === null ? [] : [{ name: 'topic', valueCanonical: topic }]),
      { name: 'status', valueCode: status },
      { name: 'type', valueCode: type },
      { name: 'events-since-subscription-start', valueString: String(total) },
      ...events.map(({ number, at, reference }) => ({
        name: 'notification-event',
        part: [
          { name: 'event-number', valueString: String(number) },
          { name: 'timestamp', valueInstant: new Date(at).toISOString() },
          ...(reference === null ? [] : [{ name: 'focus', valueReference: { reference: `${base}/${reference}` } }]),
        ],
      })),
    ],
  }
}

/** Returns the bytes of a notification Bundle: the status, then what the payload brings along. */
export function notificationBundle(base: string, notification: Notification): Uint8Array {
  const { id, events } = notification
  const status: BundleEntryBytes = {
    fullUrl: `urn:uuid:${randomUUID()}`,
    resource: Buffer.from(JSON.stringify(statusResource(base, notification))),
    members: { request: { method: 'GET', url: `${base}/Subscription/${id}/$status` }, response: { status: '200' } },
  }
  const focused = events.flatMap((event) => eventEntry(base, event))
  const head = {
    id: randomUUID(),
    meta: { profile: [`${PROFILES}/backport-subscription-notification-r4`] },
    type: 'history',
    timestamp: new Date().toISOString(),
  }
  return bundleBytes(head, [status, ...focused])
}

function eventEntry(base: string, { isNew, reference, bytes }: ToldEvent): BundleEntryBytes[] {
  if (reference === null) return []
  const request = isNew
    ? { method: 'POST', url: reference.slice(0, reference.indexOf('/')) }
    : { method: 'PUT', url: reference }
  const members = { request, response: { status: isNew ? '201' : '200' } }
  return [{ fullUrl: `${base}/${reference}`, resource: bytes, members }]
}

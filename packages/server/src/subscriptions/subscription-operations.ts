import { AnamnesisError } from '@anamnesis/core'
import type { HospitalContext } from '../context.ts'
import { bundleBytes } from '../fhir/bundle-text.ts'
import type { FhirOperation, OperationCall } from '../fhir/fhir-operation.ts'
import type { OperationInput } from '../fhir/operation-input.ts'
import type { Outcome } from '../http/outcome.ts'
import { fhir } from '../http/outcome.ts'
import { mayReadBy } from '../sign-in/scopes.ts'
import { checkTypes } from './criteria.ts'
import type { Notification } from './notification-bundle.ts'
import { notificationBundle, statusResource } from './notification-bundle.ts'
import { ownSubscription } from './own-subscription.ts'
import { fhirBase } from './parts.ts'
import type { Payload } from './read-subscription.ts'
import { subscriptionOf } from './subscription-records.ts'
import { numberedEvents } from './subscription-store.ts'
import { tellEvents } from './tell-events.ts'

const DEFINITIONS = 'http://hl7.org/fhir/uv/subscriptions-backport/OperationDefinition'
const MOST_EVENTS = 100

/** `$status` and `$events` of a subscription (Subscriptions R5 Backport 1.1). */
export const subscriptionOperations: readonly FhirOperation[] = [
  {
    ...{ name: 'status', definition: `${DEFINITIONS}/backport-subscription-status`, levels: ['instance'] },
    ...{ types: ['Subscription'], affectsState: false, interactions: ['r'], handler: status },
  },
  {
    ...{ name: 'events', definition: `${DEFINITIONS}/backport-subscription-events`, levels: ['instance'] },
    ...{ types: ['Subscription'], affectsState: false, interactions: ['r'], handler: events },
  },
]

async function status(call: OperationCall, context: HospitalContext): Promise<Outcome> {
  const { notification } = await asked(call, context)
  const base = fhirBase(context)
  const resource = Buffer.from(
    JSON.stringify(statusResource(base, { ...notification, type: 'query-status', events: [] })),
  )
  return fhir(bundleBytes({ type: 'searchset', total: 1 }, [{ resource, members: { search: { mode: 'match' } } }]))
}

async function events(call: OperationCall, context: HospitalContext): Promise<Outcome> {
  const { notification, row, subscription: wanted } = await asked(call, context)
  checkTypes(mayReadBy(call.request.scopes), wanted)
  const from = numberIn(call.input, 'eventsSinceNumber') ?? 1n
  const until = numberIn(call.input, 'eventsUntilNumber') ?? row.number
  const payload = contentIn(call.input) ?? notification.subscription.payload
  const queued = await numberedEvents(context.database, row.id, { from, until }, MOST_EVENTS)
  const told = await tellEvents(context, call.request.requester, queued, payload)
  const subscription = { ...notification.subscription, payload }
  return fhir(
    notificationBundle(fhirBase(context), { ...notification, type: 'query-event', subscription, events: told }),
  )
}

async function asked({ request, id }: OperationCall, context: HospitalContext) {
  const row = await ownSubscription(context, request.requester, id ?? '')
  const subscription = await subscriptionOf(context, row)
  if (subscription === undefined) throw new AnamnesisError('conflict', 'the subscription has just changed: ask again')
  const notification: Omit<Notification, 'type'> = {
    ...{ id: row.id, subscription, total: row.number, events: [] },
    status: row.state === 'starting' ? 'requested' : row.state,
  }
  return { row, notification, subscription }
}

function numberIn(input: OperationInput, name: string): bigint | undefined {
  const value = input.find((parameter) => parameter.name === name)?.value
  if (value === undefined) return undefined
  if (!/^\d{1,18}$/.test(String(value))) throw new AnamnesisError('bad-request', `${name} is a whole number`)
  return BigInt(String(value))
}

function contentIn(input: OperationInput): Payload | undefined {
  const value = input.find(({ name }) => name === 'content')?.value
  if (value === undefined || value === 'empty' || value === 'id-only' || value === 'full-resource') return value
  throw new AnamnesisError('bad-request', 'content is empty, id-only or full-resource')
}

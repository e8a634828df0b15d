import { randomUUID } from 'node:crypto'
import type { Permit, Requester } from '@anamnesis/core'
import { CATEGORIES, SENSITIVITIES } from '@anamnesis/core'
import type { RequestContext } from '@anamnesis/records'
import type { HospitalContext } from '../context.ts'
import { FHIR_PATH } from '../fhir/fhir-route.ts'
import { findPerson } from '../sign-in/people.ts'
import type { EndpointPolicy } from './send-notification.ts'

/** Returns the base of the hospital's FHIR addresses. */
export function fhirBase({ config }: HospitalContext): string {
  return `${config.origin}${FHIR_PATH}`
}

/** Returns which endpoints this hospital may send to. */
export function endpointPolicy({ config, sample }: HospitalContext): EndpointPolicy {
  return { allowLoopback: sample, privateHosts: config.subscriptionHosts }
}

/** Returns a context that sees and changes Subscription records and nothing else: for whoever owns one, or for the server's own notes on it. */
export function keeperContext(
  { care }: HospitalContext,
  requester: Requester | null,
  requestId?: string,
): RequestContext {
  const self: Requester = {
    ...{ person: 'subscriptions', name: 'Subscriptions', department: null, patient: null, client: 'subscriptions' },
    ...{ role: 'system', hospital: care.self, purpose: 'HOPERAT' },
  }
  const open = { categories: CATEGORIES.filter((category) => category === 'private'), sensitivities: SENSITIVITIES }
  const permit: Permit = {
    requester: { ...(requester ?? self), role: 'system' },
    clauses: [
      { basis: 'system', patient: null, reach: { own: { ...open, only: null, except: [], from: null, until: null } } },
    ],
    mayAddTo: 'any',
  }
  return { permit, requestId: requestId ?? randomUUID(), mayRead: (type) => type === 'Subscription' }
}

/** Returns the subscriber as they are now, with today's role and department; null if they may not sign in any more. */
export async function presentSubscriber(
  { database, config }: HospitalContext,
  subscriber: Requester,
): Promise<Requester | null> {
  if (subscriber.role === 'system') return config.clients.some(({ id }) => id === subscriber.person) ? subscriber : null
  const person = await findPerson(database, subscriber.person)
  if (person === null) return null
  return { ...subscriber, role: person.role, department: person.department, patient: person.patient }
}

import type { Requester } from '@anamnesis/core'
import { isAnamnesisError } from '@anamnesis/core'
import type { HospitalContext } from '../context.ts'
import { checkCriteria, readerOf } from './criteria.ts'
import { fhirBase, keeperContext, presentSubscriber } from './parts.ts'
import type { Subscription } from './read-subscription.ts'
import { readSubscription } from './read-subscription.ts'
import type { SubscriptionRow } from './subscription-store.ts'
import { changeSubscription, forgetSubscription, registerSubscriber, subscriptionRow } from './subscription-store.ts'

type Kept = { readonly version: number; readonly resource: Record<string, unknown> }

/** Returns the newest version of a Subscription record; undefined if it is not there, removed or erased. */
async function keptRecord(context: HospitalContext, id: string): Promise<Kept | undefined> {
  try {
    const { bytes, version } = await context.records.read(keeperContext(context, null), 'Subscription', id)
    return { version, resource: JSON.parse(Buffer.from(bytes).toString()) as Record<string, unknown> }
  } catch (error) {
    if (isAnamnesisError(error, 'not-found') || isAnamnesisError(error, 'deleted')) return undefined
    throw error
  }
}

const understood = new WeakMap<HospitalContext, Map<string, { version: number; subscription: Subscription }>>()

/** Returns what a subscription asks for, as its row has understood it last; undefined if its record is gone or has changed since. */
export async function subscriptionOf(
  context: HospitalContext,
  { id, version }: SubscriptionRow,
): Promise<Subscription | undefined> {
  const known = understood.get(context) ?? new Map<string, { version: number; subscription: Subscription }>()
  understood.set(context, known)
  const remembered = known.get(id)
  if (remembered?.version === version) return remembered.subscription
  const kept = await keptRecord(context, id)
  if (kept?.version !== version) return undefined
  const subscription = readSubscription(kept.resource, fhirBase(context))
  known.set(id, { version, subscription })
  return subscription
}

/** Takes notice of a Subscription record that was written or removed by somebody else: begins it, ends it, or says what is wrong with it. */
export async function takeNotice(context: HospitalContext, id: string): Promise<void> {
  const { database } = context
  const kept = await keptRecord(context, id)
  if (kept === undefined) return forgetSubscription(database, id)
  const author = programOf(context, await context.records.authorOf('Subscription', id))
  if (author !== null) await registerSubscriber(database, id, author)
  const row = await subscriptionRow(database, id)
  if (row === undefined || row.version === kept.version) return
  try {
    const subscription = readSubscription(kept.resource, fhirBase(context))
    const { status } = subscription
    // Whoever wrote it last says where it goes, though it stays whose it was.
    const subscriber = author ?? (await presentSubscriber(context, row.subscriber))
    if (subscriber !== null) await checkCriteria(context, await readerOf(context, subscriber), subscription)
    const state = status === 'off' || status === 'error' ? status : 'starting'
    await changeSubscription(database, id, {
      version: kept.version,
      state,
      failures: 0,
      due: new Date(0),
      beat: new Date(0),
    })
  } catch (error) {
    if (!isAnamnesisError(error)) throw error
    await sayStatus(context, id, 'error', error.issues.map(({ message }) => message).join('; ') || error.message)
  }
}

/** What programs write without naming themselves as subscribers, as in a Bundle, they subscribe to. */
function programOf({ config, care }: HospitalContext, author: string | undefined): Requester | null {
  const client = config.clients.find(({ id }) => id === author)
  if (client === undefined) return null
  return {
    ...{ person: client.id, name: client.name, role: 'system', department: null, hospital: care.self },
    ...{ purpose: 'HOPERAT', patient: null, client: client.id },
  }
}

/**
 * Writes into a Subscription record where it stands now, into no other version than `only` if that is given; `error` is for people and holds no patient
 * data.
 */
export async function sayStatus(
  context: HospitalContext,
  id: string,
  status: 'active' | 'error' | 'off',
  error?: string,
  only?: number,
): Promise<void> {
  const { database, records } = context
  const kept = await keptRecord(context, id)
  if (kept === undefined) return forgetSubscription(database, id)
  // A version that came meanwhile is taken notice of first.
  if (only !== undefined && kept.version !== only) return
  // What is written equal makes no new version, and the row would wait for one.
  if (kept.resource.status === status && kept.resource.error === error)
    return changeSubscription(database, id, { version: kept.version, state: status })
  const { error: _, ...rest } = kept.resource
  const resource = { ...rest, status, ...(error === undefined ? {} : { error }) }
  // Before the write: the event of it must find that this version is the server's own.
  await changeSubscription(database, id, { version: kept.version + 1, state: status })
  try {
    await records.update(keeperContext(context, null), 'Subscription', id, JSON.stringify(resource), {
      ifMatch: kept.version,
    })
  } catch (failure) {
    if (!isAnamnesisError(failure, 'version-conflict')) throw failure
    await changeSubscription(database, id, { version: 0, state: 'off' })
    await takeNotice(context, id)
  }
}

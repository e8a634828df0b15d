import type { Requester } from '@anamnesis/core'
import { AnamnesisError } from '@anamnesis/core'
import type { RequestContext } from '@anamnesis/records'
import { currentPermit } from '../care-context.ts'
import type { HospitalContext } from '../context.ts'
import { registeredScopes } from '../sign-in/clients.ts'
import { mayReadBy } from '../sign-in/scopes.ts'
import type { Subscription } from './read-subscription.ts'

/** Whose eyes criteria are read with: what they may see, and the types that their client may be told of. */
export type Reader = Required<Pick<RequestContext, 'permit' | 'mayRead'>>

/** Returns the eyes of a subscriber now: nobody is there with a token, so the scopes are those that the client is registered with. */
export async function readerOf({ care, config }: HospitalContext, subscriber: Requester): Promise<Reader> {
  return {
    permit: await currentPermit(care, subscriber),
    mayRead: mayReadBy(registeredScopes(config, subscriber.client)),
  }
}

/** Refuses a client that may not be told of every type that a subscription is about. @throws `not-allowed` */
export function checkTypes(mayRead: Reader['mayRead'], { triggers }: Pick<Subscription, 'triggers'>): void {
  if (!triggers.every(({ type }) => mayRead(type)))
    throw new AnamnesisError('not-allowed', 'the scopes of this client do not cover what the subscription tells of')
}

/**
 * Refuses a subscription whose criteria cannot be searched for, or not by this client.
 * @throws `not-allowed`, and `unknown-search-parameter`, `not-supported` or `bad-request` as a strict search does
 */
export async function checkCriteria(
  { records }: Pick<HospitalContext, 'records'>,
  reader: Reader,
  subscription: Pick<Subscription, 'triggers'>,
): Promise<void> {
  checkTypes(reader.mayRead, subscription)
  for (const { type, query } of subscription.triggers) await records.matchingIds(reader, type, query, ['none'])
}

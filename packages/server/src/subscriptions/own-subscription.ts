import type { Requester } from '@anamnesis/core'
import { AnamnesisError } from '@anamnesis/core'
import type { HospitalContext } from '../context.ts'
import type { SubscriptionRow } from './subscription-store.ts'
import { subscriptionRow } from './subscription-store.ts'

/**
 * Returns a subscription of whoever asks; programs of the hospital see all of them.
 * @throws `not-found` in the same words whether it is somebody else's or nobody's
 */
export async function ownSubscription(
  { database }: HospitalContext,
  requester: Requester,
  id: string,
): Promise<SubscriptionRow> {
  const row = await subscriptionRow(database, id)
  if (row === undefined || (requester.role !== 'system' && row.subscriber.person !== requester.person))
    throw new AnamnesisError('not-found', 'there is no such record that you may see')
  return row
}

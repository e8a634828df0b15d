import { AnamnesisError } from '@anamnesis/core'
import { byPermit } from '../permit/by-permit.ts'
import type { RequestContext } from '../request-context.ts'
import type { WriteResult } from './commit-writes.ts'
import { commitWrites } from './commit-writes.ts'
import { inRounds } from './in-rounds.ts'
import type { PreparedRecord } from './prepare-record.ts'
import type { Store } from './store.ts'
import type { Written } from './store-types.ts'

/** One record that is to be made under a new id, and the request that it came with. */
type Creation = { readonly context: RequestContext; readonly record: PreparedRecord }

const inRound: (store: Store, creation: Creation) => Promise<WriteResult> = inRounds(async (store, creations) => {
  const results: WriteResult[] = []
  const groups = byPermit(creations.map(({ context }) => context.permit))
  await Promise.all(
    groups.map(async (places) => {
      const group = places.flatMap((place) => creations[place] ?? [])
      const written = await commitGroup(store, group)
      for (const [index, place] of places.entries()) results[place] = written[index] as WriteResult
    }),
  )
  return results
})

/**
 * Makes a record under a new id. Those that come at the same time from one requester are one transaction, and each is refused for itself.
 * @throws what refuses it
 */
export async function createTogether(store: Store, creation: Creation): Promise<Written> {
  const result = await inRound(store, creation)
  if (result instanceof AnamnesisError) throw result
  return result
}

function commitGroup(store: Store, group: readonly Creation[]): Promise<WriteResult[]> {
  const operations = group.map(({ record }) => ({ kind: 'create', record, unless: null }) as const)
  const requests = new Map(group.map(({ record, context }) => [record.id, context.requestId]))
  const permit = group[0]?.context.permit
  if (permit === undefined) throw new RangeError('a group has a creation')
  return commitWrites(
    store,
    { permit, requestIdOf: (operation) => ('record' in operation && requests.get(operation.record.id)) || '' },
    operations,
    { atomic: false },
  )
}

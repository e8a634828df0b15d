import { randomUUID } from 'node:crypto'
import { AnamnesisError, resourceIdSchema } from '@anamnesis/core'
import type { RequestContext } from '../request-context.ts'
import { ConditionMet, commitWrites, RefusedOperations } from './commit-writes.ts'
import { createTogether } from './create-together.ts'
import { foundThere, matchCondition, searchText } from './match-conditions.ts'
import { parseResource, prepareRecord } from './prepare-record.ts'
import type { Store } from './store.ts'
import type { Written } from './store-types.ts'
import type { WriteOperation } from './write-operation.ts'

/** Creates a record under an id made here; with `ifNoneExist`, only if no own record that the requester may see meets the search. */
export async function createRecord(
  store: Store,
  context: RequestContext,
  type: string,
  body: string,
  options: { readonly ifNoneExist?: string } = {},
): Promise<Written> {
  const record = prepareRecord(store, parseResource(body, type), randomUUID())
  if (options.ifNoneExist === undefined) return createTogether(store, { context, record })
  const unless = searchText(options.ifNoneExist)
  for (;;) {
    const match = await matchCondition(store, context, { type, query: unless })
    if (match !== null) return foundThere(type, match)
    try {
      return await commitOne(store, context, { kind: 'create', record, unless })
    } catch (error) {
      if (!(error instanceof ConditionMet)) throw error
    }
  }
}

/** Makes the content the next version of a record; a program of the hospital (role system) may so create one under an id of its choice. */
export async function updateRecord(
  store: Store,
  context: RequestContext,
  type: string,
  id: string,
  body: string,
  options: { readonly ifMatch?: number } = {},
): Promise<Written> {
  const resource = parseResource(body, type)
  checkId(id, resource.id)
  const record = prepareRecord(store, resource, id)
  const mayCreate = context.permit.requester.role === 'system'
  return commitOne(store, context, { kind: 'put', record, ifMatch: options.ifMatch ?? null, mayCreate })
}

/** Removes a record: its next version says so, and the ones before stay for those who may see them. */
export async function removeRecord(
  store: Store,
  context: RequestContext,
  type: string,
  id: string,
  options: { readonly ifMatch?: number } = {},
): Promise<Written> {
  return commitOne(store, context, { kind: 'remove', type, id, ifMatch: options.ifMatch ?? null })
}

/** @throws `bad-request` if an id is none of FHIR, or the content names another. */
export function checkId(id: string, idInside: unknown): void {
  if (!resourceIdSchema.safeParse(id).success)
    throw new AnamnesisError('bad-request', 'an id has 1 to 64 letters, digits, hyphens and dots')
  if (idInside !== id) throw new AnamnesisError('bad-request', 'the id in the content must be the id in the request')
}

/** Carries out one operation. @throws what refuses it, ConditionMet. */
export async function commitOne(store: Store, context: RequestContext, operation: WriteOperation): Promise<Written> {
  try {
    const { permit, requestId } = context
    const [result] = await commitWrites(store, { permit, requestIdOf: () => requestId }, [operation], { atomic: true })
    if (result === undefined || result instanceof Error)
      throw new RangeError('an atomic write gives a result or throws')
    return result
  } catch (error) {
    throw error instanceof RefusedOperations ? error.refusals[0].refusal : error
  }
}

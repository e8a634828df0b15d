import { randomUUID } from 'node:crypto'
import { AnamnesisError, resourceIdSchema } from '@anamnesis/core'
import type { Queryable } from '@anamnesis/database'
import type { RequestContext } from '../request-context.ts'
import type { Match } from '../search/find-matches.ts'
import { findMatches } from '../search/find-matches.ts'
import { parseSearch } from '../search/parse-search.ts'
import { ConditionMet, commitWrites, RefusedOperation } from './commit-writes.ts'
import { createTogether } from './create-together.ts'
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
    const match = await matchOf(store, context, type, unless)
    if (match !== null) return match
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
    throw error instanceof RefusedOperation ? error.refusal : error
  }
}

/** Returns the text of a conditional search without its leading question mark. */
export function searchText(condition: string): string {
  return condition.replace(/^\?/, '')
}

/**
 * Returns the one own record that meets a condition and that the requester may see, as the result of a write that had nothing to do; null if none does.
 * @throws `multiple-matches`
 */
export async function matchOf(
  store: Store,
  context: RequestContext,
  type: string,
  condition: string,
): Promise<Written | null> {
  const id = await matchingId(store.database, store, context, type, condition)
  if (id === null) return null
  const { rows } = await store.database.query<{ ver: number; updated: Date }>(
    `SELECT r.ver, r.updated FROM res r WHERE r.pk = $1`,
    [id.pk],
  )
  const [row] = rows
  if (!row) return null
  return { status: 200, type, id: id.id, version: row.ver, updated: row.updated.getTime(), bytes: new Uint8Array(0) }
}

/** Returns the one own record that meets a condition, or null. @throws `multiple-matches`; `bad-request` if the condition says nothing */
export async function matchingId(
  queryable: Queryable,
  store: Store,
  { permit }: RequestContext,
  type: string,
  condition: string,
): Promise<Match | null> {
  if (
    parseSearch(type, condition, { strict: true, baseUrl: store.baseUrl, parameters: store.parameters }).filters
      .length === 0
  )
    throw new AnamnesisError('bad-request', 'a condition names at least one search parameter')
  const matches = await findMatches(queryable, store, permit, type, condition, 2)
  if (matches.length > 1) throw new AnamnesisError('multiple-matches', 'the condition is met by more than one record')
  return matches[0] ?? null
}

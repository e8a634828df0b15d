import { randomUUID } from 'node:crypto'
import { AnamnesisError } from '@anamnesis/core'
import type { Patch } from '../patch/apply-patch.ts'
import type { RequestContext } from '../request-context.ts'
import type { Match } from '../search/find-matches.ts'
import type { PlainResource } from '../validate/validate.ts'
import { ConditionMet } from './commit-writes.ts'
import { matchCondition, searchText } from './match-conditions.ts'
import { checkId, commitOne } from './own-writes.ts'
import { patchRecord, untilUndisturbed } from './patch-record.ts'
import { parseResource, prepareRecord } from './prepare-record.ts'
import type { Store } from './store.ts'
import type { Written } from './store-types.ts'
import type { WriteOperation } from './write-operation.ts'
import { checkMayRemove } from './write-rights.ts'

type Options = { readonly ifMatch?: number }

/**
 * Makes the content the next version of the one own record that meets a condition and that the requester may see, or a record of its own if none does.
 * @throws `multiple-matches`, and what an update throws
 */
export async function updateRecordWhere(
  store: Store,
  context: RequestContext,
  type: string,
  condition: string,
  body: string,
  options: Options = {},
): Promise<Written> {
  const resource = parseResource(body, type)
  return whereMatched(store, context, type, condition, options, (match) =>
    commitOne(store, context, conditionalUpdate(store, context, { condition, resource, match, newId: randomUUID() })),
  )
}

/** Returns the operation of a conditional update, once its condition was looked up (FHIR R4 http.html, conditional update). */
export function conditionalUpdate(
  store: Store,
  context: RequestContext,
  given: {
    readonly condition: string
    readonly resource: PlainResource
    readonly match: Pick<Match, 'id' | 'version'> | null
    /** Id of the record that is made if the condition is met by none and the content names no id. */
    readonly newId: string
  },
): WriteOperation {
  const { resource, match } = given
  const isProgram = context.permit.requester.role === 'system'
  if (match) {
    if (resource.id !== undefined) checkId(match.id, resource.id)
    const record = prepareRecord(store, resource, match.id)
    return { kind: 'put', record, ifMatch: match.version, mayCreate: false }
  }
  if (resource.id !== undefined && isProgram) {
    checkId(String(resource.id), resource.id)
    const record = prepareRecord(store, resource, String(resource.id))
    return { kind: 'put', record, ifMatch: null, mayCreate: true }
  }
  if (resource.id !== undefined)
    throw new AnamnesisError('bad-request', 'the condition is met by no record, and only programs choose ids')
  return { kind: 'create', record: prepareRecord(store, resource, given.newId), unless: searchText(given.condition) }
}

/** Removes the one own record that meets a condition and that the requester may see; nothing to remove is no failure. @throws `multiple-matches` */
export async function removeRecordWhere(
  store: Store,
  context: RequestContext,
  type: string,
  condition: string,
  options: Options = {},
): Promise<Written> {
  checkMayRemove(context.permit)
  return whereMatched(store, context, type, condition, options, async (match) =>
    match === null
      ? nothingRemoved(store, type)
      : commitOne(store, context, { kind: 'remove', type, id: match.id, ifMatch: match.version }),
  )
}

/** Returns the result of a removal that found nothing to remove. */
export function nothingRemoved(store: Store, type: string): Written {
  return { status: 204, type, id: '', version: 0, updated: store.clock(), bytes: new Uint8Array(0) }
}

/** Patches the one own record that meets a condition and that the requester may see. @throws `not-found`, `multiple-matches`, and what a patch throws */
export async function patchRecordWhere(
  store: Store,
  context: RequestContext,
  type: string,
  condition: string,
  patch: Patch,
  options: Options = {},
): Promise<Written> {
  return whereMatched(store, context, type, condition, options, (match) => {
    if (match === null) throw new AnamnesisError('not-found', 'there is no such record')
    return patchRecord(store, context, type, match.id, patch, { ifMatch: match.version })
  })
}

/** Looks a condition up and writes onto exactly the version that met it; if somebody wrote in between, both once more. */
async function whereMatched(
  store: Store,
  context: RequestContext,
  type: string,
  condition: string,
  { ifMatch }: Options,
  write: (match: Match | null) => Promise<Written>,
): Promise<Written> {
  const text = searchText(condition)
  return untilUndisturbed(
    async () => {
      const match = await matchCondition(store, context, { type, query: text })
      if (ifMatch !== undefined && match?.version !== ifMatch)
        throw new AnamnesisError('version-conflict', 'no record that meets the condition is at the version of If-Match')
      try {
        return await write(match)
      } catch (error) {
        if (error instanceof ConditionMet) throw new AnamnesisError('version-conflict', 'somebody wrote in between')
        throw error
      }
    },
    { once: ifMatch !== undefined },
  )
}

import { AnamnesisError, isAnamnesisError } from '@anamnesis/core'
import type { Patch } from '../patch/apply-patch.ts'
import { applyPatch } from '../patch/apply-patch.ts'
import type { RequestContext } from '../request-context.ts'
import type { PlainResource } from '../validate/validate.ts'
import { commitOne } from './own-writes.ts'
import { parseResource, prepareRecord } from './prepare-record.ts'
import { readRecord } from './read-records.ts'
import type { Store } from './store.ts'
import type { Written } from './store-types.ts'

/** Most times that a write begins anew because somebody else wrote in between. */
const ATTEMPTS = 10

/** Runs a read and the write that rests on it until nobody wrote in between; with `once` the first conflict is the answer. */
export async function untilUndisturbed<T>(attempt: () => Promise<T>, options: { readonly once: boolean }): Promise<T> {
  for (let count = 1; ; count += 1) {
    try {
      return await attempt()
    } catch (error) {
      if (options.once || count === ATTEMPTS || !isAnamnesisError(error, 'version-conflict')) throw error
    }
  }
}

/** A patched resource, and the version that it was made from. */
export type Patched = { readonly resource: PlainResource; readonly version: number }

/** Types whose records are replaced whole, never patched: content is not taken apart. */
export const UNPATCHED: ReadonlySet<string> = new Set(['Binary'])

/**
 * Reads a record for the requester, with the look in the audit since a patch can test what is there, and patches it.
 * @throws `not-found` or `deleted` as a read does, `version-conflict`, and what applyPatch throws
 */
export async function patchedResource(
  store: Store,
  context: RequestContext,
  target: { readonly type: string; readonly id: string; readonly ifMatch: number | null },
  patch: Patch,
): Promise<Patched> {
  const { type, id, ifMatch } = target
  if (UNPATCHED.has(type)) throw new AnamnesisError('not-supported', 'a Binary is not patched but replaced whole')
  const { bytes, version } = await readRecord(store, context, { custodian: store.hospital, type, id })
  if (ifMatch !== null && ifMatch !== version)
    throw new AnamnesisError('version-conflict', 'the record is not at the version that If-Match names')
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString()
  return { resource: parseResource(applyPatch(text, patch), type), version }
}

/** Carries out a patch of a record as its next version; written only onto the version that it was made from. */
export async function patchRecord(
  store: Store,
  context: RequestContext,
  type: string,
  id: string,
  patch: Patch,
  options: { readonly ifMatch?: number } = {},
): Promise<Written> {
  const ifMatch = options.ifMatch ?? null
  return untilUndisturbed(
    async () => {
      const { resource, version } = await patchedResource(store, context, { type, id, ifMatch }, patch)
      const record = prepareRecord(store, resource, id)
      return commitOne(store, context, { kind: 'put', record, ifMatch: version, mayCreate: false })
    },
    { once: ifMatch !== null },
  )
}

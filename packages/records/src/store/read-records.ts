import { AnamnesisError } from '@anamnesis/core'
import type { RequestContext } from '../request-context.ts'
import type { ReadTarget } from './find-versions.ts'
import { findVersion } from './find-versions.ts'
import { openSeen } from './open-seen.ts'
import type { Store } from './store.ts'
import type { ReadVersion } from './store-types.ts'

function notFound(): AnamnesisError {
  return new AnamnesisError('not-found', 'there is no such record')
}

/**
 * Returns the exact bytes of a record that the permit opens; the look is in the audit before.
 * @throws `not-found` if there is none or the permit does not open it, `deleted` if this version is a removal or was erased.
 */
export async function readRecord(store: Store, context: RequestContext, target: ReadTarget): Promise<ReadVersion> {
  const row = await findVersion(store, { permit: context.permit, target })
  if (row === undefined) throw notFound()
  if (row.op === 'D') throw new AnamnesisError('deleted', 'this record was removed')
  const [bytes = new Uint8Array()] = await openSeen(store, context, [row])
  return { bytes, version: row.ver, updated: row.updated.getTime() }
}

import { randomBytes } from 'node:crypto'
import type { CommitmentHeader } from '@anamnesis/core'
import { open, seal } from '@anamnesis/core/seal'
import { HOSPITAL_OWNER } from '../keyring/keyring.ts'
import type { Store } from '../store/store.ts'

/** Bytes at rest that belong to a job: sealed under a secret of their own, which the hospital's key wraps. */
export type SealedBytes = { readonly sealed: Uint8Array; readonly secret: Uint8Array }

/** Seals what a job has to remember; `part` tells its pieces apart, 0 being what was asked for. */
export async function sealForJob(store: Store, job: string, part: number, bytes: Uint8Array): Promise<SealedBytes> {
  await store.keyring.ensureOwners([HOSPITAL_OWNER])
  const secret = randomBytes(32)
  const sealed = seal(bytes, secret, headerOf(store, job, part))
  return { sealed, secret: store.keyring.wrap(HOSPITAL_OWNER, secret, Buffer.from(job)) }
}

/** Returns what was sealed. @throws `integrity-failed` if it is not what was sealed, or belongs to another job or part */
export function openForJob(store: Store, job: string, part: number, { sealed, secret }: SealedBytes): Uint8Array {
  return open(sealed, store.keyring.unwrap(secret, Buffer.from(job)), headerOf(store, job, part))
}

function headerOf(store: Store, job: string, part: number): CommitmentHeader {
  const version = part + 1
  return { custodian: store.hospital, type: 'BulkJob', id: job, version, operation: 'create', previous: null }
}

import { randomBytes } from 'node:crypto'
import type { CommitmentHeader } from '@anamnesis/core'
import { open, seal } from '@anamnesis/core/seal'
import { patientOwner } from '../keyring/keyring.ts'
import type { Store } from './store.ts'

/** Words about a patient at rest, beside the records: sealed under a secret of their own, which the patient's key wraps. */
export type SealedText = { readonly sealed: Uint8Array; readonly secret: Uint8Array }

/** Returns words about a patient sealed; `id` is theirs alone. @throws `deleted` if the patient was erased */
export async function sealText(store: Store, patient: string, id: string, text: string): Promise<SealedText> {
  const owner = patientOwner(patient)
  await store.keyring.ensureOwners([owner])
  const secret = randomBytes(32)
  const sealed = seal(Buffer.from(text), secret, headerOf(store, id))
  return { sealed, secret: store.keyring.wrap(owner, secret, Buffer.from(id)) }
}

/** Returns the words that were sealed. @throws `deleted` if the patient was erased; `integrity-failed` if they were not sealed under this id */
export function openText(store: Store, id: string, { sealed, secret }: SealedText): string {
  return Buffer.from(open(sealed, store.keyring.unwrap(secret, Buffer.from(id)), headerOf(store, id))).toString('utf8')
}

function headerOf(store: Store, id: string): CommitmentHeader {
  return { custodian: store.hospital, type: 'Words', id, version: 1, operation: 'create', previous: null }
}

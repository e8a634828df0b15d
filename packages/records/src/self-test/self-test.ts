import type { CommitmentHeader } from '@anamnesis/core'
import { AnamnesisError } from '@anamnesis/core'
import { open } from '@anamnesis/core/seal'
import { HOSPITAL_OWNER } from '../keyring/keyring.ts'
import { composeText } from '../store/compose-bytes.ts'
import { parseResource, prepareRecord } from '../store/prepare-record.ts'
import { sealText, wrapSealed } from '../store/seal-version.ts'
import type { Store } from '../store/store.ts'
import { MADE_UP_RECORDS } from './made-up-records.ts'

/** Rounds after which the compiler has made fast code of the way: about 0.3 s; the first Bundle of a new server then takes a quarter less time (AMD EPYC). */
const ROUNDS = 20
const ID = 'self-test'

/**
 * Takes made-up records through every step of a write but the database, and opens what it sealed: a server whose definitions, ciphers or keys are
 * broken does not start, and one that starts is warm.
 * @throws `invalid-resource` if a record is refused, `integrity-failed` if a sealed one does not open to the same bytes
 */
export async function selfTest(store: Store): Promise<void> {
  await store.keyring.ensureOwners([HOSPITAL_OWNER])
  const texts = MADE_UP_RECORDS.map((record) => [record.resourceType, JSON.stringify(record)] as const)
  for (let round = 0; round < ROUNDS; round++) for (const [type, text] of texts) goThrough(store, type, text)
}

function goThrough(store: Store, type: string, text: string): void {
  const { resource, content } = prepareRecord(store, parseResource(text, type), ID)
  store.indexer({ ...resource, id: ID }, { custodian: 0, patients: [ID] })
  const header: CommitmentHeader = {
    custodian: store.hospital,
    type,
    id: ID,
    version: 1,
    operation: 'create',
    previous: null,
  }
  const kept = composeText(type, ID, 1, store.clock(), content)
  const { doc, secret, commitment } = wrapSealed(store.keyring, HOSPITAL_OWNER, sealText({ header, text: kept }))
  if (!Buffer.from(kept).equals(open(doc, store.keyring.unwrap(secret, commitment), header)))
    throw new AnamnesisError('integrity-failed', 'a record that was sealed did not open to the same bytes')
}

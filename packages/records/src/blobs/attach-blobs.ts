import { createHmac } from 'node:crypto'
import type { Transaction } from '@anamnesis/database'
import { HOSPITAL_OWNER, patientOwner } from '../keyring/keyring.ts'
import type { Store } from '../store/store.ts'
import { blobCommitment } from './blob-seal.ts'
import type { StagedBlob } from './stage-blob.ts'

/** A version that was written in this transaction, and the content that lies beside it. */
export type BlobOfVersion = {
  readonly pk: bigint
  readonly version: number
  /** Local Patient id, '' for the hospital. */
  readonly owner: string
  readonly blob: StagedBlob
}

/** Gives staged content to the versions that it belongs to: its secret under the owner's key, its commitment a leaf of its own. */
export async function attachBlobs(
  transaction: Transaction,
  store: Store,
  versions: readonly BlobOfVersion[],
): Promise<void> {
  for (const { pk, version, owner, blob } of versions) {
    const address = addressOf(store, owner, blob)
    await transaction.query('SELECT pg_advisory_xact_lock($1::bigint)', [address.readBigInt64BE(0)])
    const id = (await blobAt(transaction, address)) ?? (await keepBlob(transaction, store, owner, blob, address))
    await transaction.query('INSERT INTO blob_use (pk, ver, blob) VALUES ($1, $2, $3)', [pk, version, id])
  }
}

/** Equal content of one owner is kept once; of two owners, twice, so that erasing one leaves the other. */
function addressOf({ blobKey }: Store, owner: string, { digest }: StagedBlob): Buffer {
  return createHmac('sha256', blobKey).update(`${owner}\n`).update(digest).digest()
}

async function blobAt(transaction: Transaction, address: Buffer): Promise<string | undefined> {
  const { rows } = await transaction.query<{ id: string }>('SELECT id FROM blob WHERE address = $1', [address])
  return rows[0]?.id
}

async function keepBlob(
  transaction: Transaction,
  store: Store,
  owner: string,
  { id, secret, size, digest }: StagedBlob,
  address: Buffer,
): Promise<string> {
  const commitment = blobCommitment(secret, { custodian: store.hospital, blob: id, size, digest })
  const wrapped = store.keyring.wrap(owner === '' ? HOSPITAL_OWNER : patientOwner(owner), secret, commitment)
  const { rowCount } = await transaction.query(
    'UPDATE blob SET address = $2, owner = $3, size = $4, secret = $5, commitment = $6 WHERE id = $1 AND commitment IS NULL',
    [id, address, owner, size, wrapped, commitment],
  )
  if (rowCount !== 1) throw new RangeError('staged content was swept before its record was written')
  await transaction.query(store.leafInsert('record', 'SELECT $1::bytea'), [commitment])
  return id
}

import { createHash } from 'node:crypto'
import { isAnamnesisError, toHex } from '@anamnesis/core'
import { blobCommitment, CHUNK_BYTES, chunkSeal } from '../blobs/blob-seal.ts'
import { patientOwner } from '../keyring/keyring.ts'
import type { Store } from '../store/store.ts'
import type { CheckedBlob } from './verify-types.ts'

/** Content is kept with a record at most this long after its last chunk came, in ms (stage-blob sweeps what is older). */
const KEPT_LATER_MS = 1_800_000

type BlobRow = {
  readonly id: string
  readonly owner: string
  readonly size: number
  readonly secret: Buffer | null
  readonly touched: Date
  readonly commitment: Buffer
}

/** Opens and hashes all content that lies beside records, chunk by chunk, and yields what that says of each blob; it shows nothing of it. */
export async function* verifyBlobs(store: Store, keysRead: number): AsyncGenerator<CheckedBlob> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const { rows } = await store.database.query<BlobRow>(
      'SELECT id, owner, size, secret, touched, commitment FROM blob WHERE id > $1 AND commitment IS NOT NULL ORDER BY id LIMIT 1',
      [after],
    )
    const [row] = rows
    if (!row) return
    yield { id: row.id, commitment: toHex(row.commitment), finding: await checkBlob(store, row, keysRead) }
    after = row.id
  }
}

async function checkBlob(store: Store, row: BlobRow, keysRead: number): Promise<CheckedBlob['finding']> {
  if (row.secret === null) return 'erased'
  let secret: Buffer
  try {
    secret = store.keyring.unwrap(row.secret, row.commitment)
  } catch (error) {
    if (!isAnamnesisError(error, 'deleted')) return 'unreadable'
    if (store.keyring.isClosed(patientOwner(row.owner))) return 'erased'
    return row.touched.getTime() >= keysRead - KEPT_LATER_MS ? 'newer' : 'key-lost'
  }
  const digest = await digestOf(store, row, secret)
  // Somebody may have let it be erased while it was read.
  if (digest === null) return (await isErased(store, row)) ? 'erased' : 'unreadable'
  const header = { custodian: store.hospital, blob: row.id, size: row.size, digest }
  return blobCommitment(secret, header).equals(row.commitment) ? 'intact' : 'altered'
}

async function digestOf({ database }: Store, { id, size }: BlobRow, secret: Buffer): Promise<Buffer | null> {
  const seal = chunkSeal(secret)
  const hash = createHash('sha256')
  const last = Math.max(Math.ceil(size / CHUNK_BYTES) - 1, 0)
  for (let index = 0; index <= last; index += 1) {
    const { rows } = await database.query<{ doc: Buffer }>('SELECT doc FROM blob_chunk WHERE blob = $1 AND n = $2', [
      id,
      index,
    ])
    try {
      if (rows[0] === undefined) return null
      hash.update(seal.open({ blob: id, index, isLast: index === last }, rows[0].doc))
    } catch {
      return null
    }
  }
  return hash.digest()
}

async function isErased({ database }: Store, { id }: BlobRow): Promise<boolean> {
  const { rowCount } = await database.query('SELECT FROM blob WHERE id = $1 AND secret IS NULL', [id])
  return rowCount === 1
}

import { createHash } from 'node:crypto'
import type { Conditions } from '@anamnesis/core'
import { AnamnesisError } from '@anamnesis/core'
import { typeNumber } from '../resource-types.ts'
import { sharedSql } from '../share/released.ts'
import type { Store } from '../store/store.ts'
import { CHUNK_BYTES, chunkSeal, SEALED_CHUNK_BYTES } from './blob-seal.ts'
import type { ContentKey, SaidOfContent, SealedContent } from './blob-types.ts'
import { inChunks } from './in-chunks.ts'

type BlobRow = {
  readonly id: string
  readonly size: number
  readonly secret: Buffer | null
  readonly commitment: Buffer
}

/**
 * Returns the long content of a version of a patient's own Binary that meets the conditions, sealed as it lies here, with its secret.
 * @throws `not-found` if there is none, the conditions do not open it, or it was erased
 */
export async function sealedContent(
  store: Store,
  conditions: Conditions,
  patient: string,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<SealedContent> {
  const params: unknown[] = []
  const shared = sharedSql(store, conditions, patient, params)
  const bind = (value: unknown, type: string) => `$${params.push(value)}::${type}`
  const { rows } = await store.database.query<BlobRow>(
    `SELECT b.id, b.size, b.secret, b.commitment FROM blob_use u JOIN blob b ON b.id = u.blob
     WHERE u.ver = ${bind(version, 'int')} AND u.pk = (
       SELECT r.pk FROM ${shared} AND r.rt = ${bind(typeNumber('Binary'), 'smallint')} AND r.id = ${bind(id, 'text')}
     )`,
    params,
  )
  const [row] = rows
  if (row === undefined || row.secret === null)
    throw new AnamnesisError('not-found', 'there is no such content to share')
  const { id: blob, size } = row
  return {
    blob,
    size,
    secret: store.keyring.unwrap(row.secret, row.commitment),
    sealed: sealedChunks(store, blob, size),
  }
}

async function* sealedChunks(store: Store, blob: string, size: number): AsyncGenerator<Uint8Array> {
  for (let index = 0; index < chunkCount(size); index += 1) {
    const { rows } = await store.database.query<{ doc: Buffer }>(
      'SELECT doc FROM blob_chunk WHERE blob = $1 AND n = $2',
      [blob, index],
    )
    const [row] = rows
    if (row === undefined) throw new AnamnesisError('integrity-failed', 'a chunk of a blob is missing')
    yield row.doc
  }
}

function chunkCount(size: number): number {
  return Math.max(Math.ceil(size / CHUNK_BYTES), 1)
}

/**
 * Yields the content in sealed chunks that another hospital sent, opened. The last chunk is held back until the whole is what the Binary says: its bytes
 * are committed and anchored, so that nobody can give out other content for it.
 * @throws `integrity-failed` if it is not
 */
export async function* openSealedContent(
  sealed: AsyncIterable<Uint8Array>,
  { blob, size, secret }: ContentKey,
  said: SaidOfContent,
): AsyncGenerator<Uint8Array> {
  if (size !== said.size) throw other()
  const seal = chunkSeal(secret)
  const hash = createHash('sha256')
  const count = chunkCount(size)
  let index = 0
  let length = 0
  for await (const { chunk, isLast } of inChunks(sealed, SEALED_CHUNK_BYTES)) {
    if (isLast !== (index === count - 1)) throw other()
    const content = seal.open({ blob, index, isLast }, chunk)
    hash.update(content)
    length += content.length
    if (isLast && (length !== size || !hash.digest().equals(said.digest))) throw other()
    index += 1
    yield content
  }
}

function other(): AnamnesisError {
  return new AnamnesisError('integrity-failed', 'this is not the content that the record speaks of')
}

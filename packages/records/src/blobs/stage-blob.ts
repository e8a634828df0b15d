import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { AnamnesisError } from '@anamnesis/core'
import type { Database, Queryable } from '@anamnesis/database'
import { CHUNK_BYTES, chunkSeal, LARGEST_BLOB } from './blob-seal.ts'
import type { ContentStream } from './in-chunks.ts'
import { inChunks } from './in-chunks.ts'

/** Content that lies sealed in the database and belongs to no record yet; only this value knows its secret. */
export type StagedBlob = {
  readonly id: string
  readonly secret: Uint8Array
  /** Bytes. */
  readonly size: number
  /** SHA-256 of the content. */
  readonly digest: Buffer
}

/** What is staged and was not touched for so long was left behind by a process that is gone. */
const ABANDONED = '30 minutes'

/**
 * Takes in content chunk by chunk, holding two chunks at most; each goes into the database in a transaction of its own, because a long one would hold up
 * the log of events. If it ends early, nothing stays.
 * @throws `too-large` beyond LARGEST_BLOB, and what the stream throws
 */
export async function stageBlob(database: Database, content: ContentStream): Promise<StagedBlob> {
  await sweepStaged(database)
  const id = randomUUID()
  const secret = randomBytes(32)
  const hash = createHash('sha256')
  const seal = chunkSeal(secret)
  let size = 0
  let index = 0
  await database.query('INSERT INTO blob (id) VALUES ($1)', [id])
  try {
    for await (const { chunk, isLast } of inChunks(content, CHUNK_BYTES)) {
      size += chunk.length
      if (size > LARGEST_BLOB) throw new AnamnesisError('too-large', `content has at most ${LARGEST_BLOB} bytes`)
      hash.update(chunk)
      await storeChunk(database, id, index, seal.seal({ blob: id, index, isLast }, chunk))
      index += 1
    }
  } catch (error) {
    await discardStaged(database, [id])
    throw error
  }
  return { id, secret, size, digest: hash.digest() }
}

async function storeChunk(database: Queryable, id: string, index: number, doc: Buffer): Promise<void> {
  await database.query(
    'WITH kept AS (UPDATE blob SET touched = now() WHERE id = $1 RETURNING id) INSERT INTO blob_chunk (blob, n, doc) SELECT id, $2, $3 FROM kept',
    [id, index, doc],
  )
}

/** Forgets those of the blobs that no record took. */
export async function discardStaged(database: Queryable, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await database.query('DELETE FROM blob WHERE id = ANY($1::uuid[]) AND commitment IS NULL', [ids])
}

/** Forgets what was left behind in the middle of an upload. */
export async function sweepStaged(database: Queryable): Promise<void> {
  await database.query(`DELETE FROM blob WHERE commitment IS NULL AND touched < now() - interval '${ABANDONED}'`)
}

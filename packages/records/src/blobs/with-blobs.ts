import type { Database } from '@anamnesis/database'
import type { PreparedRecord } from '../store/prepare-record.ts'
import type { WriteOperation } from '../store/write-operation.ts'
import type { StagedBlob } from './stage-blob.ts'
import { discardStaged, stageBlob } from './stage-blob.ts'

/** Where the content of each record with a blob is staged. */
export type StagedBlobs = ReadonlyMap<PreparedRecord, StagedBlob>

/** Returns the operations followed by those that make the Binaries of content that moved out of their records; `parents` has the place of each one's record. */
export function withParts(operations: readonly WriteOperation[]): {
  readonly all: readonly WriteOperation[]
  readonly parents: readonly number[]
} {
  const parts: WriteOperation[] = []
  const parents: number[] = []
  for (const [place, operation] of operations.entries()) {
    if (operation.kind === 'remove') continue
    for (const record of operation.record.parts) {
      // Content that is there already is found under its own name, and nothing is written.
      parts.push({ kind: 'put', record, ifMatch: null, mayCreate: true, isPart: true })
      parents.push(place)
    }
  }
  return { all: parts.length === 0 ? operations : [...operations, ...parts], parents }
}

/** Stages the content that lies beside records while something is done with it; what no record took is gone afterwards. */
export async function withStaged<T>(
  database: Database,
  operations: readonly WriteOperation[],
  work: (blobs: StagedBlobs) => Promise<T>,
): Promise<T> {
  const blobs = new Map<PreparedRecord, StagedBlob>()
  try {
    for (const operation of operations) {
      if (operation.kind === 'remove') continue
      const { record } = operation
      if (record.blob !== null)
        blobs.set(record, Buffer.isBuffer(record.blob) ? await stageBlob(database, [record.blob]) : record.blob)
    }
    return await work(blobs)
  } finally {
    if (blobs.size > 0)
      await discardStaged(
        database,
        [...blobs.values()].map(({ id }) => id),
      )
  }
}

import type { Hex, HospitalId, ReadRoot } from '@anamnesis/core'
import { fromHex, toHex, word } from '@anamnesis/core'
import type { Database } from '@anamnesis/database'
import { readCommitments } from './batch-store.ts'
import { growTree } from './grow-tree.ts'
import { NODE } from './merkle-tree.ts'

/** What a check of one frozen batch found: the ledger has the root of these very leaves; another root; none; or it was not sent yet. */
export type CheckedBatch = {
  readonly id: bigint
  readonly sequence: number
  readonly leaves: number
  readonly finding: 'intact' | 'altered' | 'not-anchored' | 'waiting'
}

type BatchRow = {
  id: bigint
  chain_id: bigint
  contract: Buffer
  sequence: bigint
  size: number
  leaves: number
  padding: Buffer
  root: Buffer
  anchored: boolean
}

/** Builds the tree of every batch of this hospital anew, one at a time, and compares its root with the ledger's. @throws `ledger-unavailable`, `ledger-mismatch` (from the reader) */
export async function* checkBatches(
  database: Database,
  hospital: HospitalId,
  readRoot: ReadRoot,
): AsyncGenerator<CheckedBatch> {
  let after = 0n
  for (;;) {
    const { rows } = await database.query<BatchRow>(
      `SELECT id, chain_id, contract, sequence, size, leaves, padding, root, anchored IS NOT NULL AS anchored
       FROM batch WHERE id > $1 ORDER BY id LIMIT 1`,
      [after],
    )
    const [batch] = rows
    if (!batch) return
    const finding = batch.anchored ? await compare(database, hospital, batch, readRoot) : 'waiting'
    yield { id: batch.id, sequence: Number(batch.sequence), leaves: batch.leaves, finding }
    after = batch.id
  }
}

async function compare(database: Database, hospital: HospitalId, batch: BatchRow, readRoot: ReadRoot) {
  const commitments = await readCommitments(database, batch.id)
  // More leaves than the tree has room for cannot be those that were anchored.
  if (commitments.length > batch.size * NODE) return 'altered'
  const { root } = await growTree({ hospital, commitments, padding: batch.padding, size: batch.size })
  const ledger = { chainId: Number(batch.chain_id), contract: toHex(batch.contract) }
  const anchored = await readRoot(ledger, hospital, Number(batch.sequence))
  if (anchored === NO_ROOT) return 'not-anchored'
  return anchored === root ? 'intact' : 'altered'
}

const NO_ROOT: Hex = toHex(word(0))

/** Returns the batch of each of the commitments that is a leaf; null where it waits for one. */
export async function batchesOf(
  database: Database,
  commitments: readonly Hex[],
): Promise<ReadonlyMap<Hex, bigint | null>> {
  const { rows } = await database.query<{ commitment: Buffer; batch: bigint | null }>(
    'SELECT commitment, batch FROM any_leaf WHERE commitment = ANY ($1)',
    [commitments.map(fromHex)],
  )
  return new Map(rows.map(({ commitment, batch }) => [toHex(commitment), batch]))
}

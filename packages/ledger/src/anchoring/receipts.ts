import type { Hex, HospitalId, Receipt } from '@anamnesis/core'
import { AnamnesisError, fromHex, toHex } from '@anamnesis/core'
import type { Database } from '@anamnesis/database'
import { readCommitments } from './batch-store.ts'
import { growTree } from './grow-tree.ts'
import { proofAt } from './merkle-tree.ts'

/** Receipts for what this hospital anchored; proofs are computed when asked for. */
export type Receipts = {
  /** Returns the receipt of a commitment; null if it is not anchored yet, or not this hospital's. @throws `integrity-failed` if its batch was changed */
  readonly receiptFor: (commitment: Hex) => Promise<Receipt | null>
  /** Returns the receipts of those commitments that are anchored. @throws `integrity-failed` if a batch was changed */
  readonly receiptsFor: (commitments: readonly Hex[]) => Promise<ReadonlyMap<Hex, Receipt>>
  /** Returns those of the commitments that are anchored, without building proofs. */
  readonly anchoredAmong: (commitments: readonly Hex[]) => Promise<ReadonlySet<Hex>>
}

type Place = { readonly commitment: Hex; readonly place: number; readonly batch: AnchoredBatch }

type AnchoredBatch = {
  readonly id: bigint
  readonly chainId: number
  readonly contract: Hex
  readonly sequence: number
  readonly size: number
  readonly padding: Buffer
  readonly root: Hex
}

/** Bytes of trees kept in memory for the next question: eight large ones or five hundred of the usual. */
const TREE_BYTES_KEPT = 32 * 1024 * 1024

/** Returns the receipts of a hospital. */
export function createReceipts(database: Database, hospital: HospitalId): Receipts {
  const trees = new Map<bigint, { nodes: Promise<Uint8Array>; bytes: number }>()

  const nodesOf = (batch: AnchoredBatch): Promise<Uint8Array> => {
    const nodes = trees.get(batch.id)?.nodes ?? rebuild(database, hospital, batch)
    trees.delete(batch.id)
    trees.set(batch.id, { nodes, bytes: 64 * batch.size })
    nodes.catch(() => trees.delete(batch.id))
    dropOldest(trees)
    return nodes
  }

  const receiptsFor = async (commitments: readonly Hex[]): Promise<ReadonlyMap<Hex, Receipt>> => {
    const receipts = new Map<Hex, Receipt>()
    const places = Map.groupBy(await readPlaces(database, commitments), ({ batch }) => batch.id)
    for (const inBatch of places.values()) {
      const nodes = await nodesOf((inBatch[0] as Place).batch)
      for (const { commitment, place, batch } of inBatch) {
        const ledger = { chainId: batch.chainId, contract: batch.contract }
        const proof = proofAt(nodes, place)
        receipts.set(commitment, { ledger, hospital, sequence: batch.sequence, commitment, proof })
      }
    }
    return receipts
  }

  return {
    receiptsFor,
    receiptFor: async (commitment) => (await receiptsFor([commitment])).get(commitment) ?? null,
    anchoredAmong: async (commitments) =>
      new Set((await readPlaces(database, commitments)).map(({ commitment }) => commitment)),
  }
}

function dropOldest(trees: Map<bigint, { bytes: number }>): void {
  let kept = [...trees.values()].reduce((sum, { bytes }) => sum + bytes, 0)
  for (const [id, { bytes }] of trees) {
    if (kept <= TREE_BYTES_KEPT) return
    trees.delete(id)
    kept -= bytes
  }
}

async function readPlaces(database: Database, commitments: readonly Hex[]): Promise<Place[]> {
  const { rows } = await database.query<{
    commitment: Buffer
    index: number
    id: bigint
    chain_id: bigint
    contract: Buffer
    sequence: bigint
    size: number
    padding: Buffer
    root: Buffer
  }>(
    `SELECT l.commitment, l.index, b.id, b.chain_id, b.contract, b.sequence, b.size, b.padding, b.root
     FROM leaf l JOIN batch b ON b.id = l.batch WHERE l.commitment = ANY ($1) AND b.anchored IS NOT NULL`,
    [commitments.map(fromHex)],
  )
  return rows.map(({ commitment, index, chain_id, contract, sequence, root, id, size, padding }) => ({
    commitment: toHex(commitment),
    place: index,
    batch: {
      ...{ id, size, padding },
      chainId: Number(chain_id),
      contract: toHex(contract),
      sequence: Number(sequence),
      root: toHex(root),
    },
  }))
}

async function rebuild(database: Database, hospital: HospitalId, batch: AnchoredBatch): Promise<Uint8Array> {
  const commitments = await readCommitments(database, batch.id)
  const { root, nodes } = await growTree({ hospital, commitments, padding: batch.padding, size: batch.size })
  if (root !== batch.root)
    throw new AnamnesisError(
      'integrity-failed',
      `the leaves of batch ${batch.sequence} are not those that were anchored`,
    )
  return nodes
}

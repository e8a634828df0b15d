import type { Hex, LedgerAddress } from '@anamnesis/core'
import { fromHex, toHex } from '@anamnesis/core'
import type { Database, Transaction } from '@anamnesis/database'
import { binaryArray, inTransaction, prepared, unnested } from '@anamnesis/database'
import type { LeafKind } from './append-leaves.ts'
import { NODE } from './merkle-tree.ts'

/** A frozen batch: it is never built again from other leaves. */
export type Batch = {
  readonly id: bigint
  readonly sequence: number
  readonly root: Hex
  readonly anchored: boolean
}

/** The tree of a batch about to be frozen. */
export type GrownBatch = {
  readonly size: number
  readonly padding: Uint8Array
  readonly root: Hex
  /** Place of each commitment among the sorted leaves. */
  readonly places: Uint32Array
}

/** What an administrator watches of the anchoring. */
export type BatchCounts = {
  /** Leaves that are not anchored yet. */
  readonly backlog: number
  /** Number of the latest anchored batch; 0 if none is. */
  readonly lastSequence: number
  /** When it was anchored, in ms since 1970 UTC. */
  readonly lastAnchoredAt: number | null
  /** Leaves that are anchored, padding not counted. */
  readonly anchored: number
}

/** Returns the commitments of a frozen batch in some order, 32 bytes each, one after another. */
export async function readCommitments(database: Database, batch: bigint): Promise<Uint8Array> {
  const { rows } = await database.query<{ commitments: Buffer | null }>(
    "SELECT string_agg(commitment, '') AS commitments FROM leaf WHERE batch = $1",
    [batch],
  )
  return rows[0]?.commitments ?? new Uint8Array(0)
}

/** Returns the kind to freeze next: one that has waiting leaves, and of two the one that did not have the latest batch; `undefined` if nothing waits. */
export async function nextKind(database: Database): Promise<LeafKind | undefined> {
  const { rows } = await database.query<{ kind: LeafKind }>(
    `SELECT kind FROM (VALUES ('record'), ('audit')) AS kinds (kind)
     WHERE (SELECT sequence FROM waiting_leaf w WHERE w.kind = kinds.kind ORDER BY sequence LIMIT 1) IS NOT NULL
     ORDER BY (SELECT max(id) FROM batch WHERE batch.kind = kinds.kind) NULLS FIRST, kind DESC LIMIT 1`,
  )
  return rows[0]?.kind
}

/**
 * Freezes the oldest leaves of a kind that wait, at most `limit`, into a batch under the next sequence of a ledger: `grow` gets their commitments, 32 bytes
 * each, one after another, and returns their tree. One transaction takes them from those that wait and gives each its place.
 */
export async function freezeBatch(
  database: Database,
  ledger: LedgerAddress,
  { kind, limit }: { readonly kind: LeafKind; readonly limit: number },
  grow: (commitments: Uint8Array) => Promise<GrownBatch>,
): Promise<void> {
  await inTransaction(database, async (transaction) => {
    const commitments = await takeWaiting(transaction, kind, limit)
    if (commitments.length === 0) return
    const { size, padding, root, places } = await grow(commitments)
    const { rows } = await transaction.query<{ id: bigint }>(
      `INSERT INTO batch (chain_id, contract, sequence, kind, size, leaves, padding, root)
       VALUES ($1, $2, (SELECT coalesce(max(sequence), 0) + 1 FROM batch WHERE chain_id = $1 AND contract = $2), $3, $4, $5, $6, $7)
       RETURNING id`,
      [ledger.chainId, fromHex(ledger.contract), kind, size, places.length, padding, fromHex(root)],
    )
    const each = Array.from(places, (_, leaf) => commitments.subarray(leaf * NODE, (leaf + 1) * NODE))
    const values = [rows[0]?.id, kind, binaryArray.bytea(each), binaryArray.int([...places])]
    await transaction.query(prepared(PLACE, values))
  })
}

// Whatever is visible here is committed, and none is passed over for good: it waits until it is taken. Sorted, so that pages of the table of leaves are written
// one after another. No join, whose plan would rest on statistics older than these rows, or go through all leaves there are.
const TAKE = `WITH taken AS (
    DELETE FROM waiting_leaf WHERE kind = $1 AND sequence <=
      (SELECT max(sequence) FROM (SELECT sequence FROM waiting_leaf WHERE kind = $1 ORDER BY sequence LIMIT $2) AS oldest)
    RETURNING commitment
  ) SELECT string_agg(DISTINCT commitment, '') AS commitments FROM taken
  WHERE (SELECT true FROM leaf WHERE leaf.commitment = taken.commitment) IS NULL`

const PLACE = `INSERT INTO leaf (commitment, kind, batch, index)
  SELECT new.commitment, $2, $1, new.place FROM ${unnested(['$3::bytea[]', '$4::int[]'])} AS new (commitment, place)`

async function takeWaiting(transaction: Transaction, kind: LeafKind, limit: number): Promise<Uint8Array> {
  const { rows } = await transaction.query<{ commitments: Buffer | null }>(TAKE, [kind, limit])
  return rows[0]?.commitments ?? new Uint8Array(0)
}

type BatchRow = { id: bigint; sequence: bigint; root: Buffer; anchored: boolean }

const BATCH_COLUMNS = 'id, sequence, root, anchored IS NOT NULL AS anchored'

function fromRow(row: BatchRow): Batch {
  return { ...row, sequence: Number(row.sequence), root: toHex(row.root) }
}

/** Returns the batches from a sequence on, oldest first. */
export async function readBatches(database: Database, ledger: LedgerAddress, from: number): Promise<Batch[]> {
  const { rows } = await database.query<BatchRow>(
    `SELECT ${BATCH_COLUMNS} FROM batch WHERE chain_id = $1 AND contract = $2 AND sequence >= $3 ORDER BY sequence`,
    [ledger.chainId, fromHex(ledger.contract), from],
  )
  return rows.map(fromRow)
}

/** Returns the oldest batch that is not anchored; `undefined` if all are. */
export async function readOpenBatch(database: Database, ledger: LedgerAddress): Promise<Batch | undefined> {
  const { rows } = await database.query<BatchRow>(
    `SELECT ${BATCH_COLUMNS} FROM batch
     WHERE chain_id = $1 AND contract = $2 AND anchored IS NULL ORDER BY sequence LIMIT 1`,
    [ledger.chainId, fromHex(ledger.contract)],
  )
  return rows[0] && fromRow(rows[0])
}

/** Stores when a batch was anchored, in ms since 1970 UTC; null if it turned out that it is not. */
export async function markAnchored(database: Database, batch: bigint, at: number | null): Promise<void> {
  await database.query('UPDATE batch SET anchored = to_timestamp($2::float8 / 1000) WHERE id = $1', [batch, at])
}

/** Returns the numbers of a ledger's anchoring. */
export async function readCounts(database: Database, ledger: LedgerAddress): Promise<BatchCounts> {
  const { rows } = await database.query<{
    waiting: bigint
    frozen: bigint | null
    anchored: bigint | null
    last: bigint | null
    at: Date | null
  }>(
    `SELECT (SELECT count(*) FROM waiting_leaf) AS waiting,
            sum(leaves) FILTER (WHERE anchored IS NULL) AS frozen, sum(leaves) FILTER (WHERE anchored IS NOT NULL) AS anchored,
            max(sequence) FILTER (WHERE anchored IS NOT NULL) AS last, max(anchored) AS at
     FROM batch WHERE chain_id = $1 AND contract = $2`,
    [ledger.chainId, fromHex(ledger.contract)],
  )
  const [row] = rows
  return {
    backlog: Number(row?.waiting ?? 0) + Number(row?.frozen ?? 0),
    lastSequence: Number(row?.last ?? 0),
    lastAnchoredAt: row?.at?.getTime() ?? null,
    anchored: Number(row?.anchored ?? 0),
  }
}

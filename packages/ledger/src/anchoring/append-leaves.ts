import type { Queryable } from '@anamnesis/database'

/** What a leaf stands for; trees of the two kinds are never mixed. */
export type LeafKind = 'record' | 'audit'

/**
 * Returns an INSERT, as SQL, that adds the commitments (32 bytes each) of a query of one column to what is to be anchored: a step of the statement that writes what they
 * stand for, so that both are durable, or neither. One that comes twice is in one batch all the same (`freezeBatch`).
 */
export function leafInsert(kind: LeafKind, commitments: string): string {
  return `INSERT INTO waiting_leaf (kind, commitment) SELECT '${kind}', new.commitment FROM (${commitments}) AS new (commitment)`
}

/** Adds commitments to what is to be anchored, in the order given. */
export async function appendLeaves(
  transaction: Queryable,
  kind: LeafKind,
  commitments: readonly Uint8Array[],
): Promise<void> {
  if (commitments.length === 0) return
  const values = [commitments.map((commitment) => Buffer.from(commitment))]
  await transaction.query(leafInsert(kind, 'SELECT unnest($1::bytea[])'), values)
}

import type { Transaction } from '@anamnesis/database'

/** Returns the ids of the own Binaries that attachments of these record texts point to. */
export function attachedBinaries(texts: readonly string[]): Set<string> {
  const found = new Set<string>()
  // Ids hold nothing that JSON would escape, so the text tells as much as the parsed record.
  for (const text of texts)
    for (const [, id] of text.matchAll(/"url":"Binary\/([A-Za-z0-9.-]{1,64})"/g)) if (id !== undefined) found.add(id)
  return found
}

/** Destroys content that no version uses any more, of these blobs: its secret and its bytes; its commitment stays. */
export async function eraseUnused(transaction: Transaction, blobs: readonly string[]): Promise<void> {
  if (blobs.length === 0) return
  const { rows } = await transaction.query<{ id: string }>(
    `UPDATE blob b SET secret = NULL, address = NULL WHERE b.id = ANY($1::uuid[])
       AND NOT EXISTS (SELECT 1 FROM blob_use u WHERE u.blob = b.id) RETURNING b.id`,
    [blobs],
  )
  await transaction.query('DELETE FROM blob_chunk WHERE blob = ANY($1::uuid[])', [rows.map(({ id }) => id)])
}

/** Lets go of the content of versions, given by record number and version, and destroys what nothing else uses. */
export async function eraseContentOf(transaction: Transaction, pk: bigint, version: number): Promise<void> {
  const { rows } = await transaction.query<{ blob: string }>(
    'DELETE FROM blob_use WHERE pk = $1 AND ver = $2 RETURNING blob',
    [pk, version],
  )
  await eraseUnused(
    transaction,
    rows.map(({ blob }) => blob),
  )
}

/** Destroys all content of erased patients; their key is gone already. */
export async function eraseContentOfOwners(transaction: Transaction, owners: readonly string[]): Promise<void> {
  const { rows } = await transaction.query<{ id: string }>(
    'UPDATE blob SET secret = NULL, address = NULL WHERE owner = ANY($1::text[]) AND secret IS NOT NULL RETURNING id',
    [owners],
  )
  await transaction.query('DELETE FROM blob_chunk WHERE blob = ANY($1::uuid[])', [rows.map(({ id }) => id)])
}

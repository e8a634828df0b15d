import type { Database } from '@anamnesis/database'
import { RESOURCE_TYPES } from '@anamnesis/records'

/** Forgets the receipts of visiting records that have left, which name them; returns how many. */
export async function forgetReceipts(database: Database): Promise<number> {
  const { rowCount } = await database.query(
    `DELETE FROM visiting_receipt v WHERE NOT EXISTS (
       SELECT FROM custodian c JOIN unnest($1::text[]) WITH ORDINALITY AS type (name, place) ON type.name = v.type
       JOIN res r ON r.custodian = c.n AND r.rt = type.place - 1 AND r.id = v.id
       WHERE c.hospital = v.custodian)`,
    [RESOURCE_TYPES],
  )
  return rowCount ?? 0
}

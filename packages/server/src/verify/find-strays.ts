import type { Hex } from '@anamnesis/core'
import { toHex } from '@anamnesis/core'
import type { Database } from '@anamnesis/database'

/** Stray commitments that are named at most. */
const MOST = 1000

/** Returns commitments that were to be anchored, or are, and that nothing here stands for any more: a record version or an audit row was taken out. At most 1,000. */
export async function findStrays(database: Database): Promise<Hex[]> {
  const { rows } = await database.query<{ commitment: Buffer }>(
    `(SELECT commitment FROM any_leaf l WHERE kind = 'record' AND NOT EXISTS (SELECT FROM hist h WHERE h.commitment = l.commitment)
        AND NOT EXISTS (SELECT FROM blob b WHERE b.commitment = l.commitment) LIMIT ${MOST})
     UNION ALL
     (SELECT commitment FROM any_leaf l WHERE kind = 'audit' AND NOT EXISTS (SELECT FROM audit a WHERE a.commitment = l.commitment) LIMIT ${MOST})
     LIMIT ${MOST}`,
  )
  return rows.map(({ commitment }) => toHex(commitment))
}

import { fromHex } from '@anamnesis/core'
import type { CareContext } from '../care-context.ts'
import type { HeldGrant } from '../consent/held-grants.ts'
import { endGrant, grantsToEnd } from '../consent/held-grants.ts'
import { forgetReceipts } from './forget-receipts.ts'

/** Ends every grant that was revoked or has run out: open screens are told first, then what visited under it is purged. Returns how many ended. */
export async function endGrants(care: CareContext): Promise<number> {
  const grants = await grantsToEnd(care.database, care.now())
  for (const grant of grants) await end(care, grant)
  return grants.length
}

async function end(care: CareContext, grant: HeldGrant): Promise<void> {
  care.hub.publish({ kind: 'access-ended', patient: grant.patient })
  await care.records.purgeGrant(grant.commitment)
  await forgetReceipts(care.database)
  await care.database.query('DELETE FROM source WHERE commitment = $1', [fromHex(grant.commitment)])
  await care.database.query('DELETE FROM released WHERE commitment = $1', [fromHex(grant.commitment)])
  await care.database.query(`DELETE FROM outbox WHERE path = '/exchange/v1/news' AND body->>'grant' = $1`, [
    grant.commitment,
  ])
  await endGrant(care.database, grant.commitment, care.now())
}

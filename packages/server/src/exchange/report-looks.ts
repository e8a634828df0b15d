import type { HospitalId } from '@anamnesis/core'
import { inTransaction } from '@anamnesis/database'
import type { AuditEntry } from '@anamnesis/records'
import type { CareContext } from '../care-context.ts'
import { queueMessage } from './outbox.ts'

/** Most looks that are reported in one go. */
const MOST_LOOKS = 500

/** Queues a report to each custodian of the looks at its visiting records since the last call; each look is reported once. */
export async function reportLooks(care: CareContext): Promise<void> {
  await inTransaction(care.database, async (transaction) => {
    const { rows } = await transaction.query<{ id: string; at: Date }>(
      `SELECT a.id, a.at FROM audit a WHERE a.kind = 'looked' AND a."grant" IS NOT NULL AND a.at > now() - interval '7 days'
       AND NOT EXISTS (SELECT 1 FROM reported_look r WHERE r.id = a.id) ORDER BY a.at LIMIT $1`,
      [MOST_LOOKS],
    )
    if (rows.length === 0) return
    const places = rows.map(({ id, at }) => ({ id, at: at.getTime() }))
    for (const look of await care.records.audit.at(transaction, places)) {
      for (const custodian of custodiansOf(look, care.self))
        await queueMessage(transaction, custodian, '/exchange/v1/looks', report(look, custodian))
    }
    await transaction.query('INSERT INTO reported_look (id) SELECT unnest($1::uuid[]) ON CONFLICT DO NOTHING', [
      rows.map(({ id }) => id),
    ])
  })
}

function custodiansOf(look: AuditEntry, self: HospitalId): Set<HospitalId> {
  return new Set(look.records.map(({ custodian }) => custodian).filter((custodian) => custodian !== self))
}

function report(look: AuditEntry, custodian: HospitalId): object {
  const { id, at, grant, person, name, role, purpose } = look
  const records = look.records
    .filter((record) => record.custodian === custodian)
    .map(({ type, id: recordId, version }) => ({ type, id: recordId, version }))
  return { id, at, grant, asker: { person, name, role, purpose }, records }
}

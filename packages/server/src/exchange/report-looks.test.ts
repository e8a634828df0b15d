import { randomUUID } from 'node:crypto'
import type { Hex } from '@anamnesis/core'
import { inTransaction } from '@anamnesis/database'
import { plansOf } from '@anamnesis/database/testing'
import type { AuditRow } from '@anamnesis/records'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { WholeHospital } from '../testing/whole-hospital.ts'
import { startWholeHospital } from '../testing/whole-hospital.ts'
import { reportLooks } from './report-looks.ts'

const OTHER = `0x${'07'.repeat(32)}` as const

/** A look at a record of another hospital. */
function look(grant: Hex | null): AuditRow {
  return {
    ...{ id: randomUUID(), at: Date.now(), kind: 'looked', person: 'lee', name: 'Dr Lee', role: 'physician' },
    ...{ hospital: OTHER, purpose: 'TREAT', client: 'web', basis: 'grant', patient: 'ana', requestId: 'r', grant },
    records: [{ custodian: OTHER, type: 'Observation', id: 'o1', version: 2 }],
  }
}

let hospital: WholeHospital
beforeAll(async () => {
  hospital = await startWholeHospital()
  const { database, records } = hospital.context
  const looks = [look(`0x${'01'.repeat(32)}`), look(null)]
  await inTransaction(database, (transaction) => records.audit.append(transaction, looks))
  await database.query(
    `INSERT INTO audit (id, at, kind, person, name, role, hospital, purpose, client, basis, patient, categories, records, request, salt, commitment)
     SELECT gen_random_uuid(), now(), 'looked', 'p', 'P', 'nurse', '', 'TREAT', 'c', 'relationship', 'a', 0, '{}', 'r', '', '' FROM generate_series(1, 20000);
     ANALYZE audit`,
  )
})
afterAll(() => hospital.close())

test('a look under a grant is reported to the custodian once, without going through the looks of all', async () => {
  const { care, config } = hospital.context
  const plans = await plansOf(config.secrets.databaseUrl, async (database) => {
    await reportLooks({ ...care, database })
    await reportLooks({ ...care, database })
  })
  for (const plan of plans) expect(plan).not.toContain('Seq Scan on audit')
  const { rows } = await care.database.query("SELECT body FROM outbox WHERE path = '/exchange/v1/looks'")
  expect(rows).toHaveLength(1)
  expect(rows[0].body).toMatchObject({
    asker: { person: 'lee' },
    records: [{ type: 'Observation', id: 'o1', version: 2 }],
  })
})

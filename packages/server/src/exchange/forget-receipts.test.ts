import { afterAll, beforeAll, expect, test } from 'vitest'
import type { WholeHospital } from '../testing/whole-hospital.ts'
import { PROGRAM, startWholeHospital } from '../testing/whole-hospital.ts'
import { forgetReceipts } from './forget-receipts.ts'

let hospital: WholeHospital
beforeAll(async () => {
  hospital = await startWholeHospital()
})
afterAll(() => hospital.close())

test('receipts of records that are here stay, those of records that have left go', async () => {
  const { database, config } = { ...hospital, ...hospital.context }
  const { id } = (await hospital.call(PROGRAM, 'POST', '/fhir/R4/Patient', { resourceType: 'Patient' })).json()
  const self = Buffer.from(config.hospital.id.slice(2), 'hex')
  for (const [custodian, type, name] of [
    [self, 'Patient', id],
    [self, 'Observation', id],
    [self, 'Patient', 'left'],
    [Buffer.alloc(32, 7), 'Patient', id],
  ])
    await database.query(
      'INSERT INTO visiting_receipt (custodian, type, id, version, commitment) VALUES ($1, $2, $3, 1, $1)',
      [custodian, type, name],
    )
  expect(await forgetReceipts(database)).toBe(3)
  const { rows } = await database.query('SELECT type, id FROM visiting_receipt')
  expect(rows).toEqual([{ type: 'Patient', id }])
})

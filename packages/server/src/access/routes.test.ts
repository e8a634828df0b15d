import { afterAll, beforeAll, expect, test } from 'vitest'
import type { WholeHospital } from '../testing/whole-hospital.ts'
import { PROGRAM, startWholeHospital } from '../testing/whole-hospital.ts'

let hospital: WholeHospital
let patient: string
beforeAll(async () => {
  hospital = await startWholeHospital()
  patient = (await hospital.call(PROGRAM, 'POST', '/fhir/R4/Patient', { resourceType: 'Patient' })).json().id
})
afterAll(() => hospital.close())

test('whoever lets somebody treat a patient is in the row, in the access log, and anchored', async () => {
  const { database, records } = hospital.context
  const stay = { patient, person: 'lakeside.lee', department: null, reason: 'admission', starts: 0, ends: 86_400_000 }
  expect((await hospital.call('staff.registrar', 'POST', '/api/relationships', stay)).statusCode).toBe(201)
  const { rows } = await database.query('SELECT made_by FROM relationship WHERE patient = $1', [patient])
  expect(rows).toEqual([{ made_by: 'staff.registrar' }])
  const [entry] = await records.audit.listForPatient(patient, { limit: 1 })
  expect(entry).toMatchObject({ kind: 'wrote', person: 'staff.registrar', role: 'registrar', records: [] })
  const leaf = await database.query('SELECT FROM leaf WHERE commitment = $1', [
    Buffer.from(entry?.commitment.slice(2) ?? '', 'hex'),
  ])
  expect(leaf.rowCount).toBe(1)
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { putPerson } from '../sign-in/people.ts'
import type { Answer, WholeHospital } from '../testing/whole-hospital.ts'
import { PROGRAM, startWholeHospital } from '../testing/whole-hospital.ts'
import { addRelationship } from './relationships.ts'
import { hiddenFromPharmacy, openToPharmacy, QUESTIONS, READS } from './twins.test-support.ts'

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
  const leaf = await database.query('SELECT FROM any_leaf WHERE commitment = $1', [
    Buffer.from(entry?.commitment.slice(2) ?? '', 'hex'),
  ])
  expect(leaf.rowCount).toBe(1)
})

test('a program whose scopes do not cover visits lets nobody treat a patient', async () => {
  const stay = { patient, person: 'lakeside.lee', department: null, reason: 'admission', starts: 0, ends: 86_400_000 }
  const statusFor = async (scope: string) => {
    const authorization = `Bearer ${await hospital.programToken(scope)}`
    return (await hospital.call(null, 'POST', '/api/relationships', stay, { authorization })).statusCode
  }
  expect(await statusFor('system/Patient.cruds')).toBe(403)
  expect(await statusFor('system/Encounter.c')).toBe(201)
})

test('a program gets receipts of the types that its scopes cover, and of others not even whether there are records', async () => {
  const statusFor = async (scope: string, id: string) => {
    const authorization = `Bearer ${await hospital.programToken(scope)}`
    return (await hospital.call(null, 'GET', `/api/receipts/Patient/${id}/1`, undefined, { authorization })).statusCode
  }
  expect([await statusFor('system/Patient.r', patient), await statusFor('system/Patient.r', 'nobody')]).toEqual([
    200, 404,
  ])
  expect([await statusFor('system/List.r', patient), await statusFor('system/List.r', 'nobody')]).toEqual([403, 403])
})

/** An answer without what differs between any two patients and any two moments; records are anchored one after the other meanwhile. */
const plain = (answer: Answer) =>
  `${answer.statusCode} ${answer.body}`
    .replaceAll(/twin-[ab]/g, 'P')
    .replaceAll(/0x[0-9a-f]{64}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'X')
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z/g, 'T')
    .replaceAll(/"(updated|builtAt|lastSeen|at)":\d+/g, '"$1":0')
    .replaceAll(/"anchored":(?:true|false)/g, '"anchored":0')

test('nothing tells a pharmacist whether there are records that they may not see: no answer, count, label or finding', async () => {
  const person = 'staff.pharmacist'
  const none = { department: null, practitioner: null, specialty: null, patient: null }
  await putPerson(hospital.context.database, { ...none, person, name: 'Pharmacist', role: 'pharmacist' })
  const [rich, poor] = ['twin-a', 'twin-b']
  for (const resource of [...openToPharmacy(rich), ...openToPharmacy(poor), ...hiddenFromPharmacy(rich)]) {
    const address = `/fhir/R4/${resource.resourceType}/${resource.id}`
    expect((await hospital.call(PROGRAM, 'PUT', address, resource)).statusCode).toBe(201)
  }
  const always = { department: null, reason: 'admission', starts: 0, ends: Date.now() + 86_400_000 } as const
  for (const patient of [rich, poor]) await addRelationship(hospital.context.database, { ...always, patient, person })
  const expectSame = async (send: (patient: string) => Promise<Answer>) => {
    const [ofRich, ofPoor] = [plain(await send(rich)), plain(await send(poor))]
    // Only where they part: whole answers are too long for anybody to see it.
    const from = Math.max([...ofRich].findIndex((letter, index) => letter !== ofPoor[index]) - 100, 0)
    expect(ofRich.slice(from, from + 300)).toBe(ofPoor.slice(from, from + 300))
    expect(ofRich.length).toBe(ofPoor.length)
  }
  for (const read of READS)
    await expectSame((patient) => hospital.call(person, 'GET', read.replaceAll(/\bP\b/g, patient)))
  for (const question of QUESTIONS)
    await expectSame((patient) => hospital.call(person, 'POST', `/api/chart/${patient}/questions`, { question }))
  for (const wish of [{}, { language: 'es' }, { reason: 'stroke' }])
    await expectSame((patient) => hospital.call(person, 'POST', `/api/chart/${patient}/summary`, wish))
  for (const hook of ['patient-view', 'order-sign'])
    await expectSame((patient) => {
      const draft = {
        resourceType: 'MedicationRequest',
        id: 'd',
        medicationCodeableConcept: { text: 'Methotrexate 10 mg' },
      }
      const draftOrders = { resourceType: 'Bundle', entry: [{ resource: draft }] }
      return hospital.call(person, 'POST', `/cds-services/anamnesis-${hook}`, {
        ...{ hook, hookInstance: randomUUID(), context: { userId: 'x', patientId: patient, draftOrders } },
      })
    })
})

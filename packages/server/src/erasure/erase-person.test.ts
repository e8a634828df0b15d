import { afterAll, beforeAll, expect, test } from 'vitest'
import { addRelationship } from '../access/relationships.ts'
import { putPerson } from '../sign-in/people.ts'
import type { WholeHospital } from '../testing/whole-hospital.ts'
import { PROGRAM, startWholeHospital } from '../testing/whole-hospital.ts'
import { verifyAll } from '../verify/verify-all.ts'

let hospital: WholeHospital
let gone: string
let stays: string
beforeAll(async () => {
  hospital = await startWholeHospital()
  gone = await patient('Quillwort')
  stays = await patient('Bryony')
  for (const id of [gone, stays]) await write({ ...ALLERGY, patient: { reference: `Patient/${id}` } })
  await write({
    ...{ resourceType: 'Provenance', recorded: '2026-01-01T00:00:00Z', agent: [{ who: { display: 'Dr Dale' } }] },
    target: [{ reference: `Patient/${gone}` }, { reference: `Patient/${stays}` }],
  })
  await addRelationship(
    hospital.context.database,
    {
      ...{ patient: gone, person: 'lakeside.lee', department: null, reason: 'admission' },
      ...{ starts: 0, ends: Date.now() + 86_400_000 },
    },
    'admission.feed',
  )
  const none = { role: 'patient', department: null, practitioner: null, specialty: null } as const
  await putPerson(hospital.context.database, { ...none, person: 'quill', name: 'Quillwort', patient: gone })
})
afterAll(() => hospital.close())

const ALLERGY = {
  ...{ resourceType: 'AllergyIntolerance', code: { text: 'Strawberries' } },
  clinicalStatus: {
    coding: [{ system: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical', code: 'active' }],
  },
}

async function write(resource: { resourceType: string; [element: string]: unknown }): Promise<string> {
  const answer = await hospital.call(PROGRAM, 'POST', `/fhir/R4/${resource.resourceType}`, resource)
  expect(answer.statusCode).toBe(201)
  return answer.json().id
}

const patient = (family: string) => write({ resourceType: 'Patient', name: [{ family }] })

const erase = (who: string, id: string) => hospital.call(who, 'POST', '/api/admin/erasures', { patient: id })

/** Everything that the database holds, as one text. */
async function wholeDatabase(): Promise<string> {
  const { database } = hospital.context
  const { rows } = await database.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
  )
  const texts = await Promise.all(
    rows.map(async ({ name }) => (await database.query(`SELECT t::text AS row FROM ${name} t`)).rows),
  )
  return texts
    .flat()
    .map(({ row }) => row)
    .join('\n')
    .toLowerCase()
}

test('only who guards privacy, or a program that may remove patients, erases; nobody without records', async () => {
  for (const role of ['nurse', 'registrar', 'administrator', 'records-officer'])
    expect((await erase(`staff.${role}`, gone)).statusCode).toBe(403)
  expect((await erase('staff.privacy-officer', 'nobody')).statusCode).toBe(404)
})

test('an erased person is gone from every table, the others stay, and the proofs hold', async () => {
  expect(await wholeDatabase()).toContain('quillwort')
  const planned = await hospital.call(PROGRAM, 'POST', '/api/admin/erasures', { patient: gone, dryRun: true })
  expect(planned.json()).toMatchObject({ erased: 2, grants: 0, left: [expect.any(String)] })
  expect(await wholeDatabase()).toContain('quillwort')
  const answer = await erase('staff.privacy-officer', gone)
  expect(answer.json()).toEqual({ erased: 2, grants: 0, left: [expect.stringMatching(/^Provenance\//)] })
  const left = await wholeDatabase()
  expect(left).not.toContain('quillwort')
  expect(left).toContain('bryony')
  const rows = async (table: string) =>
    (await hospital.context.database.query(`SELECT FROM ${table} WHERE patient = $1`, [gone])).rowCount
  expect([await rows('relationship'), await rows('patient_login'), await rows('chart_view')]).toEqual([0, 0, 0])
  expect((await hospital.call(PROGRAM, 'GET', `/fhir/R4/Patient/${gone}`)).statusCode).toBe(410)
  expect((await hospital.call(PROGRAM, 'GET', `/fhir/R4/Patient/${stays}`)).statusCode).toBe(200)
  const { config, context } = hospital
  const { database, records } = context
  const waiting =
    "SELECT FROM any_leaf l LEFT JOIN batch b ON b.id = l.batch WHERE l.kind = 'record' AND b.anchored IS NULL LIMIT 1"
  await expect.poll(async () => (await database.query(waiting)).rowCount, { timeout: 60_000 }).toBe(0)
  const report = await verifyAll({ config, database, records, keysRead: Date.now() })
  expect(report).toMatchObject({ erased: 2, unchanged: 3, faults: 0 })
})

test('who erased whom is in the access log, and whoever follows the events hears that the records are gone', async () => {
  const [entry] = await hospital.context.records.audit.list({ person: 'staff.privacy-officer', limit: 1 })
  expect(entry).toMatchObject({ kind: 'wrote', patient: gone, role: 'privacy-officer' })
  const events = await hospital.context.records.events.read('', 1000)
  expect(events.filter(({ kind }) => kind === 'delete')).toHaveLength(2)
})

test('a second time changes nothing', async () => {
  expect((await erase(PROGRAM, gone)).json()).toMatchObject({ erased: 2, left: [expect.any(String)] })
})

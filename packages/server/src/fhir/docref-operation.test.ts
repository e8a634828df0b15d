import type { Bundle, DocumentReference } from '@medplum/fhirtypes'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { WholeHospital } from '../testing/whole-hospital.ts'
import { PROGRAM, startWholeHospital } from '../testing/whole-hospital.ts'

const LOINC = 'http://loinc.org'

let hospital: WholeHospital
beforeAll(async () => {
  hospital = await startWholeHospital()
  for (const id of ['ana', 'ben']) await put({ resourceType: 'Patient', id })
  await put(document('letter', { date: '2020-02-01T00:00:00Z' }))
  await put(document('summary', { code: '34133-9', date: '2021-02-01T00:00:00Z', care: ['2019-01-01', '2019-01-31'] }))
  await put(document('replaced', { status: 'superseded' }))
  await put(document('of-ben', { patient: 'ben' }))
}, 120_000)
afterAll(() => hospital.close())

type Wish = {
  code?: string
  date?: string
  care?: [string, string]
  status?: DocumentReference['status']
  patient?: string
}

function document(id: string, { code = '11506-3', date, care, status = 'current', patient = 'ana' }: Wish) {
  return {
    ...{ resourceType: 'DocumentReference' as const, id, status, type: { coding: [{ system: LOINC, code }] } },
    ...{ subject: { reference: `Patient/${patient}` }, ...(date ? { date } : {}) },
    ...(care ? { context: { period: { start: care[0], end: care[1] } } } : {}),
    content: [{ attachment: { contentType: 'text/plain', data: 'eA==' } }],
  }
}

async function put(resource: { resourceType: string; id: string }): Promise<void> {
  const url = `/fhir/R4/${resource.resourceType}/${resource.id}`
  expect((await hospital.call(PROGRAM, 'PUT', url, resource)).statusCode).toBe(201)
}

async function docref(query: string, who = PROGRAM) {
  const answer = await hospital.call(who, 'GET', `/fhir/R4/DocumentReference/$docref?${query}`)
  const { entry = [] } = answer.json() as Bundle
  return { status: answer.statusCode, ids: entry.map(({ resource }) => resource?.id) }
}

test('$docref lists the current documents of one patient, newest first', async () => {
  expect(await docref('patient=ana')).toEqual({ status: 200, ids: ['summary', 'letter'] })
  expect(await docref('patient=Patient/ben')).toEqual({ status: 200, ids: ['of-ben'] })
})

test('types and the dates of care narrow it', async () => {
  expect((await docref(`patient=ana&type=${LOINC}|34133-9`)).ids).toEqual(['summary'])
  expect((await docref('patient=ana&type=11506-3&type=34133-9')).ids).toEqual(['summary', 'letter'])
  expect((await docref('patient=ana&start=2019-01-15&end=2019-02-15')).ids).toEqual(['summary'])
  expect((await docref('patient=ana&start=2019-02-15')).ids).toEqual([])
  const parameter = [
    { name: 'patient', valueId: 'ana' },
    { name: 'type', valueCoding: { system: LOINC, code: '11506-3' } },
  ]
  const asked = { resourceType: 'Parameters', parameter }
  const answer = await hospital.call(PROGRAM, 'POST', '/fhir/R4/DocumentReference/$docref', asked)
  expect(answer.json()).toMatchObject({ type: 'searchset', entry: [{ resource: { id: 'letter' } }] })
})

test('no document is made on demand', async () => {
  expect(await docref('patient=ana&on-demand=true')).toEqual({ status: 200, ids: [] })
  expect((await docref('patient=ana&on-demand=false')).ids).toHaveLength(2)
})

test('what it cannot understand is refused, not left out', async () => {
  for (const query of [
    '',
    'patient=ana&start=gt2019',
    'patient=ana,ben',
    'patient=ana&colour=red',
    'patient=ana&on-demand=1',
  ])
    expect([query, (await docref(query)).status]).toEqual([query, 400])
  expect((await docref('patient=ana&profile=urn:x')).status).toBe(400)
})

test('whoever may not see a patient’s documents gets the same as for nobody', async () => {
  const bare = async (patient: string) => {
    const answer = await hospital.call('lakeside.lee', 'GET', `/fhir/R4/DocumentReference/$docref?patient=${patient}`)
    return { status: answer.statusCode, body: answer.body.replaceAll(patient, 'X') }
  }
  expect(await bare('ana')).toEqual(await bare('zoe'))
})

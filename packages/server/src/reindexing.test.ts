import { afterAll, beforeAll, expect, test } from 'vitest'
import type { WholeHospital } from './testing/whole-hospital.ts'
import { PROGRAM, startWholeHospital } from './testing/whole-hospital.ts'

let hospital: WholeHospital
beforeAll(async () => {
  hospital = await startWholeHospital()
})
afterAll(() => hospital.close())

const WEEKDAY = {
  ...{ resourceType: 'SearchParameter', url: 'https://a.example/weekday', name: 'weekday', status: 'active' },
  ...{ description: 'Day of the week', code: 'weekday', base: ['Patient'], type: 'token' },
  expression: "Patient.extension.where(url = 'urn:weekday').value",
}

const reindex = (who: string, body: object = {}) => hospital.call(who, 'POST', '/api/admin/reindex', body)

async function ended() {
  const state = async () => (await hospital.call('staff.administrator', 'GET', '/api/admin/reindex')).json()
  await expect.poll(async () => (await state()).progress).toBe(null)
  return state()
}

test('administrators and programs that may change search parameters start it; clinicians do not', async () => {
  for (const who of ['lakeside.lee', 'staff.nurse', 'staff.privacy-officer'])
    expect((await reindex(who)).statusCode).toBe(403)
  expect((await reindex('staff.administrator', { all: true })).statusCode).toBe(400)
  expect((await reindex(PROGRAM)).statusCode).toBe(202)
  expect(await ended()).toEqual({
    ...{ isDue: false, progress: null, failed: false },
    result: { wasDue: false, records: 0, parameters: [], refused: [] },
  })
})

test('a search parameter that was added is asked for after it, while the hospital runs', async () => {
  const write = async (resource: { resourceType: string }) =>
    (await hospital.call(PROGRAM, 'POST', `/fhir/R4/${resource.resourceType}`, resource)).json().id
  const monday = { extension: [{ url: 'urn:weekday', valueCode: 'mon' }], name: [{ family: 'Sorrel' }] }
  const patient = await write({ resourceType: 'Patient', ...monday } as { resourceType: string })
  await write(WEEKDAY)
  const search = () => hospital.call(PROGRAM, 'GET', '/fhir/R4/Patient?weekday=mon')
  expect((await search()).statusCode).toBe(400)
  await reindex('staff.administrator')
  expect((await ended()).result).toMatchObject({ wasDue: true, records: 2, parameters: ['Patient.weekday'] })
  expect((await search()).json().entry).toEqual([
    expect.objectContaining({ resource: expect.objectContaining({ id: patient }) }),
  ])
})

import type { Bundle } from '@medplum/fhirtypes'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { WholeHospital } from '../testing/whole-hospital.ts'
import { PROGRAM, startWholeHospital } from '../testing/whole-hospital.ts'

let hospital: WholeHospital
let id: string
beforeAll(async () => {
  hospital = await startWholeHospital()
  id = (await program('POST', '/fhir/R4/Organization', { resourceType: 'Organization', name: 'A' })).json().id
  await program('PUT', `/fhir/R4/Organization/${id}`, { resourceType: 'Organization', id, name: 'B' })
  await program('DELETE', `/fhir/R4/Organization/${id}`)
})
afterAll(() => hospital.close())

const program = (method: string, url: string, body?: unknown, headers?: Record<string, string>) =>
  hospital.call(PROGRAM, method, url, body, headers)

test('the history of a type has a request and a response for each version, and content but for removals', async () => {
  const bundle = (await program('GET', '/fhir/R4/Organization/_history')).json() as Bundle
  expect(bundle).toMatchObject({ type: 'history', total: 3 })
  expect(bundle.entry?.map(({ request }) => `${request?.method} ${request?.url}`)).toEqual([
    `DELETE Organization/${id}`,
    `PUT Organization/${id}`,
    'POST Organization',
  ])
  expect(bundle.entry?.map(({ response }) => `${response?.status} ${response?.etag}`)).toEqual([
    '204 W/"3"',
    '200 W/"2"',
    '201 W/"1"',
  ])
  expect(bundle.entry?.map(({ resource }) => resource?.meta?.versionId)).toEqual([undefined, '2', '1'])
  expect(bundle.entry?.every(({ fullUrl }) => fullUrl === `${hospital.config.origin}/fhir/R4/Organization/${id}`)).toBe(
    true,
  )
})

test('the history of all is a page of the same, with a link to the next', async () => {
  const first = (await program('GET', '/fhir/R4/_history?_count=2')).json() as Bundle
  const next = first.link?.find(({ relation }) => relation === 'next')?.url ?? ''
  const second = (await program('GET', next.replace(hospital.config.origin, ''))).json() as Bundle
  expect([first.entry?.length, first.total, second.entry?.length, second.total]).toEqual([2, 3, 1, 3])
})

test('a removal tells the version that it made', async () => {
  const { id: other } = (await program('POST', '/fhir/R4/Basic', { resourceType: 'Basic', code: { text: 'x' } })).json()
  const removed = await program('DELETE', `/fhir/R4/Basic/${other}`)
  expect([removed.statusCode, removed.headers.etag]).toEqual([204, 'W/"2"'])
})

test('what a history does not take is refused with its name, or left out where leniency is asked for', async () => {
  const refused = await program('GET', '/fhir/R4/Organization/_history?_sort=name')
  expect([refused.statusCode, refused.json().resourceType]).toEqual([400, 'OperationOutcome'])
  expect(refused.body).toContain('_sort')
  const lenient = await program('GET', '/fhir/R4/Organization/_history?_sort=name', undefined, {
    prefer: 'handling=lenient',
  })
  expect(lenient.json().link[0].url).toBe(`${hospital.config.origin}/fhir/R4/Organization/_history`)
})

test('there is no history of what is no type', async () => {
  expect((await program('GET', '/fhir/R4/Nonsense/_history')).statusCode).toBe(404)
})

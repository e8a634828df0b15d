import type { Bundle, BundleEntry, Observation, Parameters } from '@medplum/fhirtypes'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { WholeHospital } from '../testing/whole-hospital.ts'
import { PROGRAM, startWholeHospital } from '../testing/whole-hospital.ts'

let hospital: WholeHospital
beforeAll(async () => {
  hospital = await startWholeHospital()
  const subject = { reference: 'Patient/ana' }
  for (const resource of [
    { resourceType: 'Patient', id: 'ana', name: [{ family: 'Quill', given: ['Ana'] }], birthDate: '1980-01-02' },
    { resourceType: 'Practitioner', id: 'doc' },
    { resourceType: 'Encounter', id: 'visit', status: 'finished', class: { code: 'AMB' }, subject },
    { resourceType: 'Condition', id: 'flu', subject, encounter: { reference: 'Encounter/visit' } },
    {
      ...{ resourceType: 'Observation', id: 'o', status: 'final', subject, effectiveDateTime: '2026-01-01' },
      code: { coding: [{ system: 'urn:lab', code: 'a' }] },
    },
    {
      ...{ resourceType: 'Composition', id: 'letter', status: 'final', type: { text: 'Letter' }, subject },
      ...{ date: '2026-01-01', title: 'Letter', author: [{ reference: 'Practitioner/doc' }] },
    },
  ])
    expect((await program('PUT', `/fhir/R4/${resource.resourceType}/${resource.id}`, resource)).statusCode).toBe(201)
}, 120_000)
afterAll(() => hospital.close())

const program = (method: string, url: string, body?: unknown) => hospital.call(PROGRAM, method, url, body)
const physician = (method: string, url: string, body?: unknown) => hospital.call('lakeside.lee', method, url, body)

function ids(bundle: Bundle): string[] {
  return (bundle.entry ?? []).map(({ resource }: BundleEntry) => `${resource?.resourceType}/${resource?.id}`)
}

test('$everything of a patient comes in pages that follow their links', async () => {
  const first = (await program('GET', '/fhir/R4/Patient/ana/$everything?_count=4')).json() as Bundle
  expect([first.type, first.total, ids(first)[0]]).toEqual(['searchset', 6, 'Patient/ana'])
  const next = first.link?.find(({ relation }) => relation === 'next')?.url ?? ''
  const second = (await program('GET', next.replace(hospital.config.origin, ''))).json() as Bundle
  expect(new Set([...ids(first), ...ids(second)]).size).toBe(6)
  expect(second.link?.some(({ relation }) => relation === 'next')).toBe(false)
})

test('a client with narrow scopes gets what they cover, of everything and of what a search includes', async () => {
  const server = hospital.server
  const token = await hospital.programToken('system/Patient.rs system/Condition.rs')
  const narrow = async (path: string) => {
    const answer = await server.inject({ url: `/fhir/R4/${path}`, headers: { authorization: `Bearer ${token}` } })
    return [answer.statusCode, ...ids(answer.json()).sort()]
  }
  expect(await narrow('Patient/ana/$everything')).toEqual([200, 'Condition/flu', 'Patient/ana'])
  expect(await narrow('Patient?_id=ana&_revinclude=*')).toEqual([200, 'Condition/flu', 'Patient/ana'])
  expect(await narrow('Condition?_include=*')).toEqual([200, 'Condition/flu', 'Patient/ana'])
  expect(await narrow('Encounter/visit/$everything')).toEqual([403])
})

test('a client with narrow scopes learns nothing of other types by conditions on them', async () => {
  const token = await hospital.programToken('system/Patient.rs system/Condition.rs')
  const status = async (path: string) => {
    const headers = { authorization: `Bearer ${token}` }
    return (await hospital.server.inject({ url: `/fhir/R4/${path}`, headers })).statusCode
  }
  expect(await status('Patient?_has:Condition:patient:code=a')).toBe(200)
  expect(await status('Condition?patient.family=Quill')).toBe(200)
  expect(await status('Patient?_has:Observation:patient:code=a')).toBe(403)
  expect(await status('Patient?_has:Condition:patient:encounter.status=finished')).toBe(403)
  expect(await status('Condition?encounter.status=finished')).toBe(403)
  expect(await status('Patient?_list=mine')).toBe(403)
})

test('a client with narrow scopes learns nothing by conditions of writes and filters of exports', async () => {
  const token = await hospital.programToken('system/Patient.crs system/Condition.cruds system/Group.c')
  const status = async (method: 'POST' | 'DELETE' | 'GET', path: string, headers: object = {}, payload?: object) => {
    const sent = { authorization: `Bearer ${token}`, 'content-type': 'application/fhir+json', ...headers }
    return (
      await hospital.server.inject({ method, url: `/fhir/R4/${path}`, headers: sent, ...(payload && { payload }) })
    ).statusCode
  }
  const condition = { resourceType: 'Condition', subject: { reference: 'Patient/ana' }, code: { text: 'a' } }
  const create = (query: string) => status('POST', 'Condition', { 'if-none-exist': query }, condition)
  expect(await create('patient.family=Quill')).toBe(200)
  expect(await create('encounter.status=finished')).toBe(403)
  expect(await status('DELETE', 'Condition?encounter.status=finished')).toBe(403)
  const group = { resourceType: 'Group', type: 'person', actual: true }
  expect(await status('POST', 'Group', { 'if-none-exist': 'type=person' }, group)).toBe(403)
  const later = { prefer: 'respond-async' }
  const filter = (query: string) =>
    status('GET', `$export?_type=Patient&_typeFilter=${encodeURIComponent(query)}`, later)
  expect(await filter('Patient?_has:Condition:patient:code=a')).toBe(202)
  expect(await filter('Patient?_has:Observation:patient:code=a')).toBe(403)
})

test('$everything of an encounter', async () => {
  const bundle = (await program('GET', '/fhir/R4/Encounter/visit/$everything')).json() as Bundle
  expect(ids(bundle).sort()).toEqual(['Condition/flu', 'Encounter/visit', 'Patient/ana'])
})

test('$lastn, $match and $document', async () => {
  const last = (await program('GET', '/fhir/R4/Observation/$lastn?patient=ana&code=a')).json() as Bundle
  expect(ids(last)).toEqual(['Observation/o'])
  const resource = { resourceType: 'Patient', name: [{ family: 'Quill', given: ['Ana'] }], birthDate: '1980-01-02' }
  const parameters = { resourceType: 'Parameters', parameter: [{ name: 'resource', resource }] }
  const [match] = ((await program('POST', '/fhir/R4/Patient/$match', parameters)).json() as Bundle).entry ?? []
  expect(match?.search).toEqual({
    extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/match-grade', valueCode: 'probable' }],
    mode: 'match',
    score: 1,
  })
  const document = (await program('GET', '/fhir/R4/Composition/letter/$document?persist=false')).json() as Bundle
  expect([document.type, ...ids(document)]).toEqual([
    'document',
    ...['Composition/letter', 'Patient/ana', 'Practitioner/doc'],
  ])
})

test('$match says what is wrong with its parameters', async () => {
  const resource = { resourceType: 'Patient', name: [{ family: 'Quill' }], birthDate: '1980-01-02' }
  const answer = async (...more: object[]) => {
    const parameter = [{ name: 'resource', resource }, ...more]
    return (await program('POST', '/fhir/R4/Patient/$match', { resourceType: 'Parameters', parameter })).statusCode
  }
  expect(await answer()).toBe(200)
  expect(await answer({ name: 'onlyCertainMatches', valueBoolean: true })).toBe(200)
  expect(await answer({ name: 'onlyCertainMatches', valueString: 'perhaps' })).toBe(400)
  expect(await answer({ name: 'count', valueInteger: 0 })).toBe(400)
  expect(await answer({ name: 'colour', valueString: 'blue' })).toBe(400)
})

test('$document keeps the document if it is asked to by POST, as a Bundle that can be read', async () => {
  const address = '/fhir/R4/Composition/letter/$document'
  expect((await program('GET', `${address}?persist=true`)).statusCode).toBe(400)
  expect((await program('POST', `${address}?persist=perhaps`)).statusCode).toBe(400)
  const parameters = { resourceType: 'Parameters', parameter: [{ name: 'persist', valueBoolean: true }] }
  const kept = await program('POST', address, parameters)
  expect([kept.statusCode, kept.headers.location]).toEqual([201, expect.stringContaining('/Bundle/')])
  const { id, type } = kept.json() as Bundle
  expect(type).toBe('document')
  expect((await program('GET', `/fhir/R4/Bundle/${id}`)).body).toBe(kept.body)
  const denied = await physician('POST', address, parameters)
  expect(denied.statusCode).toBe(404)
})

test('whoever may not see the record gets the same answer as for one that never was', async () => {
  const body = (text: string) => text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '')
  for (const [denied, absent] of [
    ['Patient/ana/$everything', 'Patient/never/$everything'],
    ['Encounter/visit/$everything', 'Encounter/never/$everything'],
    ['Composition/letter/$document', 'Composition/never/$document'],
  ]) {
    const [one, other] = [await physician('GET', `/fhir/R4/${denied}`), await physician('GET', `/fhir/R4/${absent}`)]
    expect([one.statusCode, body(one.body)], denied).toEqual([404, body(other.body)])
  }
  const none = (await physician('GET', '/fhir/R4/Observation/$lastn?patient=ana&code=a')).json() as Bundle
  expect(ids(none)).toEqual([])
})

test('$stats counts with the values of one code, each unit for itself', async () => {
  const code = { coding: [{ system: 'urn:lab', code: 'k' }] }
  const subject = { reference: 'Patient/ana' }
  const values = [1, 2, 3, 10]
  for (const [n, value] of values.entries()) {
    const valueQuantity = { value, unit: 'mmol/L' }
    const effectiveDateTime = `2026-01-0${n + 1}`
    const resource = { resourceType: 'Observation', id: `k${n}`, status: 'final', subject, code, effectiveDateTime }
    await program('PUT', `/fhir/R4/Observation/k${n}`, { ...resource, valueQuantity })
  }
  const ask = (who: typeof program, rest = '') =>
    who('GET', `/fhir/R4/Observation/$stats?subject=Patient/ana&coding=urn:lab|k${rest}`)
  const answer = (await ask(program, '&statistic=average&statistic=median&statistic=count')).json() as Parameters
  const [{ resource } = {}] = answer.parameter ?? []
  expect((resource as Observation).component?.map(({ valueQuantity }) => valueQuantity)).toEqual([
    { value: 4, unit: 'mmol/L' },
    { value: 2.5, unit: 'mmol/L' },
    { value: 4 },
  ])
  expect((await ask(program)).statusCode).toBe(400)
  expect((await ask(physician, '&statistic=count')).json()).toEqual({ resourceType: 'Parameters' })
})

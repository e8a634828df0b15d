import type { Permit } from '@anamnesis/core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BASE_URL, contextOf, emptyStore, PROGRAM } from '../permit/told-world.test-support.ts'
import { RESOURCE_TYPES } from '../resource-types.ts'
import { permitFor } from './search.test-support.ts'
import type { SearchScope } from './search-types.ts'

let store: Awaited<ReturnType<typeof emptyStore>>

beforeAll(async () => {
  store = await emptyStore()
  const put = (resource: { resourceType: string; id: string; [element: string]: unknown }) =>
    store.records.update(contextOf(PROGRAM), resource.resourceType, resource.id, JSON.stringify(resource))
  const tag = { tag: [{ system: 'urn:t', code: 'round' }] }
  for (const patient of ['ana', 'bo']) {
    const subject = { reference: `Patient/${patient}` }
    await put({ resourceType: 'Patient', id: patient, meta: tag, name: [{ family: patient }] })
    await put({
      resourceType: 'Encounter',
      id: `visit-${patient}`,
      status: 'finished',
      class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
      subject,
      period: { start: '2026-02-01' },
    })
    for (const n of [1, 2, 3])
      await put({
        resourceType: 'Observation',
        id: `o${n}-${patient}`,
        meta: tag,
        status: 'final',
        code: { text: 'x' },
        subject,
        encounter: { reference: `Encounter/visit-${patient}` },
        effectiveDateTime: `2026-0${n}-15`,
      })
    await put({
      resourceType: 'Procedure',
      id: `p-${patient}`,
      meta: tag,
      status: 'completed',
      code: { text: 'y' },
      subject,
      performedDateTime: '2026-02-20',
    })
  }
})
afterAll(() => store.drop())

const SYSTEM: SearchScope = { address: '', types: RESOURCE_TYPES }

function compartment(type: string, id: string, inside: string): SearchScope {
  const types = inside === '*' ? RESOURCE_TYPES : [inside]
  return { address: `${type}/${id}/${inside}`, types, compartment: { type, id } }
}

const ask = (scope: SearchScope, query: string, permit: Permit = PROGRAM, strict = true) =>
  store.records.searchAcross(contextOf(permit), scope, query, { strict })

async function ids(scope: SearchScope, query: string, permit: Permit = PROGRAM): Promise<string> {
  const { entries } = await ask(scope, query, permit)
  return entries
    .map(({ fullUrl, mode }) => `${mode === 'include' ? '+' : ''}${fullUrl.slice(BASE_URL.length + 1).split('/')[1]}`)
    .join(' ')
}

test('searches several types in one order, newest first or as asked', async () => {
  expect(await ids(SYSTEM, '_type=Observation,Procedure&_tag=round&patient=ana')).toBe('p-ana o3-ana o2-ana o1-ana')
  expect(await ids(SYSTEM, '_type=Observation,Procedure,Encounter&patient=ana&_sort=date')).toBe(
    'o1-ana visit-ana o2-ana p-ana o3-ana',
  )
  expect(await ids(SYSTEM, '_type=Patient,Procedure&_sort=_id')).toBe('ana bo p-ana p-bo')
  expect((await ask(SYSTEM, '_tag=round&_summary=count')).total).toBe(10)
})

test('pages over several types lose and repeat nothing, and their links hold for the same search only', async () => {
  for (const query of [
    '_type=Observation,Procedure,Encounter&_sort=-date',
    '_type=Observation,Procedure,Patient',
    '_tag=round&_sort=-_lastUpdated',
  ]) {
    const whole = (await ids(SYSTEM, `${query}&_count=1000`)).split(' ')
    const found: string[] = []
    let next: string | null = `${query}&_count=3`
    while (next !== null) {
      const page: Awaited<ReturnType<typeof ask>> = await ask(SYSTEM, next)
      found.push(...page.entries.map(({ fullUrl }) => fullUrl.slice(fullUrl.lastIndexOf('/') + 1)))
      next = page.next === null ? null : page.next.slice(page.next.indexOf('?') + 1)
    }
    expect(found).toEqual(whole)
  }
  const { next } = await ask(SYSTEM, '_type=Observation,Patient&_count=3')
  const query = next?.slice(next.indexOf('?') + 1) ?? ''
  await expect(ask(compartment('Patient', 'ana', '*'), query)).rejects.toMatchObject({ code: 'bad-request' })
})

test('a compartment holds what refers to its patient or encounter, and that itself', async () => {
  const ana = (inside: string, query = '') => ids(compartment('Patient', 'ana', inside), query)
  expect(await ana('Observation')).toBe('o3-ana o2-ana o1-ana')
  expect(await ana('Observation', 'date=ge2026-03')).toBe('o3-ana')
  expect(await ana('*')).toBe('p-ana o3-ana o2-ana o1-ana visit-ana ana')
  expect(await ana('*', '_type=Patient,Encounter')).toBe('visit-ana ana')
  expect(await ids(compartment('Encounter', 'visit-bo', '*'), '')).toBe('o3-bo o2-bo o1-bo visit-bo')
  expect(await ids(compartment('Patient', 'nobody', '*'), '')).toBe('')
  expect((await ask(compartment('Patient', 'ana', '*'), '_id=o1-ana&_total=accurate')).self).toBe(
    `${BASE_URL}/Patient/ana/*?_id=o1-ana&_total=accurate`,
  )
})

test('a compartment of a practitioner, a related person or a device holds what they did, whomever it is about', async () => {
  const other = await emptyStore()
  const context = contextOf(PROGRAM)
  const put = (resource: { resourceType: string; id: string; [element: string]: unknown }) =>
    other.records.update(context, resource.resourceType, resource.id, JSON.stringify(resource))
  const told = { status: 'final', code: { text: 'x' }, subject: { reference: 'Patient/ana' } }
  await put({ resourceType: 'Patient', id: 'ana', generalPractitioner: [{ reference: 'Practitioner/dr' }] })
  await put({ resourceType: 'Practitioner', id: 'dr', name: [{ family: 'Who' }] })
  await put({ resourceType: 'RelatedPerson', id: 'eva', patient: { reference: 'Patient/ana' } })
  await put({ resourceType: 'Device', id: 'cuff', distinctIdentifier: '7' })
  await put({ resourceType: 'Observation', id: 'by-dr', ...told, performer: [{ reference: 'Practitioner/dr' }] })
  await put({ resourceType: 'Observation', id: 'by-eva', ...told, performer: [{ reference: 'RelatedPerson/eva' }] })
  await put({ resourceType: 'Observation', id: 'by-cuff', ...told, device: { reference: 'Device/cuff' } })
  const inside = async (type: string, id: string, types: string, permit: Permit = PROGRAM) => {
    const page = await other.records.searchAcross(contextOf(permit), compartment(type, id, types), '', { strict: true })
    return page.entries.map(({ fullUrl }) => fullUrl.slice(fullUrl.lastIndexOf('/') + 1)).join(' ')
  }
  expect(await inside('Practitioner', 'dr', '*')).toBe('by-dr dr ana')
  expect(await inside('RelatedPerson', 'eva', '*')).toBe('by-eva eva')
  expect(await inside('Device', 'cuff', '*')).toBe('by-cuff cuff')
  expect(await inside('Practitioner', 'dr', 'Observation')).toBe('by-dr')
  const identityOnly = { ...permitFor('ana', ['identity']), requester: PROGRAM.requester }
  expect(await inside('Practitioner', 'dr', '*', identityOnly)).toBe('ana')
  await other.drop()
})

test('shows of a compartment and of all types only what the permit opens', async () => {
  const results = { ...permitFor('ana', ['results', 'other', 'measurements', 'background']) }
  const program = PROGRAM.requester
  const permit = { ...results, requester: program }
  const all = await ids(SYSTEM, '_tag=round', permit)
  expect(all.split(' ').every((id) => id.endsWith('-ana'))).toBe(true)
  expect(await ids(compartment('Patient', 'ana', '*'), '', permit)).toBe(all)
  expect(await ids(compartment('Patient', 'bo', '*'), '', permit)).toBe('')
  expect((await ask(compartment('Patient', 'bo', '*'), '_summary=count', permit)).total).toBe(0)
  expect(await ids(compartment('Encounter', 'visit-ana', '*'), '', permit)).toBe(all)
})

test('includes from and to any of the types', async () => {
  expect(await ids(SYSTEM, '_type=Observation,Procedure&_id=o1-ana,p-ana&_include=Observation:encounter')).toBe(
    'p-ana o1-ana +visit-ana',
  )
  expect(await ids(SYSTEM, '_type=Patient,Encounter&_id=visit-ana&_revinclude=Observation:encounter&_count=5')).toBe(
    'visit-ana +o3-ana +o2-ana +o1-ana',
  )
})

test('every parameter must be known to all types; lenient leaves it out and says so', async () => {
  await expect(ask(SYSTEM, '_type=Patient,Observation&code=x')).rejects.toMatchObject({
    code: 'unknown-search-parameter',
  })
  const page = await ask(SYSTEM, '_type=Patient,Observation&code=x&_tag=round', PROGRAM, false)
  expect(page.self).toBe(`${BASE_URL}?_type=Patient%2CObservation&_tag=urn%3At%7Cround`.replace('urn%3At%7C', ''))
  expect(page.entries).toHaveLength(8)
})

test('refuses types and compartments that are not there or not allowed', async () => {
  const some: SearchScope = { address: '', types: ['Patient'] }
  const cases: readonly (readonly [SearchScope, string, string])[] = [
    [SYSTEM, '_type=Nothing', 'bad-request'],
    [some, '_type=Observation', 'not-allowed'],
    [compartment('Location', 'l1', '*'), '', 'not-found'],
    [compartment('Patient', 'ana', 'Practitioner'), '', 'not-found'],
    [SYSTEM, '_type=Observation,Patient&_sort=nothing', 'bad-request'],
  ]
  for (const [scope, query, code] of cases) await expect(ask(scope, query)).rejects.toMatchObject({ code })
})

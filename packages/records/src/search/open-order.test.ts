import type { Permit } from '@anamnesis/core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contextOf, emptyStore, PROGRAM } from '../permit/told-world.test-support.ts'
import { RESOURCE_TYPES, typeNumber } from '../resource-types.ts'
import { permitFor } from './search.test-support.ts'

let store: Awaited<ReturnType<typeof emptyStore>>

const LOINC = 'http://loinc.org'
/** Text, display and code of what was measured: the first of them that is there is what people read. */
const CODES: Readonly<Record<string, object>> = {
  weight: { text: 'Weight', coding: [{ system: LOINC, code: '29463-7', display: 'Body weight' }] },
  apgar: { coding: [{ system: LOINC, code: '9274-2', display: 'apgar score' }] },
  plain: { coding: [{ system: LOINC, code: '2339-0' }] },
  pulse: { coding: [{ code: '8867-4' }, { system: LOINC, code: '8867-4', display: 'Éveil' }] },
}

beforeAll(async () => {
  store = await emptyStore()
  for (const patient of ['ana', 'bo']) {
    await put({ resourceType: 'Patient', id: patient, identifier: [{ system: 'urn:mrn', value: `${patient}-1` }] })
    for (const [name, code] of Object.entries(CODES)) await observe(`${name}-${patient}`, patient, code)
  }
  await put({ resourceType: 'Patient', id: 'cy', identifier: [{ value: 'B-0' }, { value: 'Z-9' }] })
})
afterAll(() => store.drop())

async function put(resource: { resourceType: string; id: string; [element: string]: unknown }): Promise<void> {
  await store.records.update(contextOf(PROGRAM), resource.resourceType, resource.id, JSON.stringify(resource))
}

async function observe(id: string, patient: string, code: object): Promise<void> {
  const subject = { reference: `Patient/${patient}` }
  await put({ resourceType: 'Observation', id, status: 'final', subject, code })
}

const ask = (type: string, query: string, permit: Permit = PROGRAM) =>
  store.records.search(contextOf(permit), type, query, { strict: true })

const idOf = ({ fullUrl }: { fullUrl: string }) => fullUrl.split('/').at(-1) ?? ''

async function ids(type: string, query: string, permit?: Permit): Promise<string> {
  return (await ask(type, query, permit)).entries.map(idOf).join(' ')
}

test('sorts by what people read of a code: its text, a display, or the code itself', async () => {
  expect(await ids('Observation', 'patient=ana&_sort=code')).toBe('plain-ana pulse-ana apgar-ana weight-ana')
  expect(await ids('Observation', 'patient=ana&_sort=-code')).toBe('weight-ana apgar-ana pulse-ana plain-ana')
})

test('sorts by identifiers, references and addresses, the least of several first or the greatest', async () => {
  expect(await ids('Patient', '_sort=identifier')).toBe('ana cy bo')
  expect(await ids('Patient', '_sort=-identifier')).toBe('cy bo ana')
  expect(await ids('Observation', '_sort=-patient,-code')).toBe(
    'weight-bo apgar-bo pulse-bo plain-bo weight-ana apgar-ana pulse-ana plain-ana',
  )
  expect(await ids('Patient', '_sort=deceased,_id')).toBe('ana bo cy')
  expect(await ids('Observation', 'patient=ana&_sort=_tag,_id')).toBe('apgar-ana plain-ana pulse-ana weight-ana')
})

test('puts several types in one order', async () => {
  const { entries } = await store.records.searchAcross(
    contextOf(PROGRAM),
    { address: '', types: RESOURCE_TYPES },
    '_type=Observation,Patient&_id=ana,weight-bo,plain-bo&_sort=_security,_id',
    { strict: true },
  )
  expect(entries.map(idOf)).toEqual(['ana', 'plain-bo', 'weight-bo'])
})

test('pages lose and repeat nothing while others write, and their links tell no code', async () => {
  const before = (await ask('Observation', '_sort=code&_count=100')).entries.map(idOf)
  const seen: string[] = []
  let query = '_sort=code&_count=3'
  for (let n = 0; query !== ''; n += 1) {
    const { entries, next } = await ask('Observation', query)
    seen.push(...entries.map(idOf))
    await observe(`later-${n}`, 'bo', { text: n % 2 === 0 ? 'Aa' : 'Zz' })
    query = next === null ? '' : next.slice(next.indexOf('?') + 1)
  }
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen.filter((id) => before.includes(id))).toEqual(before)
  for (const id of seen.filter((each) => each.startsWith('later-')))
    await store.records.remove(contextOf(PROGRAM), 'Observation', id)
})

test('only what the permit opens is opened, and what is hidden changes nothing', async () => {
  const ana = permitFor('ana')
  expect(await ids('Observation', '_sort=code', ana)).toBe('plain-ana pulse-ana apgar-ana weight-ana')
  await observe('hidden', 'bo', { text: 'Aa' })
  expect(await ids('Observation', '_sort=code', ana)).toBe('plain-ana pulse-ana apgar-ana weight-ana')
})

test('more matches than are opened are refused, and those alone that the requester may see count', async () => {
  const many = `INSERT INTO res (pk, custodian, rt, id, ref, ver, updated, deleted, owner, patients, category, categories, sensitivities,
      own_categories, own_sensitivities, own_mentions, own_patients, mentions, date_from, date_until, author, status, key_id, digest)
    SELECT nextval('res_pk'), custodian, rt, 'x' || n, n, ver, updated, deleted, owner, patients, category, categories, sensitivities,
      own_categories, own_sensitivities, own_mentions, own_patients, mentions, date_from, date_until, author, status, key_id, digest
    FROM res, generate_series(1, 2001) n WHERE id = 'plain-bo' AND rt = $1`
  await store.database.query(many, [typeNumber('Observation')])
  await expect(ask('Observation', '_sort=code')).rejects.toMatchObject({ code: 'too-costly' })
  expect(await ids('Observation', '_sort=code', permitFor('ana'))).toContain('plain-ana')
  expect((await ask('Observation', '_sort=code&_summary=count')).total).toBeGreaterThan(2001)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { permitFor, testIndex } from './search.test-support.ts'

let index: Awaited<ReturnType<typeof testIndex>>

beforeAll(async () => {
  index = await testIndex()
  const organization = (id: string, parent: string) =>
    index.add(
      { resourceType: 'Organization', id, partOf: { reference: `Organization/${parent}` } },
      { category: 'directory' },
    )
  await organization('ward', 'clinic')
  await organization('clinic', 'hospital')
  await organization('hospital', 'ward')
  const observation = (id: string, patient: string, source: string) =>
    index.add(
      {
        resourceType: 'Observation',
        id,
        status: 'final',
        code: { text: 'x' },
        subject: { reference: `Patient/${patient}` },
        derivedFrom: [{ reference: `Observation/${source}` }],
      },
      { patients: [patient], category: 'results' },
    )
  await observation('o1', 'ana', 'o0')
  await observation('o2', 'bo', 'o1')
  await observation('o3', 'ana', 'o2')
})
afterAll(() => index.drop())

test('follows what was included until nothing new comes, also around a circle', async () => {
  expect(await index.ids('Organization', '_id=ward&_include=Organization:partof')).toEqual(['ward', '+clinic'])
  expect(await index.ids('Organization', '_id=ward&_include:iterate=Organization:partof')).toEqual([
    'ward',
    '+clinic',
    '+hospital',
  ])
  expect(await index.ids('Observation', '_id=o1&_revinclude:iterate=Observation:derived-from')).toEqual([
    'o1',
    '+o2',
    '+o3',
  ])
})

test('follows in later rounds only what says so', async () => {
  expect(
    await index.ids('Observation', '_id=o1&_revinclude:iterate=Observation:derived-from&_include=Observation:subject'),
  ).toEqual(['o1', '+o2', '+o3'])
})

test('never follows a hidden record', async () => {
  const ana = permitFor('ana')
  expect(await index.ids('Observation', '_id=o3&_include:iterate=Observation:derived-from', ana)).toEqual(['o3'])
  expect(await index.ids('Observation', '_id=o1&_revinclude:iterate=Observation:derived-from', ana)).toEqual(['o1'])
})

test('includes by * whatever refers to a match, of any type', async () => {
  await index.add(
    { resourceType: 'Patient', id: 'ana', managingOrganization: { reference: 'Organization/ward' } },
    { patients: ['ana'], category: 'identity' },
  )
  expect(await index.ids('Organization', '_id=ward&_revinclude=*')).toEqual(['ward', '+ana', '+hospital'])
  expect(await index.ids('Organization', '_id=ward&_include=*')).toEqual(['ward', '+clinic'])
  expect(await index.ids('Organization', '_id=ward&_revinclude=*', permitFor('bo'))).toEqual([])
})

test('searches by what a record is a part of, or has as a part, around circles too', async () => {
  await index.add({ resourceType: 'Location', id: 'house', name: 'House' }, { category: 'directory' })
  const location = (id: string, parent: string, place = { category: 'directory' } as object) =>
    index.add({ resourceType: 'Location', id, partOf: { reference: `Location/${parent}` } }, place)
  await location('floor', 'house')
  await location('room', 'floor')
  await location('closet', 'house', { patients: ['bo'], category: 'results' })
  await location('shelf', 'closet')
  expect(await index.ids('Location', 'partof:below=house&_sort=_id')).toEqual(['closet', 'floor', 'room', 'shelf'])
  expect(await index.ids('Location', 'partof:below=Location/floor')).toEqual(['room'])
  expect(await index.ids('Location', 'partof:above=room&_sort=_id')).toEqual(['closet', 'floor', 'room'])
  expect(await index.ids('Organization', 'partof:below=ward&_sort=_id')).toEqual(['clinic', 'hospital', 'ward'])
  expect(await index.ids('Patient', 'organization:below=clinic')).toEqual(['ana'])
  expect(await index.ids('Patient', 'organization:above=clinic')).toEqual(['ana'])
  const withoutCloset = permitFor(null, ['directory'])
  expect(await index.ids('Location', 'partof:below=house&_sort=_id', withoutCloset)).toEqual(['floor', 'room'])
})

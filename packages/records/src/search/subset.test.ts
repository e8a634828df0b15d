import { afterAll, beforeAll, expect, test } from 'vitest'
import { contextOf, emptyStore, PROGRAM } from '../permit/told-world.test-support.ts'
import { subsetOf } from './subset.ts'

const TAG = { system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue', code: 'SUBSETTED' }

const OBSERVATION = `{"resourceType":"Observation","id":"o1","meta":{"versionId":"1","tag":[{"code":"ward"}]},
  "text":{"status":"generated","div":"<div xmlns=\\"http://www.w3.org/1999/xhtml\\">5.40</div>"},
  "status":"final","_status":{"extension":[{"url":"urn:x","valueBoolean":true}]},
  "code":{"coding":[{"code":"a"}]},"subject":{"reference":"Patient/ana"},"note":[{"text":"a note"}],
  "valueQuantity":{"value":5.40,"unit":"mg"},"referenceRange":[{"low":{"value":1.0}}]}`

const bytes = Buffer.from(OBSERVATION)

function told(form: Parameters<typeof subsetOf>[2]): {
  text: string
  names: string[]
  record: Record<string, unknown>
} {
  const text = Buffer.from(subsetOf('Observation', bytes, form)).toString()
  const record = JSON.parse(text) as Record<string, unknown>
  return { text, names: Object.keys(record), record }
}

test('the whole record is the bytes as they are', () => {
  expect(subsetOf('Observation', bytes, { summary: 'false', elements: null })).toBe(bytes)
})

test('elements asked for come with what is mandatory, choices by their base name, and decimals as they were written', () => {
  const { text, names, record } = told({ summary: 'false', elements: ['value', 'referenceRange'] })
  expect(names).toEqual(['resourceType', 'id', 'meta', 'status', '_status', 'code', 'valueQuantity', 'referenceRange'])
  expect(text).toContain('"value":5.40')
  expect(text).toContain('"value":1.0}')
  expect(record.meta).toEqual({ versionId: '1', tag: [{ code: 'ward' }, TAG] })
})

test('a summary has the elements that R4 marks so, the text form the narrative and what is mandatory, the data form all but the narrative', () => {
  expect(told({ summary: 'true', elements: null }).names).toEqual([
    'resourceType',
    'id',
    'meta',
    'status',
    '_status',
    'code',
    'subject',
    'valueQuantity',
  ])
  expect(told({ summary: 'text', elements: null }).names).toEqual([
    'resourceType',
    'id',
    'meta',
    'text',
    'status',
    '_status',
    'code',
  ])
  const data = told({ summary: 'data', elements: null })
  expect(data.names).not.toContain('text')
  expect(data.names).toContain('note')
  expect(data.record.meta).toMatchObject({ tag: [{ code: 'ward' }, TAG] })
})

let store: Awaited<ReturnType<typeof emptyStore>>
beforeAll(async () => {
  store = await emptyStore()
  const context = contextOf(PROGRAM)
  await store.records.update(
    context,
    'Patient',
    'ana',
    '{"resourceType":"Patient","id":"ana","name":[{"family":"A"}],"photo":[{"title":"me"}]}',
  )
  await store.records.update(context, 'Observation', 'o1', OBSERVATION)
})
afterAll(() => store.drop())

async function search(query: string) {
  const page = await store.records.search(contextOf(PROGRAM), 'Observation', query, { strict: true })
  const records = page.entries.map(
    ({ bytes: each }) => JSON.parse(Buffer.from(each).toString()) as Record<string, unknown>,
  )
  return { ...page, records }
}

test('a search tells its matches in the form asked for, and says so in its self link', async () => {
  const { records, self, total } = await search('_elements=note&_include=Observation:subject&_total=estimate')
  expect(Object.keys(records[0] ?? {})).toEqual(['resourceType', 'id', 'meta', 'status', '_status', 'code', 'note'])
  expect(records[1]).toHaveProperty('photo')
  expect(records[1]?.meta).not.toHaveProperty('tag')
  expect(self).toContain('_elements=note')
  expect(total).toBe(1)
})

test('a summary holds for what is included too, and a count tells no record', async () => {
  const { records, total } = await search('_summary=true&_include=Observation:subject&_total=none')
  expect(records[1]).toHaveProperty('name')
  expect(records[1]).not.toHaveProperty('photo')
  expect(records[1]?.meta).toMatchObject({ tag: [TAG] })
  expect(total).toBeNull()
  const counted = await search('_summary=count')
  expect([counted.entries.length, counted.total, counted.next]).toEqual([0, 1, null])
})

test('what a search tells in part is in the audit like what it tells in full', async () => {
  const before = await store.database.query("SELECT id FROM audit WHERE kind = 'looked'")
  await search('_elements=note')
  const after = await store.database.query("SELECT id FROM audit WHERE kind = 'looked'")
  expect(after.rows.length).toBe(before.rows.length + 1)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RequestContext } from '../request-context.ts'
import { RESOURCE_TYPES } from '../resource-types.ts'
import { program, staff, testRecords } from '../store/store.test-support.ts'
import type { HistoryPage, HistoryScope } from './history-types.ts'

// More versions of others than the window of the newest that is gone through first (find-history), between those of one patient.

const OTHERS = 2100
const ALL: HistoryScope = { address: '', types: RESOURCE_TYPES }

let world: Awaited<ReturnType<typeof testRecords>>
/** Names of all versions, oldest first, with whose they are. */
const written: { name: string; patient: string; at: number }[] = []
/** Instants before and after the many of others. */
let before = 0
let after = 0

beforeAll(async () => {
  world = await testRecords()
  await write(['ana', 'bo'].map((id) => ({ resourceType: 'Patient', id })))
  for (const n of [1, 2, 3]) await write(numbers(10).map((id) => basic(`a${id}`, 'ana', `round ${n}`)))
  before = world.parts.clock()
  for (let start = 0; start < OTHERS; start += 700)
    await write(numbers(700).map((id) => basic(`b${start + id}`, 'bo', 'x')))
  after = world.parts.clock()
  await write(numbers(5).map((id) => basic(`a${id}`, 'ana', 'last')))
  const { rows } = await world.database.query<{ name: string; patient: string; at: Date }>(
    `SELECT r.id || '/' || h.ver AS name, r.patients[1] AS patient, h.updated AS at FROM hist h JOIN res r ON r.pk = h.pk
     ORDER BY h.updated, h.pk, h.ver`,
  )
  written.push(...rows.map((row) => ({ ...row, at: row.at.getTime() })))
})
afterAll(() => world.drop())

type Resource = { readonly resourceType: string; readonly id: string }

const numbers = (count: number) => Array.from({ length: count }, (_, n) => n)
const basic = (id: string, patient: string, text: string) => ({
  ...{ resourceType: 'Basic', id, code: { text }, subject: { reference: `Patient/${patient}` } },
})

async function write(resources: readonly Resource[]): Promise<void> {
  const entry = resources.map((resource) => ({
    resource,
    request: { method: 'PUT', url: `${resource.resourceType}/${resource.id}` },
  }))
  const bundle = { resourceType: 'Bundle', type: 'transaction', entry }
  await world.records.bundle(program(), JSON.stringify(bundle))
}

const ana = () => staff('physician', ['ana'])

async function pages(query: string, context: RequestContext, scope: HistoryScope = ALL): Promise<HistoryPage[]> {
  const found: HistoryPage[] = []
  for (let next: string | null = `?${query}`; next !== null; ) {
    const page: HistoryPage = await world.records.history(context, scope, next.slice(next.indexOf('?') + 1), {
      strict: true,
    })
    found.push(page)
    next = page.next
  }
  return found
}

function namesOf(all: readonly HistoryPage[]): string[] {
  return all.flatMap(({ entries }) => entries.map(({ id, version }) => `${id}/${version}`))
}

function expected(meant: (version: (typeof written)[number]) => boolean): string[] {
  return written
    .filter(meant)
    .map(({ name }) => name)
    .reverse()
}

test('the pages of all versions go on to the oldest, each once, and say how many there are', async () => {
  const found = await pages('_count=1000', program())
  expect(namesOf(found)).toEqual(expected(() => true))
  expect(written.length).toBe(2 + 30 + OTHERS + 5)
  expect(new Set(found.map(({ total }) => total))).toEqual(new Set([written.length]))
})

test.each([3, 7, 50])('pages of %i go past what others wrote in between', async (count) => {
  const found = await pages(`_count=${count}`, ana())
  expect(namesOf(found)).toEqual(expected(({ patient }) => patient === 'ana'))
  expect(found.map(({ entries }) => entries.length).slice(0, -1)).toEqual(Array(found.length - 1).fill(count))
  expect(new Set(found.map(({ total }) => total))).toEqual(new Set([36]))
  const ofType = await pages(`_count=${count}`, ana(), { address: 'Basic', types: ['Basic'] })
  expect(namesOf(ofType)).toEqual(expected(({ patient, name }) => patient === 'ana' && name !== 'ana/1'))
})

test('_since and _at mean the same before and behind them', async () => {
  const iso = (ms: number) => new Date(ms).toISOString()
  const isAna = ({ patient }: { patient: string }) => patient === 'ana'
  for (const since of [written[15]?.at ?? 0, before, after]) {
    const query = `_since=${iso(since)}&_count=4`
    expect(namesOf(await pages(query, ana()))).toEqual(expected((each) => isAna(each) && each.at >= since))
    expect(namesOf(await pages(`_since=${iso(since)}&_count=1000`, program()))).toEqual(
      expected(({ at }) => at >= since),
    )
  }
  const third = written.filter((each) => isAna(each) && /^a\d\/3$/.test(each.name)).map(({ name }) => name)
  expect(namesOf(await pages(`_at=${iso(before)}&_count=4`, ana()))).toEqual([...third.reverse(), 'ana/1'])
  const last = (await pages(`_at=${iso(world.parts.clock())}&_count=4`, ana())).flatMap(({ entries }) => entries)
  expect(last.map(({ version }) => version).filter((version) => version === 4).length).toBe(5)
  expect(last.length).toBe(11)
})

test('one record of very many versions is told to the first of them', async () => {
  const many = process.env.ANAMNESIS_FULL === '1' ? 2100 : 60
  for (let n = 0; n < many; n += 1)
    await world.records.update(program(), 'Basic', 'often', JSON.stringify(basic('often', 'ana', `${n}`)))
  const found = await pages('_count=25', ana(), { address: 'Basic/often', types: ['Basic'], id: 'often' })
  expect(namesOf(found)).toEqual(numbers(many).map((n) => `often/${many - n}`))
  expect(found.at(-1)?.total).toBe(many)
}, 300_000)

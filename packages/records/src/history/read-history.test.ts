import { isAnamnesisError } from '@anamnesis/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RESOURCE_TYPES } from '../resource-types.ts'
import { program, staff, testRecords } from '../store/store.test-support.ts'
import type { HistoryPage, HistoryScope } from './history-types.ts'

let world: Awaited<ReturnType<typeof testRecords>>
beforeAll(async () => {
  world = await testRecords()
})
afterAll(() => world.drop())

const ALL = { address: '', types: RESOURCE_TYPES }
const ORGANIZATIONS: HistoryScope = { address: 'Organization', types: ['Organization'] }
const code = (expected: string) => (error: unknown) => isAnamnesisError(error) && error.code === expected

function put(id: string, name: string, type = 'Organization') {
  return world.records.update(program(), type, id, JSON.stringify({ resourceType: type, id, name }))
}

function history(query = '', scope: HistoryScope = ORGANIZATIONS, context = program()): Promise<HistoryPage> {
  return world.records.history(context, scope, query, { strict: true })
}

function names({ entries }: Pick<HistoryPage, 'entries'>): string[] {
  return entries.map(({ id, version, operation }) => `${id} ${version} ${operation}`)
}

function nextOf({ next }: HistoryPage): string {
  return new URL(next ?? 'none:').search
}

describe('the history of a type', () => {
  const times: number[] = []
  beforeAll(async () => {
    for (const [id, name] of [
      ['a', 'A'],
      ['b', 'B'],
      ['a', 'AA'],
    ] as const)
      times.push((await put(id, name)).updated)
    times.push((await world.records.remove(program(), 'Organization', 'b')).updated)
    await put('l', 'L', 'Location')
  })

  test('lists versions newest first, removals included, with addresses and total', async () => {
    const page = await history()
    expect(names(page)).toEqual(['b 2 delete', 'a 2 update', 'b 1 create', 'a 1 create'])
    expect(page).toMatchObject({ total: 4, next: null, self: 'https://a.example/fhir/R4/Organization/_history' })
    expect(page.entries.map(({ bytes }) => bytes && JSON.parse(Buffer.from(bytes).toString()).name)).toEqual([
      null,
      'AA',
      'B',
      'A',
    ])
  })

  test('is part of the history of all', async () => {
    expect(names(await history('', ALL))).toEqual([
      'l 1 create',
      'b 2 delete',
      'a 2 update',
      'b 1 create',
      'a 1 create',
    ])
  })

  test('_since lists what was written at or after an instant', async () => {
    const since = new Date(times[2] ?? 0).toISOString()
    expect(names(await history(`_since=${since}`))).toEqual(['b 2 delete', 'a 2 update'])
    const page = await history(`_since=${since}&_count=1`)
    expect(names(await history(nextOf(page)))).toEqual(['a 2 update'])
  })

  test('_at lists what was current at some time within', async () => {
    const at = (place: number) => new Date(times[place] ?? 0).toISOString()
    expect(names(await history(`_at=${at(0)}`))).toEqual(['a 1 create'])
    expect(names(await history(`_at=${at(2)}`))).toEqual(['a 2 update', 'b 1 create'])
    expect(names(await history('_at=2025'))).toEqual([])
    expect((await history('_at=2026')).total).toBe(4)
    const one = { address: 'Organization/a', types: ['Organization'], id: 'a' }
    expect(names(await history(`_at=${at(1)}`, one))).toEqual(['a 1 create'])
    expect(names(await history('_at=2025', one))).toEqual([])
  })

  test('_count=0 gives the total alone', async () => {
    expect(await history('_count=0')).toMatchObject({ entries: [], total: 4, next: null })
  })

  test('what a history does not take is refused, or left out by the lenient', async () => {
    await expect(history('_sort=_lastUpdated')).rejects.toSatisfy(code('unknown-search-parameter'))
    await expect(history('constructor=1')).rejects.toSatisfy(code('unknown-search-parameter'))
    for (const query of ['_count=-1', '_count=x', '_since=yesterday', '_at=', '_cursor=abc'])
      await expect(history(query), query).rejects.toSatisfy(code('bad-request'))
    const lenient = await world.records.history(program(), ORGANIZATIONS, '_sort=x&_count=1', { strict: false })
    expect(lenient.self).toBe('https://a.example/fhir/R4/Organization/_history?_count=1')
  })

  test('each look is in the audit', async () => {
    const context = program()
    await history('_count=2', ORGANIZATIONS, context)
    const looks = await world.records.audit.list({ limit: 50 })
    expect(looks.find(({ requestId }) => requestId === context.requestId)?.records).toMatchObject([
      { type: 'Organization', id: 'b', version: 2 },
      { type: 'Organization', id: 'a', version: 2 },
    ])
  })

  test('a page link is of no use to another, or for another history', async () => {
    const link = nextOf(await history('_count=1'))
    await expect(history(link, ORGANIZATIONS, staff('nurse', []))).rejects.toSatisfy(code('bad-request'))
    await expect(history(link, ALL)).rejects.toSatisfy(code('bad-request'))
    await expect(history(`${link}&_since=2020`)).rejects.toSatisfy(code('bad-request'))
  })
})

test('pages neither repeat nor miss a version while others write', async () => {
  for (let n = 0; n < 10; n += 1) await put(`p${n}`, 'first')
  const before = names(await history('_count=1000'))
  let page = await history('_count=3')
  const seen = names(page)
  for (let n = 0; page.next !== null; n += 1) {
    await put(`p${n % 10}`, `then ${n}`)
    await put(`q${n}`, 'new')
    page = await history(nextOf(page))
    expect(page.total).toBe(before.length)
    seen.push(...names(page))
  }
  expect(seen).toEqual(before)
})

import { randomUUID } from 'node:crypto'
import { AnamnesisError } from '@anamnesis/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parsed, program, testRecords } from '../store/store.test-support.ts'

/** Entries of a large Bundle: ten thousand in the long run. */
const SIZE = process.env.ANAMNESIS_FULL === '1' ? 10_000 : 1000
/** Conditional entries of each kind. */
const CONDITIONS = process.env.ANAMNESIS_FULL === '1' ? 3000 : 200

let world: Awaited<ReturnType<typeof testRecords>>
/** Statements that the store has sent outside of transactions so far. */
let statements = 0

beforeAll(async () => {
  world = await testRecords()
  const { database } = world
  const query = database.query.bind(database)
  Object.assign(database, {
    query: (...given: Parameters<typeof query>) => {
      statements += 1
      return query(...given)
    },
  })
})
afterAll(() => world.drop())

type Entry = { readonly resource?: object; readonly request: object; readonly fullUrl?: string }
type Response = {
  readonly status: string
  readonly location?: string
  readonly outcome?: { issue: { expression?: string[] }[] }
}

async function run(type: 'batch' | 'transaction', entry: readonly Entry[]) {
  const body = JSON.stringify({ resourceType: 'Bundle', type, entry })
  const bundle = parsed(await world.records.bundle(program(), body)) as unknown as {
    entry: { response: Response; resource?: { resourceType: string; total?: number } }[]
  }
  return bundle.entry
}

function times<T>(count: number, make: (n: number) => T): T[] {
  return Array.from({ length: count }, (_, n) => make(n))
}

function tally(entries: readonly { response: Response }[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { response } of entries)
    counts[response.status.slice(0, 3)] = (counts[response.status.slice(0, 3)] ?? 0) + 1
  return counts
}

const SYSTEM = 'urn:large'
const identifier = (value: string) => [{ system: SYSTEM, value }]
const organization = (value: string, more: object = {}) => ({
  resourceType: 'Organization',
  name: `Organisation ${value}`,
  identifier: identifier(value),
  ...more,
})
const post = (resource: { resourceType: string }, more: object = {}): Entry => ({
  resource,
  request: { method: 'POST', url: resource.resourceType, ...more },
})

async function count(type: string, query: string): Promise<number | null> {
  return (await world.records.search(program(), type, `${query}&_summary=count`, { strict: true })).total
}

describe(`a transaction of ${SIZE} entries`, () => {
  test('makes all of them', async () => {
    const entries = await run(
      'transaction',
      times(SIZE, (n) => post(organization(`plain-${n}`))),
    )
    expect(tally(entries)).toEqual({ 201: SIZE })
    expect(await count('Organization', 'name=Organisation plain')).toBe(SIZE)
  }, 300_000)

  test('points every reference to where its target is', async () => {
    const urls = times(SIZE, () => `urn:uuid:${randomUUID()}`)
    const partOf = (n: number) => (n === 0 ? {} : { partOf: { reference: urls[n >> 1] } })
    const entries = await run(
      'transaction',
      times(SIZE, (n) => ({ ...post(organization(`linked-${n}`, partOf(n))), fullUrl: urls[n] ?? '' })),
    )
    expect(tally(entries)).toEqual({ 201: SIZE })
    const ids = entries.map(({ response }) => response.location?.split('/')[1] ?? '')
    const { bytes } = await world.records.read(program(), 'Organization', ids.at(-1) ?? '')
    expect(parsed(bytes)).toMatchObject({ partOf: { reference: `Organization/${ids[(SIZE - 1) >> 1]}` } })
    expect(await count('Organization', 'name=Organisation linked&partof:missing=true')).toBe(1)
  }, 300_000)

  test('is refused whole, and every entry that is at fault is named', async () => {
    const faulty = [7, SIZE >> 1, SIZE - 1]
    const entries = times(SIZE, (n) => post(organization(`never-${n}`, faulty.includes(n) ? { colour: 1 } : {})))
    const error = await run('transaction', entries).catch((refusal: unknown) => refusal)
    expect(error).toBeInstanceOf(AnamnesisError)
    const { code, issues } = error as AnamnesisError
    expect([code, issues.map(({ path }) => path?.replace(/\.resource.*/, ''))]).toEqual([
      'invalid-resource',
      faulty.map((n) => `Bundle.entry[${n}]`),
    ])
    expect(await count('Organization', 'name=Organisation never')).toBe(0)
  }, 300_000)
})

test('every entry that the store refuses is named, not only the first', async () => {
  const put = (id: string, ifMatch: string) => ({
    resource: organization(id, { id }),
    request: { method: 'PUT', url: `Organization/${id}`, ifMatch },
  })
  const entries = [put('none-a', 'W/"3"'), post(organization('one-b')), put('none-c', 'W/"1"')]
  await expect(run('transaction', entries)).rejects.toMatchObject({
    code: 'version-conflict',
    issues: [{ path: 'Bundle.entry[0]' }, { path: 'Bundle.entry[2]' }],
  })
  expect(await count('Organization', `identifier=${SYSTEM}|one-b`)).toBe(0)
})

test(`a transaction of ${CONDITIONS} conditional creates, updates and references each asks in a few statements`, async () => {
  const there = times(CONDITIONS, (n) => post(organization(`there-${n}`)))
  await run('transaction', there)
  const before = statements
  const entries = await run('transaction', [
    ...times(CONDITIONS, (n) =>
      post(organization(n % 2 ? `there-${n}` : `new-${n}`), {
        ifNoneExist: `identifier=${SYSTEM}|${n % 2 ? 'there' : 'new'}-${n}`,
      }),
    ),
    ...times(CONDITIONS >> 1, (n) => ({
      resource: organization(`there-${2 * n}`, { active: true }),
      request: { method: 'PUT', url: `Organization?identifier=${SYSTEM}|there-${2 * n}` },
    })),
    ...times(CONDITIONS, (n) =>
      post({
        resourceType: 'Location',
        managingOrganization: { reference: `Organization?identifier=${SYSTEM}|there-${n}` },
      } as { resourceType: string }),
    ),
  ])
  expect(tally(entries)).toEqual({ 200: 2 * (CONDITIONS >> 1), 201: CONDITIONS + (CONDITIONS >> 1) })
  expect(statements - before).toBeLessThan(CONDITIONS / 5)
  expect(await count('Location', `organization.identifier=${SYSTEM}|there-${CONDITIONS - 1}`)).toBe(1)
}, 300_000)

test(`a batch of ${SIZE} entries of all kinds does each by itself`, async () => {
  const share = SIZE / 10
  const made = await run(
    'transaction',
    times(3 * share, (n) => post(organization(`batch-${n}`))),
  )
  const ids = made.map(({ response }) => response.location?.split('/')[1] ?? '')
  const patch = Buffer.from('[{"op":"add","path":"/active","value":true}]').toString('base64')
  const before = statements
  const entries = await run('batch', [
    ...times(4 * share, (n) => post(organization(`own-${n}`, n % 4 ? {} : { colour: 1 }))),
    ...times(share, (n) => ({
      resource: organization(`put-${n}`, { id: ids[n] }),
      request: { method: 'PUT', url: `Organization/${ids[n]}` },
    })),
    ...times(share, (n) => ({
      resource: { resourceType: 'Binary', contentType: 'application/json-patch+json', data: patch },
      request: { method: 'PATCH', url: `Organization/${ids[share + n]}` },
    })),
    ...times(share, (n) => ({ request: { method: 'DELETE', url: `Organization/${ids[2 * share + n]}` } })),
    ...times(2 * share, (n) => ({ request: { method: 'GET', url: `Organization/${ids[share + n]}` } })),
    ...times(share / 10, (n) => ({
      request: { method: 'GET', url: `Organization?identifier=${SYSTEM}|put-${n}&_total=accurate` },
    })),
  ])
  expect(tally(entries)).toEqual({ 201: 3 * share, 422: share, 200: 3 * share + share / 10, 204: share, 410: share })
  expect(entries.slice(-share / 10).every(({ resource }) => resource?.total === 1)).toBe(true)
  expect(statements - before).toBeLessThan(share * 2)
}, 300_000)

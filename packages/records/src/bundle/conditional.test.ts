import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parsed, program, testRecords } from '../store/store.test-support.ts'

let world: Awaited<ReturnType<typeof testRecords>>

beforeAll(async () => {
  world = await testRecords()
})
afterAll(() => world.drop())

type Response = { entry: { response: { status: string; location?: string } }[] }

const organization = (value: string, name: string, more: object = {}) => ({
  resourceType: 'Organization',
  name,
  identifier: [{ system: 'urn:c', value }],
  ...more,
})

async function run(
  type: 'batch' | 'transaction',
  ...entry: object[]
): Promise<{ status: string; location?: string }[]> {
  const bytes = await world.records.bundle(program(), JSON.stringify({ resourceType: 'Bundle', type, entry }))
  return (parsed(bytes) as unknown as Response).entry.map(({ response }) => ({
    ...response,
    status: response.status.slice(0, 3),
  }))
}

const put = (value: string, name: string) => ({
  resource: organization(value, name),
  request: { method: 'PUT', url: `Organization?identifier=urn:c|${value}` },
})
const remove = (value: string) => ({ request: { method: 'DELETE', url: `Organization?identifier=urn:c|${value}` } })

test('an update by search makes the record, then changes it', async () => {
  const value = randomUUID()
  const [made] = await run('transaction', put(value, 'A'))
  expect(made?.status).toBe('201')
  const [changed] = await run('transaction', put(value, 'B'))
  expect(changed).toMatchObject({ status: '200', location: made?.location?.replace(/1$/, '2') })
})

test('a removal by search removes what it finds, and is content where it finds nothing', async () => {
  const value = randomUUID()
  const [made] = await run('transaction', put(value, 'A'))
  expect((await run('transaction', remove(value)))[0]?.status).toBe('204')
  expect((await run('transaction', remove(value)))[0]?.status).toBe('204')
  await expect(world.records.read(program(), 'Organization', made?.location?.split('/')[1] ?? '')).rejects.toThrowError(
    /removed/,
  )
})

test('a search that finds several changes none of them', async () => {
  const value = randomUUID()
  for (const name of ['A', 'B'])
    await world.records.create(program(), 'Organization', JSON.stringify(organization(value, name)))
  expect((await run('batch', put(value, 'C'), remove(value))).map(({ status }) => status)).toEqual(['412', '412'])
})

test('a search must say something that this server understands', async () => {
  const entries = ['Organization?', 'Organization?unknown=1', 'Organization?_count=1'].map((url) => ({
    request: { method: 'DELETE', url },
  }))
  const statuses = (await run('batch', ...entries)).map(({ status }) => status)
  expect(statuses.every((status) => status === '204' || status === '400')).toBe(true)
  expect((await world.records.search(program(), 'Organization', '', { strict: true })).entries.length).toBeGreaterThan(
    0,
  )
})

test('conditions of several shapes, also those that name ids, find each their own', async () => {
  const values = Array.from({ length: 6 }, () => randomUUID())
  const made = await run('transaction', ...values.map((value) => put(value, 'A')))
  const ids = made.map(({ location }) => location?.split('/')[1] ?? '')
  const byId = (n: number, name: string) => ({
    resource: organization(values[n] ?? '', name),
    request: { method: 'PUT', url: `Organization?_id=${ids[n]}` },
  })
  const both = (n: number) => ({
    resource: organization(values[n] ?? '', 'both'),
    request: { method: 'PUT', url: `Organization?name=A&identifier=urn:c|${values[n]}` },
  })
  const written = await run(
    'transaction',
    byId(0, 'id 0'),
    byId(1, 'id 1'),
    put(values[2] ?? '', 'B'),
    both(3),
    both(4),
  )
  expect(written.map(({ status, location }) => [status, location])).toEqual(
    [0, 1, 2, 3, 4].map((n) => ['200', `Organization/${ids[n]}/_history/2`]),
  )
})

test('a patch may bring in a conditional reference, as JSON Patch and as FHIRPath Patch', async () => {
  const [value, target, other] = [randomUUID(), randomUUID(), randomUUID()]
  const [made] = await run('transaction', put(value, 'A'), put(target, 'T'), put(other, 'O'))
  const url = `Organization/${made?.location?.split('/')[1]}`
  const reference = (name: string) => ({ reference: `Organization?identifier=urn:c|${name}` })
  const json = (name: string) => ({
    resource: {
      resourceType: 'Binary',
      contentType: 'application/json-patch+json',
      data: Buffer.from(JSON.stringify([{ op: 'add', path: '/partOf', value: reference(name) }])).toString('base64'),
    },
    request: { method: 'PATCH', url },
  })
  const part = [
    { name: 'type', valueCode: 'replace' },
    { name: 'path', valueString: 'Organization.partOf' },
    { name: 'value', valueReference: reference(other) },
  ]
  const fhirpath = {
    resource: { resourceType: 'Parameters', parameter: [{ name: 'operation', part }] },
    request: { method: 'PATCH', url },
  }
  const partOf = async () =>
    (parsed((await world.records.read(program(), 'Organization', url.slice(13))).bytes) as { partOf?: object }).partOf
  const idOf = async (name: string) => {
    const found = await world.records.search(program(), 'Organization', `identifier=urn:c|${name}`, { strict: true })
    return found.entries[0]?.fullUrl.split('/').at(-1)
  }
  expect((await run('transaction', json(target)))[0]?.status).toBe('200')
  expect(await partOf()).toEqual({ reference: `Organization/${await idOf(target)}` })
  expect((await run('batch', fhirpath))[0]?.status).toBe('200')
  expect(await partOf()).toEqual({ reference: `Organization/${await idOf(other)}` })
  expect((await run('batch', json('nobody')))[0]?.status).toBe('422')
})

test('a read of a batch is conditional, and a HEAD tells of a record without it', async () => {
  const [made] = await run('transaction', put(randomUUID(), 'A'))
  const url = `Organization/${made?.location?.split('/')[1]}`
  const reads = [
    { method: 'GET', url },
    { method: 'GET', url, ifNoneMatch: 'W/"1"' },
    { method: 'GET', url, ifNoneMatch: 'W/"2"' },
    { method: 'GET', url, ifModifiedSince: '2020-01-01T00:00:00Z' },
    { method: 'GET', url, ifModifiedSince: '2100-01-01T00:00:00Z' },
    { method: 'HEAD', url },
    { method: 'HEAD', url: 'Organization/none' },
    { method: 'GET', url, ifNoneMatch: 'one' },
  ].map((request) => ({ request }))
  const body = JSON.stringify({ resourceType: 'Bundle', type: 'batch', entry: reads })
  const { entry } = parsed(await world.records.bundle(program(), body)) as unknown as {
    entry: { resource?: object; response: { status: string; etag?: string } }[]
  }
  expect(
    entry.map(({ resource, response }) => [response.status.slice(0, 3), resource !== undefined, response.etag]),
  ).toEqual([
    ['200', true, 'W/"1"'],
    ['304', false, 'W/"1"'],
    ['200', true, 'W/"1"'],
    ['200', true, 'W/"1"'],
    ['304', false, 'W/"1"'],
    ['200', false, 'W/"1"'],
    ['404', false, undefined],
    ['400', false, undefined],
  ])
})

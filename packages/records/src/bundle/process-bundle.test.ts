import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { AnamnesisError, isAnamnesisError } from '@anamnesis/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parsed, program, staff, testRecords, weight } from '../store/store.test-support.ts'

let world: Awaited<ReturnType<typeof testRecords>>
const synthea = resolve('../shared/data/synthea')

beforeAll(async () => {
  world = await testRecords()
})
afterAll(() => world.drop())

type Response = {
  entry: {
    response: { status: string; location?: string; etag?: string; outcome?: { issue: { details: { text: string } }[] } }
    resource?: Record<string, unknown>
  }[]
}

const transaction = (...entry: object[]) => JSON.stringify({ resourceType: 'Bundle', type: 'transaction', entry })
const batch = (...entry: object[]) => JSON.stringify({ resourceType: 'Bundle', type: 'batch', entry })
const post = (
  resource: { resourceType: string; [element: string]: unknown },
  more: object = {},
  request: object = {},
) => ({
  resource,
  request: { method: 'POST', url: resource.resourceType, ...request },
  ...more,
})

async function run(body: string, context = program()): Promise<Response> {
  return parsed(await world.records.bundle(context, body)) as unknown as Response
}

async function failure(body: string, context = program()): Promise<AnamnesisError> {
  const error = await world.records.bundle(context, body).catch((cause: unknown) => cause)
  if (error instanceof AnamnesisError) return error
  throw new Error('expected a failure')
}

const idOf = (location: string | undefined) => location?.split('/')[1] ?? ''
const statuses = (response: Response) => response.entry.map((entry) => entry.response.status.slice(0, 3))
const observation = (patient: string) =>
  JSON.parse(weight(patient, '80')) as { resourceType: string; subject: { reference: string } }

async function counted(): Promise<unknown> {
  return world.records.counts()
}

describe('a transaction', () => {
  test('links its entries, and answers in the order of the request', async () => {
    const patient = `urn:uuid:${randomUUID()}`
    const response = await run(
      transaction(
        post({ ...observation('x'), subject: { reference: patient } }),
        post({ resourceType: 'Patient', name: [{ family: 'Linked' }] }, { fullUrl: patient }),
      ),
      { ...program(), permit: { ...program().permit, requester: { ...program().permit.requester, role: 'system' } } },
    )
    expect(statuses(response)).toEqual(['201', '201'])
    const [first, second] = response.entry
    const read = parsed((await world.records.read(program(), 'Observation', idOf(first?.response.location))).bytes)
    expect(read.subject).toEqual({ reference: `Patient/${idOf(second?.response.location)}` })
    expect(second?.response).toMatchObject({
      location: expect.stringMatching(/^Patient\/.+\/_history\/1$/),
      etag: 'W/"1"',
    })
  })

  test('keeps the uuids of an importer as ids: again is a no-op, changed is an update', async () => {
    const uuid = randomUUID()
    const patient = (family: string) =>
      post({ resourceType: 'Patient', name: [{ family }] }, { fullUrl: `urn:uuid:${uuid}` })
    expect((await run(transaction(patient('One')))).entry[0]?.response).toMatchObject({
      status: '201 Created',
      location: `Patient/${uuid}/_history/1`,
    })
    const before = await counted()
    expect((await run(transaction(patient('One')))).entry[0]?.response).toMatchObject({
      status: '200 OK',
      location: `Patient/${uuid}/_history/1`,
    })
    expect(await counted()).toEqual(before)
    expect((await run(transaction(patient('Two')))).entry[0]?.response).toMatchObject({
      status: '200 OK',
      location: `Patient/${uuid}/_history/2`,
    })
  })

  test('gives people ids of our own', async () => {
    const uuid = randomUUID()
    const response = await run(
      transaction(post({ resourceType: 'Patient' }, { fullUrl: `urn:uuid:${uuid}` })),
      staff('registrar', []),
    )
    expect(idOf(response.entry[0]?.response.location)).not.toBe(uuid)
  })

  test('rewrites references and links, also inside contained resources and extensions, but no narrative and no identifier', async () => {
    const [patient, binary] = [`urn:uuid:${randomUUID()}`, `urn:uuid:${randomUUID()}`]
    const div = `<div xmlns="http://www.w3.org/1999/xhtml"><a href="${patient}">${patient}</a></div>`
    const document = {
      resourceType: 'DocumentReference',
      status: 'current',
      text: { status: 'generated', div },
      contained: [{ resourceType: 'Condition', id: 'c', subject: { reference: patient } }],
      extension: [{ url: 'urn:test', valueUri: binary }],
      identifier: [{ system: 'urn:ietf:rfc3986', value: patient }],
      subject: { reference: patient },
      context: { related: [{ reference: '#c' }] },
      content: [{ attachment: { url: binary, contentType: 'text/plain' } }],
    }
    const response = await run(
      transaction(
        post(document),
        post({ resourceType: 'Patient' }, { fullUrl: patient }),
        post(
          {
            resourceType: 'Binary',
            contentType: 'text/plain',
            data: 'QUJD',
            securityContext: { reference: patient },
          },
          { fullUrl: binary },
        ),
      ),
    )
    const local = `Patient/${idOf(response.entry[1]?.response.location)}`
    const binaryAt = `Binary/${idOf(response.entry[2]?.response.location)}`
    const read = parsed(
      (await world.records.read(program(), 'DocumentReference', idOf(response.entry[0]?.response.location))).bytes,
    )
    expect(read).toMatchObject({
      text: { div },
      contained: [{ subject: { reference: local } }],
      extension: [{ valueUri: binaryAt }],
      identifier: [{ value: patient }],
      subject: { reference: local },
      content: [{ attachment: { url: binaryAt } }],
    })
  })

  test('resolves conditional references among the records that the requester may see', async () => {
    const value = randomUUID()
    await run(
      transaction(post({ resourceType: 'Organization', name: 'Clinic', identifier: [{ system: 'urn:o', value }] })),
    )
    const encounter = (query: string) => ({
      resourceType: 'Encounter',
      status: 'finished',
      class: { code: 'AMB' },
      serviceProvider: { reference: `Organization?identifier=${query}` },
    })
    const response = await run(transaction(post(encounter(`urn:o|${value}`))))
    const read = parsed(
      (await world.records.read(program(), 'Encounter', idOf(response.entry[0]?.response.location))).bytes,
    )
    expect(read.serviceProvider).toEqual({ reference: expect.stringMatching(/^Organization\/[0-9a-f-]{36}$/) })
    expect((await failure(transaction(post(encounter('urn:o|nothing'))))).message).toMatch(/entry 0/)
  })

  test('finds the match of a conditional create, and links to it', async () => {
    const value = randomUUID()
    const organization = post(
      { resourceType: 'Organization', name: 'Ward', identifier: [{ system: 'urn:o', value }] },
      { fullUrl: 'urn:uuid:00000000-0000-4000-8000-00000000aaaa' },
      { ifNoneExist: `identifier=urn:o|${value}` },
    )
    const device = post({
      resourceType: 'Location',
      name: 'Room',
      managingOrganization: { reference: 'urn:uuid:00000000-0000-4000-8000-00000000aaaa' },
    })
    const first = await run(transaction(organization, device))
    const second = await run(transaction(organization, device))
    expect([statuses(first), statuses(second)]).toEqual([
      ['201', '201'],
      ['200', '201'],
    ])
    const read = parsed(
      (await world.records.read(program(), 'Location', idOf(second.entry[1]?.response.location))).bytes,
    )
    expect(read.managingOrganization).toEqual({ reference: `Organization/${idOf(first.entry[0]?.response.location)}` })
  })

  test('takes effect in the order DELETE, POST, PUT, GET, and reads what it wrote', async () => {
    const { id: gone } = await world.records.create(
      program(),
      'Organization',
      '{"resourceType":"Organization","name":"Gone"}',
    )
    const { id: kept } = await world.records.create(
      program(),
      'Organization',
      '{"resourceType":"Organization","name":"Kept"}',
    )
    const response = await run(
      transaction(
        { request: { method: 'GET', url: `Organization/${kept}` } },
        { request: { method: 'GET', url: `Organization/${gone}` } },
        { request: { method: 'GET', url: `Organization?_id=${kept}` } },
        {
          resource: { resourceType: 'Organization', id: kept, name: 'Renamed' },
          request: { method: 'PUT', url: `Organization/${kept}`, ifMatch: 'W/"1"' },
        },
        { request: { method: 'DELETE', url: `Organization/${gone}` } },
      ),
    )
    expect(statuses(response)).toEqual(['200', '410', '200', '200', '204'])
    expect(response.entry[0]?.resource).toMatchObject({ name: 'Renamed', meta: { versionId: '2' } })
    expect(response.entry[2]?.resource).toMatchObject({ type: 'searchset', entry: [{ resource: { name: 'Renamed' } }] })
  })

  test('is written whole or not at all, and names every entry that is wrong', async () => {
    const before = await counted()
    const error = await failure(
      transaction(
        post({ resourceType: 'Patient' }),
        post({ resourceType: 'Patient', gender: 'banana' }),
        post({ resourceType: 'Patient', birthDate: 'x' }),
        { request: { method: 'PATCH', url: 'Patient/1' } },
      ),
    )
    expect(error).toMatchObject({ code: 'invalid-resource', message: expect.stringMatching(/^entry 1 /) })
    expect(error.issues.map(({ path }) => path)).toEqual([
      'Bundle.entry[1].resource.gender',
      'Bundle.entry[2].resource.birthDate',
      'Bundle.entry[3]',
    ])
    expect(await counted()).toEqual(before)
  })

  test('fails as a whole where one entry meets another version than it expects', async () => {
    const { id } = await world.records.create(program(), 'Organization', '{"resourceType":"Organization","name":"A"}')
    const before = await counted()
    const error = await failure(
      transaction(post({ resourceType: 'Patient' }), {
        resource: { resourceType: 'Organization', id, name: 'B' },
        request: { method: 'PUT', url: `Organization/${id}`, ifMatch: 'W/"7"' },
      }),
    )
    expect(error).toMatchObject({ code: 'version-conflict', issues: [{ path: 'Bundle.entry[1]' }] })
    expect(await counted()).toEqual(before)
  })

  test('refuses two entries about one record and two with one fullUrl', async () => {
    const put = {
      resource: { resourceType: 'Organization', id: 'twice', name: 'A' },
      request: { method: 'PUT', url: 'Organization/twice' },
    }
    expect(await failure(transaction(put, put))).toMatchObject({
      code: 'invalid-resource',
      issues: [{ path: 'Bundle.entry[1]' }],
    })
    const twin = (family: string) =>
      post(
        { resourceType: 'Patient', name: [{ family }] },
        {
          fullUrl: 'urn:uuid:00000000-0000-4000-8000-00000000bbbb',
        },
      )
    expect(await failure(transaction(twin('A'), twin('B')), staff('registrar', []))).toMatchObject({
      code: 'invalid-resource',
    })
  })

  test.each([
    ['no request', { resource: { resourceType: 'Patient' } }],
    [
      'a foreign url',
      { resource: { resourceType: 'Patient' }, request: { method: 'POST', url: 'https://evil.example/Patient' } },
    ],
    ['a path that climbs', { request: { method: 'DELETE', url: '../Patient/1' } }],
    ['no resource', { request: { method: 'POST', url: 'Patient' } }],
    ['another type', { resource: { resourceType: 'Patient' }, request: { method: 'POST', url: 'Observation' } }],
    ['no object', null],
  ])('refuses an entry with %s', async (_, entry) => {
    const error = await failure(JSON.stringify({ resourceType: 'Bundle', type: 'transaction', entry: [entry] }))
    expect(['bad-request', 'invalid-resource']).toContain(error.code)
    expect(error.issues[0]?.path).toBe('Bundle.entry[0]')
  })

  test.each([
    '{"resourceType":"Patient"}',
    '{"resourceType":"Bundle","type":"document"}',
    '{"resourceType":"Bundle","type":"transaction","entry":7}',
    '[]',
  ])('refuses %s', async (body) => {
    expect((await failure(body)).code).toBe('invalid-resource')
  })

  test('without entries does nothing', async () => {
    expect(await run('{"resourceType":"Bundle","type":"transaction"}')).toMatchObject({
      type: 'transaction-response',
      entry: [],
    })
  })
})

describe('a batch', () => {
  test('carries out what it can, and says what it cannot', async () => {
    const { id } = await world.records.create(program(), 'Organization', '{"resourceType":"Organization","name":"A"}')
    const put = (name: string, ifMatch?: string) => ({
      resource: { resourceType: 'Organization', id, name },
      request: { method: 'PUT', url: `Organization/${id}`, ...(ifMatch ? { ifMatch } : {}) },
    })
    const response = await run(
      batch(
        post({ resourceType: 'Patient' }),
        post({ resourceType: 'Patient', gender: 'banana' }),
        put('B', 'W/"9"'),
        put('C', 'W/"1"'),
        put('D'),
        { request: { method: 'GET', url: 'Patient/absent' } },
      ),
    )
    expect(statuses(response)).toEqual(['201', '422', '412', '200', '200', '404'])
    expect(response.entry[1]?.response.outcome?.issue[0]?.details.text).toMatch(/value set/)
    expect(parsed((await world.records.read(program(), 'Organization', id)).bytes).name).toBe('D')
  })

  test('of a nurse is refused where a role may not write', async () => {
    const { id } = await world.records.create(program(), 'Patient', '{"resourceType":"Patient"}')
    const response = await run(
      batch(post(observation(id)), post({ resourceType: 'Organization', name: 'X' }), post(observation('other'))),
      staff('nurse', [id]),
    )
    expect(statuses(response)).toEqual(['201', '403', '422'])
  })
})

/** Entries of the large transaction: ten thousand in the long run. */
const SIZE = process.env.ANAMNESIS_FULL === '1' ? 10_000 : 1000

describe('a large transaction', () => {
  test(`of ${SIZE} entries goes in at once, and again changes nothing`, async () => {
    const patients = Array.from({ length: 20 }, () => randomUUID())
    const entries = Array.from({ length: SIZE - 20 }, (_, index) => {
      const subject = { reference: `urn:uuid:${patients[index % 20]}` }
      return post({ ...observation('x'), subject }, { fullUrl: `urn:uuid:${randomUUID()}` })
    })
    const body = transaction(
      ...patients.map((uuid) => post({ resourceType: 'Patient' }, { fullUrl: `urn:uuid:${uuid}` })),
      ...entries,
    )
    const response = await run(body)
    expect(response.entry).toHaveLength(SIZE)
    expect(new Set(statuses(response))).toEqual(new Set(['201']))
    const before = await counted()
    expect(new Set(statuses(await run(body)))).toEqual(new Set(['200']))
    expect(await counted()).toEqual(before)
    expect(await world.records.items(program(), patients[0] ?? '')).toHaveLength(SIZE / 20)
  }, 120_000)

  test('of one record too many that is wrong leaves nothing', async () => {
    const before = await counted()
    const good = Array.from({ length: 500 }, () => post({ resourceType: 'Patient' }))
    await expect(
      world.records.bundle(program(), transaction(...good, { request: { method: 'DELETE', url: 'Patient/absent' } })),
    ).rejects.toSatisfy((error) => isAnamnesisError(error, 'not-found'))
    expect(await counted()).toEqual(before)
  })

  test('two importers of the same Bundle at the same time make one set of records', async () => {
    const uuids = Array.from({ length: 60 }, () => randomUUID())
    const body = transaction(...uuids.map((uuid) => post({ resourceType: 'Patient' }, { fullUrl: `urn:uuid:${uuid}` })))
    const responses = await Promise.all([run(body), run(body), run(body)])
    expect(responses.map((response) => [...new Set(statuses(response))].join()).sort()).toEqual(['200', '200', '201'])
  })
})

describe.skipIf(!existsSync(synthea))('Synthea bundles', () => {
  test('come out as the bytes that went in, but for ids, meta and references', async () => {
    const file = readdirSync(synthea)[1] ?? ''
    const body = gunzipSync(readFileSync(join(synthea, file))).toString()
    const response = await run(body)
    const source = JSON.parse(body) as { entry: { fullUrl: string; resource: Record<string, unknown> }[] }
    expect(new Set(statuses(response))).toEqual(new Set(['201']))
    const targets = new Map(
      source.entry.map(({ fullUrl }, index) => [
        fullUrl,
        response.entry[index]?.response.location?.replace(/\/_history.*/, '') ?? '',
      ]),
    )
    const expected = (resource: object) =>
      JSON.parse(
        JSON.stringify(resource, (_, value) => (typeof value === 'string' ? (targets.get(value) ?? value) : value)),
      ) as Record<string, unknown>
    for (const [index, { resource }] of source.entry.entries()) {
      const location = response.entry[index]?.response.location?.split('/') ?? []
      const { meta, ...rest } = parsed(
        (await world.records.read(program(), location[0] ?? '', location[1] ?? '')).bytes,
      )
      const { meta: _meta, ...wanted } = expected(resource)
      expect(rest).toEqual({ ...wanted, id: location[1] })
      expect(meta).toMatchObject({ versionId: '1' })
    }
  }, 120_000)
})

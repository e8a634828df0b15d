import { isAnamnesisError } from '@anamnesis/core'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { program, staff, testRecords } from '../store/store.test-support.ts'

let world: Awaited<ReturnType<typeof testRecords>>

beforeAll(async () => {
  world = await testRecords()
})
afterAll(() => world.drop())

/** What comes of a body: done, or the code of a refusal; anything else is a fault of ours. */
async function outcome(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'done'
  } catch (error) {
    if (isAnamnesisError(error) && (error.status < 500 || error.code === 'not-supported')) return error.code
    throw error
  }
}

const anything = fc.jsonValue({ maxDepth: 3 })
const methods = fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'get', '')
const urls = fc.constantFrom(
  'Patient',
  'Patient/1',
  'Patient/../1',
  'Patient?',
  'Patient?name=a',
  'Patient?_has=',
  'Observation?a.b.c=1',
  '/Patient',
  '?',
  'Patient/1/_history/1',
  'Patient/1/_history/999999999999',
  'Patient/%2e%2e',
  '__proto__/1',
  'Foo',
)
const resources = fc.oneof(
  anything,
  fc.record(
    {
      resourceType: fc.constantFrom('Patient', 'Observation', 'Bundle', 'Foo', '__proto__'),
      id: fc.oneof(fc.constantFrom('1', '../1'), anything),
      meta: anything,
      text: anything,
      subject: anything,
      contained: anything,
      name: anything,
      link: anything,
    },
    { requiredKeys: ['resourceType'] },
  ),
)
const entries = fc.record(
  {
    fullUrl: fc.oneof(
      anything,
      fc.constantFrom('urn:uuid:00000000-0000-4000-8000-000000000001', 'https://a.example/Patient/1'),
    ),
    resource: resources,
    request: fc.oneof(
      anything,
      fc.record(
        {
          method: methods,
          url: urls,
          ifMatch: anything,
          ifNoneExist: fc.oneof(anything, fc.constantFrom('name=a', '?', '&&', 'a')),
        },
        { requiredKeys: ['method', 'url'] },
      ),
    ),
  },
  { requiredKeys: [] },
)

test('a Bundle of any shape is carried out or refused, never a fault', async () => {
  const bundles = fc.record({
    type: fc.constantFrom('batch', 'transaction', 'x'),
    entry: fc.oneof({ weight: 9, arbitrary: fc.array(entries, { maxLength: 4 }) }, { weight: 1, arbitrary: anything }),
  })
  await fc.assert(
    fc.asyncProperty(bundles, fc.boolean(), async (bundle, asProgram) => {
      await outcome(
        world.records.bundle(
          asProgram ? program() : staff('registrar', ['1']),
          JSON.stringify({ resourceType: 'Bundle', ...bundle }),
        ),
      )
    }),
    { numRuns: 200 },
  )
}, 120_000)

test('a resource of any shape is kept or refused, never a fault', async () => {
  await fc.assert(
    fc.asyncProperty(
      resources,
      fc.constantFrom('Patient', 'Observation', 'Foo', '__proto__', 'constructor', ''),
      async (resource, type) => {
        const body = JSON.stringify(resource)
        await outcome(world.records.create(program(), type, body))
        await outcome(world.records.update(program(), type, '1', body))
        await outcome(world.records.read(program(), type, '1'))
      },
    ),
    { numRuns: 150 },
  )
}, 120_000)

test('large content comes back as it was, and what is too large is refused', async () => {
  const { id: patient } = await world.records.create(program(), 'Patient', '{"resourceType":"Patient"}')
  const binary = (size: number) =>
    `{"resourceType":"Binary","contentType":"image/png","securityContext":{"reference":"Patient/${patient}"},"data":"${'QUJD'.repeat(size / 4)}"}`
  const written = await world.records.create(program(), 'Binary', binary(8 * 1024 * 1024))
  const read = await world.records.read(program(), 'Binary', written.id)
  expect(Buffer.from(read.bytes).equals(written.bytes)).toBe(true)
  expect(await outcome(world.records.create(program(), 'Binary', binary(20 * 1024 * 1024)))).toBe('too-large')
  expect(await outcome(world.records.bundle(program(), ' '.repeat(101 * 1024 * 1024)))).toBe('too-large')
  const bundle = {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: [{ resource: JSON.parse(binary(20 * 1024 * 1024)), request: { method: 'POST', url: 'Binary' } }],
  }
  expect(await outcome(world.records.bundle(program(), JSON.stringify(bundle)))).toBe('too-large')
})

test('millions of characters in a row are kept or refused, never a fault', async () => {
  const many = 6 * 1024 * 1024
  const wrong = `{"resourceType":"Binary","contentType":"image/png","data":"${'A'.repeat(many)}*AAA"}`
  expect(await outcome(world.records.create(program(), 'Binary', wrong))).toBe('invalid-resource')
  const note = `{"resourceType":"DocumentReference","status":"current","content":[{"attachment":{"data":"${'QUJD'.repeat(many / 4)}"}}],"language":"${'x'.repeat(many)}"}`
  expect(await outcome(world.records.create(program(), 'DocumentReference', note))).toBe('invalid-resource')
  const number = `{"resourceType":"Observation","valueQuantity":{"value":${'1'.repeat(many)}}}`
  expect(await outcome(world.records.create(program(), 'Observation', number))).toBe('invalid-resource')
  const { id } = await world.records.create(program(), 'Patient', '{"resourceType":"Patient"}')
  const patch = JSON.stringify([{ op: 'remove', path: `/${'~1'.repeat(many / 2)}` }])
  expect(await outcome(world.records.patch(program(), 'Patient', id, { kind: 'json', body: patch }))).not.toBe('done')
})

test('the answer to a Bundle that asks for more than 128 MiB says what it left out', async () => {
  const extension = Array.from({ length: 15 }, () => ({ url: 'urn:large', valueString: 'x'.repeat(1_000_000) }))
  const large = JSON.stringify({ resourceType: 'Organization', name: 'L', extension })
  const { type, id } = await world.records.create(program(), 'Organization', large)
  const entry = Array.from({ length: 12 }, () => ({ request: { method: 'GET', url: `${type}/${id}` } }))
  const body = JSON.stringify({ resourceType: 'Bundle', type: 'batch', entry })
  const answer = Buffer.from(await world.records.bundle(program(), body))
  expect(answer.length).toBeLessThan(129 * 2 ** 20)
  expect(answer.toString().match(/"status":"\d+/g)).toEqual([
    ...Array<string>(8).fill('"status":"200'),
    ...Array<string>(4).fill('"status":"413'),
  ])
})

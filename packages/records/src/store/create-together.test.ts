import { isAnamnesisError } from '@anamnesis/core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parsed, program, staff, testRecordsOfPatient, weight } from './store.test-support.ts'

let world: Awaited<ReturnType<typeof testRecordsOfPatient>>
let patient: string
beforeAll(async () => {
  world = await testRecordsOfPatient()
  patient = world.patient
})
afterAll(() => world.drop())

test('many creations at once are written each as asked, and each with its own request in the log', async () => {
  const contexts = Array.from({ length: 40 }, () => program())
  const written = await Promise.all(
    contexts.map((context, index) => world.records.create(context, 'Observation', weight(patient, `${50 + index}.0`))),
  )
  for (const [index, { bytes, id }] of written.entries()) {
    expect(parsed(bytes)).toMatchObject({ id, valueQuantity: { value: 50 + index } })
    expect(Buffer.from((await world.records.read(program(), 'Observation', id)).bytes).equals(bytes)).toBe(true)
  }
  const log = (await world.records.audit.list({ limit: 200 })).filter(({ kind }) => kind === 'wrote')
  for (const [index, { requestId }] of contexts.entries()) {
    const rows = log.filter((row) => row.requestId === requestId)
    expect(rows.flatMap(({ records }) => records.map(({ id }) => id))).toEqual([written[index]?.id])
  }
})

test('one that is refused does not hold up the others, whoever sends them', async () => {
  const nurse = () => staff('nurse', [patient])
  const about = (target: string) =>
    JSON.stringify({
      resourceType: 'List',
      status: 'current',
      mode: 'working',
      entry: [{ item: { reference: target } }],
    })
  const results = await Promise.allSettled([
    world.records.create(nurse(), 'Observation', weight(patient, '60.5')),
    world.records.create(nurse(), 'List', about('Observation/not-there')),
    world.records.create(nurse(), 'Observation', weight('somebody-else', '61.5')),
    world.records.create(nurse(), 'Observation', weight(patient, '62.5')),
    world.records.create(program(), 'Observation', weight(patient, '63.5')),
  ])
  expect(
    results.map((result) => (result.status === 'fulfilled' ? 'written' : isAnamnesisError(result.reason) && 'refused')),
  ).toEqual(['written', 'refused', 'refused', 'written', 'written'])
})

test('reads at once see each what their own permit opens', async () => {
  const { id } = await world.records.create(program(), 'Observation', weight(patient, '70.0'))
  const other = staff('physician', ['somebody-else'])
  const reads = [staff('physician', [patient]), other, program(), other, staff('physician', [patient])]
  const seen = await Promise.allSettled(reads.map((context) => world.records.read(context, 'Observation', id)))
  expect(seen.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled'])
})

test('one read that fails fails alone, and what is denied is as what is not there', async () => {
  const create = async (value: string) =>
    (await world.records.create(program(), 'Observation', weight(patient, value))).id
  const [sound, broken] = [await create('71.0'), await create('72.0')]
  await world.database.query(
    `UPDATE hist SET doc = set_byte(doc, 0, 255 - get_byte(doc, 0)) WHERE pk = (SELECT pk FROM res WHERE id = $1)`,
    [broken],
  )
  const own = staff('physician', [patient])
  const other = staff('physician', ['somebody-else'])
  const reads = [
    [own, sound],
    [own, broken],
    [own, 'not-there'],
    [other, sound],
    [program(), sound],
  ] as const
  const seen = await Promise.allSettled(reads.map(([context, id]) => world.records.read(context, 'Observation', id)))
  const codes = seen.map((one) =>
    one.status === 'fulfilled' ? 'read' : isAnamnesisError(one.reason) && one.reason.code,
  )
  expect(codes).toEqual(['read', 'integrity-failed', 'not-found', 'not-found', 'read'])
  const [absent, denied] = [seen[2], seen[3]].map((one) => one?.status === 'rejected' && one.reason.message)
  expect(denied).toBe(absent)
  const log = await world.records.audit.list({ limit: 200 })
  const looks = log.filter(({ kind, records }) => kind === 'looked' && records.some(({ id }) => id === sound))
  expect(looks.map(({ person }) => person).toSorted()).toEqual(
    [own, program()].map(({ permit }) => permit.requester.person).toSorted(),
  )
})

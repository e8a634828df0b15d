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

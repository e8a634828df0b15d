import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { currentPermit } from '../care-context.ts'
import { bulkWorker } from '../fhir/bulk-work.ts'
import type { Receiver } from '../subscriptions/receiver.test-support.ts'
import { startReceiver } from '../subscriptions/receiver.test-support.ts'
import { startSubscriptions } from '../subscriptions/start-subscriptions.ts'
import type { WholeHospital } from '../testing/whole-hospital.ts'
import { PROGRAM, startWholeHospital } from '../testing/whole-hospital.ts'

let hospital: WholeHospital
let receiver: Receiver
let subscriptions: ReturnType<typeof startSubscriptions>
beforeAll(async () => {
  hospital = await startWholeHospital()
  receiver = await startReceiver()
  subscriptions = startSubscriptions(hospital.context, { tickMs: 20, firstWaitMs: 5, mostFailures: 3 })
})
afterAll(async () => {
  await subscriptions.stop()
  await receiver.close()
  await hospital.close()
})

const call = (method: string, url: string, body?: unknown, headers: Record<string, string> = {}) =>
  hospital.call(PROGRAM, method, url.replace(hospital.config.origin, ''), body, headers)

async function write(resource: { resourceType: string; [element: string]: unknown }): Promise<string> {
  const answer = await call('POST', `/fhir/R4/${resource.resourceType}`, resource)
  expect([answer.statusCode, answer.body]).toEqual([201, expect.any(String)])
  return answer.json().id
}

const patient = (family: string) => write({ resourceType: 'Patient', name: [{ family }] })
const condition = (of: string) =>
  write({ resourceType: 'Condition', subject: { reference: `Patient/${of}` }, code: { text: 'Ringworm' } })

async function erase(id: string): Promise<void> {
  expect((await call('POST', '/api/admin/erasures', { patient: id })).statusCode).toBe(200)
}

const ASYNC = { prefer: 'respond-async' }

test('an export that was listed before holds no line of an erased person', async () => {
  const [gone, stays] = [await patient('Quillwort'), await patient('Bryony')]
  const kick = await call('GET', '/fhir/R4/$export?_type=Patient', undefined, ASYNC)
  await bulkWorker(hospital.context)()
  const { output } = (await call('GET', String(kick.headers['content-location']))).json()
  const fetched = async () => (await call('GET', output[0].url, undefined, { accept: 'application/fhir+ndjson' })).body
  expect(await fetched()).toContain(gone)
  await erase(gone)
  const after = await fetched()
  expect(after).not.toContain(gone)
  expect(after).toContain(stays)
})

test('an import that waits brings nothing of an erased person back', async () => {
  const [gone, stays] = [await patient('Quillwort'), await patient('Bryony')]
  const line = (id: string) =>
    JSON.stringify({ resourceType: 'Condition', id: `c-${id}`, subject: { reference: `Patient/${id}` } })
  const headers = { ...ASYNC, 'content-type': 'application/fhir+ndjson' }
  const kick = await call('POST', '/fhir/R4/$import', [gone, stays].map(line).join('\n'), headers)
  await erase(gone)
  await bulkWorker(hospital.context)()
  expect((await call('GET', String(kick.headers['content-location']))).json()).toMatchObject({
    imported: 1,
    error: [{ count: 1 }],
  })
  expect((await call('GET', `/fhir/R4/Condition/c-${gone}`)).statusCode).toBe(404)
  expect((await hospital.context.database.query('SELECT FROM bulk_part')).rowCount).toBe(0)
})

test('content beside records goes, equal content of another person stays', async () => {
  const [gone, stays] = [await patient('Quillwort'), await patient('Bryony')]
  const content = randomBytes(1_500_000)
  const upload = async (of: string) => {
    const about = { 'content-type': 'image/png', 'x-security-context': `Patient/${of}` }
    return (await call('POST', '/fhir/R4/Binary', content, about)).json().id
  }
  const [lost, kept] = [await upload(gone), await upload(stays)]
  await erase(gone)
  expect((await call('GET', `/fhir/R4/Binary/${lost}`, undefined, { accept: 'image/png' })).statusCode).toBe(410)
  const still = await call('GET', `/fhir/R4/Binary/${kept}`, undefined, { accept: 'image/png' })
  expect(still.rawPayload.equals(content)).toBe(true)
  const chunks = await hospital.context.database.query(
    'SELECT FROM blob_chunk k JOIN blob b ON b.id = k.blob WHERE b.owner = $1',
    [gone],
  )
  expect(chunks.rowCount).toBe(0)
})

test('an upload that began before an erasure and ends after it is refused, and nothing of it stays', async () => {
  const gone = await patient('Quillwort')
  const { database, records } = hospital.context
  const staged = async () =>
    (await database.query('SELECT FROM blob_chunk k JOIN blob b ON b.id = k.blob WHERE b.commitment IS NULL')).rowCount
  async function* content() {
    yield randomBytes(2_000_000)
    expect(await staged()).toBe(1)
    await erase(gone)
    yield randomBytes(100)
  }
  const permit = await currentPermit(hospital.context.care, {
    ...{ person: PROGRAM, name: 'Test', role: 'system', department: null, purpose: 'HOPERAT', patient: null },
    ...{ hospital: hospital.config.hospital.id, client: PROGRAM },
  })
  const upload = { contentType: 'image/png', about: `Patient/${gone}` }
  const written = records.writeContent({ permit, requestId: 'test' }, upload, content())
  await expect(written).rejects.toMatchObject({ code: 'deleted' })
  expect(await staged()).toBe(0)
})

test('a subscriber hears nothing more of an erased person', async () => {
  const [gone, stays] = [await patient('Quillwort'), await patient('Bryony')]
  const id = await write({
    ...{ resourceType: 'Subscription', status: 'requested', reason: 'a test', criteria: 'Condition?' },
    channel: { type: 'rest-hook', endpoint: receiver.url, payload: 'application/fhir+json' },
  })
  const isActive = async () => expect((await call('GET', `/fhir/R4/Subscription/${id}`)).json().status).toBe('active')
  await vi.waitFor(isActive, { timeout: 10_000 })
  await subscriptions.stop()
  const lost = await condition(gone)
  await erase(gone)
  const told = await condition(stays)
  subscriptions = startSubscriptions(hospital.context, { tickMs: 20, firstWaitMs: 5, mostFailures: 3 })
  const bodies = () => receiver.received.map(({ body }) => body).join('\n')
  await vi.waitFor(() => expect(bodies()).toContain(told), { timeout: 10_000 })
  expect(bodies()).not.toContain(lost)
  expect(bodies()).not.toContain(gone)
})

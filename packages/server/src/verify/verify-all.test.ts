import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { WholeHospital } from '../testing/whole-hospital.ts'
import { PROGRAM, startWholeHospital } from '../testing/whole-hospital.ts'
import type { Fault, VerifyOptions } from './verify-all.ts'
import { verifyAll } from './verify-all.ts'

let hospital: WholeHospital
beforeAll(async () => {
  hospital = await startWholeHospital()
  for (const weight of ['70', '71', '72']) await write('PUT', `Observation/${observation}`, weight)
  // With the first batch: the next ones are an interval apart, and each check waits for all.
  const about = { 'content-type': 'image/png', 'x-security-context': `Patient/${patient}` }
  const content = Buffer.alloc(2_500_000, 7)
  expect((await hospital.call(PROGRAM, 'POST', '/fhir/R4/Binary', content, about)).statusCode).toBe(201)
})
afterAll(() => hospital.close())

const patient = '6f0b2d5c-9d8e-4f4e-8a52-111111111111'
const observation = '6f0b2d5c-9d8e-4f4e-8a52-222222222222'

async function write(method: string, path: string, weight: string): Promise<void> {
  await hospital.call(PROGRAM, 'PUT', `/fhir/R4/Patient/${patient}`, { resourceType: 'Patient', id: patient })
  const resource = {
    ...{ resourceType: 'Observation', id: observation, status: 'final', code: { text: 'Weight' } },
    subject: { reference: `Patient/${patient}` },
    valueString: weight,
  }
  const answer = await hospital.call(PROGRAM, method, `/fhir/R4/${path}`, resource)
  expect([200, 201]).toContain(answer.statusCode)
}

const sql = (text: string, values: unknown[] = []) => hospital.context.database.query(text, values)

async function check(options: VerifyOptions = {}) {
  const faults: Fault[] = []
  const { config, context } = hospital
  const store = { config, database: context.database, records: context.records, keysRead: Date.now() }
  const report = await verifyAll(store, { ...options, onFault: (fault) => faults.push(fault) })
  return { report, faults }
}

async function allAnchored(): Promise<void> {
  const waiting =
    "SELECT FROM any_leaf l LEFT JOIN batch b ON b.id = l.batch WHERE l.kind = 'record' AND b.anchored IS NULL LIMIT 1"
  await expect.poll(async () => (await sql(waiting)).rowCount, { timeout: 60_000 }).toBe(0)
}

/** Changes rows by a statement, checks, and puts the rows back. */
async function tampered(table: string, statement: string): Promise<Fault[]> {
  await sql(`CREATE TABLE kept AS TABLE ${table}`)
  try {
    const { rowCount } = await sql(statement)
    expect(rowCount).toBe(1)
    return (await check()).faults
  } finally {
    await sql(`DELETE FROM ${table}`)
    await sql(`INSERT INTO ${table} OVERRIDING SYSTEM VALUE TABLE kept`)
    await sql('DROP TABLE kept')
  }
}

beforeEach(allAnchored)

test('every version, access and batch of an untouched hospital is in order', async () => {
  let checked = 0
  const { report, faults } = await check({ onProgress: (n) => (checked += n) })
  expect(faults).toEqual([])
  expect(report).toMatchObject({ unchanged: 5, waiting: 0, erased: 0, visiting: 0, stoppedAt: null })
  expect(report.auditRows).toBeGreaterThanOrEqual(5)
  expect(checked).toBe(5 + report.blobs + report.auditRows + report.batches)
})

const of = `Observation/${observation}`
const pk = `(SELECT pk FROM res WHERE id = '${observation}')`

test.for([
  [
    'a changed byte',
    'hist',
    `UPDATE hist SET doc = set_byte(doc, 3, get_byte(doc, 3) # 1) WHERE pk = ${pk} AND ver = 2`,
    'unreadable',
  ],
  [
    'another secret',
    'hist',
    `UPDATE hist h SET secret = o.secret FROM hist o WHERE o.pk = h.pk AND o.ver = 1 AND h.pk = ${pk} AND h.ver = 2`,
    'unreadable',
  ],
  ['a lost event', 'event', `DELETE FROM event WHERE pk = ${pk} AND ver = 2`, 'missing-event'],
  [
    'a lost audit row',
    'audit',
    `DELETE FROM audit WHERE kind = 'wrote' AND records[1] LIKE '%/${observation}/2'`,
    'missing-audit',
  ],
  [
    'a lost leaf',
    'leaf',
    `DELETE FROM leaf WHERE commitment = (SELECT commitment FROM hist WHERE pk = ${pk} AND ver = 2)`,
    'no-leaf',
  ],
] as const)('%s is found, and whose it is', async ([, table, statement, fault]) => {
  expect(await tampered(table, statement)).toContainEqual({ fault, of, version: 2 })
})

test('versions that were exchanged, taken out of the middle or off the end are found', async () => {
  const faults = await tampered('hist', `DELETE FROM hist WHERE pk = ${pk} AND ver = 2`)
  expect(faults.map(({ fault }) => fault).sort()).toEqual(['broken-chain', 'no-record'])
  const end = await tampered('hist', `DELETE FROM hist WHERE pk = ${pk} AND ver = 3`)
  expect(end).toContainEqual({ fault: 'missing-version', of, version: 3 })
})

test('a leaf that is not the anchored one, and an access that was rewritten, are found', async () => {
  const faults = await tampered(
    'leaf',
    `UPDATE leaf SET commitment = sha256(commitment) WHERE commitment = (SELECT commitment FROM hist WHERE pk = ${pk} AND ver = 1)`,
  )
  expect(faults.map(({ fault }) => fault)).toEqual(expect.arrayContaining(['altered', 'no-leaf', 'no-record']))
  const audit = await tampered(
    'audit',
    `UPDATE audit SET person = 'somebody.else' WHERE kind = 'wrote' AND records[1] LIKE '%/${observation}/2'`,
  )
  expect(audit).toEqual([{ fault: 'altered', of: expect.stringMatching(/^audit row /) }])
})

test('records without rows in the search index are found', async () => {
  await sql(`CREATE TABLE kept AS SELECT * FROM i_ref WHERE pk = ${pk}`)
  await sql(`DELETE FROM i_ref WHERE pk = ${pk}`)
  expect((await check()).faults).toEqual([{ fault: 'missing-index', of, version: 3 }])
  await sql('INSERT INTO i_ref TABLE kept')
  await sql('DROP TABLE kept')
})

test('a check that is stopped says where it goes on', async () => {
  const stop = new AbortController()
  const { report } = await check({ signal: stop.signal, onProgress: () => stop.abort() })
  expect(report.stoppedAt).not.toBeNull()
  expect((await check({ after: report.stoppedAt ?? 0n })).report).toMatchObject({ faults: 0, stoppedAt: null })
})

test('an erased version counts as erased, and its place in the chain still holds', async () => {
  await hospital.context.records.eraseVersion('Observation', observation, 2)
  expect((await check()).report).toMatchObject({ unchanged: 4, erased: 1, faults: 0 })
})

test('content beside a record is opened and hashed too', async () => {
  expect((await check()).report).toMatchObject({ blobs: 1, faults: 0 })
  const swap = 'UPDATE blob_chunk SET doc = set_byte(doc, 9, get_byte(doc, 9) # 1) WHERE n = 1'
  expect(await tampered('blob_chunk', swap)).toEqual([{ fault: 'unreadable', of: expect.stringMatching(/^blob /) }])
  await hospital.context.records.erasePatient(patient)
  expect((await check()).report).toMatchObject({ blobs: 1, faults: 0 })
})

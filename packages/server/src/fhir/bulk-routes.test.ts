import type { Requester } from '@anamnesis/core'
import { AnamnesisError } from '@anamnesis/core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addRelationship } from '../access/relationships.ts'
import { currentPermit } from '../care-context.ts'
import type { Answer, WholeHospital } from '../testing/whole-hospital.ts'
import { PROGRAM, startWholeHospital } from '../testing/whole-hospital.ts'
import { bulkWorker } from './bulk-work.ts'

let hospital: WholeHospital
let work: () => Promise<void>
beforeAll(async () => {
  hospital = await startWholeHospital()
  work = bulkWorker(hospital.context)
  for (const id of ['ana', 'bo']) {
    await put({ resourceType: 'Patient', id, name: [{ family: id }] })
    await put({ resourceType: 'Condition', id: `c-${id}`, subject: { reference: `Patient/${id}` }, asserter: DOCTOR })
  }
  await put({ resourceType: 'Practitioner', id: 'doc' })
  await put({ resourceType: 'Practitioner', id: 'other' })
  const member = [{ entity: { reference: 'Patient/ana' } }]
  await put({ resourceType: 'Group', id: 'g', type: 'person', actual: true, member })
}, 120_000)
afterAll(() => hospital.close())

const DOCTOR = { reference: 'Practitioner/doc' }
const ASYNC = { prefer: 'respond-async' }

async function put(resource: { resourceType: string; id: string; [name: string]: unknown }): Promise<void> {
  const answer = await call('PUT', `/fhir/R4/${resource.resourceType}/${resource.id}`, resource)
  expect([200, 201]).toContain(answer.statusCode)
}

function call(method: string, url: string, body?: unknown, headers: Record<string, string> = {}, who = PROGRAM) {
  return hospital.call(who, method, url.replace(hospital.config.origin, ''), body, headers)
}

async function kickOff(path: string, who = PROGRAM): Promise<string> {
  const answer = await call('GET', `/fhir/R4/${path}`, undefined, ASYNC, who)
  expect([answer.statusCode, answer.body]).toEqual([202, ''])
  return String(answer.headers['content-location'])
}

type Manifest = {
  transactionTime: string
  requiresAccessToken: boolean
  request: string
  output: { type: string; url: string; count: number }[]
  deleted: { url: string; count: number }[]
  error: { url: string; count: number }[]
}

async function exported(path: string, who = PROGRAM): Promise<{ manifest: Manifest; names: string[]; job: string }> {
  const job = await kickOff(path, who)
  const waiting = await call('GET', job, undefined, {}, who)
  expect([waiting.statusCode, waiting.headers['x-progress'], waiting.headers['retry-after']]).toEqual([
    202,
    expect.stringMatching(/^0 of \d+ steps/),
    '1',
  ])
  await work()
  const answer = await call('GET', job, undefined, {}, who)
  expect(answer.statusCode).toBe(200)
  expect(answer.headers.expires).toBeTruthy()
  const manifest = answer.json() as Manifest
  const lines = await Promise.all(manifest.output.map(({ url }) => linesOf(url, who)))
  await call('DELETE', job, undefined, {}, who)
  return { manifest, job, names: lines.flat().map(nameOf).sort() }
}

async function linesOf(url: string, who = PROGRAM): Promise<string[]> {
  const file = await call('GET', url, undefined, { accept: 'application/fhir+ndjson' }, who)
  expect([file.statusCode, file.headers['content-type']]).toEqual([200, 'application/fhir+ndjson'])
  return file.body.split('\n').filter((line: string) => line !== '')
}

function nameOf(line: string): string {
  const { resourceType, id } = JSON.parse(line)
  return `${resourceType}/${id}`
}

test('exports the whole hospital, one kind of record a file', async () => {
  const { manifest, names } = await exported('$export')
  expect(names).toEqual([
    ...['Condition/c-ana', 'Condition/c-bo', 'Group/g', 'Patient/ana', 'Patient/bo'],
    ...['Practitioner/doc', 'Practitioner/other'],
  ])
  expect(manifest.requiresAccessToken).toBe(true)
  expect(manifest.request).toBe(`${hospital.config.origin}/fhir/R4/$export`)
  expect(manifest.output.map(({ type, count }) => `${type} ${count}`)).toEqual([
    ...['Condition 2', 'Group 1', 'Patient 2', 'Practitioner 2'],
  ])
})

test('exports patients, or a group, with the directory records that theirs refer to', async () => {
  const everybody = ['Condition/c-ana', 'Condition/c-bo', 'Group/g', 'Patient/ana', 'Patient/bo', 'Practitioner/doc']
  expect((await exported('Patient/$export')).names).toEqual(everybody)
  expect((await exported('Group/g/$export')).names).toEqual([
    ...['Condition/c-ana', 'Group/g', 'Patient/ana', 'Practitioner/doc'],
  ])
  expect((await exported('Patient/$export?patient=Patient/bo')).names).toEqual([
    ...['Condition/c-bo', 'Patient/bo', 'Practitioner/doc'],
  ])
  const never = await call('GET', '/fhir/R4/Group/never/$export', undefined, ASYNC)
  expect(never.statusCode).toBe(404)
})

test('_type and _typeFilter narrow it, _since tells what changed and what was deleted', async () => {
  expect((await exported('$export?_type=Patient,Group&_typeFilter=Patient%3Ffamily%3Dana')).names).toEqual([
    ...['Group/g', 'Patient/ana'],
  ])
  await put({ resourceType: 'Basic', id: 'gone', code: { text: 'x' }, subject: { reference: 'Patient/ana' } })
  const { updated } = await hospital.context.records.read(
    { permit: await permitOfProgram(), requestId: 'r' },
    'Basic',
    'gone',
  )
  await call('DELETE', '/fhir/R4/Basic/gone')
  await put({ resourceType: 'Patient', id: 'bo', name: [{ family: 'bo' }], gender: 'male' })
  const job = await kickOff(`$export?_since=${new Date(updated).toISOString()}`)
  await work()
  const manifest = (await call('GET', job)).json() as Manifest
  expect(manifest.output.map(({ type, count }) => [type, count])).toEqual([['Patient', 1]])
  const [line = ''] = await linesOf(manifest.deleted[0]?.url ?? '')
  expect(JSON.parse(line)).toEqual({
    ...{ resourceType: 'Bundle', type: 'transaction' },
    entry: [{ request: { method: 'DELETE', url: 'Basic/gone' } }],
  })
  await call('DELETE', job)
})

async function permitOfProgram() {
  const requester: Requester = {
    ...{ person: PROGRAM, name: 'Importer', department: null, hospital: hospital.config.hospital.id, patient: null },
    role: 'system',
    purpose: 'HOPERAT',
    client: PROGRAM,
  }
  return currentPermit(hospital.context.care, requester)
}

test('each patient’s records are in the audit before their lines leave, and not before they are fetched', async () => {
  const audit = () => hospital.context.records.audit.listForPatient('ana', { limit: 1000 })
  const job = await kickOff('Patient/$export?_type=Condition')
  const before = (await audit()).length
  await work()
  expect((await audit()).length).toBe(before)
  const manifest = (await call('GET', job)).json() as Manifest
  await linesOf(manifest.output[0]?.url ?? '')
  const [newest] = await audit()
  expect([newest?.kind, newest?.person, newest?.records[0]?.id]).toEqual(['looked', PROGRAM, 'c-ana'])
  await call('DELETE', job)
})

test('a job and its files belong to who asked, end with DELETE, and are gone when their time is over', async () => {
  const job = await kickOff('$export?_type=Patient')
  await work()
  const { output } = (await call('GET', job)).json() as Manifest
  const url = output[0]?.url ?? ''
  const officer = 'staff.records-officer'
  expect((await call('GET', job, undefined, {}, officer)).statusCode).toBe(404)
  expect((await call('GET', url, undefined, {}, officer)).statusCode).toBe(404)
  expect((await call('DELETE', job, undefined, {}, officer)).statusCode).toBe(404)
  expect((await call('DELETE', job)).statusCode).toBe(202)
  expect((await call('GET', job)).statusCode).toBe(404)
  expect((await call('GET', url)).statusCode).toBe(404)
  const old = await kickOff('$export?_type=Patient')
  await hospital.context.database.query(`UPDATE bulk_job SET expires = now() - interval '1 second'`)
  await work()
  expect((await call('GET', old)).statusCode).toBe(404)
  expect((await hospital.context.database.query('SELECT 1 FROM bulk_job')).rowCount).toBe(0)
})

test('staff who treat somebody carry off no lists', async () => {
  const starts = Date.now() - 1000
  const relation = {
    person: 'lakeside.lee',
    department: null,
    reason: 'roster',
    starts,
    ends: starts + 100_000,
  } as const
  await addRelationship(hospital.context.database, { ...relation, patient: 'ana' })
  const answer = await call('GET', '/fhir/R4/Patient/$export', undefined, ASYNC, 'lakeside.lee')
  expect(answer.statusCode).toBe(403)
})

test('refuses a kick-off that does not wait, does not speak NDJSON, or asks for what it does not know', async () => {
  const refused = async (query: string, headers: Record<string, string> = ASYNC) => {
    const answer: Answer = await call('GET', `/fhir/R4/$export${query}`, undefined, headers)
    expect(answer.json().resourceType).toBe('OperationOutcome')
    return answer.statusCode
  }
  expect(await refused('', {})).toBe(400)
  expect(await refused('?_outputFormat=text/csv')).toBe(400)
  expect(await refused('?_type=Nonsense')).toBe(400)
  expect(await refused('?_typeFilter=Patient%3Fcolour%3Dblue')).toBe(400)
  expect(await refused('?colour=blue')).toBe(400)
})

test('at most two jobs of one client wait at a time', async () => {
  const jobs = [await kickOff('$export?_type=Patient'), await kickOff('$export?_type=Patient')]
  const third = await call('GET', '/fhir/R4/$export', undefined, ASYNC)
  expect(third.statusCode).toBe(429)
  for (const job of jobs) await call('DELETE', job)
})

test('names each record that does not open as it was written, and exports the others', async () => {
  await put({ resourceType: 'Basic', id: 'torn', code: { text: 'Unspeakable' }, subject: { reference: 'Patient/bo' } })
  const flip = 'SET doc = set_byte(doc, 3, get_byte(doc, 3) # 1)'
  const { database } = hospital.context
  await database.query(`UPDATE hist ${flip} WHERE pk = (SELECT pk FROM res WHERE id = 'torn')`)
  const job = await kickOff('Patient/$export?_type=Basic,Patient')
  await work()
  const manifest = (await call('GET', job)).json() as Manifest
  expect(manifest.output.map(({ type, count }) => `${type} ${count}`)).toEqual(['Patient 2'])
  expect(manifest.error).toEqual([{ type: 'OperationOutcome', url: expect.any(String), count: 1 }])
  const [line = '', ...more] = await linesOf(manifest.error[0]?.url ?? '')
  expect([JSON.parse(line).resourceType, more]).toEqual(['OperationOutcome', []])
  expect(line).toContain('Basic/torn')
  expect(line).not.toContain('Unspeakable')
  await call('DELETE', job)
  await database.query(`UPDATE hist ${flip} WHERE pk = (SELECT pk FROM res WHERE id = 'torn')`)
  await call('DELETE', '/fhir/R4/Basic/torn')
})

test('a parameter that is left out at the client’s wish is named in the manifest', async () => {
  const lenient = { prefer: 'respond-async, handling=lenient' }
  const kick = await call('GET', '/fhir/R4/$export?_type=Patient&colour=blue', undefined, lenient)
  const job = String(kick.headers['content-location'])
  await work()
  const { error, output } = (await call('GET', job)).json() as Manifest
  expect(output.length).toBe(1)
  const [line = ''] = await linesOf(error[0]?.url ?? '')
  expect(JSON.parse(line).issue[0]).toMatchObject({ severity: 'warning', code: 'not-supported' })
  expect(line).toContain('colour')
  expect(line).not.toContain('blue')
  await call('DELETE', job)
})

test('a job that failed answers with the status of what ended it', async () => {
  const { bulk } = hospital.context.records
  const endedBy = async (why: AnamnesisError, rounds = 1) => {
    const job = await kickOff('$export?_type=Patient')
    for (let round = 0; round < rounds; round += 1) await bulk.work(() => Promise.reject(why)).catch(() => undefined)
    const { statusCode, body } = await call('GET', job)
    await call('DELETE', job)
    const { resourceType, issue } = JSON.parse(body)
    return [statusCode, resourceType, issue[0].code, issue[0].details.text]
  }
  expect(await endedBy(new AnamnesisError('not-allowed', 'this client was shut out'))).toEqual([
    ...[403, 'OperationOutcome', 'forbidden', 'this client was shut out'],
  ])
  expect(await endedBy(new AnamnesisError('too-costly', 'too much'))).toEqual([
    ...[422, 'OperationOutcome', 'too-costly', 'too much'],
  ])
  const [status, type] = await endedBy(new AnamnesisError('peer-unavailable', 'of no use'), 6)
  expect([status, type]).toEqual([500, 'OperationOutcome'])
})

const NDJSON = { ...ASYNC, 'content-type': 'application/fhir+ndjson' }

test('imports what it exports, names each bad line, and a repeat changes nothing', async () => {
  const lines = [
    '{"resourceType":"Patient","id":"cy","name":[{"family":"Cy"}]}',
    '',
    '{"resourceType":"Observation","id":"w","status":"final","code":{"text":"Weight"},"subject":{"reference":"Patient/cy"},"valueQuantity":{"value":5.40}}',
    '{"resourceType":"Observation","id":"bad","status":"nonsense","code":{"text":"x"}}',
    '{oops',
    '{"resourceType":"Patient"}',
    '{"resourceType":"Patient","id":"twice","active":true,"active":false}',
  ].join('\n')
  for (const round of [1, 2]) {
    const kick = await call('POST', '/fhir/R4/$import', lines, NDJSON)
    expect(kick.statusCode, `round ${round}`).toBe(202)
    const job = String(kick.headers['content-location'])
    await work()
    const report = (await call('GET', job)).json()
    expect([report.imported, report.error[0].count]).toEqual([2, 4])
    const faults = (await linesOf(report.error[0].url)).map((line) => JSON.parse(line).issue[0])
    expect(faults.map(({ location }) => location[0])).toEqual(['line 4', 'line 5', 'line 6', 'line 7'])
    expect(faults[0].diagnostics).toContain('status')
    expect(JSON.stringify(faults)).not.toContain('nonsense')
    await call('DELETE', job)
  }
  const weight = await call('GET', '/fhir/R4/Observation/w')
  expect(weight.headers.etag).toBe('W/"1"')
  expect(weight.body).toContain('"value":5.40')
})

test('an import that the end of the server interrupted goes on where it was', async () => {
  const lines = Array.from({ length: 600 }, (_, n) =>
    JSON.stringify({ resourceType: 'Basic', id: `b${n}`, code: { text: String(n) } }),
  ).join('\n')
  const kick = await call('POST', '/fhir/R4/$import', lines, NDJSON)
  const job = String(kick.headers['content-location'])
  const { bulk } = hospital.context.records
  const permit = await permitOfProgram()
  let parts = 0
  const stopAfterOne = async () => {
    parts += 1
    if (parts > 1) throw new Error('killed')
    return permit
  }
  await expect(bulk.work(stopAfterOne)).rejects.toThrow('killed')
  expect((await call('GET', job)).headers['x-progress']).toBe('1 of 3 steps, 250 records')
  await work()
  expect((await call('GET', job)).json()).toMatchObject({ imported: 600, error: [] })
  expect((await call('GET', '/fhir/R4/Basic?_summary=count')).json().total).toBe(600)
  expect((await hospital.context.database.query('SELECT 1 FROM bulk_part')).rowCount).toBe(0)
})

test('nothing that waits can be read in the database', async () => {
  const line = JSON.stringify({ resourceType: 'Basic', id: 'secret', code: { text: 'Unspeakable' } })
  const kick = await call('POST', '/fhir/R4/$import', line, NDJSON)
  const kept = await hospital.context.database.query('SELECT sealed::text, secret::text FROM bulk_part')
  const plain = Buffer.from('Unspeakable').toString('hex')
  expect(kept.rowCount).toBe(1)
  expect(JSON.stringify(kept.rows)).not.toContain(plain)
  await call('DELETE', String(kick.headers['content-location']))
})

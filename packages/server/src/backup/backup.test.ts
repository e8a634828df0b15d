import { randomBytes } from 'node:crypto'
import { appendFileSync, cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Requester } from '@anamnesis/core'
import type { TestDatabase } from '@anamnesis/database/testing'
import { testDatabase } from '@anamnesis/database/testing'
import { smallMeasure } from '@anamnesis/insights/testing'
import { leafInsert, ledgerMigrations } from '@anamnesis/ledger'
import type { Records, RequestContext } from '@anamnesis/records'
import { createRecords, openKeyring, recordsMigrations } from '@anamnesis/records'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { currentPermit } from '../care-context.ts'
import { addOwnTable, openOwnTerminology } from '../chart/own-terminology.ts'
import { createLogger } from '../http/logger.ts'
import { namesOfMeasures, removeMeasure } from '../measures/kept-measures.ts'
import { serverMigrations } from '../migrations.ts'
import { createReindexing, reindexIfDue } from '../reindexing.ts'
import type { WholeHospital } from '../testing/whole-hospital.ts'
import { PROGRAM, startWholeHospital } from '../testing/whole-hospital.ts'
import type { Fault } from '../verify/verify-all.ts'
import { verifyAll } from '../verify/verify-all.ts'
import { backup } from './backup.ts'
import { restore } from './restore.ts'

const folder = mkdtempSync(join(tmpdir(), 'anamnesis-backup-'))
let hospital: WholeHospital
let context: RequestContext
const patients: string[] = []
beforeAll(async () => {
  hospital = await startWholeHospital({ tables: [OWN_TABLE], measures: smallMeasure() })
  for (const family of ['Aster', 'Bryony']) {
    const patient = await hospital.call(PROGRAM, 'POST', '/fhir/R4/Patient', {
      resourceType: 'Patient',
      name: [{ family }],
    })
    patients.push(patient.json().id)
    const subject = { reference: `Patient/${patient.json().id}` }
    const condition = { resourceType: 'Condition', code: { text: 'A cold' }, subject, clinicalStatus: ACTIVE }
    const created = await hospital.call(PROGRAM, 'POST', '/fhir/R4/Condition', condition)
    expect(created.statusCode).toBe(201)
  }
  while (await isWaiting()) await new Promise((resolve) => setTimeout(resolve, 50))
  context = { permit: await currentPermit(hospital.context.care, REQUESTER()), requestId: 'test' }
  await backup(source(), join(folder, 'first'))
})
afterAll(async () => {
  await hospital.close()
  rmSync(folder, { recursive: true, force: true })
})

const ACTIVE = { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }] }

const OWN_TABLE =
  '# table: medicines\n# version: 1\n# source: pharmacy\nname,ingredients,rxnorm,classes\nMarcoblau,warfarin,,\n'

const LOGGER = createLogger('error', 'test')

const REQUESTER = (): Requester => ({
  person: PROGRAM,
  name: 'Test',
  role: 'system',
  department: null,
  hospital: hospital.config.hospital.id,
  purpose: 'HOPERAT',
  patient: null,
  client: PROGRAM,
})

/** True while a record is not anchored; the audit's own batches come later and are not waited for. */
async function isWaiting(): Promise<boolean> {
  const { rowCount } = await hospital.context.database.query(
    "SELECT FROM any_leaf l LEFT JOIN batch b ON b.id = l.batch WHERE l.kind = 'record' AND b.anchored IS NULL LIMIT 1",
  )
  return rowCount !== 0
}

const source = () => ({
  database: hospital.context.database,
  keyring: hospital.config.folders.keyring,
  data: hospital.config.folders.data,
  hospital: hospital.config.hospital.id,
})

/** Restores a backup into a database of its own with a keyring folder, and hands its records to a check. */
async function restored(
  name: string,
  keyring: string,
  check: (records: Records, store: TestDatabase, erased: readonly string[]) => Promise<void>,
): Promise<void> {
  const store = await testDatabase([...recordsMigrations, ...ledgerMigrations, ...serverMigrations])
  try {
    const { database } = store
    const { erased } = await restore({ ...source(), database, keyring, data: `${keyring}-data` }, join(folder, name))
    const ring = await openKeyring(keyring)
    await ring.destroyOwners(erased)
    const baseUrl = `${hospital.config.origin}/fhir/R4`
    const parts = {
      database,
      keyring: ring,
      hospital: source().hospital,
      baseUrl,
      leafInsert,
      clock: () => Date.now(),
    }
    const records = await createRecords(parts)
    expect(records.indexIsMissing()).toBe(true)
    await reindexIfDue(records, createReindexing(records, LOGGER), LOGGER)
    expect(records.indexIsMissing()).toBe(false)
    await check(records, store, erased).finally(records.close)
  } finally {
    await store.drop()
  }
}

const count = async (records: Records, type: string, query: string) =>
  (await records.search(context, type, query, { strict: true })).entries.length

test('a restored hospital has the content that lies beside records', async () => {
  const content = randomBytes(2_500_000)
  const about = { 'content-type': 'image/png', 'x-security-context': `Patient/${patients[1]}` }
  const { id } = (await hospital.call(PROGRAM, 'POST', '/fhir/R4/Binary', content, about)).json()
  await backup(source(), join(folder, 'with-content'))
  await restored('with-content', join(folder, 'content-keyring'), async (records) => {
    const read = await records.readContent(context, id)
    expect(Buffer.concat(await Array.fromAsync(read.content())).equals(content)).toBe(true)
    for await (const { finding } of records.verification.blobs(Date.now())) expect(finding).toBe('intact')
  })
  await hospital.context.records.eraseVersion('Binary', id, 1)
})

test('a restored hospital has the tables and measures that it added to the insights, in the state they are in if they are still there', async () => {
  await restored('first', join(folder, 'own'), async () => {
    const data = join(folder, 'own-data')
    expect(openOwnTerminology(data)?.tables).toEqual([expect.objectContaining({ kind: 'medicines', version: '1' })])
    expect(namesOfMeasures(data)).toEqual([expect.objectContaining({ id: 'EYES' })])
    addOwnTable(data, OWN_TABLE.replace('version: 1', 'version: 2'))
    removeMeasure(data, 'EYES')
  })
  await restored('first', join(folder, 'own'), async () => {
    const data = join(folder, 'own-data')
    expect(openOwnTerminology(data)?.tables).toEqual([expect.objectContaining({ version: '2' })])
    expect(namesOfMeasures(data)).toHaveLength(1)
  })
})

test('a restored hospital has every record, finds it, and all of it verifies against the ledger', async () => {
  await restored('first', join(folder, 'new-keyring'), async (records, { database }) => {
    expect(await count(records, 'Patient', 'family=aster')).toBe(1)
    expect(await count(records, 'Condition', `patient=${patients[1]}`)).toBe(1)
    const report = await verifyAll({ config: hospital.config, database, records, keysRead: Date.now() })
    expect(report).toMatchObject({ unchanged: 4, waiting: 0, erased: 0, faults: 0, stoppedAt: null })
    expect(report.auditRows).toBeGreaterThan(0)
    const written = await records.create(context, 'Patient', '{"resourceType":"Patient"}')
    expect(written.version).toBe(1)
    expect((await records.audit.list({ limit: 10 })).length).toBeGreaterThan(0)
  })
})

test('a backup holds no index rows and no sessions, and never replaces another', async () => {
  const again = backup(source(), join(folder, 'first'))
  await expect(again).rejects.toThrow('not empty')
  const { tables } = await backup(source(), join(folder, 'second'))
  const names = tables.map(({ name }) => name)
  for (const name of ['i_tok', 'i_str', 'i_rng', 'i_ref', 'oidc_entry', 'installation'])
    expect(names).not.toContain(name)
  expect(names).toContain('hist')
})

test('a backup taken while others write holds the store as of one instant', async () => {
  let isDone = false
  const writing = (async () => {
    let written = 0
    for (; !isDone; written += 1) {
      const subject = { reference: `Patient/${patients[1]}` }
      const note = { resourceType: 'Observation', status: 'final', code: { text: 'Weight' }, subject }
      const both = [note, note].map((resource) => ({ resource, request: { method: 'POST', url: 'Observation' } }))
      const bundle = { resourceType: 'Bundle', type: 'transaction', entry: both }
      expect((await hospital.call(PROGRAM, 'POST', '/fhir/R4', bundle)).statusCode).toBe(200)
    }
    return written
  })()
  const told: number[] = []
  const { tables } = await backup(source(), join(folder, 'busy'), {
    onProgress: ({ done, total }) => {
      expect(done).toBeLessThanOrEqual(total)
      told.push(done)
    },
  })
  isDone = true
  expect(await writing).toBeGreaterThan(1)
  expect(told.at(-1)).toBe(tables.reduce((sum, { rows }) => sum + rows, 0))
  await restored('busy', join(folder, 'busy-keyring'), async (records, { database }) => {
    const { rows } = await database.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM res WHERE rt = (SELECT rt FROM res GROUP BY rt ORDER BY count(*) DESC LIMIT 1)`,
    )
    expect((rows[0]?.n ?? 1) % 2).toBe(0)
    const faults: Fault[] = []
    const onFault = (fault: Fault) => faults.push(fault)
    await verifyAll({ config: hospital.config, database, records, keysRead: Date.now() }, { onFault })
    expect(faults).toEqual([])
  })
})

test('a backup for which there is no room says how much it needs, and one that is stopped leaves nothing', async () => {
  const target = join(folder, 'none')
  await expect(backup(source(), target, { freeBytes: () => 1_000_000 })).rejects.toMatchObject({
    code: 'no-space',
    message: expect.stringMatching(/may need \d+ MB, and .* has 1 MB left/),
  })
  const stop = new AbortController()
  const onProgress = () => stop.abort()
  await expect(backup(source(), target, { signal: stop.signal, onProgress })).rejects.toThrow('aborted')
  expect(readdirSync(target)).toEqual([])
  await backup(source(), target)
})

test('what a restore that is stopped began, the next one does', async () => {
  const store = await testDatabase([...recordsMigrations, ...ledgerMigrations, ...serverMigrations])
  const keyring = join(folder, 'late-keyring')
  try {
    const target = { ...source(), database: store.database, keyring }
    const stop = new AbortController()
    const stopped = restore(target, join(folder, 'first'), { signal: stop.signal, onProgress: () => stop.abort() })
    await expect(stopped).rejects.toThrow('aborted')
    expect((await store.database.query('SELECT FROM res')).rowCount).toBe(0)
    rmSync(join(keyring, 'index.key'))
    await restore(target, join(folder, 'first'))
    expect((await store.database.query('SELECT FROM res')).rowCount).toBe(4)
  } finally {
    await store.drop()
  }
})

test('a damaged file, another hospital’s backup and a database in use are refused', async () => {
  cpSync(join(folder, 'first'), join(folder, 'damaged'), { recursive: true })
  appendFileSync(join(folder, 'damaged', 'tables', 'hist.ndjson.gz'), 'x')
  const target = { ...source(), keyring: join(folder, 'unused') }
  const empty = await testDatabase([...recordsMigrations, ...ledgerMigrations, ...serverMigrations])
  const damaged = restore({ ...target, database: empty.database }, join(folder, 'damaged'))
  await expect(damaged.finally(empty.drop)).rejects.toThrow('damaged')
  const other = { ...target, hospital: `0x${'12'.repeat(32)}` as const }
  await expect(restore(other, join(folder, 'first'))).rejects.toThrow('another hospital')
  await expect(restore(target, join(folder, 'first'))).rejects.toThrow('holds records already')
})

test('an old backup does not bring back a patient who was erased since', async () => {
  await hospital.context.records.erasePatient(patients[0] ?? '')
  await restored('first', hospital.config.folders.keyring, async (records, store, erased) => {
    expect(erased).toHaveLength(1)
    expect(await count(records, 'Patient', 'family=aster')).toBe(0)
    expect(await count(records, 'Patient', 'family=bryony')).toBe(1)
    await expect(records.read(context, 'Patient', patients[0] ?? '')).rejects.toThrow()
    const report = await verifyAll({ config: hospital.config, database: store.database, records, keysRead: Date.now() })
    expect(report).toMatchObject({ unchanged: 2, erased: 2, faults: 0 })
    const { rows } = await store.database.query('SELECT FROM hist WHERE secret IS NULL AND length(doc) = 0')
    expect(rows).toHaveLength(2)
  })
})

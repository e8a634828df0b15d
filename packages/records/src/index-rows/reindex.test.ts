import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { testDatabase } from '@anamnesis/database/testing'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createRecords } from '../create-records.ts'
import { openKeyring } from '../keyring/keyring.ts'
import { archive, MANIFEST } from '../packages/package.test-support.ts'
import { storePackage } from '../packages/package-store.ts'
import { readPackage } from '../packages/read-package.ts'
import { BASE_URL, contextOf, HOSPITAL, PROGRAM } from '../permit/told-world.test-support.ts'
import { recordsMigrations } from '../schema.ts'

type Records = Awaited<ReturnType<typeof createRecords>>

let database: Awaited<ReturnType<typeof testDatabase>>
let folder: string
let records: Records
/** Says that a write is about to add its leaves, after it made its index rows and before it is committed, and what the database does then. */
let atLeaves: () => string

async function start(): Promise<Records> {
  const keyring = await openKeyring(folder)
  const parts = { database: database.database, keyring, hospital: HOSPITAL, baseUrl: BASE_URL }
  return createRecords({
    ...parts,
    leafInsert: (_, leaves) => `SELECT ${atLeaves()} FROM (${leaves}) AS new`,
    clock: Date.now,
  })
}

beforeEach(async () => {
  atLeaves = () => '1'
  database = await testDatabase(recordsMigrations)
  folder = await mkdtemp(join(tmpdir(), 'anamnesis-reindex-'))
  records = await start()
})
afterEach(async () => {
  records.close()
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

const context = () => contextOf(PROGRAM)

async function observe(text: string, id: string = randomUUID()): Promise<string> {
  const body = {
    resourceType: 'Observation',
    id,
    status: 'final',
    code: { text },
    subject: { reference: 'Patient/ana' },
  }
  await records.update(context(), 'Observation', id, JSON.stringify(body))
  return id
}

async function found(type: string, query: string): Promise<string[]> {
  const { entries } = await records.search(context(), type, query, { strict: true })
  return entries.map(({ fullUrl }) => fullUrl.slice(fullUrl.lastIndexOf('/') + 1)).sort()
}

/** Makes the database what one of the first version was: no words, and nothing that says so. */
async function ageDatabase(): Promise<void> {
  await database.database.query('DELETE FROM i_tok')
  await database.database.query('UPDATE index_build SET version = 1')
  records.close()
  records = await start()
}

const PARAMETER = {
  resourceType: 'SearchParameter',
  url: 'https://a.example/weekday',
  name: 'weekday',
  status: 'active',
  description: 'Day of the week',
  code: 'weekday',
  base: ['Observation'],
  type: 'token',
  expression: "Observation.extension.where(url = 'urn:weekday').value",
}

const day = (id: string, code: string) =>
  records.update(
    context(),
    'Observation',
    id,
    JSON.stringify({
      resourceType: 'Observation',
      id,
      status: 'final',
      code: { text: 'x' },
      subject: { reference: 'Patient/ana' },
      extension: [{ url: 'urn:weekday', valueCode: code }],
    }),
  )

test('an empty database is whole; one that was filled before the index had a version is not', async () => {
  expect(records.indexIsDue()).toBe(false)
  await observe('one')
  await database.database.query('DELETE FROM index_build')
  records.close()
  records = await start()
  expect(records.indexIsDue()).toBe(true)
})

test('refuses what an old index cannot answer, until a reindex made it whole, which tells its progress', async () => {
  const ids: string[] = []
  for (let n = 0; n < 120; n += 1) ids.push(await observe(`word${n} common`))
  await ageDatabase()
  await expect(found('Observation', '_content=common')).rejects.toMatchObject({ code: 'not-supported' })
  await expect(found('Patient', '_has:Observation:patient:code:text=common')).rejects.toMatchObject({
    code: 'not-supported',
  })
  const told: number[] = []
  const { records: indexed } = await records.reindex({ onProgress: ({ done }) => told.push(done) })
  expect(indexed).toBe(120)
  expect(told).toEqual([100, 120, 120])
  expect(records.indexIsDue()).toBe(false)
  expect(await found('Observation', '_content=word77')).toEqual([ids[77]])
  expect(await found('Observation', 'code:text=common&_count=1000')).toHaveLength(120)
})

test('an index of the version before this one goes on answering what it has rows for, and refuses the rest', async () => {
  const id = await observe('common')
  await database.database.query('UPDATE index_build SET version = 2')
  records.close()
  records = await start()
  expect(records.indexIsDue()).toBe(true)
  expect(await found('Observation', '_content=common')).toEqual([id])
  for (const modifier of ['below', 'above']) {
    const query = `_profile:${modifier}=http://p.example/lab|1`
    await expect(found('Observation', query)).rejects.toMatchObject({ code: 'not-supported' })
  }
  await records.reindex()
  expect(await found('Observation', '_profile:below=http://p.example/lab|1')).toEqual([])
})

test('an interrupted reindex goes on where it stopped', async () => {
  for (let n = 0; n < 120; n += 1) await observe('common')
  await ageDatabase()
  const stop = new AbortController()
  const stopped = records.reindex({ onProgress: () => stop.abort(), signal: stop.signal })
  await expect(stopped).rejects.toThrow()
  records.close()
  records = await start()
  expect(records.indexIsDue()).toBe(true)
  expect((await records.reindex()).records).toBe(20)
  expect(await found('Observation', '_content=common&_count=1000')).toHaveLength(120)
})

test('writes during a reindex stand: each record ends with the rows of its newest version', async () => {
  const ids: string[] = []
  for (let n = 0; n < 150; n += 1) ids.push(await observe('before'))
  const gone = await observe('before')
  await ageDatabase()
  let running = true
  const writing = (async () => {
    for (let n = 0; running; n = (n + 7) % ids.length) await observe('after', ids[n])
  })()
  await Promise.all([records.reindex(), records.remove(context(), 'Observation', gone)])
  running = false
  await writing
  const before = await found('Observation', '_content=before&_count=1000')
  const after = await found('Observation', '_content=after&_count=1000')
  expect(new Set([...before, ...after]).size).toBe(before.length + after.length)
  expect([...before, ...after].sort()).toEqual([...ids].sort())
})

test('a write that made its rows before a reindex began, and ends long after, has the new rows too', async () => {
  await observe('before')
  await records.create(context(), 'SearchParameter', JSON.stringify(PARAMETER))
  const isHeld = Promise.withResolvers<void>()
  const gate = await database.database.connect()
  await gate.query('SELECT pg_advisory_lock(1)')
  atLeaves = () => {
    isHeld.resolve()
    return 'pg_advisory_xact_lock(1)'
  }
  const slow = day('slow', 'mon')
  await isHeld.promise
  atLeaves = () => '1'
  const done = records.reindex()
  await day('quick', 'mon')
  await gate.query('SELECT pg_advisory_unlock(1)')
  gate.release()
  await Promise.all([slow, done])
  expect(await found('Observation', 'weekday=mon')).toEqual(['quick', 'slow'])
})

test('nothing is done where nothing is due, unless it is wished', async () => {
  await observe('one')
  expect(await records.reindex()).toEqual({ wasDue: false, records: 0, parameters: [], refused: [] })
  expect(await records.reindex({ anew: true })).toMatchObject({ wasDue: true, records: 1 })
})

test('an interrupted pass that was only wished is due until it is finished', async () => {
  for (let n = 0; n < 120; n += 1) await observe('common')
  const stop = new AbortController()
  await expect(records.reindex({ anew: true, onProgress: () => stop.abort(), signal: stop.signal })).rejects.toThrow()
  records.close()
  records = await start()
  expect(records.indexIsDue()).toBe(true)
  const told: object[] = []
  await records.reindex({ onProgress: (progress) => told.push(progress) })
  expect(told).toEqual([
    { done: 120, total: 120 },
    { done: 120, total: 120 },
  ])
  expect(records.indexIsDue()).toBe(false)
})

test('a damaged record keeps no other from being indexed', async () => {
  await observe('common')
  const damaged = await observe('common')
  const { id } = await records.create(context(), 'SearchParameter', JSON.stringify(PARAMETER))
  await ageDatabase()
  await database.database.query(
    `UPDATE hist h SET doc = set_byte(doc, 3, get_byte(doc, 3) # 1) FROM res r WHERE r.pk = h.pk AND r.id = ANY ($1)`,
    [[damaged, id]],
  )
  expect(await records.reindex()).toMatchObject({
    records: 1,
    refused: [{ id, reason: 'its record cannot be opened' }],
  })
  expect(records.indexIsDue()).toBe(false)
  expect(await found('Observation', 'code:text=common')).toHaveLength(1)
})

test('a second reindex at the same time is refused', async () => {
  await ageDatabase()
  const [first, second] = await Promise.allSettled([records.reindex(), records.reindex()])
  expect(first.status).toBe('fulfilled')
  expect(second).toMatchObject({ reason: { code: 'conflict' } })
})

test('a search parameter added at run time is unknown until a reindex, finds old and new records after it, and outlives a restart', async () => {
  await day('old', 'mon')
  const { id } = await records.create(context(), 'SearchParameter', JSON.stringify(PARAMETER))
  await expect(found('Observation', 'weekday=mon')).rejects.toMatchObject({ code: 'unknown-search-parameter' })
  expect(await records.reindex()).toMatchObject({ parameters: ['Observation.weekday'], refused: [] })
  await day('new', 'mon')
  await day('other', 'tue')
  expect(await found('Observation', 'weekday=mon')).toEqual(['new', 'old'])
  expect(await found('Patient', '_has:Observation:patient:weekday=mon')).toEqual([])
  records.close()
  records = await start()
  expect(await found('Observation', 'weekday=mon')).toEqual(['new', 'old'])
  await records.remove(context(), 'SearchParameter', id)
  await records.reindex()
  await expect(found('Observation', 'weekday=mon')).rejects.toMatchObject({ code: 'unknown-search-parameter' })
})

test('says which search parameters it cannot use, and why', async () => {
  const add = (rest: object) =>
    records.create(context(), 'SearchParameter', JSON.stringify({ ...PARAMETER, url: `urn:${randomUUID()}`, ...rest }))
  await add({ code: 'status' })
  await add({ expression: 'Observation.nothing' })
  await add({ type: 'special' })
  await add({ status: 'draft' })
  const { parameters, refused } = await records.reindex()
  expect(parameters).toEqual([])
  expect(refused.map(({ reason }) => reason)).toEqual([
    'R4 has a parameter of that code',
    'the expression leads to no element that such a parameter compares',
    'a parameter of type special cannot be added',
  ])
})

async function addPackage(version: string, parameter: object): Promise<void> {
  const files = { 'package/package.json': { ...MANIFEST, version }, 'package/parameter.json': parameter }
  await storePackage(database.database, await readPackage(archive(files)), 0)
  records.close()
  records = await start()
}

const SHADE = {
  ...PARAMETER,
  version: '1.0.0',
  url: 'https://a.example/shade',
  code: 'shade',
  expression: "Observation.extension.where(url='urn:shade').extension.valueCoding.code",
}

async function shaded(id: string, code: string): Promise<void> {
  const extension = [{ url: 'urn:shade', extension: [{ url: 'is', valueCoding: { code } }] }]
  const subject = { reference: 'Patient/ana' }
  const body = { resourceType: 'Observation', id, status: 'final', code: { text: 'x' }, subject, extension }
  await records.update(context(), 'Observation', id, JSON.stringify(body))
}

test('an empty database has the search parameters of its packages at once', async () => {
  await addPackage('1.0.0', SHADE)
  expect(records.indexIsDue()).toBe(false)
  await shaded('a', 'dark')
  expect(await found('Observation', 'shade=dark')).toEqual(['a'])
})

test('a package for a database with records makes a reindex due, which takes up its parameters, of each the highest version', async () => {
  await shaded('old', 'dark')
  await addPackage('1.0.0', SHADE)
  expect(records.indexIsDue()).toBe(true)
  await expect(found('Observation', 'shade=dark')).rejects.toMatchObject({ code: 'unknown-search-parameter' })
  expect(await records.reindex()).toMatchObject({ parameters: ['Observation.shade'], refused: [] })
  await shaded('new', 'dark')
  expect(await found('Observation', 'shade=dark')).toEqual(['new', 'old'])
  await addPackage('2.0.0', { ...SHADE, version: '2.0.0', code: 'tone' })
  expect(records.indexIsDue()).toBe(true)
  expect(await found('Observation', 'shade=dark')).toEqual(['new', 'old'])
  expect(await records.reindex()).toMatchObject({ parameters: ['Observation.tone'] })
  expect(await found('Observation', 'tone=dark')).toEqual(['new', 'old'])
  records.close()
  records = await start()
  expect(records.indexIsDue()).toBe(false)
})

test('a hospital’s own search parameter yields to one of a package of that code', async () => {
  await addPackage('1.0.0', SHADE)
  const { id } = await records.create(context(), 'SearchParameter', JSON.stringify({ ...PARAMETER, code: 'shade' }))
  expect(await records.reindex()).toMatchObject({
    parameters: ['Observation.shade'],
    refused: [{ id, reason: 'another parameter has that url or code' }],
  })
})

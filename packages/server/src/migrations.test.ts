import { hash, randomBytes } from 'node:crypto'
import type { Database, Transaction } from '@anamnesis/database'
import { inTransaction, migrate } from '@anamnesis/database'
import { testDatabase } from '@anamnesis/database/testing'
import { leafInsert, ledgerMigrations } from '@anamnesis/ledger'
import { createRecords, readKeyring, recordsMigrations } from '@anamnesis/records'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { backupTables, identifier, sequences } from './backup/tables.ts'
import { currentPermit } from './care-context.ts'
import { serverMigrations } from './migrations.ts'
import type { WholeHospital } from './testing/whole-hospital.ts'
import { PROGRAM, startWholeHospital } from './testing/whole-hospital.ts'

const ALL = [...recordsMigrations, ...ledgerMigrations, ...serverMigrations]

/** The migrations of release 0.1.0 with the start of their SHA-256: hospitals have run them, so they never change. */
const RELEASED: Readonly<Record<string, string>> = {
  'records/1-tables': 'e3c8d1be9c7a0179',
  'ledger/001-transactions': '161a43ea70b8ca19',
  'ledger/002-anchoring': '7ae091ad23c01ad6',
  'ledger/watcher-1': '3e1e18ba3e3a4b6b',
  'server/1-sign-in': '8f08433e3d7cedb7',
  'server/2-passkeys': '4590416cfb41884c',
  'server/access-1': '1451505db65bd094',
  'server/consent-1': '8c57b87ac9c640f2',
  'server/exchange-1': '5ca56fd3ffed288a',
  'server/exchange-2': '9a821c1875b70279',
}

let hospital: WholeHospital
let patient: string
let removed: string
let image: string
const content = randomBytes(300_000)
beforeAll(async () => {
  hospital = await startWholeHospital()
  const write = async (method: string, path: string, body?: unknown, headers = {}) => {
    const answer = await hospital.call(PROGRAM, method, `/fhir/R4/${path}`, body, headers)
    expect([200, 201, 204]).toContain(answer.statusCode)
    return answer.body === '' ? '' : (answer.json().id as string)
  }
  patient = await write('POST', 'Patient', { resourceType: 'Patient' })
  await write('PUT', `Patient/${patient}`, { ...PATIENT, id: patient })
  removed = await write('POST', 'Basic', { resourceType: 'Basic', code: { text: 'x' } })
  await write('DELETE', `Basic/${removed}`)
  const about = { 'content-type': 'image/png', 'x-security-context': `Patient/${patient}` }
  image = await write('POST', 'Binary', content, about)
  const stay = { patient, person: 'lakeside.lee', department: null, reason: 'admission', starts: 0, ends: 86_400_000 }
  expect((await hospital.call('staff.registrar', 'POST', '/api/relationships', stay)).statusCode).toBe(201)
})
afterAll(() => hospital.close())

const PATIENT = { resourceType: 'Patient', name: [{ family: 'Sorrel' }] }

test('released migrations are as they were released', () => {
  const now = ALL.filter(({ id }) => id in RELEASED).map(({ id, sql }) => [id, hash('sha256', sql).slice(0, 16)])
  expect(Object.fromEntries(now)).toEqual(RELEASED)
})

/** The release, and what a hospital that follows the development had after each migration since. */
const LATER = ALL.filter(({ id }) => !(id in RELEASED))
const LEVELS = [{ id: 'release 0.1.0', upTo: 0 }, ...LATER.map(({ id }, index) => ({ id, upTo: index + 1 }))].slice(
  0,
  -1,
)

test.each(LEVELS)('data as of $id is read, found and verified after all migrations since', async ({ upTo }) => {
  const there = new Set([...Object.keys(RELEASED), ...LATER.slice(0, upTo).map(({ id }) => id)])
  const old = await testDatabase(ALL.filter(({ id }) => there.has(id)))
  try {
    // One moment of all tables: the hospital goes on freezing batches meanwhile.
    await inTransaction(hospital.context.database, async (moment) => {
      await moment.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY')
      await fillFrom(moment, old.database)
    })
    expect(await migrate(old.database, ALL)).toEqual(LATER.slice(upTo).map(({ id }) => id))
    await checkAll(old.database, there)
  } finally {
    await old.drop()
  }
})

async function checkAll(database: Database, there: ReadonlySet<string>): Promise<void> {
  const { config, context } = hospital
  const keyring = await readKeyring(config.folders.keyring)
  const baseUrl = `${config.origin}/fhir/R4`
  const parts = { database, keyring, hospital: config.hospital.id, baseUrl, leafInsert, clock: () => Date.now() }
  const records = await createRecords(parts)
  try {
    const requester = { person: PROGRAM, name: 'Test', role: 'system', department: null } as const
    const permit = await currentPermit(context.care, {
      ...{ ...requester, hospital: config.hospital.id, purpose: 'HOPERAT', patient: null, client: PROGRAM },
    })
    const reader = { permit, requestId: 'test' }
    const read = await records.read(reader, 'Patient', patient)
    expect(JSON.parse(Buffer.from(read.bytes).toString())).toMatchObject(PATIENT)
    expect((await records.vread(reader, 'Patient', patient, 1)).version).toBe(1)
    await expect(records.read(reader, 'Basic', removed)).rejects.toMatchObject({ code: 'deleted' })
    if (there.has('records/2-blobs')) {
      const { content: pieces } = await records.readContent(reader, image)
      expect(Buffer.concat(await Array.fromAsync(pieces())).equals(content)).toBe(true)
      for await (const { finding } of records.verification.blobs(Date.now())) expect(finding).toBe('intact')
    }
    const pages = await Array.fromAsync(records.verification.versions({ after: 0n, keysRead: Date.now() }))
    expect(new Set(pages.flatMap(({ versions }) => versions.map(({ finding }) => finding)))).toEqual(
      new Set(['intact']),
    )
    const audit = (await Array.fromAsync(records.verification.audit())).flat()
    expect(audit.filter(({ finding }) => finding !== 'intact')).toEqual([])
    // A database that was filled before the index had a version says that its rows are to be made anew.
    if (!there.has('records/3-index-build')) expect(records.indexIsDue()).toBe(true)
    await records.reindex({ anew: true })
    expect(await records.verification.gaps()).toEqual([])
    expect((await records.search(reader, 'Patient', 'family=sorrel', { strict: true })).entries).toHaveLength(1)
    expect((await records.search(reader, 'Patient', '_content=sorrel', { strict: true })).entries).toHaveLength(1)
    const bare = 'SELECT FROM audit a WHERE NOT EXISTS (SELECT FROM any_leaf l WHERE l.commitment = a.commitment)'
    expect((await database.query(bare)).rowCount).toBe(0)
    const { rows } = await database.query('SELECT person FROM relationship')
    expect(rows).toEqual([{ person: 'lakeside.lee' }])
  } finally {
    records.close()
  }
}

/** What stood in a table that had a sequence of its own, made of today's. */
const EARLIER: Readonly<Record<string, string>> = {
  leaf: '(SELECT *, row_number() OVER () AS sequence FROM any_leaf) AS earlier',
}

/** Copies what the older tables have room for: rows as the older release would have written them. */
async function fillFrom(from: Transaction, to: Database): Promise<void> {
  const month = await from.query<{ name: string; bound: string }>(
    `SELECT c.relname AS name, pg_get_expr(c.relpartbound, c.oid) AS bound FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'audit'::regclass AND c.relkind = 'r'`,
  )
  for (const { name, bound } of month.rows) await to.query(`CREATE TABLE ${name} PARTITION OF audit ${bound}`)
  for (const { name, columns } of await backupTables(to)) {
    const list = columns.map(identifier).join(', ')
    const { rows } = await from.query<{ row: unknown }>(
      `SELECT to_jsonb(t) AS row FROM (SELECT ${list} FROM ${columns.includes('sequence') ? (EARLIER[name] ?? name) : name}) t`,
    )
    await to.query(
      `INSERT INTO ${name} (${list}) OVERRIDING SYSTEM VALUE SELECT ${list} FROM jsonb_populate_recordset(NULL::${name}, $1::jsonb)`,
      [JSON.stringify(rows.map(({ row }) => row))],
    )
  }
  for (const { name, last } of await sequences(from))
    await to.query('SELECT setval(to_regclass($1), $2::bigint)', [name, last])
}

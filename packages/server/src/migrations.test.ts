import { hash } from 'node:crypto'
import { migrate } from '@anamnesis/database'
import { testDatabase } from '@anamnesis/database/testing'
import { leafInsert, ledgerMigrations } from '@anamnesis/ledger'
import { createRecords, readKeyring, recordsMigrations } from '@anamnesis/records'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { backupTables, identifier } from './backup/tables.ts'
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
beforeAll(async () => {
  hospital = await startWholeHospital()
  patient = (await hospital.call(PROGRAM, 'POST', '/fhir/R4/Patient', PATIENT)).json().id
  const stay = { patient, person: 'lakeside.lee', department: null, reason: 'admission', starts: 0, ends: 86_400_000 }
  expect((await hospital.call('staff.registrar', 'POST', '/api/relationships', stay)).statusCode).toBe(201)
})
afterAll(() => hospital.close())

const PATIENT = { resourceType: 'Patient', name: [{ family: 'Sorrel' }] }

test('released migrations are as they were released', () => {
  const now = ALL.filter(({ id }) => id in RELEASED).map(({ id, sql }) => [id, hash('sha256', sql).slice(0, 16)])
  expect(Object.fromEntries(now)).toEqual(RELEASED)
})

test('a database of the release before, with data in it, is brought up to date and all of it is there', async () => {
  const { config, context } = hospital
  const old = await testDatabase(ALL.filter(({ id }) => id in RELEASED))
  try {
    await fillFrom(context.database, old.database)
    await migrate(old.database, ALL)
    const keyring = await readKeyring(config.folders.keyring)
    const baseUrl = `${config.origin}/fhir/R4`
    const parts = { database: old.database, keyring, hospital: config.hospital.id, baseUrl, leafInsert }
    const records = await createRecords({ ...parts, clock: () => Date.now() })
    const requester = { person: PROGRAM, name: 'Test', role: 'system', department: null } as const
    const permit = await currentPermit(context.care, {
      ...{ ...requester, hospital: config.hospital.id, purpose: 'HOPERAT', patient: null, client: PROGRAM },
    })
    const read = await records.read({ permit, requestId: 'test' }, 'Patient', patient)
    expect(JSON.parse(Buffer.from(read.bytes).toString())).toMatchObject(PATIENT)
    const pages = await Array.fromAsync(records.verification.versions({ after: 0n, keysRead: Date.now() }))
    expect(pages.flatMap(({ versions }) => versions.map(({ finding }) => finding))).toEqual(['intact'])
    await records.reindex()
    const { entries } = await records.search({ permit, requestId: 'test' }, 'Patient', 'family=sorrel', {
      strict: true,
    })
    expect(entries).toHaveLength(1)
    const { rows } = await old.database.query('SELECT person, made_by FROM relationship')
    expect(rows).toEqual([{ person: 'lakeside.lee', made_by: null }])
    records.close()
  } finally {
    await old.drop()
  }
})

/** Copies what the older tables have room for: rows as the older release would have written them. */
async function fillFrom(from: typeof hospital.context.database, to: typeof from): Promise<void> {
  const month = await from.query<{ name: string; bound: string }>(
    `SELECT c.relname AS name, pg_get_expr(c.relpartbound, c.oid) AS bound FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'audit'::regclass AND c.relkind = 'r'`,
  )
  for (const { name, bound } of month.rows) await to.query(`CREATE TABLE ${name} PARTITION OF audit ${bound}`)
  for (const { name, columns } of await backupTables(to)) {
    const list = columns.map(identifier).join(', ')
    const { rows } = await from.query<{ row: unknown }>(
      `SELECT to_jsonb(t) AS row FROM (SELECT ${list} FROM ${name}) t`,
    )
    await to.query(
      `INSERT INTO ${name} (${list}) OVERRIDING SYSTEM VALUE SELECT ${list} FROM jsonb_populate_recordset(NULL::${name}, $1::jsonb)`,
      [JSON.stringify(rows.map(({ row }) => row))],
    )
  }
}

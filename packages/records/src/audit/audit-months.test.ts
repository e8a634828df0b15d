import { randomUUID } from 'node:crypto'
import { connect, inTransaction } from '@anamnesis/database'
import { testDatabase } from '@anamnesis/database/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordsMigrations } from '../schema.ts'
import { HOSPITAL } from '../store/store.test-support.ts'
import { createAudit } from './audit-store.ts'
import type { AuditRow } from './audit-types.ts'

const LEAVES = { id: 'test/1-leaves', sql: 'CREATE TABLE test_leaf (commitment bytea NOT NULL)' }

let made: Awaited<ReturnType<typeof testDatabase>>
/** A pool with one connection: whoever asks it for a second while holding the first waits for ever. */
let database: ReturnType<typeof connect>
beforeAll(async () => {
  made = await testDatabase([...recordsMigrations, LEAVES])
  database = connect(made.url, { max: 1 })
})
afterAll(async () => {
  await database.end()
  await made.drop()
})

function look(at: number): AuditRow {
  return {
    ...{ id: randomUUID(), at, kind: 'looked', person: 'p', name: 'P', role: 'nurse', hospital: HOSPITAL },
    ...{ purpose: 'TREAT', client: 'c', basis: 'relationship', grant: null, patient: 'ana', records: [] },
    requestId: 'r',
  }
}

function audit() {
  return createAudit({ database, leafInsert: (_, select) => `INSERT INTO test_leaf (commitment) ${select}` })
}

test('a transaction writes into a month that nobody wrote into yet on its own connection, and into the next one', async () => {
  await inTransaction(database, async (transaction) => {
    await audit().append(transaction, [look(Date.UTC(2031, 0, 31))])
    await audit().append(transaction, [look(Date.UTC(2031, 1, 1))])
  })
  expect((await audit().listForPatient('ana', { limit: 10 })).map(({ at }) => new Date(at).getUTCMonth())).toEqual([
    1, 0,
  ])
}, 10_000)

test('a month that a transaction made and took back is made again', async () => {
  const at = Date.UTC(2032, 5, 1)
  const broken = inTransaction(database, async (transaction) => {
    await audit().append(transaction, [look(at)])
    throw new Error('changed its mind')
  })
  await expect(broken).rejects.toThrow('changed its mind')
  await inTransaction(database, (transaction) => audit().append(transaction, [look(at)]))
  expect((await audit().listForPatient('ana', { limit: 1 }))[0]?.at).toBe(at)
})

test('two that make the same month at the same moment both write', async () => {
  const other = connect(made.url, { max: 1 })
  const at = Date.UTC(2033, 0, 1)
  const before = (await audit().listForPatient('ana', { limit: 100 })).length
  await Promise.all(
    [database, other].map((pool) => inTransaction(pool, (transaction) => audit().append(transaction, [look(at)]))),
  )
  await other.end()
  expect((await audit().listForPatient('ana', { limit: 100 })).length).toBe(before + 2)
})

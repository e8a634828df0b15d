import { isAnamnesisError } from '@anamnesis/core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from './connect.ts'
import { sessionLock } from './session-lock.ts'
import type { TestDatabase } from './testing/test-database.ts'
import { testDatabase } from './testing/test-database.ts'

let test1: TestDatabase
beforeAll(async () => {
  test1 = await testDatabase()
})
afterAll(() => test1.drop())

const busy = (error: unknown) => isAnamnesisError(error, 'data-in-use') && error.message === 'busy'

test('one process at a time has a lock, and the next one has it once it is given back', async () => {
  const other = connect(test1.url, { max: 2 })
  const giveBack = await sessionLock(test1.database, 7n, 'busy')
  await expect(sessionLock(other, 7n, 'busy')).rejects.toSatisfy(busy)
  await giveBack()
  await (await sessionLock(other, 7n, 'busy'))()
  await other.end()
})

test('a lock that was lost with its connection is taken again', async () => {
  const other = connect(test1.url, { max: 2 })
  const giveBack = await sessionLock(test1.database, 8n, 'busy')
  const held = "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = 8"
  const { rows } = await other.query<{ pid: number }>(held)
  await other.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid])
  await expect.poll(async () => (await other.query(held)).rowCount, { timeout: 20_000 }).toBe(0)
  await expect.poll(async () => (await other.query(held)).rowCount, { timeout: 20_000 }).toBe(1)
  await giveBack()
  await expect.poll(async () => (await other.query(held)).rowCount, { timeout: 20_000 }).toBe(0)
  await other.end()
})

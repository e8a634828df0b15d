import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRecords } from '../create-records.ts'
import { testRecords } from '../store/store.test-support.ts'

let world: Awaited<ReturnType<typeof testRecords>>
beforeAll(async () => {
  world = await testRecords()
})
afterAll(() => world.drop())

test('passes on a machine that works, and leaves nothing behind', async () => {
  await world.records.selfTest()
  const { rows } = await world.database.query(
    'SELECT (SELECT count(*) FROM res) + (SELECT count(*) FROM i_tok) AS rows',
  )
  expect(Number(rows[0]?.rows)).toBe(0)
})

test('fails where a key no longer opens what it sealed', async () => {
  const unwrap = () => Buffer.alloc(32)
  const broken = await createRecords({ ...world.parts, keyring: { ...world.keyring, unwrap } })
  await expect(broken.selfTest()).rejects.toMatchObject({ code: 'integrity-failed' })
  broken.close()
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { prepared, unnested } from './prepared.ts'
import type { TestDatabase } from './testing/test-database.ts'
import { testDatabase } from './testing/test-database.ts'

let test1: TestDatabase
beforeAll(async () => {
  test1 = await testDatabase([
    {
      id: 'test/1',
      sql: 'CREATE TABLE thing (n int PRIMARY KEY); INSERT INTO thing SELECT generate_series(1, 1000); ANALYZE thing',
    },
  ])
})
afterAll(() => test1.drop())

test('a kept statement is parsed once, and planned for all calls after a few, however long its lists are', async () => {
  const text = `SELECT thing.n FROM ${unnested(['$1::int[]'])} AS asked (n) JOIN thing USING (n) ORDER BY n`
  const connection = await test1.database.connect()
  for (let count = 1; count <= 20; count += 1) {
    const { rows } = await connection.query<{ n: number }>(prepared(text, [[count, 1000]]))
    expect(rows.map(({ n }) => n)).toEqual([count, 1000])
  }
  const { rows } = await connection.query('SELECT custom_plans, generic_plans FROM pg_prepared_statements')
  connection.release()
  expect(rows).toEqual([{ custom_plans: 5n, generic_plans: 15n }])
})

test('a process keeps at most 200 statements, and runs the rest as they are', () => {
  const names = Array.from({ length: 300 }, (_, index) => prepared(`SELECT ${index}`, []).name)
  expect(names.filter((name) => name === undefined).length).toBeGreaterThanOrEqual(100)
  expect(prepared('SELECT 1', []).name).toBe(names[1])
})

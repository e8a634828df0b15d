import { afterAll, beforeAll, expect, test } from 'vitest'
import { prepared, unnested } from './prepared.ts'
import { queryPrepared } from './query-prepared.ts'
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

const ALL = `SELECT n, n::bigint AS big, n::float8 / 2 AS half, decode(n::text, 'escape') AS bytes, ARRAY[n, NULL]::int[] AS list, ARRAY['a,b', '"'] AS texts,
  NULL::text AS nothing, n > 1 AS more, 'x'::text AS twice, to_timestamp(n) AS at, n AS twice FROM ${unnested(['$1::int[]'])} AS asked (n)`

test('rows of a kept statement are those that the driver makes, by a pool and by one connection, each time', async () => {
  const connection = await test1.database.connect()
  for (const list of [[1, 2, 3], [], [4]]) {
    const { rows } = await test1.database.query(ALL, [list])
    expect(await queryPrepared(test1.database, ALL, [list])).toEqual(rows)
    expect(await queryPrepared(connection, ALL, [list])).toEqual(rows)
  }
  connection.release()
})

test('a kept statement that fails says why, and leaves its connection in order', async () => {
  const connection = await test1.database.connect()
  const divide = 'SELECT 6 / $1::int AS result'
  await expect(queryPrepared(connection, divide, [0])).rejects.toMatchObject({ code: '22012' })
  expect(await queryPrepared(connection, divide, [2])).toEqual([{ result: 3 }])
  connection.release()
  await expect(queryPrepared(test1.database, 'SELECT nonsense', [])).rejects.toMatchObject({ code: '42703' })
  expect(await Promise.all([1, 2, 3].map((n) => queryPrepared(test1.database, divide, [n])))).toEqual(
    [6, 3, 2].map((result) => [{ result }]),
  )
})

test('a process keeps at most 200 statements, and runs the rest as they are', () => {
  const names = Array.from({ length: 300 }, (_, index) => prepared(`SELECT ${index}`, []).name)
  expect(names.filter((name) => name === undefined).length).toBeGreaterThanOrEqual(100)
  expect(prepared('SELECT 1', []).name).toBe(names[1])
})

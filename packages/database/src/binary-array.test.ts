import { afterAll, beforeAll, expect, test } from 'vitest'
import { binaryArray } from './binary-array.ts'
import type { TestDatabase } from './testing/test-database.ts'
import { testDatabase } from './testing/test-database.ts'

let test1: TestDatabase
beforeAll(async () => {
  test1 = await testDatabase([])
})
afterAll(() => test1.drop())

const LONG = 'ü'.repeat(5000)

/** An array of each type: its bytes, and how PostgreSQL writes what they stand for. */
const ARRAYS: readonly [type: keyof typeof binaryArray, array: Buffer, text: string[]][] = [
  [
    'bigint',
    binaryArray.bigint([0n, -1n, 2n ** 63n - 1n, -(2n ** 63n)]),
    ['0', '-1', `${2n ** 63n - 1n}`, `${-(2n ** 63n)}`],
  ],
  ['int', binaryArray.int([0, -1, 2 ** 31 - 1, -(2 ** 31)]), ['0', '-1', '2147483647', '-2147483648']],
  ['smallint', binaryArray.smallint([0, -1, 32767, -32768]), ['0', '-1', '32767', '-32768']],
  [
    'float8',
    binaryArray.float8([0, -1.5, 1e300, -Infinity, Infinity]),
    ['0', '-1.5', '1e+300', '-Infinity', 'Infinity'],
  ],
  ['boolean', binaryArray.boolean([true, false]), ['true', 'false']],
  [
    'timestamptz',
    binaryArray.timestamptz([0, 1.9, -1, Date.UTC(20000, 0), Date.UTC(-1000, 0), Infinity, -Infinity]),
    [
      '1970-01-01 00:00:00+00',
      '1970-01-01 00:00:00.001+00',
      '1969-12-31 23:59:59.999+00',
      '20000-01-01 00:00:00+00',
      '1001-01-01 00:00:00+00 BC',
      'infinity',
      '-infinity',
    ],
  ],
  [
    'text',
    binaryArray.text(['', 'a', 'a"b\\c,{}', 'NULL', '語🩺é', LONG]),
    ['', 'a', 'a"b\\c,{}', 'NULL', '語🩺é', LONG],
  ],
  [
    'bytea',
    binaryArray.bytea([new Uint8Array(0), Uint8Array.of(0, 255), Buffer.alloc(3)]),
    ['\\x', '\\x00ff', '\\x000000'],
  ],
]

test.each(ARRAYS)('PostgreSQL reads an array of %s as it was meant', async (type, array, text) => {
  const connection = await test1.database.connect()
  await connection.query(`SET TIME ZONE 'UTC'`)
  const { rows } = await connection.query(`SELECT ARRAY(SELECT v::text FROM unnest($1::${type}[]) AS v) AS read`, [
    array,
  ])
  connection.release()
  expect(rows).toEqual([{ read: text }])
})

test('PostgreSQL reads an array of nothing, and one that holds NULL', async () => {
  for (const type of Object.keys(binaryArray) as (keyof typeof binaryArray)[]) {
    const { rows } = await test1.database.query(`SELECT cardinality($1::${type}[]) AS count`, [binaryArray[type]([])])
    expect([type, rows]).toEqual([type, [{ count: 0 }]])
  }
  const { rows } = await test1.database.query('SELECT v FROM unnest($1::bytea[]) AS v', [
    binaryArray.bytea([null, Uint8Array.of(7)]),
  ])
  expect(rows).toEqual([{ v: null }, { v: Buffer.of(7) }])
})

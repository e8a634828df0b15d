import { expect, test } from 'vitest'
import { partOfWhole } from './part-of-whole.ts'

const WHOLE = Buffer.from('0123456789abcdefghijklmnopqrstuvwxyz')

async function* pieces(size: number, fault?: Error): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < WHOLE.length; at += size) yield WHOLE.subarray(at, at + size)
  if (fault) throw fault
}

test('any range of any pieces is what the whole has there', async () => {
  for (const size of [1, 7, 10, 100])
    for (const [from, until] of [
      [0, 36],
      [0, 1],
      [35, 36],
      [9, 11],
      [10, 20],
      [3, 30],
    ] as const) {
      const got = Buffer.concat(await Array.fromAsync(partOfWhole(pieces(size), { from, until })))
      expect(got.toString(), `${from}-${until} of pieces of ${size}`).toBe(WHOLE.toString('utf8', from, until))
    }
})

test('what turns out wrong at its end gives out no whole range before', async () => {
  const got: Uint8Array[] = []
  const read = async () => {
    for await (const part of partOfWhole(pieces(4, new Error('forged')), { from: 2, until: 9 })) got.push(part)
  }
  await expect(read()).rejects.toThrow('forged')
  expect(Buffer.concat(got).length).toBeLessThan(7)
})

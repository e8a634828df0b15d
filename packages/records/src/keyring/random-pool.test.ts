import { expect, test } from 'vitest'
import { createRandomPool } from './random-pool.ts'

test('gives out as many bytes as asked for, and none twice', () => {
  const random = createRandomPool()
  const seen = new Set<string>()
  for (let count = 0; count < 2000; count += 1) {
    const bytes = random(count % 2 === 0 ? 32 : 12)
    expect(bytes).toHaveLength(count % 2 === 0 ? 32 : 12)
    seen.add(bytes.toString('hex'))
  }
  expect(seen.size).toBe(2000)
  expect([...seen].filter((text) => /^(00)+$/.test(text))).toEqual([])
})

test('keeps what it gave out apart from what it gives later', () => {
  const random = createRandomPool()
  const first = random(4096)
  const before = first.toString('hex')
  random(4096)
  expect(first.toString('hex')).toBe(before)
  expect(() => random(4097)).toThrow(RangeError)
  expect(() => random(0)).toThrow(RangeError)
})

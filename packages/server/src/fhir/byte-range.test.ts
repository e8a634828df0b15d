import { expect, test } from 'vitest'
import { byteRange } from './byte-range.ts'

test.each([
  ['bytes=0-4', { from: 0, until: 5 }],
  ['bytes=5-', { from: 5, until: 10 }],
  ['bytes=-3', { from: 7, until: 10 }],
  ['bytes=-30', { from: 0, until: 10 }],
  ['bytes=9-100', { from: 9, until: 10 }],
])('%s of ten bytes', (header, range) => {
  expect(byteRange(header, 10)).toEqual(range)
})

test.each(['bytes=10-', 'bytes=11-12', 'bytes=-0'])('%s of ten bytes cannot be satisfied', (header) => {
  expect(byteRange(header, 10)).toBe('unsatisfiable')
})

test.each([undefined, 'bytes=5-2', 'bytes=0-1,3-4', 'lines=1-2', 'bytes=', 'bytes=-', 'bytes=a-b'])(
  '%s is ignored: the whole is sent',
  (header) => {
    expect(byteRange(header, 10)).toBeNull()
  },
)

test('no bytes have no range', () => {
  expect(byteRange('bytes=0-', 0)).toBe('unsatisfiable')
})

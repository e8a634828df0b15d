import { expect, test } from 'vitest'
import { openedPanel, openedRecord, openedSpan, openRecord } from './chart-search.ts'

const key = { custodian: `0x${'a'.repeat(64)}`, type: 'DocumentReference', id: 'note-1' } as const

test('an address opens the record and the span that it was made for', () => {
  const search = openRecord(key, { start: 12, end: 40 })
  expect(openedRecord(search)).toEqual(key)
  expect(openedSpan(search)).toEqual({ start: 12, end: 40 })
  expect(openedPanel(search)).toBe('source')
  const second = { start: 3, end: 9, path: 'content[1].attachment' }
  expect(openedSpan(openRecord(key, second))).toEqual(second)
  const third = { ...second, page: 3 }
  expect(openedSpan(openRecord(key, third))).toEqual(third)
  expect(openedSpan({ span: '3-9', page: '0' })).toEqual({ start: 3, end: 9 })
})

test('an address that names no record or no span opens none', () => {
  for (const src of ['', 'x/Observation/1', `${key.custodian}/Observation/1/extra`, `${key.custodian}/obs/1`])
    expect(openedRecord({ src })).toBeNull()
  for (const span of ['', '4', '9-3', '1-2-3', '-1-4']) expect(openedSpan({ span })).toBeNull()
  expect(openedPanel({ panel: 'other' as 'source' })).toBe('insights')
})

import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { hasNews } from './news.ts'
import { reactTo } from './use-live-events.ts'

function filled(): QueryClient {
  const queries = new QueryClient()
  queries.setQueryData(['chart', 'ana'], { items: ['visiting'] })
  queries.setQueryData(['resource', 'lakeside', 'Observation', '1', 1], { id: '1' })
  queries.setQueryData(['observations', 'ana'], ['visiting'])
  queries.setQueryData(['summary', 'ana', 'en', ''], { problems: [] })
  queries.setQueryData(['answer', 'ana', 'en', 'Any allergies?'], { state: 'answered' })
  queries.setQueryData(['hospital'], { name: 'A' })
  return queries
}

test('when access ends nothing clinical stays in memory', () => {
  const queries = filled()
  reactTo({ kind: 'access-ended', patient: 'ana' }, queries)
  for (const key of [
    ['chart', 'ana'],
    ['resource', 'lakeside', 'Observation', '1', 1],
    ['observations', 'ana'],
    ['summary', 'ana', 'en', ''],
    ['answer', 'ana', 'en', 'Any allergies?'],
  ])
    expect(queries.getQueryData(key)).toBeUndefined()
  expect(queries.getQueryData(['hospital'])).toEqual({ name: 'A' })
})

test('new records leave the chart as it is until the new one is there, and are announced', () => {
  const queries = filled()
  reactTo({ kind: 'record', patient: 'dora' }, queries)
  expect(queries.getQueryData(['chart', 'ana'])).toEqual({ items: ['visiting'] })
  expect(hasNews('dora')).toBe(true)
  reactTo({ kind: 'record', patient: 'ana' }, queries)
  for (const key of [
    ['chart', 'ana'],
    ['summary', 'ana', 'en', ''],
  ])
    expect(queries.getQueryState(key)?.isInvalidated).toBe(true)
})

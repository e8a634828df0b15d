import { expect, test } from 'vitest'
import { hospitalId, item } from '../testing/items.ts'
import { comingVisits, filterItems, groupByYear, newestItems } from './filter-items.ts'

const items = [
  item({ id: 'a', title: 'Radiografía de tórax', category: 'imaging', detail: '', at: '2' }),
  item({ id: 'b', title: 'HbA1c', date: Date.UTC(2024, 5, 1) }),
  item({ id: 'c', title: 'Discharge letter', category: 'notes', date: null }),
]

test('case and accents make no difference to a search', () => {
  expect(filterItems(items, { text: 'TORAX radiografia' }).map(({ key }) => key.id)).toEqual(['a'])
})

test('category and source narrow the list together', () => {
  expect(filterItems(items, { category: 'imaging', source: hospitalId('2') })).toHaveLength(1)
  expect(filterItems(items, { category: 'imaging', source: hospitalId('1') })).toHaveLength(0)
})

test('records stand under the year of their date, those without one apart', () => {
  expect(groupByYear(items).map(({ year, items }) => [year, items.length])).toEqual([
    [2026, 1],
    [2024, 1],
    [null, 1],
  ])
})

test('what came in last stands first, whatever it is about; one import is ordered by what happened', () => {
  const day = Date.UTC(2026, 10, 22, 10)
  const late = item({ id: 'late', updated: day + 5_000, date: 1 })
  const early = item({ id: 'early', updated: day, date: 2 })
  const before = item({ id: 'before', updated: day - 86_400_000, date: 3 })
  expect(newestItems([before, late, early], day).map(({ key }) => key.id)).toEqual(['early', 'late', 'before'])
})

test('what is still to come is not new: the next visits stand apart, without those that were called off', () => {
  const now = Date.UTC(2026, 10, 22)
  const visit = (id: string, days: number, status = 'booked') =>
    item({ id, category: 'visits', date: now + days * 86_400_000, status })
  const all = [visit('spring', 120), visit('next', 3), visit('off', 5, 'cancelled'), visit('past', -3, 'finished')]
  expect(comingVisits(all, now).map(({ key }) => key.id)).toEqual(['next', 'spring'])
  expect(newestItems(all, now).map(({ key }) => key.id)).toEqual(['past'])
})

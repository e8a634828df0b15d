import { expect, test } from 'vitest'
import type { InsightRecord } from '../insight-record.ts'
import { insightsOf } from '../summarize.ts'
import { NOW, patient, prescription, problem, record, result } from '../testing/records.ts'
import { createFactCache } from './fact-cache.ts'

const medication = record(
  { resourceType: 'Medication', id: 'm1', code: { text: 'Metformin 500 mg tablet' } },
  { id: 'm1' },
)
const CHART: readonly InsightRecord[] = [
  patient(),
  medication,
  record({
    resourceType: 'MedicationRequest',
    status: 'active',
    intent: 'order',
    medicationReference: { reference: 'Medication/m1' },
  }),
  problem('E11.9', 'Type 2 diabetes'),
  prescription('Lisinopril 10 mg tablet'),
  result('4548-4', 8.1, '%', 20),
  result('718-7', 13, 'g/dL', 20),
]
const context = { now: NOW, lastSeen: null }

test('a second reading with the cache says the same as one without', () => {
  const cache = createFactCache()
  const plain = insightsOf(CHART, context)
  expect(insightsOf(CHART, { ...context, cache })).toEqual(plain)
  expect(cache.size()).toBe(5)
  expect(insightsOf(CHART, { ...context, cache })).toEqual(plain)
})

test('what was read with a record is not told to who may not see that record', () => {
  const cache = createFactCache()
  insightsOf(CHART, { ...context, cache })
  const fewer = CHART.filter((item) => item !== medication)
  expect(insightsOf(fewer, { ...context, cache })).toEqual(insightsOf(fewer, context))
  expect(JSON.stringify(insightsOf(fewer, { ...context, cache }))).not.toMatch(/metformin/i)
})

test.each<[string, (item: InsightRecord) => InsightRecord]>([
  [
    'version',
    (item) => ({
      ...item,
      version: 2,
      resource: { ...item.resource, valueQuantity: { value: 9.9, unit: '%' } } as never,
    }),
  ],
  ['sensitivities', (item) => ({ ...item, sensitivities: ['hiv'] })],
  ['grant', (item) => ({ ...item, visitingUnder: 'grant' })],
  ['time of arrival', (item) => ({ ...item, updated: NOW })],
])('another %s of a record is read anew', (_, change) => {
  const cache = createFactCache()
  insightsOf(CHART, { ...context, cache })
  const changed = CHART.map((item) => (item.key.type === 'Observation' ? change(item) : item))
  const seen = { ...context, lastSeen: NOW - 1000 }
  expect(insightsOf(changed, { ...seen, cache })).toEqual(insightsOf(changed, seen))
})

test('another person’s ranges are not taken', () => {
  const cache = createFactCache()
  insightsOf(CHART, { ...context, cache })
  const man = [patient({ gender: 'male' }), ...CHART.slice(1)]
  expect(insightsOf(man, { ...context, cache })).toEqual(insightsOf(man, context))
})

test('it holds no more records than it may, and forgets what nobody uses', () => {
  const cache = createFactCache(3)
  insightsOf(CHART, { ...context, cache })
  expect(cache.size()).toBe(3)
  cache.sweep(NOW + 11 * 60_000)
  expect(cache.size()).toBe(0)
})

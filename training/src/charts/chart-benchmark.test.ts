import { expect, test } from 'vitest'
import { evaluateAlteredCharts, evaluateCharts } from './chart-benchmark.ts'
import { unsupported } from './support.ts'
import type { Plain } from './truth.ts'

/** All charts in the full run; a few of each kind always. */
const CHARTS = process.env.ANAMNESIS_FULL === '1' ? undefined : 5
const DATA = process.env.ANAMNESIS_DATA ?? '../shared/data'
const results = evaluateCharts(DATA, CHARTS)
const altered = evaluateAlteredCharts(DATA, 7301, false, CHARTS)

test.skipIf(results === null)(
  'pages leave out no fact and no item to act on, and say nothing that their records do not bear',
  () => {
    for (const { set, metric, ours } of [...(results ?? []), ...(altered ?? [])]) {
      if (metric.endsWith(' told') && !metric.includes('notes'))
        expect([set, metric, ours >= 0.99]).toEqual([set, metric, true])
      if (metric === 'unsupported sentences' || metric === 'omitted act-now items')
        expect([set, metric, ours]).toEqual([set, metric, 0])
    }
  },
)

test.skipIf(altered === null)('pages of altered charts tell no problem that a note denies', () => {
  const of = (metric: string) => (altered ?? []).find((result) => result.metric === metric)?.ours
  expect(of('denied problems of notes told')).toBe(0)
  expect(of('problems of notes told')).toBeGreaterThanOrEqual(0.9)
})

test.skipIf(results === null).each(['', ' (Spanish)'])(
  'questions%s are answered right or not at all, a third of them without an answer in the chart',
  (spoken) => {
    const of = (metric: string) =>
      (results ?? []).filter((result) => result.metric === `${metric}${spoken}`).map(({ ours }) => ours)
    for (const share of of('questions answered right')) expect(share).toBeGreaterThanOrEqual(0.95)
    for (const share of of('share of questions without an answer in the chart'))
      expect(share).toBeGreaterThanOrEqual(0.3)
    expect(of('false answers')).toEqual([0, 0])
  },
)

const potassium: Plain = {
  resourceType: 'Observation',
  id: 'o1',
  effectiveDateTime: '2026-03-12T08:00:00Z',
  valueQuantity: { value: 5.94, unit: 'mmol/L' },
}

test.each([
  ['Potassium 5.9 mmol/L (12 Mar 2026).', []],
  ['Potassium 5.7 mmol/L (12 Mar 2026).', ['5.7']],
  ['Potassium 5.9 mmol/L (13 Mar 2026).', ['13 Mar 2026']],
  ['Potassium 5.9 mmol/L since 2019.', ['2019']],
  ['Potassium 5.9 mmol/L (12 Mar 2026) on warfarin.', ['warfarin']],
])('the judge finds what is not borne: %s', (text, missing) => {
  expect(unsupported({ text, rule: 'answer-latest', records: [potassium] }, 0, new Set(['warfarin']))).toEqual(missing)
})

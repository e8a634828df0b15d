import { expect, test } from 'vitest'
import { evaluateMeasures } from './measures-evaluation.ts'

const DATA = process.env.ANAMNESIS_DATA ?? '../shared/data'
const results = await evaluateMeasures(DATA)

test.skipIf(results === null)('each published test patient is in the populations that its report expects', () => {
  const of = (metric: string) => (results ?? []).filter((result) => result.metric.startsWith(metric))
  const patients = of('patients with').reduce((sum, { size }) => sum + size, 0)
  const right = of('patients with').reduce((sum, { size, ours }) => sum + Math.round(size * ours), 0)
  const known = of('of the others').reduce((sum, { ours }) => sum + ours, 0)
  expect({ patients, right, known }).toEqual({ patients: 223, right: 222, known: 1 })
})

import { expect, test } from 'vitest'
import { evaluateAssertions } from './assertion-kit.ts'

const results = evaluateAssertions(process.env.ANAMNESIS_DATA ?? '../shared/data')

test.skipIf(results === null)('the assertions of notes hold their figures on reports that nobody had in view', () => {
  const heldOut = (axis: string) =>
    results?.find(({ set, metric }) => set.endsWith('held out') && metric.startsWith(axis))?.ours
  expect(heldOut('negated')).toBeGreaterThan(0.97)
  expect(heldOut('historical')).toBeGreaterThan(0.75)
})

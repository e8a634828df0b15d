import type { Observation } from '@medplum/fhirtypes'
import { expect, test } from 'vitest'
import { recordFacts } from './record-facts.ts'

const count = (code: string, unit: string): Observation => ({
  resourceType: 'Observation',
  status: 'final',
  code: { text: 'Platelets' },
  valueQuantity: { value: 288, unit, code },
})

test('a value in words that read better keeps its UCUM code among the facts', () => {
  expect(recordFacts(count('10*3/uL', '10*3/uL'), 'en')).toContainEqual({ name: 'unit', text: '10*3/uL' })
})

test('a code that reads well as it is stands once, beside its value', () => {
  expect(recordFacts(count('mg/dL', 'mg/dL'), 'en').map(({ name }) => name)).not.toContain('unit')
})

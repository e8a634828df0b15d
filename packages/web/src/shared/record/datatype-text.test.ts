import { expect, test } from 'vitest'
import { datatypeText, rangeText } from './datatype-text.ts'

test('a concept says its own text before the display of its first named code', () => {
  expect(datatypeText({ text: 'Type 2 diabetes', coding: [{ display: 'Diabetes mellitus type 2' }] }, 'en')).toBe(
    'Type 2 diabetes',
  )
  expect(datatypeText({ coding: [{ system: 's', code: '4548-4' }, { display: 'HbA1c' }] }, 'en')).toBe('HbA1c')
})

test('value and unit are never split', () => {
  expect(datatypeText({ value: 7.2, unit: '%' }, 'en')).toBe('7.2\u00a0%')
  expect(datatypeText({ value: 0, unit: 'mg', comparator: '<' }, 'en')).toBe('<0\u00a0mg')
})

test('a range names one or both of its ends', () => {
  expect(rangeText({ low: { value: 4, unit: '%' }, high: { value: 5.6, unit: '%' } })).toBe('4\u00a0–\u00a05.6\u00a0%')
  expect(rangeText({ high: { value: 5.6, unit: '%' } })).toBe('≤\u00a05.6\u00a0%')
  expect(rangeText({})).toBe('')
})

test('a dosage says its text, else dose, timing and route', () => {
  expect(datatypeText([{ text: '1 tablet twice daily', doseAndRate: [] }], 'en')).toBe('1 tablet twice daily')
  const dose = {
    doseAndRate: [{ doseQuantity: { value: 500, unit: 'mg' } }],
    timing: { code: { text: 'twice daily' } },
  }
  expect(datatypeText(dose, 'en')).toBe('500\u00a0mg, twice daily')
})

test('a period of one day is that day', () => {
  expect(datatypeText({ start: '2024-03-04', end: '2024-03-04' }, 'en')).toBe('4 Mar 2024')
  expect(datatypeText({ start: '2024-03-04', end: '2024-03-09' }, 'en')).toBe('4 Mar 2024 – 9 Mar 2024')
})

test('a reference says its display, and nothing where it has none', () => {
  expect(datatypeText({ reference: 'Practitioner/1', display: 'Dr Ana Lee' }, 'en')).toBe('Dr Ana Lee')
  expect(datatypeText({ reference: 'Practitioner/1' }, 'en')).toBe('')
})

test('what is said twice is shown once', () => {
  expect(datatypeText([{ text: 'Rash' }, { text: 'Rash' }, { text: 'Cough' }], 'en')).toBe('Rash; Cough')
})

test('a visit of one day is one date with two times', () => {
  const visit = { start: '2026-11-13T10:30:00', end: '2026-11-13T10:55:00' }
  expect(datatypeText(visit, 'en')).toBe('13 Nov 2026, 10:30 – 10:55')
})

test('a number of a code system without words is not shown', () => {
  expect(datatypeText({ coding: [{ system: 'http://snomed.info/sct', code: '78791008' }] }, 'en')).toBe('')
  expect(datatypeText({ system: 'http://dicom.nema.org/resources/ontology/DCM', code: 'DX' }, 'en')).toBe('DX')
})

test('an amount stands behind what it is for', () => {
  const total = { category: { coding: [{ display: 'Submitted' }] }, amount: { value: 780, currency: 'USD' } }
  expect(datatypeText([total], 'en')).toBe('Submitted 780\u00a0USD')
})

test('a unit is said as readers know it, whether the code or the text holds the UCUM code', () => {
  expect(datatypeText({ value: 288, unit: '10*3/uL', code: '10*3/uL' }, 'en')).toBe('288\u00a0×10³/µL')
  expect(datatypeText({ value: 288, unit: '10*3/uL' }, 'en')).toBe('288\u00a0×10³/µL')
  expect(datatypeText({ value: 2, unit: 'puffs', code: '{puff}' }, 'en')).toBe('2\u00a0puffs')
})

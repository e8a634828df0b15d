import { describe, expect, test } from 'vitest'
import { ALL_TESTS, convert, testByKey, testByLoinc, ucumOf } from './lab-tests.ts'

/** Pairs of the same amount in two units, from the conversion tables of AMA Manual of Style, 11th edition, section 17.5. */
const SAME: readonly (readonly [string, number, string, number])[] = [
  ['creatinine', 88.4, 'umol/L', 1],
  ['glucose', 5.55, 'mmol/L', 100],
  ['cholesterol', 5.17, 'mmol/L', 200],
  ['triglycerides', 1.69, 'mmol/L', 150],
  ['urea', 7.14, 'mmol/L', 20],
  ['calcium', 2.5, 'mmol/L', 10],
  ['bilirubin', 17.1, 'umol/L', 1],
  ['urate', 416, 'umol/L', 7],
  ['hemoglobin', 140, 'g/L', 14],
  ['magnesium', 0.82, 'mmol/L', 2],
  ['phosphate', 1.29, 'mmol/L', 4],
  ['iron', 17.9, 'umol/L', 100],
  ['b12', 221, 'pmol/L', 300],
  ['vitamin-d', 74.9, 'nmol/L', 30],
  ['free-t4', 12.9, 'pmol/L', 1],
  ['lactate', 9, 'mg/dL', 1],
  ['digoxin', 1.28, 'nmol/L', 1],
  ['hba1c', 53, 'mmol/mol', 7],
  ['acr', 3.39, 'mg/mmol', 30],
  ['temperature', 98.6, '[degF]', 37],
]

describe('convert', () => {
  test.each(SAME)('%s: %d %s is %d', (key, value, unit, expected) => {
    const converted = convert(testByKey(key), value, unit)
    expect(Math.abs((converted ?? Number.NaN) / expected - 1)).toBeLessThan(0.006)
  })

  test('refuses a unit that the table does not have for the test', () => {
    expect(convert(testByKey('creatinine'), 1, 'mmol/L')).toBeNull()
    expect(convert(testByKey('potassium'), 4, 'mg/dL')).toBeNull()
    expect(convert(testByKey('sodium'), 140, '')).toBeNull()
  })

  test('refuses a value that no living person has', () => {
    expect(convert(testByKey('protein'), 70, 'g/dL')).toBeNull()
    expect(convert(testByKey('protein'), 70, 'g/L')).toBeCloseTo(7, 10)
  })

  test('knows units as laboratories write them', () => {
    expect(['IU/L', 'K/uL', 'mmHg', '°C', 'mEq/L', 'mL/min/1.73 m²', 'mg/g{creat}', '{INR}'].map(ucumOf)).toEqual([
      'U/L',
      '10*3/uL',
      'mm[Hg]',
      'Cel',
      'meq/L',
      'mL/min/{1.73_m2}',
      'mg/g',
      '1',
    ])
  })
})

test('each LOINC code leads to one test, and every range, limit and conversion is a number', () => {
  const loincs = ALL_TESTS.flatMap((item) => item.loincs)
  expect(new Set(loincs).size).toBe(loincs.length)
  for (const item of ALL_TESTS) {
    for (const loinc of item.loincs) expect(loinc).toMatch(/^\d{3,6}-\d$/)
    for (const span of [item.range?.female, item.range?.male, item.critical]) {
      for (const end of [span?.low, span?.high]) expect(Number.isNaN(end)).toBe(false)
      if (span?.low != null && span.high != null) expect(span.low).toBeLessThan(span.high)
    }
    for (const { factor, offset } of item.conversions.values()) expect(Number.isFinite(factor * 1 + offset)).toBe(true)
  }
  expect(testByLoinc('4548-4')?.name).toBe('HbA1c')
  expect(testByLoinc('0-0')).toBeUndefined()
})

test('critical limits lie outside the usual range', () => {
  for (const { range, critical } of ALL_TESTS) {
    if (range === null || critical === null) continue
    for (const span of [range.female, range.male]) {
      if (critical.low !== null && span.low !== null) expect(critical.low).toBeLessThan(span.low)
      if (critical.high !== null && span.high !== null) expect(critical.high).toBeGreaterThan(span.high)
    }
  }
})

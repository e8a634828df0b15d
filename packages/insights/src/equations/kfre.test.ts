import { describe, expect, test } from 'vitest'
import { convert, testByKey } from '../terminology/lab-tests.ts'
import type { KfreInputs } from './kfre.ts'
import { kfre } from './kfre.ts'

function risk(inputs: Partial<KfreInputs>) {
  const outcome = kfre({
    region: 'north-america',
    sex: 'male',
    ageYears: 60,
    egfrMlPerMinPer173: 30,
    acrMgPerG: 300,
    ...inputs,
  })
  if (!('value' in outcome)) throw new Error(JSON.stringify(outcome))
  return outcome.value
}

const person = (sex: 'female' | 'male', ageYears: number, egfr: number, acrMgPerG: number) =>
  ({ sex, ageYears, egfrMlPerMinPer173: egfr, acrMgPerG }) as const

describe('published vectors, 4 variables', () => {
  // Clinician Reviews, "Kidney Disease Progression: How to Calculate Risk" (MDedge 128488): percents with one digit, cut.
  test.each([
    ['woman of 63', person('female', 63, 45, 30), 0.4, 1.3],
    ['man of 55', person('male', 55, 38, 150), 2.9, 9.0],
  ] as const)('Clinician Reviews: %s', (_name, inputs, two, five) => {
    const { twoYears, fiveYears } = risk(inputs)
    expect(Math.floor(twoYears * 1000) / 10).toBe(two)
    expect(Math.floor(fiveYears * 1000) / 10).toBe(five)
  })

  // The PyPI package kfre 0.1.18, kfre_person(), the person of its own unit test and another.
  test.each([
    ['north-america', person('female', 57.28, 15, 1762.00184), 0.5869535651, 0.9367394205],
    ['elsewhere', person('female', 57.28, 15, 1762.00184), 0.4466170331, 0.8988555353],
    ['elsewhere', person('male', 55, 38, 150), 0.0200432874, 0.0754056232],
  ] as const)('kfre 0.1.18: %s', (region, inputs, two, five) => {
    const { twoYears, fiveYears, variables } = risk({ ...inputs, region })
    expect(twoYears).toBeCloseTo(two, 9)
    expect(fiveYears).toBeCloseTo(five, 9)
    expect(variables).toBe(4)
  })
})

describe('published vectors, 8 variables (two programs, in Python and in R, but of one author)', () => {
  const chemistry = { albuminGPerDl: 3.4, phosphateMgPerDl: 4.6, bicarbonateMmolPerL: 22, calciumMgPerDl: 9.8 }
  test.each([
    ['north-america', 0.1193016104, 0.3388814819],
    ['elsewhere', 0.0948560541, 0.361293316],
  ] as const)('kfre 0.1.18: %s', (region, two, five) => {
    const { twoYears, fiveYears, variables } = risk({ ...person('female', 72, 28, 800), ...chemistry, region })
    expect(twoYears).toBeCloseTo(two, 9)
    expect(fiveYears).toBeCloseTo(five, 9)
    expect(variables).toBe(8)
  })

  // The R package kfre 0.0.2 (CRAN), vignette "Getting Started", first person.
  test('kfre 0.0.2 in R: man of 55', () => {
    const values = { albuminGPerDl: 4.2, phosphateMgPerDl: 3.3, bicarbonateMmolPerL: 24, calciumMgPerDl: 9.1 }
    const { twoYears, fiveYears, variables } = risk({ ...person('male', 55, 45, 120), ...values })
    expect(twoYears).toBeCloseTo(0.01126961, 8)
    expect(fiveYears).toBeCloseTo(0.03624505, 8)
    expect(variables).toBe(8)
  })

  test('takes 4 variables where one of the four is missing or impossible', () => {
    expect(risk({ ...chemistry, calciumMgPerDl: null }).variables).toBe(4)
    expect(risk({ ...chemistry, albuminGPerDl: 34 }).variables).toBe(4)
  })
})

describe('errors of public calculators (reference C4)', () => {
  test('the sex term is (male - 0.5642) times its coefficient, not male, or -0.5642 for women only', () => {
    const hazards = (['male', 'female'] as const).map((sex) => Math.log(1 - risk({ sex }).fiveYears) / Math.log(0.924))
    expect(Math.log((hazards[0] ?? 0) / (hazards[1] ?? 1))).toBeCloseTo(0.2467, 9)
    const predictor = -0.2201 * (6 - 7.036) + 0.2467 * 0.4358 - 0.5567 * (6 - 7.222) + 0.451 * (Math.log(300) - 5.137)
    expect(Math.log(hazards[0] ?? 0)).toBeCloseTo(predictor, 9)
  })

  test('the two calibrations are not mixed', () => {
    const ratio = (region: KfreInputs['region']) => {
      const { twoYears, fiveYears } = risk({ region })
      return Math.log(1 - twoYears) / Math.log(1 - fiveYears)
    }
    expect(ratio('north-america')).toBeCloseTo(Math.log(0.975) / Math.log(0.924), 9)
    expect(ratio('elsewhere')).toBeCloseTo(Math.log(0.9832) / Math.log(0.9365), 9)
  })
})

describe('units and refusals', () => {
  test('mg/mmol is 8.84 mg/g', () => {
    const acr = testByKey('acr')
    expect(acr.unit).toBe('mg/g')
    expect(convert(acr, 30, 'mg/mmol')).toBeCloseTo(265.2, 9)
    expect(convert(acr, 30, 'mg/L')).toBeNull()
  })

  test('is for CKD G3 to G5 of adults: each side of the limits', () => {
    const refused = (inputs: Partial<KfreInputs>) =>
      kfre({ region: 'elsewhere', ...person('male', 60, 30, 300), ...inputs })
    expect(refused({ egfrMlPerMinPer173: 60 })).toEqual({ refused: 'eGFR outside 1 to 59.999 mL/min/1.73 m2' })
    expect('value' in refused({ egfrMlPerMinPer173: 59.9 })).toBe(true)
    expect(refused({ ageYears: 17 })).toEqual({ refused: 'age outside 18 to 100 years' })
    expect('value' in refused({ ageYears: 18 })).toBe(true)
    expect(refused({ acrMgPerG: 0 })).toEqual({ refused: 'urine albumin/creatinine ratio outside 0.1 to 30000 mg/g' })
  })

  test('names what is missing', () => {
    expect(kfre({ region: 'elsewhere', ...person('male', 60, 30, 300), acrMgPerG: null, sex: null })).toEqual({
      missing: ['urine albumin/creatinine ratio', 'sex'],
    })
  })
})

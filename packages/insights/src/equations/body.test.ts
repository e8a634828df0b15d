import { describe, expect, test } from 'vitest'
import { bodyMassClass, bodyMassIndex, clearanceWeight, cockcroftGault } from './body.ts'

const bmi = (weightKg: number | null, heightCm: number | null, ageYears = 40) =>
  bodyMassIndex({ ageYears, weightKg, heightCm })

describe('BMI', () => {
  test.each([
    ['MedCalc-Bench (68 kg, 182 cm)', 68, 182, 20.52892, 5],
    ['clincalc 0.4.0 (70 kg, 175 cm)', 70, 175, 22.9, 1],
  ] as const)('published: %s', (_name, weight, height, expected, digits) => {
    expect(bmi(weight, height)).toMatchObject({ value: expect.closeTo(expected, digits) })
  })

  test('each side of every class of the WHO', () => {
    expect([18.4, 18.5, 24.9, 25, 29.9, 30, 34.9, 35, 39.9, 40].map(bodyMassClass)).toEqual([
      'underweight',
      'normal weight',
      'normal weight',
      'overweight',
      'overweight',
      'obesity class 1',
      'obesity class 1',
      'obesity class 2',
      'obesity class 2',
      'obesity class 3',
    ])
  })

  test('refuses children and slips of the keyboard, and names what is missing', () => {
    expect(bmi(70, 175, 17)).toEqual({ refused: 'age outside 18 to 120 years' })
    expect(bmi(70, 1.75)).toEqual({ refused: 'height outside 100 to 250 cm' })
    expect(bmi(null, null)).toEqual({ missing: ['weight', 'height'] })
  })
})

const clearance = (ageYears: number, sex: 'female' | 'male' | null, weightKg: number, creatinineMgPerDl: number) =>
  cockcroftGault({ ageYears, sex, weightKg, creatinineMgPerDl })

describe('Cockcroft-Gault', () => {
  test('published: MedCalc-Bench (man of 53, 87 kg, 175 cm, 1.39 mg/dL, adjusted weight 77.0788 kg) gives 67.00495', () => {
    const weight = clearanceWeight(87, 175, 'male')
    expect(weight).toBeCloseTo(77.0788, 3)
    expect(clearance(53, 'male', weight, 1.39)).toMatchObject({ value: expect.closeTo(67.00495, 3) })
  })

  test('published: clincalc 0.4.0 (woman of 70, 60 kg, 100 umol/L) gives 43.8', () => {
    expect(clearance(70, 'female', 60, 100 / 88.4)).toMatchObject({ value: expect.closeTo(43.8, 1) })
  })

  test.each([
    ['man of 55, 90 kg, 1.09 mg/dL', 55, 'male', 90, 1.09, 97],
    ['woman of 65, 60 kg, 85 umol/L', 65, 'female', 60, 85 / 88.42, 55],
  ] as const)(
    'published: calculator of the National Kidney Foundation (tests of pharmaverse/admiral), %s',
    (_name, age, sex, weight, creatinine, rounded) => {
      const outcome = clearance(age, sex, weight, creatinine)
      expect('value' in outcome && Math.round(outcome.value)).toBe(rounded)
    },
  )

  test('the weight on each side of its knots: BMI 18.5 and 25', () => {
    const ideal = 50 + 2.3 * (175 / 2.54 - 60)
    const at = (index: number) => index * 1.75 ** 2
    expect(clearanceWeight(at(18.4), 175, 'male')).toBeCloseTo(at(18.4), 9)
    expect(clearanceWeight(at(18.6), 175, 'male')).toBeCloseTo(Math.min(at(18.6), ideal), 9)
    expect(clearanceWeight(at(24.9), 175, 'male')).toBeCloseTo(ideal, 9)
    expect(clearanceWeight(at(25.1), 175, 'male')).toBeCloseTo(ideal + 0.4 * (at(25.1) - ideal), 9)
    expect(ideal - clearanceWeight(at(24.9), 175, 'female')).toBeCloseTo(4.5, 9)
  })

  test('refuses children and names the missing sex', () => {
    expect(clearance(17, 'male', 60, 1)).toEqual({ refused: 'age outside 18 to 110 years' })
    expect(clearance(60, null, 60, 1)).toEqual({ missing: ['sex'] })
  })
})

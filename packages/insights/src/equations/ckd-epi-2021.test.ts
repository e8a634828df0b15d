import { describe, expect, test } from 'vitest'
import { ckdEpi2021, filtrationCategory } from './ckd-epi-2021.ts'

describe('ckdEpi2021', () => {
  test('gives the published value of MedCalc-Bench (man, 81 years, 1.7 mg/dL)', () => {
    expect(ckdEpi2021(1.7, 81, 'male')).toBeCloseTo(39.99991, 4)
  })

  test('gives the published value of the National Kidney Foundation calculator (man, 55 years, 1.2 mg/dL)', () => {
    expect(Math.round(ckdEpi2021(1.2, 55, 'male') ?? 0)).toBe(71)
  })

  test.each([
    ['man of 55, 1.09 mg/dL', 1.09, 55, 'male', 80],
    ['woman of 65, 85 umol/L', 85 / 88.42, 65, 'female', 66],
  ] as const)(
    'gives the published value of the same calculator in the tests of pharmaverse/admiral (%s)',
    (_name, creatinine, age, sex, rounded) => {
      expect(Math.round(ckdEpi2021(creatinine, age, sex) ?? 0)).toBe(rounded)
    },
  )

  // Worked by hand from the published equation, on each side of both knots (0.7 mg/dL for women, 0.9 mg/dL for men).
  test.each([
    ['male', 0.8, 40, 142 * (0.8 / 0.9) ** -0.302 * 0.9938 ** 40],
    ['male', 0.9, 40, 142 * 0.9938 ** 40],
    ['male', 1.0, 40, 142 * (1.0 / 0.9) ** -1.2 * 0.9938 ** 40],
    ['female', 0.6, 40, 142 * (0.6 / 0.7) ** -0.241 * 0.9938 ** 40 * 1.012],
    ['female', 0.7, 40, 142 * 0.9938 ** 40 * 1.012],
    ['female', 0.8, 40, 142 * (0.8 / 0.7) ** -1.2 * 0.9938 ** 40 * 1.012],
  ] as const)('%s %d mg/dL at %d years is right on its side of the knot', (sex, creatinine, age, expected) => {
    expect(ckdEpi2021(creatinine, age, sex)).toBeCloseTo(expected, 10)
  })

  test('is not the equation that takes 0.7 as the knot of men below 0.9 mg/dL (error of MedCalc-Bench line 40)', () => {
    const wrong = 142 * (0.8 / 0.7) ** -0.302 * 0.9938 ** 40
    expect(Math.abs((ckdEpi2021(0.8, 40, 'male') ?? 0) / wrong - 1)).toBeGreaterThan(0.05)
  })

  test('refuses children, impossible ages and impossible creatinine', () => {
    for (const [creatinine, age] of [
      [1, 17],
      [1, 121],
      [0, 50],
      [41, 50],
      [Number.NaN, 50],
      [1, Number.NaN],
    ] as const)
      expect(ckdEpi2021(creatinine, age, 'male')).toBeNull()
  })
})

test('filtration categories begin at their KDIGO limits', () => {
  expect([90, 89.9, 60, 59.9, 45, 44.9, 30, 29.9, 15, 14.9].map(filtrationCategory)).toEqual([
    'G1',
    'G2',
    'G2',
    'G3a',
    'G3a',
    'G3b',
    'G3b',
    'G4',
    'G4',
    'G5',
  ])
})

import { describe, expect, test } from 'vitest'
import type { AcuteSigns } from './acute-illness.ts'
import { curb65, news2, qsofa } from './acute-illness.ts'

const well: AcuteSigns = {
  ageYears: 50,
  respirationPerMin: 16,
  oxygenSaturationPercent: 98,
  onOxygen: false,
  systolicMmHg: 120,
  diastolicMmHg: 80,
  pulsePerMin: 70,
  temperatureCel: 37,
  notAlert: false,
}
const points = (outcome: ReturnType<typeof qsofa>) => ('value' in outcome ? outcome.value.points : null)
const news = (change: Partial<AcuteSigns>, scale: 1 | 2 = 1) => points(news2({ ...well, ...change }, scale))

describe('NEWS2', () => {
  test('published: R package cliot 1.0.0, news2_score example 1 (COPD, scale 2, respiration 22, 90 % on oxygen) gives 4', () => {
    expect(news({ respirationPerMin: 22, oxygenSaturationPercent: 90, onOxygen: true, pulsePerMin: 80 }, 2)).toBe(4)
  })

  test.each([
    [
      11,
      {
        respirationPerMin: 23,
        oxygenSaturationPercent: 93,
        onOxygen: true,
        systolicMmHg: 98,
        pulsePerMin: 112,
        temperatureCel: 38.6,
      },
    ],
    [
      18,
      {
        respirationPerMin: 26,
        oxygenSaturationPercent: 91,
        systolicMmHg: 88,
        pulsePerMin: 135,
        temperatureCel: 35,
        notAlert: true,
      },
    ],
  ] as const)('published: clincalc 0.4.0 gives %d', (expected, change) => {
    expect(news(change)).toBe(expected)
  })

  test('published: vitalscore 0.1.1, README (respiration 22, 94 %, systolic 105, pulse 98, 37.2) gives 5', () => {
    const change = { respirationPerMin: 22, oxygenSaturationPercent: 94, systolicMmHg: 105, pulsePerMin: 98 }
    expect(news({ ...change, temperatureCel: 37.2 })).toBe(5)
  })

  // RCP 2017, chart 1: the value on each side of every step.
  test.each([
    ['respirationPerMin', [8, 9, 11, 12, 20, 21, 24, 25], [3, 1, 1, 0, 0, 2, 2, 3]],
    ['oxygenSaturationPercent', [91, 92, 93, 94, 95, 96], [3, 2, 2, 1, 1, 0]],
    ['systolicMmHg', [90, 91, 100, 101, 110, 111, 219, 220], [3, 2, 2, 1, 1, 0, 0, 3]],
    ['pulsePerMin', [40, 41, 50, 51, 90, 91, 110, 111, 130, 131], [3, 1, 1, 0, 0, 1, 1, 2, 2, 3]],
    ['temperatureCel', [35, 35.1, 36, 36.1, 38, 38.1, 39, 39.1], [3, 1, 1, 0, 0, 1, 1, 2]],
  ] as const)('each side of every step of %s', (sign, values, expected) => {
    expect(values.map((value) => news({ [sign]: value }))).toEqual(expected)
  })

  test('each side of every step of scale 2, where oxygen alone makes high saturation count', () => {
    const at = (onOxygen: boolean) => (oxygenSaturationPercent: number) =>
      news({ oxygenSaturationPercent, onOxygen }, 2)
    expect([83, 84, 85, 86, 87, 88, 92, 93, 97].map(at(false))).toEqual([3, 2, 2, 1, 1, 0, 0, 0, 0])
    expect([92, 93, 94, 95, 96, 97].map(at(true))).toEqual([2, 3, 3, 4, 4, 5])
  })

  test('a single sign with 3 points is told', () => {
    expect(news2({ ...well, notAlert: true })).toMatchObject({ value: { points: 3, single: true } })
    expect(news2({ ...well, respirationPerMin: 21 })).toMatchObject({ value: { points: 2, single: false } })
  })

  test('names the signs that were not taken, and refuses below 16 years', () => {
    expect(news2({ ...well, onOxygen: null, notAlert: null })).toMatchObject({
      value: { unknown: ['supplemental oxygen', 'consciousness'] },
    })
    expect(news2({ ...well, ageYears: 15 })).toEqual({ refused: 'age outside 16 to 120 years' })
    expect('value' in news2({ ...well, ageYears: 16 })).toBe(true)
  })

  test('temperatures from Fahrenheit are rounded as the chart is read', () => {
    expect(news({ temperatureCel: 38.00000003 })).toBe(0)
    expect(news({ temperatureCel: 38.04 })).toBe(0)
    expect(news({ temperatureCel: 38.06 })).toBe(1)
  })
})

describe('qSOFA', () => {
  test.each([
    [2, { respirationPerMin: 22, systolicMmHg: 100 }],
    [1, { respirationPerMin: 21, systolicMmHg: 101, notAlert: true }],
  ] as const)('published: clincalc 0.4.0 gives %d', (expected, change) => {
    expect(points(qsofa({ ...well, ...change }))).toBe(expected)
  })

  test('published: vitalscore 0.1.1, README (coma scale 13, respiration 24, systolic 95) gives 3', () => {
    expect(points(qsofa({ ...well, respirationPerMin: 24, systolicMmHg: 95, notAlert: true }))).toBe(3)
  })

  test('each side of its knots', () => {
    expect([21, 22].map((respirationPerMin) => points(qsofa({ ...well, respirationPerMin })))).toEqual([0, 1])
    expect([101, 100].map((systolicMmHg) => points(qsofa({ ...well, systolicMmHg })))).toEqual([0, 1])
  })
})

describe('CURB-65', () => {
  const curb = (change: Partial<AcuteSigns>, urea: number | null = 5) => points(curb65({ ...well, ...change }, urea))

  test.each([
    [5, { ageYears: 78, notAlert: true, diastolicMmHg: 58, respirationPerMin: 32, systolicMmHg: 110 }, 9],
    [0, { ageYears: 64, diastolicMmHg: 61, respirationPerMin: 29, systolicMmHg: 90 }, 7],
    [4, { ageYears: 65, diastolicMmHg: 60, respirationPerMin: 30, systolicMmHg: 89 }, 7.1],
  ] as const)('published: clincalc 0.4.0 gives %d', (expected, change, urea) => {
    expect(curb(change, urea)).toBe(expected)
  })

  test('published: MedCalc-Bench (77 years, delirious, urea nitrogen 40 mg/dL, respiration 23, 105/52) gives 4', () => {
    const signs = { ageYears: 77, notAlert: true, respirationPerMin: 23, systolicMmHg: 105, diastolicMmHg: 52 }
    expect(curb(signs, 40 / 2.8014)).toBe(4)
  })

  test('each side of every knot', () => {
    expect([7, 7.1].map((urea) => curb({}, urea))).toEqual([0, 1])
    expect([29, 30].map((respirationPerMin) => curb({ respirationPerMin }))).toEqual([0, 1])
    expect([90, 89].map((systolicMmHg) => curb({ systolicMmHg }))).toEqual([0, 1])
    expect([61, 60].map((diastolicMmHg) => curb({ diastolicMmHg }))).toEqual([0, 1])
    expect([64, 65].map((ageYears) => curb({ ageYears }))).toEqual([0, 1])
  })

  test('one low pressure is enough, one normal pressure is not', () => {
    expect(curb65({ ...well, systolicMmHg: null }, 5)).toMatchObject({ value: { unknown: ['blood pressure'] } })
    expect(curb({ systolicMmHg: null, diastolicMmHg: 50 })).toBe(1)
  })
})

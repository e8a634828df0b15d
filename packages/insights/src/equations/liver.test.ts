import { describe, expect, test } from 'vitest'
import { convert, testByKey } from '../terminology/lab-tests.ts'
import { fib4, fib4Class, meld3 } from './liver.ts'

const fib = (ageYears: number, astUPerL: number, altUPerL: number, plateletsPerNl: number) => {
  const outcome = fib4({ ageYears, astUPerL, altUPerL, plateletsPerNl })
  return 'value' in outcome ? outcome.value : outcome
}

describe('FIB-4', () => {
  test('published: MedCalc-Bench (35 years, AST 107, ALT 104, platelets 181 give 2.02888)', () => {
    expect(fib(35, 107, 104, 181)).toBeCloseTo(2.02888, 4)
  })

  test('published: clincalc 0.4.0 (66 years, AST 45, ALT 30, platelets 150 give 3.61)', () => {
    expect(fib(66, 45, 30, 150)).toBeCloseTo(3.61, 2)
  })

  test('each side of its cut-offs, which rise at 65 years', () => {
    expect([1.29, 1.3, 2.67, 2.68].map((value) => fib4Class(value, 64))).toEqual([
      'low',
      'indeterminate',
      'indeterminate',
      'high',
    ])
    expect([1.99, 2].map((value) => fib4Class(value, 65))).toEqual(['low', 'indeterminate'])
  })

  test('is refused below 35 years and names what is missing', () => {
    expect(fib(34, 107, 104, 181)).toEqual({ refused: 'age outside 35 to 120 years' })
    expect(fib4({ ageYears: 50, astUPerL: null, altUPerL: 30, plateletsPerNl: null })).toEqual({
      missing: ['AST', 'platelets'],
    })
  })
})

type Meld = Parameters<typeof meld3>[0]
const middle: Meld = {
  ageYears: 50,
  sex: 'female',
  bilirubinMgPerDl: 3,
  inr: 2,
  creatinineMgPerDl: 1.5,
  sodiumMmolPerL: 130,
  albuminGPerDl: 3,
  dialysis: false,
}
const exact = (change: Partial<Meld> = {}) => {
  const outcome = meld3({ ...middle, ...change })
  return 'value' in outcome ? outcome.value.exact : Number.NaN
}

describe('MELD 3.0', () => {
  test('published: a public calculator suite (test_meld_3_score_uses_optn_formula_components) gives 27.6056', () => {
    expect(exact()).toBeCloseTo(27.6056, 4)
  })

  test.each([
    ['the same man', { sex: 'male' }, 26.27559199306004, 26],
    [
      'mild',
      {
        sex: 'male',
        bilirubinMgPerDl: 2,
        inr: 1.4,
        creatinineMgPerDl: 0.8,
        sodiumMmolPerL: 134,
        albuminGPerDl: 2.9,
      },
      15.290217804237017,
      15,
    ],
    [
      'beyond every upper bound',
      { bilirubinMgPerDl: 12, inr: 2.8, creatinineMgPerDl: 3.6, sodiumMmolPerL: 122, albuminGPerDl: 1.3 },
      42.62150359305804,
      40,
    ],
    [
      'beyond every lower bound',
      {
        sex: 'male',
        bilirubinMgPerDl: 0.5,
        inr: 0.9,
        creatinineMgPerDl: 0.6,
        sodiumMmolPerL: 140,
        albuminGPerDl: 4,
      },
      6,
      6,
    ],
  ] as const)('published: clincalc 0.4.0, %s', (_name, change, score, points) => {
    expect(exact(change)).toBeCloseTo(score, 10)
    expect(meld3({ ...middle, ...change })).toMatchObject({ value: { points } })
  })

  test.each([
    ['bilirubin', 'bilirubinMgPerDl', 1, 0.9, 1.1],
    ['INR', 'inr', 1, 0.9, 1.1],
    ['creatinine from below', 'creatinineMgPerDl', 1, 0.9, 1.1],
    ['creatinine from above', 'creatinineMgPerDl', 3, 3.1, 2.9],
    ['sodium from below', 'sodiumMmolPerL', 125, 124, 126],
    ['sodium from above', 'sodiumMmolPerL', 137, 138, 136],
    ['albumin from below', 'albuminGPerDl', 1.5, 1.4, 1.6],
    ['albumin from above', 'albuminGPerDl', 3.5, 3.6, 3.4],
  ] as const)(
    'each side of the knot of %s: beyond it nothing changes, within it the score moves',
    (_name, key, knot, beyond, inside) => {
      expect(exact({ [key]: beyond })).toBeCloseTo(exact({ [key]: knot }), 12)
      expect(Math.abs(exact({ [key]: inside }) - exact({ [key]: knot }))).toBeGreaterThan(0.05)
    },
  )

  test('dialysis counts as a creatinine of 3', () => {
    expect(exact({ dialysis: true, creatinineMgPerDl: 1 })).toBe(exact({ creatinineMgPerDl: 3 }))
  })

  test('units: bilirubin in umol/L and albumin in g/L', () => {
    expect(convert(testByKey('bilirubin'), 17.1, 'umol/L')).toBeCloseTo(1, 2)
    expect(convert(testByKey('albumin'), 30, 'g/L')).toBeCloseTo(3, 9)
    expect(convert(testByKey('creatinine'), 88.4, 'umol/L')).toBeCloseTo(1, 3)
  })

  test('refuses children, and names what is missing', () => {
    expect(meld3({ ...middle, ageYears: 17 })).toEqual({ refused: 'age outside 18 to 120 years' })
    expect(meld3({ ...middle, inr: null, sex: null })).toEqual({ missing: ['INR', 'sex'] })
  })
})

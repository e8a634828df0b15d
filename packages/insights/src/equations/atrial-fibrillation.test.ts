import { describe, expect, test } from 'vitest'
import type { BleedingRiskInputs, StrokeRiskInputs } from './atrial-fibrillation.ts'
import { cha2ds2Va, cha2ds2Vasc, hasBled } from './atrial-fibrillation.ts'

const none: StrokeRiskInputs = {
  ageYears: 50,
  sex: 'male',
  heartFailure: false,
  hypertension: false,
  diabetes: false,
  strokeOrEmbolism: false,
  vascularDisease: false,
}
const points = (outcome: ReturnType<typeof cha2ds2Va>) => ('value' in outcome ? outcome.value.points : null)
const failing = {
  ...none,
  ageYears: 78,
  sex: 'female',
  heartFailure: true,
  hypertension: true,
  strokeOrEmbolism: true,
} as const

describe('CHA2DS2-VASc and CHA2DS2-VA', () => {
  test('published: MedCalc-Bench (man of 62 with a stroke) gives 2', () => {
    expect(points(cha2ds2Vasc({ ...none, ageYears: 62, strokeOrEmbolism: true }))).toBe(2)
  })

  test('published: clincalc 0.4.0 (woman of 78, heart failure, hypertension, stroke) gives 7, without sex 6', () => {
    expect(points(cha2ds2Vasc(failing))).toBe(7)
    expect(points(cha2ds2Va(failing))).toBe(6)
  })

  test('published: clincalc 0.4.0, CHA2DS2-VA at 65 with diabetes, hypertension and vascular disease gives 4', () => {
    const inputs = { ...none, ageYears: 65, diabetes: true, hypertension: true, vascularDisease: true }
    expect(points(cha2ds2Va(inputs))).toBe(4)
  })

  test('published: a public suite (ChadsvascTests, test_batch_processing) gives 2 to a man of 70 with hypertension, with and without sex', () => {
    const inputs = { ...none, ageYears: 70, hypertension: true }
    expect([points(cha2ds2Vasc(inputs)), points(cha2ds2Va(inputs))]).toEqual([2, 2])
  })

  test('published: the maximum is 9 with sex (Lip 2010) and 8 without (ESC 2024)', () => {
    const all = { ...failing, diabetes: true, vascularDisease: true }
    expect([points(cha2ds2Vasc(all)), points(cha2ds2Va(all))]).toEqual([9, 8])
  })

  test('each side of its ages: 65 and 75', () => {
    const at = (ageYears: number) => points(cha2ds2Va({ ...none, ageYears }))
    expect([64, 65, 74, 75].map(at)).toEqual([0, 1, 1, 2])
  })

  test('tells what counted and what is not known', () => {
    expect(cha2ds2Vasc({ ...failing, sex: null })).toEqual({
      value: {
        points: 6,
        counted: ['heart failure', 'hypertension', 'age 78', 'stroke, TIA or embolism'],
        unknown: ['sex'],
      },
    })
    expect(cha2ds2Va({ ...none, ageYears: null })).toEqual({ missing: ['age'] })
    expect(cha2ds2Va({ ...none, ageYears: 17 })).toEqual({ refused: 'age outside 18 to 120 years' })
  })
})

const calm: BleedingRiskInputs = {
  ageYears: 50,
  systolicMmHg: 120,
  kidney: false,
  liver: false,
  stroke: false,
  bleeding: false,
  labileInr: false,
  medicines: false,
  alcohol: false,
}

describe('HAS-BLED', () => {
  test('published: clincalc 0.4.0 (kidney, bleeding, antiplatelet, above 65, systolic above 160) gives 5', () => {
    const inputs = { ...calm, ageYears: 70, systolicMmHg: 165, kidney: true, bleeding: true, medicines: true }
    expect(points(hasBled(inputs))).toBe(5)
  })

  test('published: calculator.dev (70 years, hypertension, stroke, alcohol) gives 4', () => {
    expect(points(hasBled({ ...calm, ageYears: 70, systolicMmHg: 170, stroke: true, alcohol: true }))).toBe(4)
  })

  test('each side of its knots: 160 mmHg and 65 years do not count yet', () => {
    expect([160, 161].map((systolicMmHg) => points(hasBled({ ...calm, systolicMmHg })))).toEqual([0, 1])
    expect([65, 66].map((ageYears) => points(hasBled({ ...calm, ageYears })))).toEqual([0, 1])
  })

  test('what is not known makes the points a lower bound', () => {
    expect(hasBled({ ...calm, stroke: true, labileInr: null, alcohol: null })).toEqual({
      value: { points: 1, counted: ['stroke'], unknown: ['labile INR', 'alcohol'] },
    })
  })
})

import { describe, expect, test } from 'vitest'
import type { HospitalInputs, LaceIllness, LaceInputs } from './readmission.ts'
import { hospitalScore, lace, laceComorbidity } from './readmission.ts'

const points = (outcome: ReturnType<typeof lace>) => ('value' in outcome ? outcome.value.points : null)
const short: LaceInputs = { ageYears: 60, stayDays: 0, urgent: false, comorbidity: 0, emergencyVisits: 0 }

describe('LACE', () => {
  test.each([
    [14, { stayDays: 5, urgent: true, comorbidity: 5, emergencyVisits: 2 }],
    [2, { stayDays: 2 }],
  ] as const)('published: R package cliot 1.0.0, lace_readmission_index examples, gives %d', (expected, change) => {
    expect(points(lace({ ...short, ...change }))).toBe(expected)
  })

  test('published: the maximum is 19 (van Walraven 2010)', () => {
    expect(points(lace({ ...short, stayDays: 40, urgent: true, comorbidity: 9, emergencyVisits: 7 }))).toBe(19)
  })

  test('each side of every step', () => {
    const stay = (stayDays: number) => points(lace({ ...short, stayDays }))
    expect([0, 1, 2, 3, 4, 6, 7, 13, 14].map(stay)).toEqual([0, 1, 2, 3, 4, 4, 5, 5, 7])
    expect([3, 4].map((comorbidity) => points(lace({ ...short, comorbidity })))).toEqual([3, 5])
    expect([3, 4, 5].map((emergencyVisits) => points(lace({ ...short, emergencyVisits })))).toEqual([3, 4, 4])
  })

  test('comorbidity takes each illness once and the graver form of it (BMC Cardiovasc Disord 2014;14:97, table 1)', () => {
    const of = (...illnesses: LaceIllness[]) => laceComorbidity(new Set(illnesses))
    expect(of('infarction', 'heartFailure')).toBe(3)
    expect(of('diabetes', 'diabetesWithDamage')).toBe(2)
    expect(of('cancer', 'metastasis', 'dementia')).toBe(9)
    expect(of('mildLiverOrKidney', 'severeLiverOrKidney')).toBe(4)
  })

  test('names what is not known and refuses children', () => {
    expect(lace({ ...short, urgent: null })).toMatchObject({ value: { unknown: ['urgent admission'] } })
    expect(lace({ ...short, ageYears: 17 })).toEqual({ refused: 'age outside 18 to 120 years' })
  })
})

const good: HospitalInputs = {
  ageYears: 60,
  hemoglobinGPerDl: 14,
  oncology: false,
  sodiumMmolPerL: 140,
  procedure: false,
  urgent: false,
  admissions: 0,
  stayDays: 2,
}

// One worked example was found, and the published table of points (Donzé et al., JAMA Intern Med 2016;176:496).
describe('HOSPITAL', () => {
  const score = (change: Partial<HospitalInputs>) => points(hospitalScore({ ...good, ...change }))

  test('published: example of a public calculator (HospitalScoreRequest, low haemoglobin, procedure, urgent, 2 to 5 stays, 5 days) gives 7', () => {
    expect(score({ hemoglobinGPerDl: 11, procedure: true, urgent: true, admissions: 3, stayDays: 6 })).toBe(7)
  })

  test('published: the maximum is 13 (Donzé 2016)', () => {
    const worst = { hemoglobinGPerDl: 8, oncology: true, sodiumMmolPerL: 130, procedure: true, urgent: true }
    expect(score({ ...worst, admissions: 6, stayDays: 5 })).toBe(13)
  })

  test('each item by itself', () => {
    const changes = [{ oncology: true }, { procedure: true }, { urgent: true }]
    expect(changes.map(score)).toEqual([2, 1, 1])
  })

  test('each side of every knot', () => {
    expect([12, 11.9].map((hemoglobinGPerDl) => score({ hemoglobinGPerDl }))).toEqual([0, 1])
    expect([135, 134].map((sodiumMmolPerL) => score({ sodiumMmolPerL }))).toEqual([0, 1])
    expect([1, 2, 5, 6].map((admissions) => score({ admissions }))).toEqual([0, 2, 2, 5])
    expect([4, 5].map((stayDays) => score({ stayDays }))).toEqual([0, 2])
  })
})

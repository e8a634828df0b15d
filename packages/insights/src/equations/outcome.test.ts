import fc from 'fast-check'
import { expect, test } from 'vitest'
import { curb65, news2, qsofa } from './acute-illness.ts'
import { cha2ds2Va, cha2ds2Vasc, hasBled } from './atrial-fibrillation.ts'
import { bodyMassIndex, cockcroftGault } from './body.ts'
import { kfre } from './kfre.ts'
import { fib4, meld3 } from './liver.ts'
import type { Limit, Outcome } from './outcome.ts'
import { admitted, pointsIn, scoreOf } from './outcome.ts'
import { prevent } from './prevent.ts'
import { hospitalScore, lace } from './readmission.ts'

const LIMITS = { a: ['first', 1, 2, 'kg'], b: ['second', 0, 9, ''] } as const satisfies Record<string, Limit>

test('missing inputs are named before ranges are judged, and both ends of a range belong to it', () => {
  expect(admitted({ a: 1, b: 9 }, LIMITS)).toEqual({ value: { a: 1, b: 9 } })
  expect(admitted({ a: 99, b: null }, LIMITS)).toEqual({ missing: ['second'] })
  expect(admitted({ a: 2.01, b: -1 }, LIMITS)).toEqual({ refused: 'first outside 1 to 2 kg' })
  expect(admitted({ a: 1, b: Number.NaN }, LIMITS)).toEqual({ refused: 'second outside 0 to 9' })
})

test('a score tells what counted and what is not known', () => {
  const items = [
    ['fever', 2],
    ['cough', 0],
    ['age', null],
  ] as const
  expect(scoreOf(items)).toEqual({ points: 2, counted: ['fever'], unknown: ['age'] })
  expect(
    [null, 3, 4, 5].map((value) =>
      pointsIn(value, [
        [3, 1],
        [4, 2],
      ]),
    ),
  ).toEqual([null, 1, 2, null])
})

const number = fc.option(fc.oneof(fc.double(), fc.double({ min: 0, max: 300 }), fc.integer({ min: 0, max: 120 })))
const answer = fc.option(fc.boolean())
const yes = fc.boolean()
const sex = fc.option(fc.constantFrom('female' as const, 'male' as const))
const age = { ageYears: number }
const stroke = { heartFailure: yes, hypertension: yes, diabetes: yes, strokeOrEmbolism: yes, vascularDisease: yes }
const signs = fc.record({
  ...age,
  respirationPerMin: number,
  oxygenSaturationPercent: number,
  onOxygen: answer,
  systolicMmHg: number,
  diastolicMmHg: number,
  pulsePerMin: number,
  temperatureCel: number,
  notAlert: answer,
})

const cases: Readonly<Record<string, fc.Arbitrary<Outcome<unknown>>>> = {
  prevent: fc
    .record({
      ...age,
      sex,
      totalCholesterolMgPerDl: number,
      hdlMgPerDl: number,
      systolicMmHg: number,
      bmiKgPerM2: number,
      egfrMlPerMinPer173: number,
      diabetes: answer,
      smoker: answer,
      pressureTreated: answer,
      statin: answer,
      hba1cPercent: number,
      acrMgPerG: number,
    })
    .map(prevent),
  kfre: fc
    .record({
      ...age,
      region: fc.constantFrom('north-america' as const, 'elsewhere' as const),
      sex,
      egfrMlPerMinPer173: number,
      acrMgPerG: number,
      albuminGPerDl: number,
      phosphateMgPerDl: number,
      bicarbonateMmolPerL: number,
      calciumMgPerDl: number,
    })
    .map(kfre),
  fib4: fc.record({ ...age, astUPerL: number, altUPerL: number, plateletsPerNl: number }).map(fib4),
  meld3: fc
    .record({
      ...age,
      sex,
      bilirubinMgPerDl: number,
      inr: number,
      creatinineMgPerDl: number,
      sodiumMmolPerL: number,
      albuminGPerDl: number,
      dialysis: yes,
    })
    .map(meld3),
  bodyMassIndex: fc.record({ ...age, weightKg: number, heightCm: number }).map(bodyMassIndex),
  cockcroftGault: fc.record({ ...age, sex, weightKg: number, creatinineMgPerDl: number }).map(cockcroftGault),
  cha2ds2Va: fc.record({ ...age, sex, ...stroke }).map(cha2ds2Va),
  cha2ds2Vasc: fc.record({ ...age, sex, ...stroke }).map(cha2ds2Vasc),
  hasBled: fc
    .record({
      ...age,
      systolicMmHg: number,
      kidney: answer,
      liver: answer,
      stroke: yes,
      bleeding: yes,
      labileInr: answer,
      medicines: yes,
      alcohol: answer,
    })
    .map(hasBled),
  news2: signs.map((given) => news2(given)),
  qsofa: signs.map(qsofa),
  curb65: fc.tuple(signs, number).map(([given, urea]) => curb65(given, urea)),
  lace: fc
    .record({ ...age, stayDays: number, urgent: answer, comorbidity: fc.nat(20), emergencyVisits: fc.nat(20) })
    .map(lace),
  hospitalScore: fc
    .record({
      ...age,
      hemoglobinGPerDl: number,
      oncology: answer,
      sodiumMmolPerL: number,
      procedure: yes,
      urgent: answer,
      admissions: fc.nat(20),
      stayDays: number,
    })
    .map(hospitalScore),
}

/** Every number within a value. */
function numbersIn(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : []
}

test.each(Object.entries(cases))(
  '%s gives finite numbers, names what is missing, or refuses: whatever it is given',
  (_name, outcomes) => {
    fc.assert(
      fc.property(outcomes, (outcome) => {
        if ('missing' in outcome) expect(outcome.missing.length).toBeGreaterThan(0)
        else if ('refused' in outcome) expect(outcome.refused).toMatch(/ outside .+ to /)
        else expect(numbersIn(outcome.value).every(Number.isFinite)).toBe(true)
      }),
      { numRuns: 300 },
    )
  },
)

import { describe, expect, test } from 'vitest'
import type { PreventInputs } from './prevent.ts'
import { prevent } from './prevent.ts'

/** The woman of Khan et al. 2024, supplemental table S25, of preventr's README and of the Stata help page of `prevent10i`. */
const woman: PreventInputs = {
  ageYears: 50,
  sex: 'female',
  totalCholesterolMgPerDl: 200,
  hdlMgPerDl: 45,
  systolicMmHg: 160,
  bmiKgPerM2: 35,
  egfrMlPerMinPer173: 90,
  diabetes: true,
  smoker: false,
  pressureTreated: true,
  statin: false,
}
const man: PreventInputs = { ...woman, sex: 'male' }

/** The patient of the text of Khan et al. 2024, Results, "Predicted 10- and 30-Year CVD Risk". */
const khan: PreventInputs = { ...woman, totalCholesterolMgPerDl: 240, hdlMgPerDl: 55, diabetes: false }

function risksOf(inputs: PreventInputs) {
  const outcome = prevent(inputs)
  if (!('value' in outcome)) throw new Error(JSON.stringify(outcome))
  const { tenYears, thirtyYears } = outcome.value
  return [tenYears, thirtyYears].map((risks) => (risks === null ? null : [risks.cvd, risks.ascvd, risks.heartFailure]))
}

const inThousandths = (inputs: PreventInputs) =>
  risksOf(inputs).map((risks) => risks?.map((risk) => Math.round(risk * 1000) / 1000))

describe('published vectors', () => {
  test.each([
    ['not smoking', khan, [5.4, 3.6, 2.5]],
    ['smoking', { ...khan, smoker: true }, [9.3, 6.0, 4.7]],
  ] as const)('Khan et al., Circulation 2024;149:430, worked example, %s', (_name, inputs, percents) => {
    expect(risksOf(inputs)[0]?.map((risk) => Math.round(risk * 1000) / 10)).toEqual(percents)
  })

  test.each([
    ['base, woman', woman, [0.147, 0.092, 0.081], [0.53, 0.354, 0.39]],
    ['base, man', man, [0.163, 0.102, 0.106], [0.514, 0.349, 0.424]],
    ['HbA1c, woman', { ...woman, hba1cPercent: 9.2 }, [0.165, 0.103, 0.107], [0.541, 0.356, 0.449]],
    ['HbA1c, man', { ...man, hba1cPercent: 9.2 }, [0.187, 0.112, 0.13], [0.524, 0.34, 0.457]],
    ['UACR, woman', { ...woman, acrMgPerG: 92 }, [0.181, 0.111, 0.105], [0.565, 0.381, 0.437]],
    ['UACR, man', { ...man, acrMgPerG: 92 }, [0.195, 0.123, 0.13], [0.535, 0.368, 0.448]],
  ] as const)('preventr (tests/testthat/test-estimate_risk.R): %s', (_name, inputs, ten, thirty) => {
    expect(inThousandths(inputs)).toEqual([ten, thirty])
  })

  // Others' numbers than preventr's: Khan et al. 2024, supplemental table S12, as the R package PooledCohort (390163e, tests/testthat) repeats it.
  test.each([
    ['base, woman', woman, 0.1468, 0.0806],
    ['base, man', man, 0.1632, 0.1059],
    ['HbA1c, woman', { ...woman, hba1cPercent: 7.5 }, 0.1359, 0.0806],
    ['HbA1c, man', { ...man, hba1cPercent: 7.5 }, 0.1551, 0.1013],
    ['UACR, woman', { ...woman, acrMgPerG: 40 }, 0.1599, 0.0893],
    ['UACR, man', { ...man, acrMgPerG: 40 }, 0.1718, 0.1099],
  ] as const)('Khan et al., table S12: %s, CVD and heart failure in 10 years', (_name, inputs, cvd, heartFailure) => {
    expect(inTenThousandths(inputs)).toEqual([cvd, heartFailure])
  })
})

const inTenThousandths = (inputs: PreventInputs) => {
  const [ten] = risksOf(inputs)
  return [ten?.[0], ten?.[2]].map((risk) => Math.round((risk ?? Number.NaN) * 10_000) / 10_000)
}

/** CVD within 10 years of a person where only one term differs, by the published coefficients, term by term. */
describe('each side of every knot', () => {
  // A man of 55 at the centre of every term: the risk is 1 / (1 + exp(-constant)).
  const centre: PreventInputs = {
    ageYears: 55,
    sex: 'male',
    totalCholesterolMgPerDl: 3.5 / 0.02586 + 1.3 / 0.02586,
    hdlMgPerDl: 1.3 / 0.02586,
    systolicMmHg: 130,
    bmiKgPerM2: 25,
    egfrMlPerMinPer173: 90,
    diabetes: false,
    smoker: false,
    pressureTreated: false,
    statin: false,
  }
  const logit = (risk: number) => Math.log(risk / (1 - risk))
  const cvd = (change: Partial<PreventInputs>) => logit(risksOf({ ...centre, ...change })[0]?.[0] ?? Number.NaN)
  const heart = (change: Partial<PreventInputs>) => logit(risksOf({ ...centre, ...change })[0]?.[2] ?? Number.NaN)

  test.each([
    ['systolic 110 (below the knot all in the upper term)', { systolicMmHg: 110 }, 0.3362658 * -1],
    ['systolic 100', { systolicMmHg: 100 }, 0.3362658 * -1 + -0.4347345 * -0.5],
    ['systolic 120', { systolicMmHg: 120 }, 0.3362658 * -0.5],
    ['eGFR 60', { egfrMlPerMinPer173: 60 }, 0.0164827 * 2],
    ['eGFR 45', { egfrMlPerMinPer173: 45 }, 0.0164827 * 2 + 0.5378979],
    ['eGFR 75', { egfrMlPerMinPer173: 75 }, 0.0164827],
    ['age 65', { ageYears: 65 }, 0.7688528],
    ['treated at 150', { pressureTreated: true, systolicMmHg: 150 }, 0.3362658 + 0.288879 - 0.0475924],
    ['statin', { statin: true }, -0.1337349],
    ['diabetes', { diabetes: true }, 0.7692857],
    ['smoker', { smoker: true }, 0.4386871],
    ['age 65 and eGFR 45', { ageYears: 65, egfrMlPerMinPer173: 45 }, 0.7688528 + 0.0329654 + 0.5378979 - 0.1543702],
  ] as const)('%s', (_name, change, difference) => {
    expect(cvd(change)).toBeCloseTo(-3.031168 + difference, 9)
  })

  test.each([
    ['BMI 30', 30, -0.0485841],
    ['BMI 29', 29, -0.0485841 * 0.8],
    ['BMI 35', 35, -0.0485841 + 0.3726929],
  ] as const)('heart failure at %s', (_name, bmiKgPerM2, difference) => {
    expect(heart({ bmiKgPerM2 })).toBeCloseTo(-3.946391 + difference, 9)
  })

  test('HbA1c counts from 5.3 % and by another slope in diabetes', () => {
    const at = (hba1cPercent: number, diabetes: boolean) => cvd({ hba1cPercent, diabetes })
    expect(at(6.3, false) - at(5.3, false)).toBeCloseTo(0.1295185, 9)
    expect(at(6.3, true) - at(5.3, true)).toBeCloseTo(0.13159, 9)
    expect(at(5.3, false)).toBeCloseTo(-3.040901, 9)
  })

  test('thirty years up to 59 only', () => {
    expect(risksOf({ ...woman, ageYears: 59 })[1]).not.toBeNull()
    expect(risksOf({ ...woman, ageYears: 60 })[1]).toBeNull()
  })
})

describe('errors of public calculators (reference C4)', () => {
  test('the drug and interaction terms are not dropped', () => {
    const [ten] = risksOf(woman)
    const treatedAway = risksOf({ ...woman, pressureTreated: false })[0]
    expect(ten?.[0]).not.toBeCloseTo(treatedAway?.[0] ?? 0, 2)
    // What the woman of preventr would have without them.
    const age = (50 - 55) / 10
    const bare =
      -3.307728 + 0.7939329 * age + 0.0305239 * (155 * 0.02586 - 3.5) - (0.1606857 * (45 * 0.02586 - 1.3)) / 0.3
    const dropped = 1 / (1 + Math.exp(-(bare + 0.3600781 * 1.5 + 0.8667604)))
    expect(Math.abs((ten?.[0] ?? 0) - dropped)).toBeGreaterThan(0.02)
  })

  test('the intercepts are -3.307728 and -3.031168, not -3.6 and -3.3', () => {
    const logit = (risk: number) => Math.log(risk / (1 - risk))
    const centre = { ...khan, ageYears: 55, hdlMgPerDl: 1.3 / 0.02586, totalCholesterolMgPerDl: 4.8 / 0.02586 }
    const plain = { ...centre, systolicMmHg: 130, pressureTreated: false, bmiKgPerM2: 25 }
    expect(logit(risksOf(plain)[0]?.[0] ?? 0)).toBeCloseTo(-3.307728, 9)
    expect(logit(risksOf({ ...plain, sex: 'male' })[0]?.[0] ?? 0)).toBeCloseTo(-3.031168, 9)
  })
})

describe('refusals and missing inputs', () => {
  test.each([
    ['ageYears', 29, 'age outside 30 to 79 years'],
    ['ageYears', 80, 'age outside 30 to 79 years'],
    ['totalCholesterolMgPerDl', 129, 'total cholesterol outside 130 to 320 mg/dL'],
    ['hdlMgPerDl', 101, 'HDL cholesterol outside 20 to 100 mg/dL'],
    ['systolicMmHg', 201, 'systolic pressure outside 90 to 200 mmHg'],
    ['bmiKgPerM2', 40, 'BMI outside 18.5 to 39.9 kg/m2'],
    ['egfrMlPerMinPer173', 14, 'eGFR outside 15 to 140 mL/min/1.73 m2'],
    ['egfrMlPerMinPer173', Number.NaN, 'eGFR outside 15 to 140 mL/min/1.73 m2'],
  ] as const)('%s %d', (input, value, refused) => {
    expect(prevent({ ...woman, [input]: value })).toEqual({ refused })
  })

  test('names every missing input', () => {
    expect(prevent({ ...woman, hdlMgPerDl: null, sex: null, smoker: null, statin: null })).toEqual({
      missing: ['HDL cholesterol', 'sex', 'smoking status', 'statin treatment'],
    })
  })

  test('an impossible HbA1c or ratio is left out, not believed', () => {
    expect(inThousandths({ ...woman, hba1cPercent: 40, acrMgPerG: 0 })).toEqual(inThousandths(woman))
  })
})

import { describe, expect, test } from 'vitest'
import { facts } from '../facts/facts.ts'
import { daysAgo, findings, NOW, patient, prescription, pressure, problem, result, told } from '../testing/records.ts'

const flag = (code: string) => ({ interpretation: [{ coding: [{ code }] }] })
const limits = (low?: number, high?: number, more: object = {}) => ({
  referenceRange: [
    {
      ...(low !== undefined && { low: { value: low } }),
      ...(high !== undefined && { high: { value: high } }),
      ...more,
    },
  ],
})
const standing = (...records: Parameters<typeof facts>[0]) =>
  facts(records).flatMap((fact) => (fact.kind === 'result' ? [fact.standing] : []))

describe('how a result stands', () => {
  test('the laboratory’s flag counts before any range', () => {
    expect(standing(patient(), result('2823-3', 5.9, 'mmol/L', 1, { ...flag('N'), ...limits(3.5, 5.1) }))).toEqual([
      'normal',
    ])
    expect(standing(patient(), result('2823-3', 4.0, 'mmol/L', 1, flag('H')))).toEqual(['high'])
    expect(standing(patient(), result('630-4', 1, '', 1, flag('AA')))).toEqual(['abnormal'])
  })

  test('then its range, which may be another than ours', () => {
    expect(standing(patient(), result('2823-3', 5.2, 'mmol/L', 1, limits(3.5, 5.3)))).toEqual(['normal'])
    expect(standing(patient(), result('2823-3', 5.4, 'mmol/L', 1, limits(3.5, 5.3)))).toEqual(['high'])
  })

  test('then our table, for adults whose sex is known where it matters', () => {
    expect(standing(patient(), result('718-7', 13, 'g/dL', 1))).toEqual(['normal'])
    expect(standing(patient({ gender: 'male' }), result('718-7', 13, 'g/dL', 1))).toEqual(['low'])
    expect(standing(patient({ gender: 'other' }), result('718-7', 13, 'g/dL', 1))).toEqual(['unknown'])
    expect(standing(patient({ birthDate: '2015-01-01' }), result('3016-3', 5.4, 'm[IU]/L', 1))).toEqual(['unknown'])
    expect(standing(result('2823-3', 5.4, 'mmol/L', 1))).toEqual(['unknown'])
    const pregnancy = problem('Z34.83', 'Pregnancy', { onsetDateTime: daysAgo(120) })
    expect(standing(patient(), pregnancy, result('718-7', 11, 'g/dL', 1))).toEqual(['unknown'])
    expect(standing(patient(), pregnancy, result('718-7', 11, 'g/dL', 200))).toEqual(['low'])
  })

  test('ranges are those of the age where the table has them', () => {
    const born = (birthDate: string) => (loinc: string, value: number, unit: string) =>
      standing(patient({ birthDate, gender: 'male' }), result(loinc, value, unit, 1))[0]
    expect(born('2025-06-01')('718-7', 10.8, 'g/dL')).toBe('normal')
    expect(born('2020-06-01')('718-7', 11.6, 'g/dL')).toBe('normal')
    expect(born('2015-01-01')('718-7', 11.4, 'g/dL')).toBe('low')
    expect(born('2008-11-24')('718-7', 13.5, 'g/dL')).toBe('normal')
    expect(born('2008-11-20')('718-7', 13.5, 'g/dL')).toBe('low')
    expect(born('2026-10-01')('718-7', 10, 'g/dL')).toBe('unknown')
    expect([born('1980-01-01')('4537-7', 18, 'mm/h'), born('1970-01-01')('4537-7', 18, 'mm/h')]).toEqual([
      'high',
      'normal',
    ])
  })

  test('is unknown, never normal, where nothing says it', () => {
    expect(standing(patient(), result('99999-9', 5, 'mg/dL', 1))).toEqual(['unknown'])
    expect(standing(patient(), result('2823-3', 4, 'mg/dL', 1))).toEqual(['unknown'])
    expect(standing(patient(), result('2885-2', 70, 'g/dL', 1))).toEqual(['unknown'])
    expect(standing(patient(), result('99999-9', 5, 'mg/dL', 1, flag('XYZ')))).toEqual(['unknown'])
  })

  test('a range of another kind, in another unit, upside down or ambiguous is not used', () => {
    const odd = (range: object) => standing(patient(), result('99999-9', 5, 'mg/dL', 1, range))
    expect(odd(limits(1, 4, { type: { coding: [{ code: 'therapeutic' }] } }))).toEqual(['unknown'])
    expect(odd({ referenceRange: [{ high: { value: 4, unit: 'mmol/L' } }] })).toEqual(['unknown'])
    expect(odd(limits(9, 4))).toEqual(['unknown'])
    expect(odd({ referenceRange: [{ high: { value: 4 } }, { high: { value: 6 } }] })).toEqual(['unknown'])
    expect(odd({ referenceRange: [{ text: 'see report' }] })).toEqual(['unknown'])
  })

  test('a bound is judged only as far as it reaches', () => {
    const bound = (comparator: string, value: number, range: object) => {
      const quantity = { valueQuantity: { value, unit: 'mg/dL', comparator } }
      return standing(patient(), result('99999-9', 0, '', 1, { ...quantity, ...range }))[0]
    }
    expect(bound('<', 5, limits(undefined, 8))).toBe('normal')
    expect(bound('<', 5, limits(6, 8))).toBe('low')
    expect(bound('<', 5, limits(3, 8))).toBe('unknown')
    expect(bound('>', 90, limits(60, undefined))).toBe('normal')
    expect(bound('>', 90, limits(60, 80))).toBe('high')
  })

  test('converts units before it compares', () => {
    expect(standing(patient(), result('2160-0', 150, 'umol/L', 1))).toEqual(['high'])
    expect(standing(patient(), result('2160-0', 80, 'µmol/L', 1))).toEqual(['normal'])
  })
})

describe('result-critical', () => {
  test('tells a critical value at once, with the limit of the table', () => {
    const [finding] = findings([patient(), result('2823-3', 6.4, 'mmol/L', 1)])
    expect(finding).toMatchObject({
      rule: 'result-critical',
      group: 'act-now',
      text: 'Potassium 6.4 mmol/L (21 Nov 2026) is critically high (limit 6.2).',
    })
  })

  test('believes the laboratory that calls a value critical', () => {
    expect(told('result-critical', [patient(), result('6301-6', 4.6, '{INR}', 1, flag('HH'))])).toEqual([
      'INR 4.6 (21 Nov 2026) is critically high.',
    ])
  })

  test('does not call an old value urgent, nor an old vital sign anything', () => {
    expect(findings([patient(), result('2823-3', 6.4, 'mmol/L', 200)])[0]?.group).toBe('changed')
    expect(findings([patient(), pressure(82, 50, 200)])).toEqual([])
    expect(findings([patient(), pressure(82, 50, 1)])[0]).toMatchObject({ rule: 'result-critical', group: 'act-now' })
  })
})

describe('result-out-of-range', () => {
  test('names the limit and whose it is', () => {
    expect(
      told('result-out-of-range', [
        patient(),
        result('4548-4', 8.3, '%', 9, { ...flag('H'), ...limits(undefined, 5.7) }),
      ]),
    ).toEqual(['HbA1c 8.3 % (13 Nov 2026) is above 5.7.'])
    expect(told('result-out-of-range', [patient(), result('4548-4', 8.3, '%', 9)])).toEqual([
      'HbA1c 8.3 % (13 Nov 2026) is above the usual 5.6.',
    ])
  })

  test('says so of words that the laboratory flags', () => {
    const culture = {
      valueCodeableConcept: { text: 'E. coli over 100,000' },
      valueQuantity: undefined,
      code: { text: 'Urine culture' },
    }
    expect(told('result-out-of-range', [patient(), result('630-4', 0, '', 9, { ...culture, ...flag('A') })])).toEqual([
      'Urine culture: E. coli over 100,000 (13 Nov 2026), flagged as abnormal.',
    ])
  })

  test('puts what is new under changed and what lasts in the background', () => {
    const old = result('2345-7', 160, 'mg/dL', 300)
    const group = (...records: Parameters<typeof findings>[0]) => findings([patient(), ...records])[0]?.group
    expect(group(result('2345-7', 155, 'mg/dL', 9))).toBe('changed')
    expect(group(old, result('2345-7', 155, 'mg/dL', 9))).toBe('background')
    expect(group(result('2345-7', 155, 'mg/dL', 900))).toBe('background')
  })
})

describe('result-changed', () => {
  test('tells a change beyond the reference change value with both values as evidence', () => {
    const [finding] = findings([patient(), result('718-7', 13.4, 'g/dL', 120), result('718-7', 10.9, 'g/dL', 21)])
    expect(finding).toMatchObject({
      rule: 'result-changed',
      group: 'changed',
      text: 'Hemoglobin fell from 13.4 (25 Jul 2026) to 10.9 g/dL (1 Nov 2026), beyond its usual variation of 9 %, and is low.',
    })
    expect(finding?.evidence).toHaveLength(2)
    expect(finding?.source).toContain('Harris and Fraser')
  })

  test('is silent on a change within it, and on one that matters to nobody', () => {
    expect(
      told('result-changed', [patient(), result('718-7', 13.4, 'g/dL', 120), result('718-7', 12.6, 'g/dL', 21)]),
    ).toEqual([])
    expect(
      told('result-changed', [patient(), result('2571-8', 60, 'mg/dL', 120), result('2571-8', 140, 'mg/dL', 21)]),
    ).toEqual([])
  })

  test('tells limits and earlier values in the unit of the value beside them', () => {
    const glucose = (value: number, days: number) => result('2345-7', value, 'mmol/L', days)
    expect(told('result-out-of-range', [patient(), glucose(9.9, 21)])).toEqual([
      'Glucose 9.9 mmol/L (1 Nov 2026) is above the usual 7.72.',
    ])
    expect(told('result-critical', [patient(), glucose(30, 21)])).toEqual([
      'Glucose 30 mmol/L (1 Nov 2026) is critically high (limit 26.9).',
    ])
    const [change] = told('result-changed', [patient(), glucose(5.6, 120), glucose(13.3, 21)])
    expect(change).toContain('Glucose rose from 5.6 (25 Jul 2026) to 13.3 mmol/L (1 Nov 2026)')
  })

  test('compares values of two hospitals in two units', () => {
    const records = [
      patient(),
      result('2345-7', 5.6, 'mmol/L', 120, {}, { at: 'lakeside' }),
      result('2345-7', 240, 'mg/dL', 21),
    ]
    expect(told('result-changed', records)).toEqual([
      'Glucose rose from 100.89 (25 Jul 2026) to 240 mg/dL (1 Nov 2026), beyond its usual variation of 17 %, and is high.',
    ])
  })
})

describe('result-trend', () => {
  const creatinine = [
    [1100, 1.18],
    [730, 1.38],
    [365, 1.52],
    [150, 1.94],
    [21, 2.21],
  ] as const
  const falling = [patient(), ...creatinine.map(([days, value]) => result('2160-0', value, 'mg/dL', days))]

  test('tells a falling eGFR, computed with CKD-EPI 2021 from creatinine, with its slope', () => {
    const [finding] = findings(falling).filter((item) => item.rule === 'result-trend')
    expect(finding).toMatchObject({
      group: 'changed',
      weight: 78,
      text: 'eGFR has been falling for 3 years: 51 to 24 mL/min/1.73 m² (1 Nov 2026), about 9 a year over 5 results.',
    })
    expect(finding?.source).toContain('CKD-EPI 2021')
    expect(finding?.source).toContain('KDIGO')
    expect(finding?.evidence.map((item) => item.record.type)).toContain('Patient')
  })

  test('tells creatinine through eGFR only, and creatinine itself where eGFR cannot be computed', () => {
    expect(findings(falling).some((item) => item.text.includes('Creatinine'))).toBe(false)
    expect(findings(falling.slice(1)).some((item) => item.text.startsWith('Creatinine has been rising'))).toBe(true)
  })

  test('needs three results, three months and one direction', () => {
    const values = (...pairs: readonly (readonly [number, number])[]) => [
      patient(),
      ...pairs.map(([days, value]) => result('4548-4', value, '%', days)),
    ]
    expect(told('result-trend', values([400, 6.1], [20, 8.3]))).toEqual([])
    expect(told('result-trend', values([60, 6.1], [40, 7.1], [20, 8.3]))).toEqual([])
    expect(told('result-trend', values([900, 8.1], [600, 6.0], [300, 8.4], [20, 6.1]))).toEqual([])
    expect(told('result-trend', values([900, 6.1], [500, 7.2], [20, 8.3]))).toEqual([
      'HbA1c has been rising for 2 years: 6.1 to 8.3 % (2 Nov 2026), about 0.91 a year over 3 results.',
    ])
  })
})

describe('result-out-of-target', () => {
  test('holds INR on warfarin against the target, not against the range of the healthy', () => {
    const inr = (value: number) => [
      patient(),
      prescription('Warfarin 4 mg'),
      result('6301-6', value, '{INR}', 42, { ...flag('H'), ...limits(0.9, 1.1) }),
    ]
    expect(findings(inr(2.6)).filter((item) => item.rule.startsWith('result'))).toEqual([])
    expect(told('result-out-of-target', inr(3.4))).toEqual([
      'INR 3.4 (11 Oct 2026) is above the usual target of 2 to 3 on warfarin.',
    ])
    expect(told('result-out-of-target', inr(1.4))).toEqual([
      'INR 1.4 (11 Oct 2026) is below the usual target of 2 to 3 on warfarin.',
    ])
    expect(
      told('result-out-of-range', [
        patient(),
        result('6301-6', 1.6, '{INR}', 42, { ...flag('H'), ...limits(0.9, 1.1) }),
      ]),
    ).toHaveLength(1)
  })
})

describe('blood-pressure-high', () => {
  test('tells the newest pressure at or above 140/90, and a crisis at once', () => {
    expect(told('blood-pressure-high', [pressure(150, 80, 200), pressure(158, 86, 21)])).toEqual([
      'Blood pressure 158/86 mmHg (1 Nov 2026) is at or above 140/90.',
    ])
    expect(findings([pressure(184, 110, 1)])[0]).toMatchObject({ group: 'act-now' })
    expect(told('blood-pressure-high', [pressure(158, 86, 200), pressure(132, 80, 21)])).toEqual([])
  })
})

describe('problem-not-listed', () => {
  test('tells kidney disease that results show for over three months and no list has', () => {
    const weak = [patient(), result('2160-0', 1.5, 'mg/dL', 200), result('2160-0', 1.6, 'mg/dL', 21)]
    expect(told('problem-not-listed', weak)).toEqual([
      'eGFR stayed below 60 for over 3 months, now 35 mL/min/1.73 m² (1 Nov 2026), but no kidney disease is listed.',
    ])
    expect(told('problem-not-listed', [...weak, problem('N18.31', 'Kidney disease, stage 3a')])).toEqual([])
    expect(told('problem-not-listed', [...weak, result('2160-0', 0.8, 'mg/dL', 100)])).toEqual([])
  })

  test('tells diabetes by two HbA1c results', () => {
    const sweet = [patient(), result('4548-4', 6.7, '%', 100), result('4548-4', 6.9, '%', 21)]
    expect(told('problem-not-listed', sweet)).toEqual([
      'HbA1c reached 6.5 % on two days, last 6.9 % (1 Nov 2026), but no diabetes is listed.',
    ])
    expect(told('problem-not-listed', sweet.slice(0, 2))).toEqual([])
    expect(told('problem-not-listed', [...sweet, problem('E11.9', 'Type 2 diabetes', {}, { at: 'lakeside' })])).toEqual(
      [],
    )
  })
})

test('errors and cancelled results are no facts', () => {
  for (const status of ['entered-in-error', 'cancelled'])
    expect(findings([patient(), result('2823-3', 6.9, 'mmol/L', 1, { status })])).toEqual([])
})

test('a result without a date is a fact, but nothing is said of it', () => {
  const undated = result('2823-3', 6.9, 'mmol/L', 1, { effectiveDateTime: 'yesterday' })
  expect(facts([undated])).toHaveLength(1)
  expect(findings([patient(), undated], { now: NOW })).toEqual([])
})

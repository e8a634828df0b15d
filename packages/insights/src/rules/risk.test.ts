import type { Finding } from '@anamnesis/core/api'
import { describe, expect, test } from 'vitest'
import { riskAssessmentOf } from '../fhir-output/risk-assessment.ts'
import type { InsightRecord } from '../insight-record.ts'
import {
  daysAgo,
  findings,
  NOW,
  patient,
  prescription,
  pressure,
  problem,
  record,
  result,
  told,
} from '../testing/records.ts'
import { countWords } from '../words.ts'

const RISK_RULES = [
  'risk-bleeding',
  'risk-body-mass',
  'risk-cardiovascular',
  'risk-cirrhosis',
  'risk-clearance',
  'risk-deterioration',
  'risk-kidney-failure',
  'risk-liver-fibrosis',
  'risk-pneumonia',
  'risk-readmission',
  'risk-sepsis',
  'risk-stroke',
]

/** Findings of the risk rules, the bodily ones left out where they are not asked for. */
function risks(records: readonly InsightRecord[], ...rules: readonly string[]): Finding[] {
  const wanted = rules.length === 0 ? RISK_RULES : rules
  const found = findings(records).filter(({ rule }) => wanted.includes(rule))
  for (const { text, evidence, source } of found) {
    expect(countWords(text), text).toBeLessThanOrEqual(25)
    expect(evidence.length).toBeGreaterThan(0)
    expect(source).not.toBeNull()
  }
  return found
}

const vital = (loinc: string, value: number, unit: string, at = `${daysAgo(0)}T08:00:00Z`) =>
  result(loinc, value, unit, 0, { category: [{ coding: [{ code: 'vital-signs' }] }], effectiveDateTime: at })
const smoking = (text: string) =>
  record({
    resourceType: 'Observation',
    status: 'final',
    category: [{ coding: [{ code: 'social-history' }] }],
    code: { coding: [{ system: 'http://loinc.org', code: '72166-2' }], text: 'Tobacco smoking status' },
    effectiveDateTime: daysAgo(100),
    valueCodeableConcept: { text },
  })

const woman = patient({ birthDate: '1976-03-01' })
const lipids = [result('2093-3', 200, 'mg/dL', 30), result('2085-9', 45, 'mg/dL', 30)]
const heart = [
  woman,
  ...lipids,
  pressure(160, 90, 20),
  vital('39156-5', 35, 'kg/m2', `${daysAgo(20)}T08:00:00Z`),
  result('33914-3', 90, 'mL/min/{1.73_m2}', 30),
  problem('E11.9', 'Type 2 diabetes'),
  prescription('Lisinopril 10 MG Oral Tablet'),
  smoking('Never smoker'),
]

describe('PREVENT', () => {
  test('the woman of the published vector, from her records', () => {
    const [finding] = risks(heart, 'risk-cardiovascular')
    expect(finding).toMatchObject({
      group: 'background',
      text: '10-year risk of cardiovascular disease 14.7 % (ASCVD 9.2 %, heart failure 8.1 %), 30-year 53 % by PREVENT, inputs since 23 Oct 2026.',
      risk: { equation: 'PREVENT', missing: [] },
    })
    expect(finding?.risk?.predictions).toHaveLength(6)
    expect(finding?.evidence.length).toBeGreaterThanOrEqual(8)
  })

  test('the same in mmol/L, as every value is converted at one place', () => {
    const inMmol = heart.map((item) => (lipids.includes(item) ? null : item)).filter((item) => item !== null)
    const converted = [
      ...inMmol,
      result('2093-3', 200 / 38.67, 'mmol/L', 30),
      result('2085-9', 45 / 38.67, 'mmol/L', 30),
    ]
    expect(risks(converted, 'risk-cardiovascular')[0]?.text).toContain('14.7 % (ASCVD 9.2 %')
  })

  test('HbA1c and the albumin/creatinine ratio refine it', () => {
    expect(risks([...heart, result('4548-4', 9.2, '%', 30)], 'risk-cardiovascular')[0]).toMatchObject({
      text: expect.stringContaining('16.5 % (ASCVD 10.3 %'),
      risk: { equation: 'PREVENT with HbA1c' },
    })
    const ratio = result('9318-7', 92 / 8.84, 'mg/mmol', 30)
    expect(risks([...heart, ratio], 'risk-cardiovascular')[0]?.text).toContain('18.1 % (ASCVD 11.1 %')
  })

  test('is not asked about who has cardiovascular disease, is too young or too old', () => {
    expect(risks([...heart, problem('I21.9', 'Heart attack')], 'risk-cardiovascular')).toEqual([])
    for (const birthDate of ['1945-01-01', '2000-01-01'])
      expect(risks([patient({ birthDate }), ...heart.slice(1)], 'risk-cardiovascular')).toEqual([])
  })

  test('names what is missing where little is, and is silent where much is', () => {
    const [finding] = risks(heart.slice(0, -1), 'risk-cardiovascular')
    expect(finding).toMatchObject({
      text: 'PREVENT cannot be computed: no smoking status in the records you may see.',
      risk: { predictions: [], missing: ['smoking status'] },
    })
    expect(risks([woman, ...lipids], 'risk-cardiovascular')).toEqual([])
  })

  test('reads smoking from a survey as well, and believes the newest answer that says it', () => {
    const survey = (text: string, days: number) => {
      const { resource } = smoking(text)
      return record({ ...resource, category: [], effectiveDateTime: daysAgo(days) } as never)
    }
    const smokes = [...heart.slice(0, -1), survey('Never smoker', 900), survey('Current every day smoker', 9)]
    const past = [...smokes, survey('Unknown if ever smoked', 2), survey('Former smoker', 3)]
    expect(risks(smokes, 'risk-cardiovascular')[0]?.text).toContain('disease 23')
    expect(risks(past, 'risk-cardiovascular')[0]?.text).toContain('disease 14.7 %')
  })

  test('smoking that only a note tells counts, with its place', () => {
    const data = Buffer.from('Former smoker. Her husband smokes.').toString('base64')
    const note = record({
      resourceType: 'DocumentReference',
      status: 'current',
      category: [{ coding: [{ code: 'clinical-note' }] }],
      date: `${daysAgo(10)}T08:00:00Z`,
      content: [{ attachment: { contentType: 'text/plain', data } }],
    })
    const [finding] = risks([...heart.slice(0, -1), note], 'risk-cardiovascular')
    expect(finding?.text).toContain('disease 14.7 %')
    expect(finding?.evidence.find(({ span }) => span !== null)?.span).toMatchObject({ start: 0, end: 13 })
  })

  test('a value that is too old is missing', () => {
    const old = [...heart.filter((item) => !lipids.includes(item)), result('2093-3', 200, 'mg/dL', 1_900), lipids[1]]
    const known = old.filter((item) => item !== undefined)
    expect(risks(known, 'risk-cardiovascular')[0]?.risk?.missing).toEqual(['total cholesterol'])
  })
})

describe('KFRE', () => {
  const kidney = [
    patient({ birthDate: '1971-01-01', gender: 'male' }),
    problem('N18.3', 'CKD 3'),
    result('33914-3', 38, 'mL/min/{1.73_m2}', 9),
  ]

  test('both calibrations, as the region is not known', () => {
    expect(risks([...kidney, result('9318-7', 150, 'mg/g', 9)], 'risk-kidney-failure')[0]).toMatchObject({
      group: 'background',
      text: expect.stringContaining('5 years 9 % (North America) or 7.5 % (elsewhere); 2 years 3 % or 2 %'),
      risk: { equation: 'KFRE, 4 variables' },
    })
  })

  test('calls to act above 40 % in 2 years (KDIGO 2024)', () => {
    const grave = [
      woman,
      problem('N18.4', 'CKD 4'),
      result('33914-3', 15, 'mL/min/{1.73_m2}', 9),
      result('9318-7', 1762, 'mg/g', 9),
    ]
    expect(risks(grave, 'risk-kidney-failure')[0]?.group).toBe('act-now')
  })

  test('names the missing ratio', () => {
    expect(risks(kidney, 'risk-kidney-failure')[0]?.text).toBe(
      'Kidney failure risk (KFRE) cannot be computed: no urine albumin/creatinine ratio in the records you may see (within a year).',
    )
  })

  test('is for chronic disease of G3 to G5 only', () => {
    const ratio = result('9318-7', 150, 'mg/g', 9)
    const once = [woman, result('33914-3', 38, 'mL/min/{1.73_m2}', 9), ratio]
    expect(risks(once, 'risk-kidney-failure')).toEqual([])
    expect(risks([...once, result('33914-3', 41, 'mL/min/{1.73_m2}', 120)], 'risk-kidney-failure')).toHaveLength(1)
    expect(
      risks(
        [woman, problem('N18.2', 'CKD 2'), result('33914-3', 60, 'mL/min/{1.73_m2}', 9), ratio],
        'risk-kidney-failure',
      ),
    ).toEqual([])
    expect(risks([...kidney, ratio, problem('Z94.0', 'Kidney transplant')], 'risk-kidney-failure')).toEqual([])
    const injury = (days: number) => problem('N17.9', 'Acute kidney injury', { onsetDateTime: daysAgo(days) })
    expect(risks([...kidney, ratio, injury(30)], 'risk-kidney-failure')).toEqual([])
    expect(risks([...kidney, ratio, injury(300)], 'risk-kidney-failure')).toHaveLength(1)
  })
})

describe('liver', () => {
  const labs = [
    result('1975-2', 3, 'mg/dL', 9),
    result('6301-6', 2, '{INR}', 9),
    result('2160-0', 1.5, 'mg/dL', 9),
    result('2951-2', 130, 'mmol/L', 9),
    result('1751-7', 3, 'g/dL', 9),
  ]

  test('MELD 3.0 in cirrhosis, act now from 15 while the results are fresh', () => {
    expect(risks([woman, problem('K74.60', 'Cirrhosis'), ...labs], 'risk-cirrhosis')[0]).toMatchObject({
      group: 'act-now',
      text: 'MELD 3.0 is 28 points (13 Nov 2026, inputs since 13 Nov 2026); evaluation for transplantation is advised from 15.',
    })
    expect(risks([woman, ...labs], 'risk-cirrhosis')).toEqual([])
    expect(
      risks([woman, problem('K74.60', 'Cirrhosis'), ...labs.slice(1)], 'risk-cirrhosis')[0]?.risk?.missing,
    ).toEqual(['bilirubin'])
  })

  test('no MELD 3.0 where an anticoagulant changes the INR', () => {
    const records = [woman, problem('K74.60', 'Cirrhosis'), ...labs, prescription('Warfarin 5 MG Oral Tablet')]
    expect(risks(records, 'risk-cirrhosis').map(({ text }) => text)).toEqual([
      'MELD 3.0 cannot be computed: INR is changed by warfarin.',
    ])
  })

  test('FIB-4 in fatty liver; in diabetes only where it is not low', () => {
    const enzymes = (ast: number) => [
      result('1920-8', ast, 'U/L', 9),
      result('1742-6', 30, 'U/L', 9),
      result('777-3', 250, '10*3/uL', 9),
    ]
    const found = (code: string, ast: number) =>
      risks([woman, problem(code, 'x'), ...enzymes(ast)], 'risk-liver-fibrosis').map(({ text }) => text)
    expect(found('K76.0', 20)).toEqual(['FIB-4 0.73: advanced fibrosis is unlikely, inputs since 13 Nov 2026.'])
    expect(found('E11.9', 20)).toEqual([])
    expect(found('E11.9', 100)[0]).toContain('FIB-4 3.65: advanced fibrosis is likely')
    expect(found('M54.5', 100)).toEqual([])
  })
})

describe('atrial fibrillation', () => {
  const fibrillation = [
    patient({ birthDate: '1948-01-01' }),
    problem('I48.0', 'AF'),
    problem('I10', 'Hypertension'),
    problem('I50.9', 'HF'),
    problem('Z86.73', 'Stroke'),
  ]

  test('act now where anticoagulation is recommended and none is recorded', () => {
    expect(risks(fibrillation, 'risk-stroke')[0]).toMatchObject({
      group: 'act-now',
      text: expect.stringContaining('CHA2DS2-VA 6 (VASc 7'),
      risk: {
        predictions: [
          { outcome: 'CHA2DS2-VA', value: 6 },
          { outcome: 'CHA2DS2-VASc', value: 7 },
        ],
      },
    })
  })

  test('with an anticoagulant it is background, and the bleeding risk is told with what is not known', () => {
    const treated = [
      ...fibrillation,
      prescription('Apixaban 5 MG Oral Tablet'),
      prescription('Aspirin 81 MG Oral Tablet'),
      pressure(165, 80, 9),
    ]
    expect(risks(treated, 'risk-stroke')[0]?.group).toBe('background')
    expect(risks(treated, 'risk-bleeding')[0]?.risk).toEqual({
      equation: 'HAS-BLED',
      predictions: [{ outcome: 'HAS-BLED', value: 4, unit: 'points', years: null }],
      missing: ['abnormal kidney function', 'abnormal liver function', 'alcohol'],
    })
  })

  test('a bleeding risk of which inputs are unknown is "at least" even where there is no room to name them', () => {
    const burdened = [
      ...fibrillation,
      ...[problem('N18.6', 'End stage'), problem('K92.2', 'Bleeding'), problem('D50.9', 'Iron deficiency')],
      ...[
        prescription('Warfarin 5 MG Oral Tablet'),
        prescription('Ibuprofen 400 MG Oral Tablet'),
        pressure(165, 80, 9),
      ],
    ]
    const [told] = risks(burdened, 'risk-bleeding')
    expect(told?.risk?.missing).toEqual(['abnormal liver function', 'labile INR', 'alcohol'])
    expect(told?.text).toMatch(/^Bleeding risk HAS-BLED at least 6: [^;]+\.$/)
  })

  test('labile INR needs a vitamin K antagonist and three tests', () => {
    const inr = (value: number, days: number) => result('6301-6', value, '{INR}', days)
    const counted = (...records: InsightRecord[]) =>
      risks([...fibrillation, prescription('Warfarin 5 MG Oral Tablet'), ...records], 'risk-bleeding')[0]?.text ?? ''
    expect(counted(inr(4, 10), inr(1.2, 30), inr(2.5, 60))).toContain('labile INR')
    expect(counted(inr(2.4, 10), inr(2.2, 30), inr(2.5, 60))).not.toContain('labile INR')
  })

  test('nothing without atrial fibrillation, nor with an artificial valve', () => {
    expect(risks([fibrillation[0] ?? woman, ...fibrillation.slice(2)], 'risk-stroke', 'risk-bleeding')).toEqual([])
    expect(risks([...fibrillation, problem('Z95.2', 'Valve')], 'risk-stroke')).toEqual([])
  })
})

describe('acute illness', () => {
  const ill = [
    vital('9279-1', 26, '/min'),
    vital('2708-6', 91, '%'),
    vital('8480-6', 88, 'mm[Hg]'),
    vital('8867-4', 135, '/min'),
    vital('8310-5', 35, 'Cel'),
  ]

  test('NEWS2 of the signs of one moment, with what was not taken', () => {
    expect(risks([woman, ...ill], 'risk-deterioration')[0]).toMatchObject({
      group: 'act-now',
      text: 'Early warning score NEWS2 at least 15 (22 Nov 2026): emergency response is advised; not known: supplemental oxygen and consciousness.',
    })
    const coma = vital('9269-2', 14, '{score}')
    const flow = vital('3151-8', 2, 'L/min')
    expect(risks([woman, ...ill, coma, flow], 'risk-deterioration')[0]?.text).toContain('NEWS2 20 (22 Nov 2026)')
  })

  test('says which scale it took where another may be meant', () => {
    expect(risks([woman, ...ill, problem('J44.9', 'COPD')], 'risk-deterioration')[0]?.text).toContain('NEWS2 (scale 1)')
  })

  test('signs of another hour or of yesterday are not mixed in', () => {
    const early = `${daysAgo(0)}T05:00:00Z`
    const mixed = [vital('9279-1', 26, '/min', early), vital('2708-6', 91, '%', early), ...ill.slice(2)]
    expect(risks([woman, ...mixed], 'risk-deterioration')[0]?.risk?.missing).toContain('respiratory rate')
    const old = ill.map(({ resource }) =>
      record({ ...resource, effectiveDateTime: `${daysAgo(2)}T08:00:00Z` } as never),
    )
    expect(risks([woman, ...old], 'risk-deterioration')).toEqual([])
  })

  test('is silent for those who are well', () => {
    const well = [
      vital('9279-1', 16, '/min'),
      vital('2708-6', 98, '%'),
      vital('8480-6', 120, 'mm[Hg]'),
      vital('8867-4', 70, '/min'),
    ]
    expect(risks([woman, ...well], 'risk-deterioration', 'risk-sepsis', 'risk-pneumonia')).toEqual([])
  })

  test('qSOFA with a fresh infection, CURB-65 with a fresh pneumonia only', () => {
    const pneumonia = problem('J18.9', 'Pneumonia', { onsetDateTime: daysAgo(1) })
    const urea = result('3094-0', 25, 'mg/dL', 0)
    const found = risks([woman, ...ill, pneumonia, urea], 'risk-sepsis', 'risk-pneumonia')
    expect(found.map(({ text }) => text)).toEqual([
      'Infection with qSOFA at least 2 (22 Nov 2026): look for sepsis; not known: altered mentation.',
      'Pneumonia with CURB-65 at least 2 (22 Nov 2026); not known: confusion.',
    ])
    const old = problem('J18.9', 'Pneumonia', { onsetDateTime: daysAgo(300) })
    expect(risks([woman, ...ill, old, urea], 'risk-sepsis', 'risk-pneumonia')).toEqual([])
  })
})

describe('readmission', () => {
  const visit = (code: string, from: number, to: number | null, fields: object = {}) =>
    record({
      resourceType: 'Encounter',
      status: to === null ? 'in-progress' : 'finished',
      class: { code },
      period: { start: `${daysAgo(from)}T08:00:00Z`, ...(to !== null && { end: `${daysAgo(to)}T09:00:00Z` }) },
      ...fields,
    })
  const stay = visit('IMP', 15, 5, { hospitalization: { admitSource: { coding: [{ code: 'emd' }] } } })
  const ill = [
    problem('I50.9', 'HF'),
    problem('J44.9', 'COPD'),
    result('718-7', 10, 'g/dL', 6),
    result('2951-2', 131, 'mmol/L', 6),
  ]
  const visits = [visit('EMER', 60, 60), visit('EMER', 90, 90), visit('IMP', 200, 190), visit('IMP', 300, 290)]

  test('LACE and HOSPITAL after a stay, with what is not known', () => {
    expect(risks([woman, stay, ...ill, ...visits], 'risk-readmission')[0]).toMatchObject({
      group: 'changed',
      text: 'Discharged 17 Nov 2026; readmission risk within 30 days: LACE 15 (high from 10), HOSPITAL at least 7 (high from 7); not known: oncology.',
      risk: { predictions: [{ value: 15 }, { value: 7 }], missing: ['oncology'] },
    })
  })

  test('only after a stay of the last 30 days, and not while in hospital again', () => {
    expect(risks([woman, ...visits], 'risk-readmission')).toEqual([])
    expect(risks([woman, stay, visit('IMP', 2, null)], 'risk-readmission')).toEqual([])
    expect(risks([woman, visit('AMB', 6, 5)], 'risk-readmission')).toEqual([])
  })

  test('the emergency visit that led to the stay makes it urgent and is not counted', () => {
    const plain = visit('IMP', 15, 14, { serviceType: { text: 'Cardiology' } })
    const found = risks([woman, plain, visit('EMER', 15, 15)], 'risk-readmission')[0]
    expect(found?.text).toContain('LACE 4 (high')
    expect(found?.group).toBe('background')
  })
})

describe('body', () => {
  test('a BMI that the problem list does not tell', () => {
    const body = [vital('29463-7', 95, 'kg'), vital('8302-2', 175, 'cm')]
    expect(told('risk-body-mass', [woman, ...body])).toEqual([
      'BMI 31 kg/m2 (22 Nov 2026): obesity class 1, not on the problem list.',
    ])
    expect(told('risk-body-mass', [woman, ...body, problem('E66.9', 'Obesity')])).toEqual([])
    expect(
      told('risk-body-mass', [woman, vital('29463-7', 152.1, '[lb_av]'), vital('8302-2', 68.9, '[in_i]')]),
    ).toEqual([])
  })

  test('creatinine clearance where an anticoagulant is dosed by it, act now below its limit', () => {
    const records = (weight: number, creatinine: number) => [
      patient({ birthDate: '1946-01-01' }),
      prescription('Dabigatran 150 MG Oral Capsule'),
      vital('29463-7', weight, 'kg'),
      result('2160-0', creatinine, 'mg/dL', 9),
    ]
    expect(risks(records(60, 1.13), 'risk-clearance')[0]).toMatchObject({
      group: 'background',
      text: expect.stringContaining('Creatinine clearance 38 mL/min'),
    })
    expect(risks(records(50, 1.5), 'risk-clearance')[0]).toMatchObject({
      group: 'act-now',
      text: expect.stringContaining('should not be taken below 30'),
    })
    expect(risks(records(60, 1.13).slice(0, 2), 'risk-clearance')[0]?.risk?.missing).toEqual(['weight', 'creatinine'])
  })
})

test('sensitivities of every input reach the finding', () => {
  const hidden = problem('E11.9', 'Type 2 diabetes', {}, { sensitivities: ['genetics'] })
  const records = [...heart.filter((item) => item.resource.resourceType !== 'Condition'), hidden]
  expect(risks(records, 'risk-cardiovascular')[0]?.sensitivities).toContain('genetics')
})

test('a patient of whom little is known gets no risk at all', () => {
  expect(risks([woman])).toEqual([])
  expect(risks([])).toEqual([])
})

describe('RiskAssessment', () => {
  const about = {
    patient: 'Patient/42',
    at: NOW,
    referenceTo: ({ type, id }: { type: string; id: string }) => `${type}/${id}`,
  }

  test('tells equation, probabilities in percent, evidence, source and sentence', () => {
    const [finding] = risks(heart, 'risk-cardiovascular')
    if (finding === undefined) throw new Error('no finding')
    const resource = riskAssessmentOf(finding, about)
    expect(resource).toMatchObject({
      resourceType: 'RiskAssessment',
      status: 'final',
      subject: { reference: 'Patient/42' },
      occurrenceDateTime: '2026-11-22T12:00:00.000Z',
      method: { text: 'PREVENT; rule risk-cardiovascular version 1' },
    })
    expect(resource?.prediction?.[0]).toEqual({
      outcome: { text: 'cardiovascular disease' },
      probabilityDecimal: 14.68,
      whenRange: { high: { value: 10, unit: 'years', system: 'http://unitsofmeasure.org', code: 'a' } },
    })
    expect(resource?.basis).toHaveLength(finding.evidence.length)
  })

  test('a score with unknown items is preliminary and names them; other findings give none', () => {
    const stroke = [
      patient({ birthDate: '1948-01-01', gender: 'unknown' }),
      problem('I48.0', 'AF'),
      problem('I10', 'HT'),
    ]
    const [finding] = risks(stroke, 'risk-stroke')
    const resource = finding === undefined ? null : riskAssessmentOf(finding, about)
    expect(resource).toMatchObject({
      status: 'preliminary',
      prediction: [{ qualitativeRisk: { text: '3 points' } }, {}],
    })
    expect(resource?.note?.at(-1)?.text).toBe('Not known: sex')
    const [other] = findings([patient(), result('2823-3', 6.4, 'mmol/L', 1)])
    expect(other && riskAssessmentOf(other, about)).toBeNull()
  })
})

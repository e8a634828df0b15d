import { describe, expect, test } from 'vitest'
import { classWords, ingredientByName, medicineNames } from '../terminology/ingredients.ts'
import { KIDNEY_LIMITS, LIVER_LIMITS } from '../terminology/organ-limits.ts'
import {
  allergy,
  daysAgo,
  dosage,
  findings,
  patient,
  prescription,
  problem,
  result,
  stopped,
  told,
} from '../testing/records.ts'

describe('allergy-medicine', () => {
  const penicillin = allergy(
    'Penicillin',
    { criticality: 'high', reaction: [{ manifestation: [{ text: 'Swelling of lips and throat' }] }] },
    { at: 'lakeside' },
  )

  test('tells a penicillin that is taken despite a penicillin allergy of another hospital', () => {
    const [finding] = findings([prescription('Amoxicillin with clavulanate 875 mg / 125 mg tablet'), penicillin])
    expect(finding).toMatchObject({
      rule: 'allergy-medicine',
      group: 'act-now',
      text: 'Amoxicillin with clavulanate is active here despite an allergy to penicillin recorded at Lakeside Heart Clinic (swelling of lips and throat).',
    })
    expect(finding?.evidence.map((item) => item.record.type)).toEqual(['MedicationRequest', 'AllergyIntolerance'])
    expect(finding?.source).toContain('Drug allergy')
  })

  test.each([
    ['Ibuprofen 400 mg tablet', 'Aspirin'],
    ['Aspirin 81 mg', 'Naproxen'],
    ['Bactrim DS', 'Sulfa drugs'],
    ['Ramipril 5 mg', 'Lisinopril'],
    ['Azithromycin 500 mg', 'Macrolides'],
    ['Levofloxacin 500 mg', 'Ciprofloxacin allergy'],
    ['Metformin 500 mg', 'Metformin'],
  ])('tells %s with an allergy to %s', (medicine, substance) => {
    expect(told('allergy-medicine', [prescription(medicine), allergy(substance)])).toHaveLength(1)
  })

  test.each([
    ['Azithromycin 500 mg', 'Penicillin'],
    ['Atorvastatin 20 mg', 'Simvastatin'],
    ['Acetaminophen 500 mg', 'Aspirin'],
    ['Oxycodone 5 mg', 'Codeine'],
    ['Furosemide 40 mg', 'Sulfa drugs'],
    ['Amoxicillin 500 mg', 'Peanut'],
  ])('is silent on %s with an allergy to %s', (medicine, substance) => {
    expect(told('allergy-medicine', [prescription(medicine), allergy(substance)])).toEqual([])
  })

  test('is silent on a refuted or resolved allergy and on a medicine that ended', () => {
    const code = (name: string) => ({ coding: [{ code: name }] })
    const taken = prescription('Amoxicillin 500 mg')
    expect(told('allergy-medicine', [taken, allergy('Penicillin', { verificationStatus: code('refuted') })])).toEqual(
      [],
    )
    expect(told('allergy-medicine', [taken, allergy('Penicillin', { clinicalStatus: code('resolved') })])).toEqual([])
    expect(told('allergy-medicine', [prescription('Amoxicillin 500 mg', { status: 'completed' }), penicillin])).toEqual(
      [],
    )
    const ended = { dosageInstruction: [{ timing: { repeat: { boundsPeriod: { end: daysAgo(3) } } } }] }
    expect(told('allergy-medicine', [prescription('Amoxicillin 500 mg', ended), penicillin])).toEqual([])
  })

  test('tells a renewed prescription once', () => {
    expect(
      told('allergy-medicine', [prescription('Amoxicillin 500 mg'), prescription('Amoxicillin 500 mg'), penicillin]),
    ).toHaveLength(1)
  })

  test('tells a shared side chain with less urgency', () => {
    const [finding] = findings([prescription('Cephalexin 500 mg'), allergy('Amoxicillin')])
    expect(finding).toMatchObject({ rule: 'allergy-background' })
    expect(told('allergy-medicine', [prescription('Cephalexin 500 mg'), allergy('Amoxicillin')])).toEqual([
      'Cephalexin, active here, may cross-react with the allergy to amoxicillin recorded here.',
    ])
  })

  test('knows substances by code where there are no words', () => {
    const coded = (system: string, code: string) => allergy('', { code: { coding: [{ system, code }] } })
    const taken = prescription('Amoxicillin 500 mg')
    expect(told('allergy-medicine', [taken, coded('http://snomed.info/sct', '91936005')])).toHaveLength(1)
    expect(
      told('allergy-medicine', [taken, coded('http://www.nlm.nih.gov/research/umls/rxnorm', '70618')]),
    ).toHaveLength(1)
    expect(told('allergy-medicine', [taken, coded('http://www.nlm.nih.gov/research/umls/rxnorm', '723')])).toHaveLength(
      1,
    )
  })
})

describe('medicine-dose-conflict', () => {
  test('tells different daily doses of one ingredient, whichever way they are written', () => {
    const here = prescription('Lisinopril 10 mg tablet', dosage(1))
    const there = prescription('Zestril', dosage(1, 20, 'mg'), { at: 'lakeside' })
    expect(told('medicine-dose-conflict', [here, there])).toEqual([
      'Lisinopril: 10 mg a day here, 20 mg a day at Lakeside Heart Clinic.',
    ])
  })

  test('is silent where the doses come to the same a day', () => {
    const here = prescription('Metformin 500 mg tablet', dosage(2))
    const there = prescription('Metformin 1000 mg tablet', dosage(1), { at: 'lakeside' })
    expect(told('medicine-dose-conflict', [here, there])).toEqual([])
    expect(told('medicine-duplicate', [here, there])).toEqual([
      'Metformin is active here and at Lakeside Heart Clinic; check that it is not taken twice.',
    ])
  })

  test('gives the span of doses at three hospitals', () => {
    const at = (hospital: 'here' | 'lakeside' | 'hillview', value: number) =>
      prescription('Lisinopril', dosage(1, value, 'mg'), { at: hospital })
    expect(told('medicine-dose-conflict', [at('here', 10), at('lakeside', 20), at('hillview', 40)])).toEqual([
      'Lisinopril doses differ at 3 hospitals: 10 mg a day to 40 mg a day.',
    ])
  })

  test('says a dose of once a week by the week, never by the day', () => {
    const weekly = (value: number) => ({
      dosageInstruction: [
        {
          timing: { repeat: { frequency: 1, period: 1, periodUnit: 'wk' } },
          doseAndRate: [{ doseQuantity: { value, unit: 'mg', code: 'mg' } }],
        },
      ],
    })
    const [here, there] = [
      prescription('Methotrexate', weekly(15)),
      prescription('Methotrexate', weekly(25), { at: 'lakeside' }),
    ]
    expect(told('medicine-dose-conflict', [here, there])).toEqual([
      'Methotrexate: 15 mg a week here, 25 mg a week at Lakeside Heart Clinic.',
    ])
    const daily = prescription('Methotrexate', dosage(1, 15, 'mg'), { at: 'lakeside' })
    expect(told('medicine-dose-conflict', [here, daily])).toEqual([
      'Methotrexate: 15 mg a week here, 15 mg a day at Lakeside Heart Clinic.',
    ])
  })

  test('does not compare what cannot be computed: as needed, tapers, ranges, volumes, combinations', () => {
    const uncertain = [
      {
        dosageInstruction: [
          { ...(dosage(1) as { dosageInstruction: object[] }).dosageInstruction[0], asNeededBoolean: true },
        ],
      },
      dosage(1, 5, 'mL'),
      {
        dosageInstruction: [
          {
            timing: { repeat: { frequency: 1, frequencyMax: 2, period: 1, periodUnit: 'd' } },
            doseAndRate: [{ doseQuantity: { value: 1 } }],
          },
        ],
      },
      {},
    ]
    for (const fields of uncertain) {
      const records = [
        prescription('Lisinopril 10 mg tablet', dosage(1)),
        prescription('Lisinopril 40 mg tablet', fields, { at: 'lakeside' }),
      ]
      expect(told('medicine-dose-conflict', records)).toEqual([])
      expect(told('medicine-duplicate', records)).toHaveLength(1)
    }
  })
})

describe('medicine-duplicate', () => {
  test('is urgent for a medicine that harms in double dose', () => {
    const [finding] = findings([prescription('Warfarin 5 mg'), prescription('Coumadin 5 mg', {}, { at: 'hillview' })])
    expect(finding).toMatchObject({
      rule: 'medicine-duplicate',
      group: 'act-now',
      text: 'Warfarin is active here and at Hillview; check that it is not taken twice.',
    })
  })

  test('is silent on renewals at one hospital and on what acts locally', () => {
    expect(told('medicine-duplicate', [prescription('Metformin 500 mg'), prescription('Metformin 500 mg')])).toEqual([])
    expect(
      told('medicine-duplicate', [
        prescription('Hydrocortisone 1 % cream'),
        prescription('Hydrocortisone 10 mg tablet', {}, { at: 'lakeside' }),
      ]),
    ).toEqual([])
  })
})

describe('medicine-stopped-elsewhere', () => {
  const stop = stopped('Metformin 1000 mg', 150, 'Kidney filtration under 30', { at: 'lakeside' })

  test('tells what one hospital stopped and another has as active, when and why', () => {
    const active = prescription('Metformin 1000 mg', { authoredOn: daysAgo(2000) })
    expect(told('medicine-stopped-elsewhere', [stop, active])).toEqual([
      `Metformin was stopped at Lakeside Heart Clinic on 25 Jun 2026 (kidney filtration under 30) but is still active here.`,
    ])
  })

  test('is silent where it was ordered anew after the stop, or the stop was a change of dose', () => {
    expect(
      told('medicine-stopped-elsewhere', [stop, prescription('Metformin 500 mg', { authoredOn: daysAgo(20) })]),
    ).toEqual([])
    const lower = prescription('Metformin 500 mg', {}, { at: 'lakeside' })
    expect(
      told('medicine-stopped-elsewhere', [
        stop,
        lower,
        prescription('Metformin 1000 mg', { authoredOn: daysAgo(2000) }),
      ]),
    ).toEqual([])
  })

  test('takes a course that ran its time for no stop', () => {
    const course = prescription('Azithromycin 500 mg', { status: 'completed' }, { at: 'lakeside' })
    expect(told('medicine-stopped-elsewhere', [course, prescription('Azithromycin 500 mg')])).toEqual([])
  })
})

describe('medicine-same-class', () => {
  test('tells two of a class over hospitals', () => {
    expect(
      told('medicine-same-class', [
        prescription('Lisinopril 10 mg'),
        prescription('Ramipril 5 mg', {}, { at: 'hillview' }),
      ]),
    ).toEqual(['Two ACE inhibitors are active: lisinopril (here) and ramipril (at Hillview).'])
  })

  test('is silent on classes that are meant to be combined', () => {
    for (const pair of [
      ['Insulin glargine', 'Insulin lispro'],
      ['Oxycodone 5 mg', 'Morphine 10 mg'],
      ['Furosemide 40 mg', 'Metolazone 5 mg'],
      ['Aspirin 81 mg', 'Clopidogrel 75 mg'],
    ])
      expect(
        told(
          'medicine-same-class',
          pair.map((name) => prescription(name)),
        ),
      ).toEqual([])
  })
})

describe('kidney-medicine', () => {
  const weak = [patient(), result('2160-0', 2.21, 'mg/dL', 21)]
  const weighed = [...weak, result('29463-7', 60, 'kg', 30)]
  const of = (...records: Parameters<typeof told>[1]) => told('kidney-medicine', records)

  test('tells metformin and NSAIDs below an eGFR of 30, and no other time', () => {
    expect(of(...weak, prescription('Metformin 1000 mg'))).toEqual([
      'Metformin is active here although eGFR is 24 mL/min/1.73 m² (1 Nov 2026); it should not be taken below 30.',
    ])
    expect(of(...weak, prescription('Naproxen 500 mg'))).toHaveLength(1)
    expect(of(...weak, prescription('Diclofenac 1 % gel'))).toEqual([])
    expect(of(...weak, prescription('Lisinopril 10 mg'))).toEqual([])
    expect(of(patient(), result('2160-0', 1.2, 'mg/dL', 21), prescription('Metformin 1000 mg'))).toEqual([])
    expect(of(patient(), result('2160-0', 2.21, 'mg/dL', 500), prescription('Metformin 1000 mg'))).toEqual([])
  })

  test('tells what labels limit by creatinine clearance: (140 - 69) x 60 x 0.85 / (72 x 2.21) is 23', () => {
    expect(of(...weighed, prescription('Alendronate 70 mg'))).toEqual([
      'Alendronate is active here although creatinine clearance is 23 mL/min (1 Nov 2026); it should not be taken below 35.',
    ])
    expect(of(...weighed, prescription('Gabapentin 600 mg', dosage(3)))).toEqual([
      'Gabapentin 1800 mg a day here is above the 700 mg advised as creatinine clearance is 23 mL/min (1 Nov 2026).',
    ])
    expect(of(...weighed, prescription('Gabapentin 300 mg', dosage(2)))).toEqual([])
    expect(of(...weighed, prescription('Gabapentin 600 mg'))).toEqual([])
  })

  test('names what the clearance lacks where the kidneys are weak, and nothing where they are not', () => {
    expect(of(...weak, prescription('Gabapentin 600 mg', dosage(3)))).toEqual([
      'Creatinine clearance for gabapentin cannot be computed: no weight in the records you may see (within a year).',
    ])
    const strong = [patient(), result('2160-0', 0.7, 'mg/dL', 21)]
    expect(of(...strong, prescription('Gabapentin 600 mg', dosage(3)))).toEqual([])
  })
})

describe('liver-medicine', () => {
  const cirrhosis = [patient(), problem('K74.60', 'Cirrhosis of liver')]
  const of = (...records: Parameters<typeof told>[1]) => told('liver-medicine', records)

  test('tells what is advised against in cirrhosis, and a dose above what is advised', () => {
    expect(of(...cirrhosis, prescription('Duloxetine 60 mg'))).toEqual([
      'Duloxetine is active here although there is liver cirrhosis; it should not be taken.',
    ])
    expect(of(...cirrhosis, prescription('Acetaminophen 1000 mg', dosage(4)))).toEqual([
      'Acetaminophen 4000 mg a day here is above the 3000 mg advised as there is liver cirrhosis.',
    ])
    expect(of(...cirrhosis, prescription('Acetaminophen 500 mg', dosage(4)))).toEqual([])
    expect(of(...cirrhosis, prescription('Lactulose 10 g'))).toEqual([])
  })

  test('not after the cirrhosis is gone, nor without one', () => {
    const gone = { clinicalStatus: { coding: [{ code: 'resolved' }] } }
    expect(of(patient(), problem('K74.60', 'Cirrhosis of liver', gone), prescription('Duloxetine 60 mg'))).toEqual([])
    expect(of(patient(), prescription('Duloxetine 60 mg'))).toEqual([])
  })
})

describe('limits of medicines for weak organs', () => {
  test.each([...KIDNEY_LIMITS, ...LIVER_LIMITS])(
    '$name: known, and a number or nothing ($source)',
    ({ name, mostMg, source }) => {
      expect(ingredientByName(name) ?? classWords(name)).toBeDefined()
      expect(mostMg === null || mostMg > 0).toBe(true)
      expect(source).not.toBe('')
    },
  )
  test('are stricter the weaker the kidney', () => {
    for (const rows of Map.groupBy(KIDNEY_LIMITS, ({ name }) => name).values()) {
      const most = [...rows].sort((a, b) => a.below - b.below).map(({ mostMg }) => mostMg ?? 0)
      expect(most).toEqual([...most].sort((a, b) => a - b))
      expect(new Set(rows.map(({ measure }) => measure)).size).toBe(1)
    }
  })
})

test('every name and brand of one ingredient is reconciled with the ingredient at another hospital', () => {
  const names = medicineNames().filter(({ ingredients, name }) => ingredients.length === 1 && !LOCAL_NAME.test(name))
  expect(names.length).toBeGreaterThan(1200)
  const untold = names.filter(({ name, ingredients: [ingredient] }) => {
    const chart = [
      prescription(name, { id: 'here' }),
      prescription(ingredient?.name ?? '', { id: 'there' }, { at: 'lakeside' }),
    ]
    return told('medicine-duplicate', chart).length !== 1
  })
  expect(untold.map(({ name }) => name)).toEqual([])
})

/** What acts where it is put may be for two places. */
const LOCAL_NAME = /gel\b|nasal|topical|eye|ear\b/

import type { InsightRecord } from '@anamnesis/insights'

const NOW = Date.UTC(2026, 10, 22, 12)
const DAY = 86_400_000
const HOSPITAL = `0x${'11'.repeat(32)}` as const

/** Who reads the chart, when, and since when. */
export const CONTEXT = { now: NOW, lastSeen: NOW - 30 * DAY, reader: { specialty: 'Cardiology' } }

type Fields = { readonly resourceType: string; readonly [element: string]: unknown }

const day = (ago: number) => new Date(NOW - ago * DAY).toISOString()

/** Laboratory tests by LOINC with unit and a usual value. */
const TESTS = [
  ['4548-4', '%', 7],
  ['2160-0', 'mg/dL', 1.2],
  ['2823-3', 'mmol/L', 4.4],
  ['2951-2', 'mmol/L', 139],
  ['718-7', 'g/dL', 12.9],
  ['777-3', '10*3/uL', 220],
  ['6690-2', '10*3/uL', 7],
  ['1742-6', 'U/L', 31],
  ['1920-8', 'U/L', 28],
  ['18262-6', 'mg/dL', 101],
  ['2093-3', 'mg/dL', 190],
  ['2571-8', 'mg/dL', 160],
  ['33762-6', 'pg/mL', 800],
  ['3016-3', 'm[IU]/L', 2.2],
  ['6301-6', '{INR}', 2.4],
  ['1988-5', 'mg/L', 6],
  ['3094-0', 'mg/dL', 18],
  ['14959-1', 'mg/g', 45],
  ['1975-2', 'mg/dL', 0.7],
  ['1751-7', 'g/dL', 4.1],
] as const

const PROBLEMS = [
  'E11.9',
  'I10',
  'I50.22',
  'I48.0',
  'N18.31',
  'J44.9',
  'M17.0',
  'E78.5',
  'F32.1',
  'K21.9',
  'M81.0',
  'E03.9',
]
const MEDICINES = [
  'Metformin 1000 mg tablet',
  'Lisinopril 10 mg tablet',
  'Warfarin 4 mg tablet',
  'Metoprolol 50 mg tablet',
  'Atorvastatin 20 mg tablet',
  'Furosemide 40 mg tablet',
  'Sertraline 50 mg tablet',
  'Omeprazole 20 mg capsule',
]

const NOTE = [
  'Chief complaint: follow-up of heart failure and diabetes.',
  'History of present illness: She feels better since the last visit. No chest pain, no syncope. Mild swelling of both ankles in the evening.',
  'She denies fever, cough or weight loss. Her mother had a stroke at 71. She was treated for pneumonia in 2019.',
  'Medications: metformin 1000 mg twice daily, lisinopril 10 mg daily, warfarin 4 mg daily as directed, furosemide 40 mg every morning.',
  'Examination: blood pressure 142/86 mmHg, pulse 74 irregular, weight 81.5 kg. Lungs clear. Trace edema at both ankles.',
  'Results: creatinine 1.3 mg/dL, potassium 4.6 mmol/L, HbA1c 7.4 %, INR 2.4.',
  'Assessment and plan: 1. Chronic heart failure, stable; continue furosemide. 2. Type 2 diabetes, fair control; recheck HbA1c in three months.',
  '3. Atrial fibrillation, rate controlled; INR in four weeks. 4. Chronic kidney disease stage 3a; avoid NSAIDs. If dizzy, reduce lisinopril.',
].join('\n')

/** Returns an invented chart of 5,000 resources and 300 notes; the same each time, in objects of its own. */
export function chartOf(): InsightRecord[] {
  const resources: Fields[] = [
    { resourceType: 'Patient', gender: 'female', birthDate: '1957-04-18' },
    ...Array.from({ length: 4_000 }, (_, index) => observation(index)),
    ...Array.from({ length: 400 }, (_, index) => ({
      resourceType: 'Encounter',
      status: 'finished',
      class: { code: index % 20 === 0 ? 'EMER' : 'AMB' },
      period: { start: day(index * 9), end: day(index * 9) },
    })),
    ...Array.from({ length: 299 }, (_, index) => prescription(index)),
    ...Array.from({ length: 100 }, (_, index) => problem(index)),
    ...Array.from({ length: 100 }, (_, index) => ({
      resourceType: 'Procedure',
      status: 'completed',
      code: { text: index % 2 ? 'Echocardiogram' : 'Eye examination' },
      performedDateTime: day(index * 30),
    })),
    ...Array.from({ length: 100 }, (_, index) => ({
      resourceType: 'Immunization',
      status: 'completed',
      vaccineCode: { text: 'Influenza vaccine' },
      occurrenceDateTime: day(index * 36),
    })),
    ...Array.from({ length: 300 }, (_, index) => note(index)),
  ]
  return resources.map((resource, index) => {
    const id = `c${index}`
    return {
      key: { custodian: HOSPITAL, type: resource.resourceType, id },
      version: 1,
      resource: { ...resource, id } as unknown as InsightRecord['resource'],
      sensitivities: [],
      visitingUnder: null,
      updated: NOW - (index % 400) * DAY,
    }
  })
}

function observation(index: number): Fields {
  const [loinc, unit, usual] = TESTS[index % TESTS.length] ?? TESTS[0]
  // A wave and a slow drift, so that trends and changes have something to find.
  const value = usual * (1 + 0.2 * Math.sin(index) + index / 40_000)
  return {
    resourceType: 'Observation',
    status: 'final',
    category: [
      { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }] },
    ],
    code: { coding: [{ system: 'http://loinc.org', code: loinc }] },
    effectiveDateTime: day(Math.floor(index / TESTS.length) * 18),
    valueQuantity: { value: Number(value.toFixed(2)), unit, system: 'http://unitsofmeasure.org', code: unit },
  }
}

function prescription(index: number): Fields {
  return {
    resourceType: 'MedicationRequest',
    status: index < MEDICINES.length ? 'active' : 'completed',
    intent: 'order',
    authoredOn: day(index * 12),
    medicationCodeableConcept: { text: MEDICINES[index % MEDICINES.length] },
    dosageInstruction: [
      {
        timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } },
        doseAndRate: [{ doseQuantity: { value: 1 } }],
      },
    ],
  }
}

function problem(index: number): Fields {
  return {
    resourceType: 'Condition',
    clinicalStatus: { coding: [{ code: index < PROBLEMS.length ? 'active' : 'resolved' }] },
    code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: PROBLEMS[index % PROBLEMS.length] }] },
    onsetDateTime: day(1_000 + index * 20),
  }
}

function note(index: number): Fields {
  return {
    resourceType: 'DocumentReference',
    status: 'current',
    category: [{ coding: [{ code: 'clinical-note' }] }],
    description: 'Progress note',
    date: day(index * 12),
    content: [
      {
        attachment: {
          contentType: 'text/plain',
          data: Buffer.from(`Visit ${index + 1}\n${NOTE}`).toString('base64'),
        },
      },
    ],
  }
}

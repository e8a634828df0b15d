type Resource = { readonly resourceType: string; readonly id: string; readonly [element: string]: unknown }

const category = (code: string) => [
  { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code }] },
]
const loinc = (code: string) => ({ coding: [{ system: 'http://loinc.org', code }] })
const snomed = (code: string) => ({ coding: [{ system: 'http://snomed.info/sct', code }] })
const active = (kind: string) => ({
  coding: [{ system: `http://terminology.hl7.org/CodeSystem/${kind}`, code: 'active' }],
})
const medicine = (id: string, subject: object, text: string, more: object = {}): Resource => ({
  ...{ resourceType: 'MedicationRequest', id, subject, status: 'active', intent: 'order', authoredOn: '2026-01-01' },
  ...{ medicationCodeableConcept: { text }, ...more },
})

/** Records of a patient that a pharmacist may see; they refer to those of hiddenFromPharmacy, whether those are there or not. */
export function openToPharmacy(patient: string): readonly Resource[] {
  const subject = { reference: `Patient/${patient}` }
  const encounter = { reference: `Encounter/${patient}-visit` }
  const note = { reference: `DocumentReference/${patient}-note` }
  const scan = { reference: `Observation/${patient}-scan` }
  return [
    { resourceType: 'Patient', id: patient, name: [{ family: 'Quill' }], gender: 'female', birthDate: '1960-01-01' },
    medicine(`${patient}-warfarin`, subject, 'Warfarin 5 mg', { encounter, supportingInformation: [note] }),
    medicine(`${patient}-ibuprofen`, subject, 'Ibuprofen 400 mg'),
    {
      ...{
        resourceType: 'Condition',
        id: `${patient}-fibrillation`,
        subject,
        encounter,
        evidence: [{ detail: [scan] }],
      },
      ...{ clinicalStatus: active('condition-clinical'), code: snomed('49436004') },
    },
    {
      ...{ resourceType: 'AllergyIntolerance', id: `${patient}-allergy`, patient: subject },
      ...{ clinicalStatus: active('allergyintolerance-clinical'), code: { text: 'Penicillin' } },
    },
    {
      ...{ resourceType: 'Observation', id: `${patient}-creatinine`, subject, status: 'final', hasMember: [scan] },
      ...{ category: category('laboratory'), code: loinc('2160-0'), effectiveDateTime: '2026-03-01' },
      valueQuantity: { value: 1.9, unit: 'mg/dL', system: 'http://unitsofmeasure.org', code: 'mg/dL' },
    },
  ]
}

/** Records of a patient that a pharmacist may not see: a visit, a note, a scan and more, sensitive ones among them. */
export function hiddenFromPharmacy(patient: string): readonly Resource[] {
  const subject = { reference: `Patient/${patient}` }
  const data = Buffer.from('HIV positive. Depression. History of stroke. Takes methotrexate 10 mg.').toString('base64')
  const both = [`MedicationRequest/${patient}-warfarin`, `DocumentReference/${patient}-note`]
  return [
    {
      ...{ resourceType: 'Encounter', id: `${patient}-visit`, subject, status: 'finished', class: { code: 'AMB' } },
      diagnosis: [{ condition: { reference: `Condition/${patient}-fibrillation` } }],
    },
    {
      ...{
        resourceType: 'DocumentReference',
        id: `${patient}-note`,
        subject,
        status: 'current',
        type: loinc('11506-3'),
      },
      content: [{ attachment: { contentType: 'text/plain', data } }],
    },
    {
      ...{ resourceType: 'Observation', id: `${patient}-scan`, subject, status: 'final', code: { text: 'CT' } },
      ...{ category: category('imaging'), valueString: 'HIV encephalopathy' },
    },
    {
      ...{ resourceType: 'Observation', id: `${patient}-smoking`, subject, status: 'final', code: loinc('72166-2') },
      ...{ category: category('social-history'), valueCodeableConcept: { text: 'Current smoker' } },
    },
    {
      resourceType: 'Procedure',
      id: `${patient}-eyes`,
      subject,
      status: 'completed',
      code: { text: 'Eye examination' },
    },
    {
      ...{ resourceType: 'Provenance', id: `${patient}-origin`, recorded: '2026-01-01T00:00:00Z' },
      ...{ target: both.map((reference) => ({ reference })), agent: [{ who: { display: 'somebody' } }] },
    },
    {
      ...{ resourceType: 'List', id: `${patient}-list`, subject, status: 'current', mode: 'working' },
      entry: both.map((reference) => ({ item: { reference } })),
    },
  ]
}

/** Addresses at which a patient `P` is read. */
export const READS: readonly string[] = [
  ...['', '/findings', '/feedback'].map((part) => `/api/chart/P${part}`),
  ...['Patient/P/$everything', 'Patient/P/$summary', 'Patient/P/*?_total=accurate', 'Patient?_id=P'].map(fhir),
  ...'MedicationRequest Condition Observation DocumentReference Encounter List Provenance Procedure'
    .split(' ')
    .flatMap((type) => [
      `${type}?patient=P&_total=accurate&_revinclude=*&_include=*`,
      `${type}?patient=P&_summary=count`,
    ])
    .map(fhir),
  ...[
    'MedicationRequest?patient=P&encounter.status=finished',
    'MedicationRequest?patient=P&_has:Provenance:target:recorded=gt2000',
    'MedicationRequest?patient=P&_list=P-list',
    'MedicationRequest?patient=P&_security=HIV',
    'Observation?patient=P&has-member.status=final',
    'Observation?patient=P&_sort=-date',
    'Patient?_id=P&_has:DocumentReference:patient:status=current',
    'Observation/$lastn?patient=P&category=laboratory',
    'DocumentReference/$docref?patient=P',
    'Encounter/P-visit',
    'DocumentReference/P-note/_history',
    'MedicationRequest/P-warfarin/_history',
  ].map(fhir),
  '/api/receipts/Encounter/P-visit/1',
]

function fhir(address: string): string {
  return `/fhir/R4/${address}`
}

/** Questions about what is hidden. */
export const QUESTIONS: readonly string[] = [
  'Any history of stroke?',
  'Does the patient have HIV?',
  'Latest creatinine',
  'Why warfarin?',
  'Who stopped warfarin?',
  'Is the patient a smoker?',
  'When was the last visit?',
]

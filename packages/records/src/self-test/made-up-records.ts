import type { PlainResource } from '../validate/validate.ts'

const SUBJECT = { reference: 'Patient/self-test' }
const VISIT = { reference: 'Encounter/self-test' }
const WHEN = '2026-01-02T08:30:00+01:00'
const NARRATIVE = { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml"><p>Made <b>up</b></p></div>' }

function concept(system: string, code: string, display: string) {
  return { coding: [{ system, code, display }], text: display }
}

const loinc = (code: string, display: string) => concept('http://loinc.org', code, display)
const snomed = (code: string, display: string) => concept('http://snomed.info/sct', code, display)
const hl7 = (name: string, code: string) => concept(`http://terminology.hl7.org/CodeSystem/${name}`, code, code)
const amount = (value: number, unit: string) => ({ value, unit, system: 'http://unitsofmeasure.org', code: unit })
const dollars = (value: number) => ({ value, currency: 'USD' })

/** One record of each kind that hospitals write most, about nobody: they go through every step of a write but the database. */
export const MADE_UP_RECORDS: readonly PlainResource[] = [
  {
    resourceType: 'Patient',
    text: NARRATIVE,
    identifier: [{ system: 'urn:self-test', value: '1', type: hl7('v2-0203', 'MR') }],
    name: [{ use: 'official', family: 'Nobody', given: ['Nova', 'N.'], prefix: ['Ms.'] }],
    telecom: [{ system: 'phone', value: '555-0100', use: 'home' }],
    gender: 'female',
    birthDate: '1970-01-01',
    address: [{ line: ['1 None Street'], city: 'Nowhere', postalCode: '00000', country: 'US' }],
    communication: [{ language: concept('urn:ietf:bcp:47', 'en-US', 'English') }],
  },
  {
    resourceType: 'Encounter',
    status: 'finished',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
    type: [snomed('185349003', 'Check up')],
    subject: SUBJECT,
    participant: [{ type: [hl7('v3-ParticipationType', 'PPRF')], individual: { display: 'Dr Nobody' } }],
    period: { start: WHEN, end: WHEN },
    reasonCode: [snomed('38341003', 'Hypertension')],
    location: [{ location: { display: 'Nowhere' } }],
  },
  {
    resourceType: 'Condition',
    clinicalStatus: hl7('condition-clinical', 'active'),
    verificationStatus: hl7('condition-ver-status', 'confirmed'),
    category: [hl7('condition-category', 'encounter-diagnosis')],
    code: snomed('38341003', 'Hypertension'),
    subject: SUBJECT,
    encounter: VISIT,
    onsetDateTime: WHEN,
    recordedDate: WHEN,
  },
  {
    resourceType: 'Observation',
    status: 'final',
    category: [hl7('observation-category', 'laboratory')],
    code: loinc('2160-0', 'Creatinine'),
    subject: SUBJECT,
    encounter: VISIT,
    effectiveDateTime: WHEN,
    issued: WHEN,
    valueQuantity: amount(1.1, 'mg/dL'),
    referenceRange: [{ low: amount(0.6, 'mg/dL'), high: amount(1.2, 'mg/dL') }],
  },
  {
    resourceType: 'Observation',
    status: 'final',
    category: [hl7('observation-category', 'vital-signs')],
    code: loinc('85354-9', 'Blood pressure'),
    subject: SUBJECT,
    effectiveDateTime: WHEN,
    component: [
      { code: loinc('8480-6', 'Systolic'), valueQuantity: amount(120, 'mm[Hg]') },
      { code: loinc('8462-4', 'Diastolic'), valueQuantity: amount(80, 'mm[Hg]') },
    ],
  },
  {
    resourceType: 'DiagnosticReport',
    status: 'final',
    category: [loinc('34117-2', 'History and physical note')],
    code: loinc('34117-2', 'History and physical note'),
    subject: SUBJECT,
    encounter: VISIT,
    effectiveDateTime: WHEN,
    issued: WHEN,
    performer: [{ display: 'Dr Nobody' }],
    result: [{ reference: 'Observation/self-test', display: 'Creatinine' }],
    presentedForm: [{ contentType: 'text/plain', data: 'Tm90aGluZyBoYXBwZW5lZC4=' }],
  },
  {
    resourceType: 'MedicationRequest',
    status: 'active',
    intent: 'order',
    medicationCodeableConcept: concept('http://www.nlm.nih.gov/research/umls/rxnorm', '314076', 'lisinopril 10 MG'),
    subject: SUBJECT,
    encounter: VISIT,
    authoredOn: WHEN,
    requester: { display: 'Dr Nobody' },
    dosageInstruction: [
      {
        sequence: 1,
        asNeededBoolean: false,
        timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } },
        doseAndRate: [{ type: hl7('dose-rate-type', 'ordered'), doseQuantity: { value: 1 } }],
      },
    ],
  },
  {
    resourceType: 'Procedure',
    status: 'completed',
    code: snomed('430193006', 'Medication reconciliation'),
    subject: SUBJECT,
    encounter: VISIT,
    performedPeriod: { start: WHEN, end: WHEN },
    reasonReference: [{ reference: 'Condition/self-test', display: 'Hypertension' }],
  },
  {
    resourceType: 'Claim',
    status: 'active',
    type: hl7('claim-type', 'professional'),
    use: 'claim',
    patient: SUBJECT,
    billablePeriod: { start: WHEN, end: WHEN },
    created: WHEN,
    provider: { display: 'Nowhere' },
    priority: hl7('processpriority', 'normal'),
    diagnosis: [{ sequence: 1, diagnosisReference: { reference: 'Condition/self-test' } }],
    insurance: [{ sequence: 1, focal: true, coverage: { display: 'None' } }],
    item: [{ sequence: 1, productOrService: snomed('185349003', 'Check up'), encounter: [VISIT], net: dollars(1.5) }],
    total: dollars(1.5),
  },
]

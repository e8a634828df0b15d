import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { permitFor, testIndex } from './search.test-support.ts'

let index: Awaited<ReturnType<typeof testIndex>>

const LOINC = 'http://loinc.org'
const UCUM = 'http://unitsofmeasure.org'

beforeAll(async () => {
  index = await testIndex()
  await index.add(
    {
      resourceType: 'Patient',
      id: 'ana',
      active: true,
      gender: 'female',
      birthDate: '1980-05-04',
      name: [{ family: "Núñez O'Brien", given: ['Ana', 'María'], text: 'Ana Núñez' }],
      identifier: [{ system: 'urn:mrn', value: 'A-17' }, { value: 'X9' }],
      telecom: [{ system: 'email', value: 'Ana@Example.org' }],
      address: [{ line: ['1 Main St'], city: 'Boston', postalCode: '02134' }],
      deceasedDateTime: '2025-01-01',
      generalPractitioner: [{ identifier: { system: 'urn:npi', value: '123' } }],
    },
    { patients: ['ana'], category: 'identity' },
  )
  await index.add(
    {
      resourceType: 'Patient',
      id: 'bo',
      gender: 'male',
      birthDate: '1980-06',
      name: [{ family: 'Nunes', given: ['Bo'] }],
    },
    { patients: ['bo'], category: 'identity' },
  )
  const observation = (id: string, patient: string, rest: object) =>
    index.add(
      { resourceType: 'Observation', id, status: 'final', subject: { reference: `Patient/${patient}` }, ...rest },
      { patients: [patient], category: 'results' },
    )
  await observation('hba1c', 'ana', {
    code: { coding: [{ system: LOINC, code: '4548-4' }], text: 'HbA1c' },
    effectiveDateTime: '2026-03-10T08:00:00Z',
    valueQuantity: { value: 7.2, unit: '%', system: UCUM, code: '%' },
    meta: {
      ...{ tag: [{ system: 'urn:t', code: 'ward' }], profile: ['http://p.example/lab'], source: 'urn:lab' },
      security: [
        { system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R', display: 'restricted' },
      ],
    },
  })
  await observation('glucose', 'ana', {
    status: 'amended',
    code: { coding: [{ system: LOINC, code: '2339-0' }, { code: 'glu' }] },
    effectivePeriod: { start: '2026-01-01', end: '2026-02-01' },
    valueQuantity: { value: 100, unit: 'mg/dL', system: UCUM, code: 'mg/dL' },
  })
  await observation('blood-type', 'bo', {
    code: { coding: [{ system: 'urn:local', code: '4548-4' }, { code: 'group' }] },
    effectiveDateTime: '2025',
    valueString: 'A positive',
    derivedFrom: [{ reference: 'Observation/hba1c/_history/2' }],
    performer: [{ reference: 'https://a.example/fhir/R4/Practitioner/p1' }],
  })
  await index.add(
    { resourceType: 'RiskAssessment', id: 'risk', status: 'final', prediction: [{ probabilityDecimal: 0.0125 }] },
    { patients: ['ana'], category: 'problems' },
  )
  await index.add({ resourceType: 'ValueSet', id: 'vs', url: 'http://vs.example/One' }, { category: 'directory' })
  await index.add(
    { resourceType: 'QuestionnaireResponse', id: 'qr', questionnaire: 'http://q.example/Q|2', status: 'completed' },
    { patients: ['ana'], category: 'plans' },
  )
})
afterAll(() => index.drop())

const CASES: readonly (readonly [type: string, query: string, ids: string])[] = [
  ['Observation', 'code=4548-4', 'blood-type hba1c'],
  ['Observation', `code=${LOINC}|4548-4`, 'hba1c'],
  ['Observation', `code=${LOINC}|`, 'glucose hba1c'],
  ['Observation', 'code=|glu', 'glucose'],
  ['Observation', 'code=|4548-4', ''],
  ['Observation', 'code=GLU,urn:local|4548-4', 'blood-type glucose'],
  ['Observation', 'code:not=4548-4', 'glucose'],
  ['Observation', 'code=group,4548-4', 'blood-type hba1c'],
  ['Observation', 'status:in=http://hl7.org/fhir/ValueSet/observation-status', 'blood-type glucose hba1c'],
  ['Observation', 'status:not-in=http://hl7.org/fhir/ValueSet/observation-status', ''],
  ['Observation', 'code:in=http://hl7.org/fhir/ValueSet/observation-status', ''],
  ['Observation', 'code:not-in=http://hl7.org/fhir/ValueSet/observation-status', 'blood-type glucose hba1c'],
  ['Patient', 'gender:in=http://hl7.org/fhir/ValueSet/administrative-gender', 'bo ana'],
  ['Patient', '_has:Observation:patient:status:in=http://hl7.org/fhir/ValueSet/observation-status', 'bo ana'],
  ['Observation', 'code=4548-4&status=final', 'blood-type hba1c'],
  ['Observation', 'status=http://hl7.org/fhir/observation-status|amended', 'glucose'],
  ['Observation', '_tag=urn:t|ward', 'hba1c'],
  ['Observation', '_security=R', 'hba1c'],
  ['Observation', '_security=http://terminology.hl7.org/CodeSystem/v3-Confidentiality|R', 'hba1c'],
  ['Observation', '_security=urn:t|R', ''],
  ['Observation', '_security:not=R', 'blood-type glucose'],
  ['Observation', '_security:text=restricted', 'hba1c'],
  ['Observation', '_security:missing=true', 'blood-type glucose'],
  ['Patient', '_has:Observation:patient:_security=R', 'ana'],
  ['Observation', '_profile=http://p.example/lab', 'hba1c'],
  ['Observation', '_source=urn:lab', 'hba1c'],
  ['Observation', 'value-string=a pos', 'blood-type'],
  ['Observation', 'value-string:missing=true', 'glucose hba1c'],
  ['Observation', 'value-quantity:missing=false', 'glucose hba1c'],
  ['Observation', 'performer:missing=false', 'blood-type'],
  ['Patient', 'identifier=urn:mrn|a-17', 'ana'],
  ['Patient', 'identifier=|X9', 'ana'],
  ['Patient', 'identifier=|A-17', ''],
  ['Patient', 'active=true', 'ana'],
  ['Patient', 'email=ana@example.org', 'ana'],
  ['Patient', 'deceased=true', 'ana'],
  ['Patient', 'deceased=false', 'bo'],
  ['Patient', 'general-practitioner:identifier=urn:npi|123', 'ana'],
  ['Patient', 'general-practitioner:missing=true', 'bo'],
  ['Patient', 'gender=female,male', 'bo ana'],
  ['Patient', 'name=nun', 'bo ana'],
  ['Patient', 'family=NÚÑEZ', 'ana'],
  ['Patient', 'family=nunes', 'bo'],
  ['Patient', 'given=mar', 'ana'],
  ['Patient', 'family:exact=Nunes', 'bo'],
  ['Patient', 'family:exact=nunes', ''],
  ['Patient', "family:contains=o'br", 'ana'],
  ['Patient', 'name=%25', ''],
  ['Patient', 'name=_na', ''],
  ['Patient', 'address=bos', 'ana'],
  ['Patient', 'address-postalcode=02134', 'ana'],
  ['Patient', 'birthdate=1980', 'bo ana'],
  ['Patient', 'birthdate=1980-05', 'ana'],
  ['Patient', 'birthdate=1980-06-01', ''],
  ['Patient', 'birthdate=gt1980-05-04', 'bo'],
  ['Patient', 'birthdate=le1980-05-04', 'ana'],
  ['Patient', 'birthdate=ne1980-05-04', 'bo'],
  ['Patient', 'birthdate=sa1980-05', 'bo'],
  ['Patient', 'birthdate=eb1980-06', 'ana'],
  ['Patient', 'birthdate=ap1979', 'bo ana'],
  ['Observation', 'date=2026-03-10', 'hba1c'],
  ['Observation', 'date=ge2026-01-15', 'glucose hba1c'],
  ['Observation', 'date=ge2026&date=lt2026-02', 'glucose'],
  ['Observation', 'date=2026-03-10T09:00:00+01:00', 'hba1c'],
  ['Observation', 'date=2026-03-10T09:00:00%2B01:00', 'hba1c'],
  ['Observation', 'value-quantity=7.2', 'hba1c'],
  ['Observation', 'value-quantity=7.20', 'hba1c'],
  ['Observation', 'value-quantity=7', 'hba1c'],
  ['Observation', 'value-quantity=7.3', ''],
  ['Observation', 'value-quantity=gt7.2', 'glucose'],
  ['Observation', `value-quantity=ge7.2|${UCUM}|%25`, 'hba1c'],
  ['Observation', 'value-quantity=100||mg/dL', 'glucose'],
  ['Observation', `value-quantity=1.00|${UCUM}|g/L`, 'glucose'],
  ['Observation', `value-quantity=gt1|${UCUM}|g/L`, ''],
  ['Observation', `value-quantity=ge1|${UCUM}|g/L`, 'glucose'],
  ['Observation', `value-quantity=lt2|${UCUM}|mmol/L`, ''],
  ['Observation', 'value-quantity=1e2', 'glucose'],
  ['Observation', 'value-quantity=ap93', 'glucose'],
  ['Observation', 'value-quantity=lt100,gt99', 'glucose hba1c'],
  ['RiskAssessment', 'probability=0.0125', 'risk'],
  ['RiskAssessment', 'probability=gt0.0125', ''],
  ['RiskAssessment', 'probability=ge1.25e-2', 'risk'],
  ['ValueSet', 'url=http://vs.example/One', 'vs'],
  ['ValueSet', 'url=http://vs.example/one', ''],
  ['Observation', 'subject=Patient/ana', 'glucose hba1c'],
  ['Observation', 'subject:Patient=bo', 'blood-type'],
  ['Observation', 'patient=ana,bo', 'blood-type glucose hba1c'],
  ['Observation', 'patient=https://a.example/fhir/R4/Patient/ana', 'glucose hba1c'],
  ['Observation', 'patient=https://b.example/fhir/R4/Patient/ana', ''],
  ['Observation', 'derived-from=Observation/hba1c', 'blood-type'],
  ['Observation', 'performer=Practitioner/p1', 'blood-type'],
  ['QuestionnaireResponse', 'questionnaire=http://q.example/Q', 'qr'],
  ['QuestionnaireResponse', 'questionnaire=http://q.example/Q|2', 'qr'],
  ['QuestionnaireResponse', 'questionnaire=http://q.example/Q|3', ''],
  ['Observation', '_id=hba1c,glucose', 'glucose hba1c'],
  ['Observation', '_lastUpdated=2026-11-22', 'blood-type glucose hba1c'],
  ['Observation', '_lastUpdated=gt2026-11-22', ''],
  ['Observation', 'patient.name=nunes', 'blood-type'],
  ['Observation', 'subject:Patient.birthdate=1980-05-04', 'glucose hba1c'],
  ['Observation', 'patient._id=bo', 'blood-type'],
  ['Observation', 'patient.name=nunes&code=4548-4', 'blood-type'],
  ['Patient', '_has:Observation:patient:code=2339-0', 'ana'],
  ['Patient', '_has:Observation:patient:value-string=A&name=Bo', 'bo'],
  ['Observation', '', 'blood-type glucose hba1c'],
]

describe('a search', () => {
  test.each(CASES)('%s?%s', async (type, query, expected) => {
    expect((await index.ids(type, query)).join(' ')).toBe(expected)
    expect(await index.total(type, query)).toBe(expected === '' ? 0 : expected.split(' ').length)
  })

  test.each(CASES)(
    '%s?%s finds the same, less what is about others, with a permit for one patient',
    async (type, query, expected) => {
      const about = { ana: 'ana hba1c glucose risk qr', bo: 'bo blood-type' }
      for (const [patient, own] of Object.entries(about)) {
        const mine = expected.split(' ').filter((id) => own.split(' ').includes(id))
        expect(await index.ids(type, query, permitFor(patient))).toEqual(mine)
      }
    },
  )
})

test('sorts by dates, texts, codes and columns, several keys, and puts what has no value last', async () => {
  const sorted = async (type: string, sort: string) => (await index.ids(type, `_sort=${sort}`)).join(' ')
  expect(await sorted('Observation', 'date')).toBe('blood-type glucose hba1c')
  expect(await sorted('Observation', '-date')).toBe('hba1c glucose blood-type')
  expect(await sorted('Observation', 'value-quantity')).toBe('hba1c glucose blood-type')
  expect(await sorted('Observation', '-value-quantity')).toBe('glucose hba1c blood-type')
  expect(await sorted('Observation', 'status,_id')).toBe('glucose blood-type hba1c')
  expect(await sorted('Observation', '-status,-_id')).toBe('hba1c blood-type glucose')
  expect(await sorted('Observation', '_lastUpdated')).toBe('blood-type glucose hba1c')
  expect(await sorted('Patient', 'family')).toBe('bo ana')
  expect(await sorted('Patient', '-given')).toBe('ana bo')
  expect(await sorted('Patient', 'address-postalcode')).toBe('ana bo')
})

test('includes what matches refer to and what refers to them, as far as it is permitted', async () => {
  expect(await index.ids('Observation', '_id=blood-type&_include=Observation:subject')).toEqual(['blood-type', '+bo'])
  expect(await index.ids('Observation', '_id=blood-type&_include=Observation:derived-from')).toEqual([
    'blood-type',
    '+hba1c',
  ])
  expect(await index.ids('Observation', '_id=blood-type&_include=*')).toEqual(['blood-type', '+hba1c', '+bo'])
  expect(await index.ids('Observation', '_id=blood-type&_include=Observation:subject:Group')).toEqual(['blood-type'])
  expect(await index.ids('Patient', '_id=ana&_revinclude=Observation:patient')).toEqual(['ana', '+glucose', '+hba1c'])
  const bo = permitFor('bo')
  expect(await index.ids('Observation', '_id=blood-type&_include=*', bo)).toEqual(['blood-type', '+bo'])
  const results = permitFor('bo', ['results'])
  expect(await index.ids('Observation', '_id=blood-type&_include=Observation:subject', results)).toEqual(['blood-type'])
  expect(await index.ids('Observation', 'patient.name=nunes', results)).toEqual([])
  expect(await index.ids('Patient', '_has:Observation:patient:code=4548-4', permitFor('bo', ['identity']))).toEqual([])
})

/** Chains of several hops that lead from one patient's records to another's. */
const CROSSING: readonly (readonly [type: string, query: string, ids: string])[] = [
  ['Patient', '_has:Observation:patient:derived-from.code=4548-4', 'bo'],
  ['Patient', '_has:Observation:patient:_has:Observation:derived-from:code=group', 'ana'],
  ['Observation', 'derived-from.patient.name=ana', 'blood-type'],
  ['Observation', 'derived-from:Observation.subject:Patient._has:Observation:patient:code=2339-0', 'blood-type'],
]

test.each(CROSSING)(
  '%s?%s follows several references, and none that leads through a hidden record',
  async (type, query, expected) => {
    expect((await index.ids(type, query)).join(' ')).toBe(expected)
    for (const patient of ['ana', 'bo']) expect(await index.ids(type, query, permitFor(patient))).toEqual([])
  },
)

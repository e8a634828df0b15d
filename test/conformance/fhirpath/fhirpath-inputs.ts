import type { Observation, Patient, Resource } from '@medplum/fhirtypes'
import { readExamples } from '../r4-examples/examples.ts'

/** What the cases ask of HL7's Patient/example (FHIR R4, CC0); the narrative is left out. */
const PATIENT: Patient = {
  resourceType: 'Patient',
  id: 'example',
  identifier: [
    {
      use: 'usual',
      type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'MR' }] },
      system: 'urn:oid:1.2.36.146.595.217.0.1',
      value: '12345',
      period: { start: '2001-05-06' },
      assigner: { display: 'Acme Healthcare' },
    },
  ],
  active: true,
  name: [
    { use: 'official', family: 'Chalmers', given: ['Peter', 'James'] },
    { use: 'usual', given: ['Jim'] },
    { use: 'maiden', family: 'Windsor', given: ['Peter', 'James'], period: { end: '2002' } },
  ],
  telecom: [
    { use: 'home' },
    { system: 'phone', value: '(03) 5555 6473', use: 'work', rank: 1 },
    { system: 'phone', value: '(03) 3410 5613', use: 'mobile', rank: 2 },
    { system: 'phone', value: '(03) 5555 8834', use: 'old', period: { end: '2014' } },
  ],
  gender: 'male',
  birthDate: '1974-12-25',
  deceasedBoolean: false,
  address: [
    {
      use: 'home',
      type: 'both',
      text: '534 Erewhon St PeasantVille, Rainbow, Vic  3999',
      line: ['534 Erewhon St'],
      city: 'PleasantVille',
      district: 'Rainbow',
      state: 'Vic',
      postalCode: '3999',
      period: { start: '1974-12-25' },
    },
  ],
  contact: [
    {
      relationship: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0131', code: 'N' }] }],
      name: { family: 'du Marché', given: ['Bénédicte'] },
      telecom: [{ system: 'phone', value: '+33 (237) 998327' }],
      gender: 'female',
      period: { start: '2012' },
    },
  ],
  managingOrganization: { reference: 'Organization/1' },
  ...{
    _birthDate: {
      extension: [
        {
          url: 'http://hl7.org/fhir/StructureDefinition/patient-birthTime',
          valueDateTime: '1974-12-25T14:35:45-05:00',
        },
      ],
    },
  },
}

/** What the cases ask of HL7's Observation/example (FHIR R4, CC0). */
const OBSERVATION: Observation = {
  resourceType: 'Observation',
  id: 'example',
  extension: [
    {
      url: 'http://example.com/fhir/StructureDefinition/patient-age',
      valueAge: { value: 27, unit: 'a', system: 'http://unitsofmeasure.org', code: 'a' },
    },
  ],
  status: 'final',
  category: [
    { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'vital-signs' }] },
  ],
  code: { coding: [{ system: 'http://loinc.org', code: '29463-7', display: 'Body Weight' }] },
  subject: { reference: 'Patient/example' },
  encounter: { reference: 'Encounter/example' },
  effectiveDateTime: '2016-03-28',
  valueQuantity: { value: 185, unit: 'lbs', system: 'http://unitsofmeasure.org', code: '[lb_av]' },
}

/** Returns the resources that cases are about, by the file name that they say; a file that is not among them is absent. */
export function readFhirPathInputs(): ReadonlyMap<string, Resource> {
  const examples = (readExamples() ?? []).map(
    ({ name, text }) => [`${name.toLowerCase()}.json`, JSON.parse(text) as Resource] as const,
  )
  const byFile = new Map<string, Resource>([
    ...examples.map(([name, resource]) => [name, resource] as const),
    ...examples.map(
      ([name, resource]) => [name.replace(/^[^-]*-/, `${resource.resourceType.toLowerCase()}-`), resource] as const,
    ),
  ])
  return byFile.set('patient-example.xml', PATIENT).set('observation-example.xml', OBSERVATION)
}

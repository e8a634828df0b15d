import { getDataType } from '@medplum/core'
import type { Resource } from '@medplum/fhirtypes'
import type { Group } from './metadata.ts'

type Json = Record<string, unknown>

const coding = (system: string, code: string) => ({ coding: [{ system, code }] })
const HL7 = 'http://terminology.hl7.org/CodeSystem'
const SNOMED = 'http://snomed.info/sct'
const reference = (target: string) => ({ reference: target })
const ADDRESS = { line: ['1 Mill Lane'], city: 'Anywhere', state: 'MA', postalCode: '02115', country: 'US' }
const PERIOD = { start: '2016-03-08T15:29:46Z', end: '2016-03-09T15:29:46Z' }
const NAME = [{ family: 'Quill', given: ['Nora'] }]

/** Elements that the searches of a type ask for and that an example may lack. */
const ELEMENTS: Readonly<Record<string, Json>> = {
  CarePlan: { period: { start: '2021-03-04', end: '2021-09-01' } },
  Condition: {
    recordedDate: '2016-08-10',
    onsetDateTime: '2016-08-10',
    encounter: reference('Encounter/example-1'),
    extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/condition-assertedDate', valueDateTime: '2016-08-11' }],
  },
  Device: { status: 'active', type: coding(SNOMED, '468063009') },
  DocumentReference: { date: '2016-03-09T15:29:46Z' },
  Encounter: {
    identifier: [{ system: 'urn:oid:1.2.3.4', value: 'visit-7' }],
    period: { start: '2015-11-01T17:00:14Z', end: '2015-11-01T18:00:14Z' },
    location: [{ location: reference('Location/hl7east') }],
    participant: [{ individual: reference('Practitioner/practitioner-1') }],
    reasonReference: [reference('Condition/encounter-diagnosis-example1')],
    hospitalization: { dischargeDisposition: coding(`${HL7}/discharge-disposition`, 'home') },
  },
  Endpoint: {},
  Goal: { target: [{ dueDate: '2016-04-05' }] },
  Location: { address: ADDRESS },
  MedicationDispense: { type: coding(`${HL7}/v3-ActCode`, 'FF') },
  MedicationRequest: { encounter: reference('Encounter/example-1'), authoredOn: '2019-06-24' },
  Observation: { effectiveDateTime: '2020-05-06T07:08:09Z' },
  Organization: { address: [ADDRESS] },
  Patient: { deceasedDateTime: '2021-02-03', birthDate: '1960-05-17' },
  QuestionnaireResponse: {
    authored: '2022-06-28T09:02:45-08:00',
    questionnaire: 'http://hl7.org/fhir/us/core/Questionnaire/phq-9-example',
  },
  RelatedPerson: { name: NAME },
  ServiceRequest: { authoredOn: '2019-08-21', category: [coding(SNOMED, '386053000')] },
}

/** Elements that are put in whatever an example has there. */
const SET: Readonly<Record<string, Json>> = {
  CareTeam: {
    participant: [
      'PractitionerRole/example',
      'Practitioner/practitioner-1',
      'Patient/example',
      'RelatedPerson/shaw-niece',
    ].map((member) => ({ role: [coding(SNOMED, '17561000')], member: reference(member) })),
  },
  // R4, con-4: what has abated is not active.
  Condition: { abatementDateTime: '2017-01-02', clinicalStatus: coding(`${HL7}/condition-clinical`, 'resolved') },
  Goal: { description: coding(SNOMED, '281004000') },
  MedicationDispense: {
    medicationReference: reference('Medication/uscore-med1'),
    performer: ['Practitioner/practitioner-1', 'Organization/acme-lab'].map((actor) => ({ actor: reference(actor) })),
  },
  MedicationRequest: {
    medicationReference: reference('Medication/uscore-med1'),
    reportedReference: reference('Practitioner/practitioner-1'),
  },
}

/** Types of which the packages have no example. */
const TEMPLATES: Readonly<Record<string, Json>> = {
  Endpoint: {
    status: 'active',
    connectionType: { system: `${HL7}/endpoint-connection-type`, code: 'hl7-fhir-rest' },
    payloadType: [{ text: 'any' }],
    address: 'https://example.org/fhir',
  },
  HealthcareService: { providedBy: reference('Organization/acme-lab'), name: 'Laboratory' },
  PractitionerRole: {
    practitioner: reference('Practitioner/practitioner-1'),
    organization: reference('Organization/acme-lab'),
    code: [coding(`${HL7}/practitioner-role`, 'doctor')],
    specialty: [coding('http://nucc.org/provider-taxonomy', '207R00000X')],
    location: [reference('Location/hl7east')],
    telecom: [{ system: 'phone', value: '555-0100' }],
    endpoint: [reference('Endpoint/example')],
  },
}

/** Returns a resource of a type of which the packages have no example, or null if the judge has none either. */
export function template(type: string): Resource | null {
  const found = TEMPLATES[type]
  return found ? ({ resourceType: type, id: 'example', ...found } as unknown as Resource) : null
}

/** Returns a copy of an example, about the packages' example patient, that has a value for everything a profile's searches and references ask for. */
export function completeRecord(group: Group, example: Resource, id: string): Resource {
  const { text: _text, ...rest } = structuredClone(example) as Resource & Json
  const lacking = Object.entries(ELEMENTS[group.resource] ?? {}).filter(([name]) => !hasChoice(rest, name))
  const copy = { ...rest, ...Object.fromEntries(lacking), ...SET[group.resource], id } as Json
  if (group.resource === 'DocumentReference') copy.context = { ...(copy.context as Json), period: PERIOD }
  if (copy.questionnaire) delete copy._questionnaire
  if (copy.medicationReference) delete copy.medicationCodeableConcept
  if (copy.deceasedDateTime) delete copy.deceasedBoolean
  if (copy.reportedReference) delete copy.reportedBoolean
  for (const name of ['subject', 'patient', 'beneficiary', 'for'])
    if (name in copy && group.resource !== 'Device') copy[name] = reference('Patient/example')
  if (group.resource === 'Device') copy.patient = reference('Patient/example')
  for (const { path, targets } of group.references) addReference(copy, group.resource, path, targets)
  return copy as unknown as Resource
}

/** True if a resource has an element, or another type of the same choice (effectivePeriod where effectiveDateTime is asked for). */
function hasChoice(resource: Json, name: string): boolean {
  const base = name.replace(/(DateTime|Period)$/, '')
  return [name, `${base}DateTime`, `${base}Period`].some((each) => each in resource)
}

/** Published ids of the examples that a missing reference is made to. */
const TARGETS: Readonly<Record<string, string>> = {
  Patient: 'Patient/example',
  Practitioner: 'Practitioner/practitioner-1',
  Organization: 'Organization/acme-lab',
  PractitionerRole: 'PractitionerRole/example',
  Encounter: 'Encounter/example-1',
  Location: 'Location/hl7east',
}

function addReference(copy: Json, type: string, path: string, targets: readonly string[]): void {
  const target = targets.map((each) => TARGETS[each]).find((known) => known !== undefined)
  const element = getDataType(type).elements[path]
  if (target === undefined || element === undefined || path in copy) return
  copy[path] = element.isArray ? [reference(target)] : reference(target)
}

/** Returns a copy with another id, and every date in it moved by so many years: what a search by date must tell apart. */
export function laterRecord(record: Resource, id: string, years: number): Resource {
  const moved = JSON.stringify(record).replace(
    /"(\d{4})(-\d{2}(?:-\d{2}(?:T[^"]*)?)?)?"/g,
    (_all, year: string, rest: string | undefined) =>
      `"${Number(year) + years}${(rest ?? '').replace(/^-02-29/, '-02-28')}"`,
  )
  return { ...(JSON.parse(moved) as Resource), id }
}

/** Returns a copy with another id about another patient: what a search for one patient must not show. */
export function recordOfAnother(record: Resource, id: string): Resource {
  const text = JSON.stringify(record).replaceAll('"Patient/example"', '"Patient/child-example"')
  return { ...(JSON.parse(text) as Resource), id }
}

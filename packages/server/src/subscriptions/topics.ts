import type { StoreEvent } from '@anamnesis/records'

/** Something that can be subscribed to by name (R5 SubscriptionTopic, as far as the R4 backport needs it). */
export type Topic = {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly triggers: readonly Trigger[]
}

/** Which records a topic tells of: of a type, when they meet a search text now. */
export type Trigger = {
  readonly type: string
  readonly query: string
  readonly kinds: readonly StoreEvent['kind'][]
}

const LABORATORY = 'category=http://terminology.hl7.org/CodeSystem/observation-category|laboratory'
const NEW = ['create', 'update'] as const

/** Types whose records the topic of any change tells of: what a patient's record is made of. */
const CLINICAL =
  'AllergyIntolerance CarePlan CareTeam ClinicalImpression Condition Device DiagnosticReport DocumentReference Encounter FamilyMemberHistory Goal ImagingStudy Immunization Media MedicationAdministration MedicationDispense MedicationRequest MedicationStatement Observation Patient Procedure QuestionnaireResponse ServiceRequest Specimen Task'.split(
    ' ',
  )

/** Every topic that this server offers. */
export const TOPICS: readonly Topic[] = [
  {
    name: 'patient-results',
    title: 'New results of a patient',
    description: 'A laboratory observation or a diagnostic report was written or changed.',
    triggers: [
      { type: 'Observation', query: LABORATORY, kinds: NEW },
      { type: 'DiagnosticReport', query: '', kinds: NEW },
    ],
  },
  {
    name: 'admission',
    title: 'Admission',
    description: 'A visit began or is under way.',
    triggers: [{ type: 'Encounter', query: 'status=in-progress', kinds: NEW }],
  },
  {
    name: 'any-change',
    title: 'Any change of a patient’s record',
    description: 'A clinical record was written or changed.',
    triggers: CLINICAL.map((type) => ({ type, query: '', kinds: NEW })),
  },
]

/** Returns the canonical URL of a topic at a hospital's FHIR address. */
export function topicUrl(base: string, name: string): string {
  return `${base}/SubscriptionTopic/${name}`
}

/** Returns the topic that a canonical URL names, `undefined` if it names none of this server. */
export function topicAt(base: string, url: string): Topic | undefined {
  return TOPICS.find(({ name }) => topicUrl(base, name) === url.split('|', 1)[0])
}

/** Returns a topic as an R5 SubscriptionTopic resource (http://hl7.org/fhir/R5/subscriptiontopic.html). */
export function topicResource(base: string, { name, title, description, triggers }: Topic): object {
  return {
    resourceType: 'SubscriptionTopic',
    id: name,
    url: topicUrl(base, name),
    version: '1.0.0',
    title,
    status: 'active',
    description,
    resourceTrigger: triggers.map(({ type, query, kinds }) => ({
      resource: `http://hl7.org/fhir/StructureDefinition/${type}`,
      supportedInteraction: kinds,
      ...(query === '' ? {} : { queryCriteria: { current: query } }),
    })),
    canFilterBy: triggers.map(({ type }) => ({
      resource: type,
      filterParameter: 'any search parameter of the type, such as patient',
    })),
    notificationShape: triggers.map(({ type }) => ({ resource: type })),
  }
}

// What the store must know of each type beyond its category: whose record it is, when it happened, and which references carry content.
// Element paths are dotted; arrays are walked; a name with a star stands for the element at any depth inside itself (sections in sections).
// Sources: FHIR R4 (4.0.1) resource definitions, against which a test in records holds every path.

/** Elements that name the patient (or patients) a record is about, by type; types without a row use DEFAULT_SUBJECT. */
export const SUBJECT_PATHS: Readonly<Record<string, readonly string[]>> = {
  Appointment: ['participant.actor'],
  AppointmentResponse: ['actor'],
  Binary: ['securityContext'],
  BiologicallyDerivedProduct: ['collection.source'],
  Bundle: ['entry.resource.subject', 'entry.resource.patient'],
  Coverage: ['beneficiary'],
  EnrollmentRequest: ['candidate'],
  Group: ['member.entity'],
  Person: ['link.target'],
  ResearchSubject: ['individual'],
  SupplyRequest: ['deliverTo'],
  Task: ['for'],
}

/** Elements that name the patient in most types. */
export const DEFAULT_SUBJECT: readonly string[] = ['subject', 'patient']

/** Elements that say when a record happened, by type, the first that has a value counts; types without a row use DEFAULT_DATES. */
export const DATE_PATHS: Readonly<Record<string, readonly string[]>> = {
  Account: ['servicePeriod'],
  AllergyIntolerance: ['onsetDateTime', 'onsetPeriod', 'recordedDate', 'lastOccurrence'],
  Appointment: ['start', 'created'],
  Bundle: ['timestamp'],
  Claim: ['billablePeriod', 'created'],
  ClinicalImpression: ['effectiveDateTime', 'effectivePeriod', 'date'],
  Composition: ['date'],
  Condition: ['onsetDateTime', 'onsetPeriod', 'recordedDate'],
  Consent: ['dateTime'],
  Contract: ['applies', 'issued'],
  Coverage: ['period'],
  DetectedIssue: ['identifiedDateTime', 'identifiedPeriod'],
  DeviceUseStatement: ['timingDateTime', 'timingPeriod', 'recordedOn'],
  DocumentReference: ['context.period', 'date'],
  ExplanationOfBenefit: ['billablePeriod', 'created'],
  FamilyMemberHistory: ['date'],
  Goal: ['startDate', 'statusDate'],
  ImagingStudy: ['started'],
  Immunization: ['occurrenceDateTime', 'recorded'],
  Media: ['createdDateTime', 'createdPeriod', 'issued'],
  MedicationAdministration: ['effectiveDateTime', 'effectivePeriod'],
  MedicationDispense: ['whenHandedOver', 'whenPrepared'],
  MedicationStatement: ['effectiveDateTime', 'effectivePeriod', 'dateAsserted'],
  NutritionOrder: ['dateTime'],
  Procedure: ['performedDateTime', 'performedPeriod'],
  Provenance: ['occurredDateTime', 'occurredPeriod', 'recorded'],
  QuestionnaireResponse: ['authored'],
  RiskAssessment: ['occurrenceDateTime', 'occurrencePeriod'],
  Specimen: ['collection.collectedDateTime', 'collection.collectedPeriod', 'receivedTime'],
  Task: ['executionPeriod', 'authoredOn', 'lastModified'],
}

/** Elements that say when a record happened in most types. */
export const DEFAULT_DATES: readonly string[] = [
  'effectiveDateTime',
  'effectivePeriod',
  'effectiveInstant',
  'occurrenceDateTime',
  'occurrencePeriod',
  'performedDateTime',
  'performedPeriod',
  'period',
  'authoredOn',
  'issued',
  'date',
  'sent',
  'created',
]

/**
 * References through which a record tells the content of another, by type (design.md section 5, labels): hiding the other hides this one,
 * and this one takes the other's sensitivities. A reference that only places a record (its visit, its author) is not one.
 */
export const CONTENT_PATHS: Readonly<Record<string, readonly string[]>> = {
  Account: ['coverage.coverage'],
  AdverseEvent: ['resultingCondition', 'suspectEntity.instance', 'referenceDocument', 'subjectMedicalHistory'],
  Appointment: ['reasonReference', 'supportingInformation'],
  Basic: ['subject'],
  Binary: ['securityContext'],
  CarePlan: [
    'addresses',
    'goal',
    'supportingInfo',
    'activity.reference',
    'activity.outcomeReference',
    'activity.detail.reasonReference',
    'activity.detail.goal',
  ],
  CareTeam: ['reasonReference'],
  CatalogEntry: ['referencedItem'],
  ChargeItem: ['service', 'supportingInformation'],
  Claim: [
    'diagnosis.diagnosisReference',
    'procedure.procedureReference',
    'prescription',
    'originalPrescription',
    'supportingInfo.valueReference',
  ],
  ClaimResponse: ['request'],
  ClinicalImpression: [
    'problem',
    'investigation.item',
    'finding.itemReference',
    'prognosisReference',
    'supportingInfo',
    'previous',
  ],
  Communication: ['about', 'reasonReference', 'payload.contentReference'],
  CommunicationRequest: ['about', 'reasonReference', 'payload.contentReference'],
  Composition: ['section*.entry', 'section*.focus', 'event.detail'],
  Condition: ['evidence.detail', 'stage.assessment'],
  Contract: [
    'topicReference',
    'supportingInfo',
    'legallyBindingReference',
    'friendly.contentReference',
    'legal.contentReference',
    'rule.contentReference',
    'term*.topicReference',
    'term*.offer.topic',
    'term*.action.reasonReference',
  ],
  CoverageEligibilityRequest: ['item.diagnosis.diagnosisReference', 'supportingInfo.information'],
  DetectedIssue: ['implicated', 'evidence.detail'],
  DeviceRequest: ['reasonReference', 'supportingInfo'],
  DeviceUseStatement: ['reasonReference', 'derivedFrom'],
  DiagnosticReport: ['result', 'imagingStudy', 'media.link', 'specimen'],
  DocumentManifest: ['content', 'related.ref'],
  DocumentReference: ['context.related', 'relatesTo.target'],
  Encounter: ['reasonReference', 'diagnosis.condition'],
  EpisodeOfCare: ['diagnosis.condition'],
  ExplanationOfBenefit: [
    'diagnosis.diagnosisReference',
    'procedure.procedureReference',
    'claim',
    'claimResponse',
    'prescription',
    'originalPrescription',
    'supportingInfo.valueReference',
  ],
  FamilyMemberHistory: ['reasonReference'],
  Flag: [],
  Goal: ['addresses', 'outcomeReference'],
  Group: ['characteristic.valueReference'],
  GuidanceResponse: ['reasonReference', 'result', 'evaluationMessage'],
  ImagingStudy: ['reasonReference', 'procedureReference'],
  Immunization: ['reasonReference', 'reaction.detail'],
  ImmunizationEvaluation: ['immunizationEvent'],
  ImmunizationRecommendation: ['recommendation.supportingImmunization', 'recommendation.supportingPatientInformation'],
  Invoice: ['lineItem.chargeItemReference'],
  Linkage: ['item.resource'],
  List: ['entry.item'],
  MeasureReport: ['evaluatedResource'],
  Media: ['basedOn', 'partOf'],
  MedicationAdministration: ['reasonReference', 'medicationReference', 'request', 'supportingInformation'],
  MedicationDispense: [
    'medicationReference',
    'authorizingPrescription',
    'detectedIssue',
    'statusReasonReference',
    'supportingInformation',
  ],
  MedicationRequest: [
    'reasonReference',
    'medicationReference',
    'detectedIssue',
    'priorPrescription',
    'supportingInformation',
  ],
  MedicationStatement: ['reasonReference', 'medicationReference', 'derivedFrom', 'basedOn'],
  MessageHeader: ['focus'],
  MolecularSequence: ['specimen', 'pointer', 'variant.variantPointer', 'referenceSeq.referenceSeqPointer'],
  NutritionOrder: ['allergyIntolerance'],
  Observation: ['hasMember', 'derivedFrom', 'focus'],
  PaymentNotice: ['request', 'response'],
  PaymentReconciliation: ['request', 'detail.request', 'detail.response'],
  Procedure: ['reasonReference', 'report', 'complicationDetail', 'usedReference'],
  Provenance: ['target', 'entity.what'],
  QuestionnaireResponse: ['partOf', 'item*.answer.valueReference'],
  RequestGroup: ['reasonReference', 'action*.resource'],
  RiskAssessment: ['condition', 'basis', 'reasonReference'],
  ServiceRequest: ['reasonReference', 'supportingInfo'],
  Specimen: ['parent', 'request'],
  SupplyRequest: ['reasonReference'],
  Task: ['focus', 'reasonReference', 'input.valueReference', 'output.valueReference'],
  VerificationResult: ['target'],
}

/** Returns every value at an element path of a resource: dotted, arrays walked, `name*` for the element at any depth inside itself. */
export function valuesAt(resource: unknown, path: string): unknown[] {
  let values: unknown[] = [resource]
  for (const name of path.split('.')) {
    values = name.endsWith('*') ? nested(values, name.slice(0, -1)) : values.flatMap((value) => childrenOf(value, name))
  }
  return values
}

function childrenOf(value: unknown, name: string): unknown[] {
  const child = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
  return Array.isArray(child) ? child : child === undefined ? [] : [child]
}

function nested(values: readonly unknown[], name: string): unknown[] {
  return values.flatMap((value) => childrenOf(value, name).flatMap((child) => [child, ...nestedInside(child, name)]))
}

/** An element can stand inside itself at once (section.section) or one level down (item.answer.item). */
function nestedInside(value: unknown, name: string): unknown[] {
  if (typeof value !== 'object' || value === null) return []
  const within = Object.entries(value).flatMap(([key, child]) =>
    key === name ? [] : Array.isArray(child) ? child : [child],
  )
  return nested([value, ...within], name)
}

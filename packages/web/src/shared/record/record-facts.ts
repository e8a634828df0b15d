import { spokenUnit, valuesAt } from '@anamnesis/core'
import type { Resource } from '@medplum/fhirtypes'
import { datatypeText } from './datatype-text.ts'

/** Names of the facts that a record's page lists; texts in `fact.*`. */
export type FactName =
  | 'status'
  | 'certainty'
  | 'severity'
  | 'since'
  | 'ended'
  | 'recorded'
  | 'by'
  | 'criticality'
  | 'reaction'
  | 'dose'
  | 'reason'
  | 'note'
  | 'given'
  | 'lot'
  | 'doseNumber'
  | 'performed'
  | 'site'
  | 'outcome'
  | 'complication'
  | 'kind'
  | 'when'
  | 'at'
  | 'discharge'
  | 'modality'
  | 'series'
  | 'description'
  | 'goal'
  | 'target'
  | 'activity'
  | 'insurer'
  | 'member'
  | 'total'
  | 'relative'
  | 'conditions'
  | 'quantity'
  | 'method'
  | 'conclusion'
  | 'protects'
  | 'finding'
  | 'participants'
  | 'items'
  | 'unit'

/** One line of a record's page. */
export type Fact = { readonly name: FactName; readonly text: string }

type Rule = readonly [name: FactName, ...paths: readonly string[]]

// Element paths of FHIR R4 (4.0.1) resources; the first path of a rule that has a value makes its line.
const RULES: Readonly<Record<string, readonly Rule[]>> = {
  AllergyIntolerance: [
    ['status', 'clinicalStatus'],
    ['criticality', 'criticality'],
    ['reaction', 'reaction.manifestation'],
    ['severity', 'reaction.severity'],
    ['since', 'onsetDateTime', 'onsetPeriod', 'onsetString'],
    ['recorded', 'recordedDate'],
    ['by', 'recorder', 'asserter'],
  ],
  Appointment: [
    ['status', 'status'],
    ['when', 'start', 'requestedPeriod'],
    ['participants', 'participant.actor'],
    ['reason', 'reasonCode', 'reasonReference'],
    ['description', 'description', 'comment'],
  ],
  CarePlan: [
    ['status', 'status'],
    ['description', 'description'],
    ['when', 'period'],
    ['conditions', 'addresses'],
    ['goal', 'goal'],
    ['activity', 'activity.detail.description', 'activity.detail.code', 'activity.reference'],
    ['by', 'author'],
  ],
  CareTeam: [
    ['status', 'status'],
    ['participants', 'participant.member'],
    ['when', 'period'],
  ],
  Claim: [
    ['status', 'status'],
    ['when', 'billablePeriod', 'created'],
    ['insurer', 'insurer', 'insurance.coverage'],
    ['items', 'item.productOrService'],
    ['total', 'total'],
    ['by', 'provider'],
  ],
  Condition: [
    ['status', 'clinicalStatus'],
    ['certainty', 'verificationStatus'],
    ['severity', 'severity'],
    ['since', 'onsetDateTime', 'onsetPeriod', 'onsetString', 'onsetAge'],
    ['ended', 'abatementDateTime', 'abatementPeriod', 'abatementString'],
    ['site', 'bodySite'],
    ['recorded', 'recordedDate'],
    ['by', 'recorder', 'asserter'],
  ],
  Coverage: [
    ['status', 'status'],
    ['insurer', 'payor'],
    ['member', 'subscriberId', 'identifier.value'],
    ['kind', 'type'],
    ['when', 'period'],
  ],
  Device: [
    ['status', 'status'],
    ['kind', 'type'],
    ['description', 'deviceName.name'],
  ],
  DiagnosticReport: [
    ['status', 'status'],
    ['performed', 'effectiveDateTime', 'effectivePeriod'],
    ['by', 'performer', 'resultsInterpreter'],
    ['finding', 'conclusionCode'],
  ],
  DocumentReference: [
    ['status', 'docStatus', 'status'],
    ['kind', 'type'],
    ['when', 'date'],
    ['by', 'author'],
    ['description', 'description'],
  ],
  Encounter: [
    ['status', 'status'],
    ['kind', 'type', 'class'],
    ['when', 'period'],
    ['reason', 'reasonCode', 'reasonReference'],
    ['conditions', 'diagnosis.condition'],
    ['participants', 'participant.individual'],
    ['at', 'serviceProvider', 'location.location'],
    ['discharge', 'hospitalization.dischargeDisposition'],
  ],
  ExplanationOfBenefit: [
    ['status', 'status'],
    ['when', 'billablePeriod', 'created'],
    ['insurer', 'insurer'],
    ['items', 'item.productOrService'],
    ['outcome', 'disposition', 'outcome'],
    ['total', 'total'],
  ],
  FamilyMemberHistory: [
    ['relative', 'relationship', 'name'],
    ['conditions', 'condition.code'],
    ['recorded', 'date'],
  ],
  Goal: [
    ['status', 'lifecycleStatus'],
    ['description', 'description'],
    ['target', 'target.detailQuantity', 'target.detailString', 'target.detailRange', 'target.dueDate'],
    ['since', 'startDate'],
    ['outcome', 'achievementStatus', 'outcomeCode'],
  ],
  ImagingStudy: [
    ['status', 'status'],
    ['performed', 'started'],
    ['modality', 'modality'],
    ['site', 'series.bodySite'],
    ['description', 'description'],
    ['series', 'numberOfSeries'],
    ['reason', 'reasonCode'],
    ['by', 'interpreter'],
  ],
  Immunization: [
    ['status', 'status'],
    ['given', 'occurrenceDateTime', 'occurrenceString'],
    ['protects', 'protocolApplied.targetDisease'],
    ['doseNumber', 'protocolApplied.doseNumberPositiveInt', 'protocolApplied.doseNumberString'],
    ['dose', 'doseQuantity'],
    ['site', 'site'],
    ['lot', 'lotNumber'],
    ['by', 'performer.actor'],
  ],
  MedicationAdministration: [
    ['status', 'status'],
    ['given', 'effectiveDateTime', 'effectivePeriod'],
    ['dose', 'dosage.text', 'dosage.dose'],
    ['reason', 'reasonCode'],
    ['by', 'performer.actor'],
  ],
  MedicationRequest: [
    ['status', 'status'],
    ['dose', 'dosageInstruction'],
    ['reason', 'reasonCode', 'reasonReference'],
    ['recorded', 'authoredOn'],
    ['quantity', 'dispenseRequest.quantity'],
    ['by', 'requester'],
  ],
  MedicationStatement: [
    ['status', 'status'],
    ['dose', 'dosage'],
    ['when', 'effectiveDateTime', 'effectivePeriod'],
    ['reason', 'reasonCode', 'reasonReference'],
    ['by', 'informationSource'],
  ],
  Observation: [
    ['status', 'status'],
    ['performed', 'effectiveDateTime', 'effectivePeriod', 'effectiveInstant'],
    ['method', 'method'],
    ['site', 'bodySite'],
    ['by', 'performer'],
  ],
  Patient: [
    ['description', 'name'],
    ['since', 'birthDate'],
    ['kind', 'gender'],
  ],
  Procedure: [
    ['status', 'status'],
    ['performed', 'performedDateTime', 'performedPeriod', 'performedString'],
    ['reason', 'reasonCode', 'reasonReference'],
    ['site', 'bodySite'],
    ['outcome', 'outcome'],
    ['complication', 'complication'],
    ['at', 'location'],
    ['by', 'performer.actor', 'recorder'],
  ],
  ServiceRequest: [
    ['status', 'status'],
    ['recorded', 'authoredOn'],
    ['reason', 'reasonCode', 'reasonReference'],
    ['by', 'requester'],
  ],
}

const OTHERS: readonly Rule[] = [
  ['status', 'status'],
  ['when', 'period', 'date', 'created', 'authoredOn', 'authored', 'sent', 'issued'],
  ['description', 'description'],
  ['by', 'author', 'recorder', 'performer', 'requester'],
]

/** Returns what a record says beside its title, values and texts, one line per fact; facts that are not recorded have no line. */
export function recordFacts(resource: Resource, language: string): readonly Fact[] {
  const rules: readonly Rule[] = [...(RULES[resource.resourceType] ?? OTHERS), ['note', 'note']]
  const facts = rules.flatMap(([name, ...paths]): Fact[] => {
    const texts = paths.map((path) => datatypeText(valuesAt(resource, path), language))
    const text = texts.find(Boolean)
    return text ? [{ name, text }] : []
  })
  return [...facts, ...unitFacts(resource)]
}

/** The UCUM code stands apart where the value is shown with words that read better. */
function unitFacts(resource: Resource): readonly Fact[] {
  const codes = [...valuesAt(resource, 'valueQuantity.code'), ...valuesAt(resource, 'component.valueQuantity.code')]
  const spoken = codes.filter((code): code is string => typeof code === 'string' && spokenUnit(code) !== undefined)
  return spoken.length === 0 ? [] : [{ name: 'unit', text: [...new Set(spoken)].join(', ') }]
}

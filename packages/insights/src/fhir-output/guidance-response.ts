import type { Finding } from '@anamnesis/core/api'
import type { GuidanceResponse, Reference } from '@medplum/fhirtypes'
import type { About } from './about.ts'
import { citationsOf, identifierOf, instantOf, labelsOf } from './about.ts'

/** What R4 lets GuidanceResponse.reasonReference point at; other evidence is in an extension of ours. */
const REASONS: ReadonlySet<string> = new Set(['Condition', 'Observation', 'DiagnosticReport', 'DocumentReference'])
const EVIDENCE = 'urn:anamnesis:evidence'

type Reason = NonNullable<GuidanceResponse['reasonReference']>[number]

/**
 * Returns any finding as a FHIR R4 GuidanceResponse: the rule as module, the sentence, its source and what is missing as notes, the evidence as reasons
 * (in an extension where R4 allows its type none). Its status is data-required where an equation lacks inputs. It has no id: it is made, not kept.
 */
export function guidanceResponseOf(finding: Finding, about: About): GuidanceResponse {
  const { risk, evidence, source } = finding
  const isReason = ({ record }: Finding['evidence'][number]) => REASONS.has(record.type)
  const reasons = citationsOf(evidence.filter(isReason), about) as Reason[]
  const others: Reference[] = citationsOf(
    evidence.filter((item) => !isReason(item)),
    about,
  )
  const missing = risk?.missing ?? []
  const notes = [
    finding.text,
    ...(source === null ? [] : [`Source: ${source}`]),
    ...(missing.length === 0 ? [] : [`Not known: ${missing.join(', ')}`]),
  ]
  return {
    resourceType: 'GuidanceResponse',
    ...labelsOf(finding),
    ...(others.length > 0 && { extension: others.map((valueReference) => ({ url: EVIDENCE, valueReference })) }),
    identifier: [identifierOf(finding)],
    moduleCanonical: `urn:anamnesis:rule:${finding.rule}|${finding.ruleVersion}`,
    status: risk !== undefined && risk.predictions.length === 0 ? 'data-required' : 'success',
    subject: { reference: about.patient },
    occurrenceDateTime: instantOf(about),
    ...(reasons.length > 0 && { reasonReference: reasons }),
    note: notes.map((text) => ({ text })),
  }
}

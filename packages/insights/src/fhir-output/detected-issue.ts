import type { Finding } from '@anamnesis/core/api'
import type { DetectedIssue } from '@medplum/fhirtypes'
import type { About } from './about.ts'
import { citationsOf, identifierOf, instantOf, labelsOf } from './about.ts'

// HL7 v3-ActCode, of the value set detectedissue-category (R4, preferred binding of DetectedIssue.code).
const ACT_CODE = 'http://terminology.hl7.org/CodeSystem/v3-ActCode'
const ISSUES: Readonly<Record<string, { readonly code: string; readonly text: string }>> = {
  'allergy-medicine': { code: 'ALGY', text: 'Medicine despite an allergy' },
  'care-gap': { code: 'CAREGAP', text: 'Care that a quality measure asks for' },
  'kidney-medicine': { code: 'COND', text: 'Medicine or dose that weak kidneys do not bear' },
  'liver-medicine': { code: 'COND', text: 'Medicine or dose that a weak liver does not bear' },
  'medicine-dose-conflict': { code: 'DOSE', text: 'Doses that differ between hospitals' },
  'medicine-duplicate': { code: 'DUPTHPGEN', text: 'Medicine ordered twice' },
  'medicine-interaction': { code: 'DRG', text: 'Medicines that should not meet' },
  'medicine-same-class': { code: 'DUPTHPCLS', text: 'Medicines of one class' },
}

/** From these weights on harm is likely and grave, or likely; below, it is possible. */
const HIGH = 90
const MODERATE = 70

function severityOf({ weight }: Finding): 'high' | 'moderate' | 'low' {
  if (weight >= HIGH) return 'high'
  return weight >= MODERATE ? 'moderate' : 'low'
}

/**
 * Returns the FHIR R4 DetectedIssue of a finding about medicines that should not meet: each other, an allergy, an organ, or a second order of the same.
 * The medicines are implicated, what shows the danger is evidence; it is preliminary and has no mitigation, for nobody has judged it yet. Null for a
 * finding of another kind, or where an input is missing. It has no id: it is made, not kept.
 */
export function detectedIssueOf(finding: Finding, about: About): DetectedIssue | null {
  const issue = Object.hasOwn(ISSUES, finding.rule) ? ISSUES[finding.rule] : undefined
  if (issue === undefined || finding.risk !== undefined) return null
  const isMedicine = ({ record }: Finding['evidence'][number]) => record.type.startsWith('Medication')
  const implicated = citationsOf(finding.evidence.filter(isMedicine), about)
  const shown = citationsOf(
    finding.evidence.filter((item) => !isMedicine(item)),
    about,
  )
  return {
    resourceType: 'DetectedIssue',
    ...labelsOf(finding),
    identifier: [identifierOf(finding)],
    status: 'preliminary',
    code: { coding: [{ system: ACT_CODE, code: issue.code }], text: issue.text },
    severity: severityOf(finding),
    patient: { reference: about.patient },
    identifiedDateTime: instantOf(about),
    author: { display: `Anamnesis, rule ${finding.rule} version ${finding.ruleVersion}` },
    ...(implicated.length > 0 && { implicated }),
    ...(shown.length > 0 && { evidence: [{ detail: shown }] }),
    detail: finding.source === null ? finding.text : `${finding.text} (${finding.source})`,
  }
}

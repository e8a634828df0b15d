import type { Finding, RiskPrediction } from '@anamnesis/core/api'
import type { RiskAssessment, RiskAssessmentPrediction } from '@medplum/fhirtypes'
import type { About } from './about.ts'
import { citationsOf, identifierOf, instantOf, labelsOf } from './about.ts'

const UCUM = 'http://unitsofmeasure.org'

function predictionOf({ outcome, value, unit, years }: RiskPrediction): RiskAssessmentPrediction {
  const within = years === null ? {} : { whenRange: { high: { value: years, unit: 'years', system: UCUM, code: 'a' } } }
  // FHIR has the probability as a percentage and no element for a score, which therefore comes in words.
  return unit === 'probability'
    ? { outcome: { text: outcome }, probabilityDecimal: Math.round(value * 10_000) / 100, ...within }
    : { outcome: { text: outcome }, qualitativeRisk: { text: `${value} ${unit}` }, ...within }
}

/**
 * Returns the FHIR R4 RiskAssessment of a risk equation's finding: the equation as method, its numbers as predictions, the evidence as basis, sentence,
 * source and missing inputs as notes; null for a finding of another kind, or where nothing could be computed. It has no id: it is made, not kept.
 */
export function riskAssessmentOf(finding: Finding, about: About): RiskAssessment | null {
  const { risk } = finding
  if (risk === undefined || risk.predictions.length === 0) return null
  const notes = [
    finding.text,
    ...(finding.source === null ? [] : [`Source: ${finding.source}`]),
    ...(risk.missing.length === 0 ? [] : [`Not known: ${risk.missing.join(', ')}`]),
  ]
  return {
    resourceType: 'RiskAssessment',
    ...labelsOf(finding),
    status: risk.missing.length === 0 ? 'final' : 'preliminary',
    identifier: [identifierOf(finding)],
    method: { text: `${risk.equation}; rule ${finding.rule} version ${finding.ruleVersion}` },
    subject: { reference: about.patient },
    occurrenceDateTime: instantOf(about),
    basis: citationsOf(finding.evidence, about),
    prediction: risk.predictions.map(predictionOf),
    note: notes.map((text) => ({ text })),
  }
}

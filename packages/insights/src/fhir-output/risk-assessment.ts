import type { RecordKey } from '@anamnesis/core'
import type { Finding, RiskPrediction } from '@anamnesis/core/api'
import type { RiskAssessment, RiskAssessmentPrediction } from '@medplum/fhirtypes'

/** What a resource needs beside the finding: whom it is about, when it was computed (ms since 1970 UTC), and how records are referred to. */
export type About = {
  /** Reference to the patient: "Patient/42". */
  readonly patient: string
  readonly at: number
  readonly referenceTo: (record: RecordKey) => string
}

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
    status: risk.missing.length === 0 ? 'final' : 'preliminary',
    identifier: [{ system: 'urn:anamnesis:finding', value: finding.id }],
    method: { text: `${risk.equation}; rule ${finding.rule} version ${finding.ruleVersion}` },
    subject: { reference: about.patient },
    occurrenceDateTime: new Date(about.at).toISOString(),
    basis: finding.evidence.map(({ record, label }) => ({ reference: about.referenceTo(record), display: label })),
    prediction: risk.predictions.map(predictionOf),
    note: notes.map((text) => ({ text })),
  }
}

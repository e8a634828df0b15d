import { SENSITIVITIES, securityLabelsOf } from '@anamnesis/core'
import type { Finding } from '@anamnesis/core/api'
import type { Bundle, DetectedIssue, GuidanceResponse, RiskAssessment } from '@medplum/fhirtypes'
import type { About } from './about.ts'
import { instantOf } from './about.ts'
import { detectedIssueOf } from './detected-issue.ts'
import { guidanceResponseOf } from './guidance-response.ts'
import { riskAssessmentOf } from './risk-assessment.ts'

/**
 * Returns findings as a FHIR R4 collection, in their order, each once: as DetectedIssue, RiskAssessment or else GuidanceResponse. The Bundle carries the
 * security labels of all of them.
 */
export function findingsBundle(findings: readonly Finding[], about: About): Bundle {
  const held = SENSITIVITIES.filter((one) => findings.some(({ sensitivities }) => sensitivities.includes(one)))
  return {
    resourceType: 'Bundle',
    ...(held.length > 0 && { meta: { security: securityLabelsOf(held) } }),
    type: 'collection',
    timestamp: instantOf(about),
    entry: findings.map((finding) => ({ resource: resourceOf(finding, about) })),
  }
}

function resourceOf(finding: Finding, about: About): DetectedIssue | RiskAssessment | GuidanceResponse {
  return detectedIssueOf(finding, about) ?? riskAssessmentOf(finding, about) ?? guidanceResponseOf(finding, about)
}

import type { RecordKey } from '@anamnesis/core'
import { securityLabelsOf } from '@anamnesis/core'
import type { Evidence, Finding } from '@anamnesis/core/api'
import type { Coding, Identifier, Reference, Resource } from '@medplum/fhirtypes'

/** What a resource needs beside the finding: whom it is about, when it was computed (ms since 1970 UTC), and how records are referred to. */
export type About = {
  /** Reference to the patient: "Patient/42". */
  readonly patient: string
  readonly at: number
  readonly referenceTo: (record: RecordKey, version: number) => string
}

/** Returns the reference to a record that a finding rests on, for each record once whatever spans of it are cited; typed, as R4 lets it be. */
export function citationsOf<T extends Resource = Resource>(
  evidence: readonly Evidence[],
  about: About,
): (Reference<T> & { reference: string })[] {
  const seen = new Set<string>()
  return evidence.flatMap(({ record, version, label }) => {
    const reference = about.referenceTo(record, version)
    if (seen.has(reference)) return []
    seen.add(reference)
    return [{ reference, ...(label !== '' && { display: label }) }]
  })
}

/** Returns the identifier that a finding keeps from run to run. */
export function identifierOf(finding: Finding): Identifier {
  return { system: 'urn:anamnesis:finding', value: finding.id }
}

/** Returns the security labels of a finding as part of its resource; nothing for one that is not sensitive. */
export function labelsOf({ sensitivities }: Finding): { meta?: { security: Coding[] } } {
  return sensitivities.length === 0 ? {} : { meta: { security: securityLabelsOf(sensitivities) } }
}

/** Returns the instant of the run as FHIR writes it. */
export function instantOf({ at }: About): string {
  return new Date(at).toISOString()
}

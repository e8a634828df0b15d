import type { Condition } from '@medplum/fhirtypes'
import { codesIn, codesOf, type LooseConcept, SYSTEMS } from '../fhir/concepts.ts'
import { bounds, instantAt } from '../fhir/dates.ts'
import { list, text, untrusted } from '../fhir/untrusted.ts'
import type { ProblemConcept } from '../terminology/problems.ts'
import { problemByIcd10, problemBySnomed } from '../terminology/problems.ts'
import { shorten } from '../words.ts'
import type { ProblemFact } from './fact.ts'
import type { Source } from './source.ts'
import { factBase, resourceOf } from './source.ts'

const NO_FACT = new Set(['entered-in-error', 'refuted'])
const POSSIBLE = new Set(['unconfirmed', 'provisional', 'differential'])
const ACTIVE = new Set(['active', 'recurrence', 'relapse'])
const RESOLVED = new Set(['inactive', 'remission', 'resolved'])

/** Returns the concept that a problem's codes lead to, ICD-10 before SNOMED CT as it is the finer one here; null without one. */
export function problemConcept(code: LooseConcept): ProblemConcept | null {
  for (const icd of [...codesIn(code, SYSTEMS.icd10cm), ...codesIn(code, SYSTEMS.icd10)]) {
    const concept = problemByIcd10(icd)
    if (concept !== undefined) return concept
  }
  return codesIn(code, SYSTEMS.snomed).flatMap((snomed) => problemBySnomed(snomed) ?? [])[0] ?? null
}

/** Returns the topic of a problem: `concept:` and its key, else `code:` and the first code, else `text:` and the words. */
export function topicOf(code: LooseConcept, concept: ProblemConcept | null, name: string): string {
  if (concept !== null) return `concept:${concept.key}`
  const coding = list(code?.coding).find((item) => text(item.code) !== '')
  return coding === undefined
    ? `text:${name.toLowerCase()}`
    : `code:${text(coding.system)}|${text(coding.code)}`.slice(0, 200)
}

/** Returns the problem that a Condition tells; none where it was refuted or entered in error. */
export function problemFacts(source: Source): readonly ProblemFact[] {
  const condition = untrusted(resourceOf<Condition>(source))
  const verification = codesOf(condition.verificationStatus)[0] ?? ''
  if (NO_FACT.has(verification)) return []
  const concept = problemConcept(condition.code)
  const onset = instantAt(condition.onsetDateTime) ?? bounds(condition.onsetPeriod).start
  const ended = instantAt(condition.abatementDateTime) ?? bounds(condition.abatementPeriod).end
  const clinical = codesOf(condition.clinicalStatus)[0] ?? ''
  return [
    {
      ...factBase('problem', source, shorten(source.line.title, 8)),
      topic: topicOf(condition.code, concept, source.line.title),
      concept,
      status:
        RESOLVED.has(clinical) || (clinical === '' && ended !== null)
          ? 'resolved'
          : ACTIVE.has(clinical)
            ? 'active'
            : 'unknown',
      certainty: POSSIBLE.has(verification) ? 'possible' : verification === 'confirmed' ? 'confirmed' : 'unknown',
      onset,
      ended,
    },
  ]
}

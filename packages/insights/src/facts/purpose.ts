import type { Condition, Reference } from '@medplum/fhirtypes'
import type { LooseConcept } from '../fhir/concepts.ts'
import { conceptWords } from '../fhir/concepts.ts'
import { localTarget, referenceTarget, referenceWords } from '../fhir/references.ts'
import type { Untrusted } from '../fhir/untrusted.ts'
import { untrusted } from '../fhir/untrusted.ts'
import { shorten } from '../words.ts'
import type { Purpose } from './fact.ts'
import { problemConcept, topicOf } from './problems.ts'
import type { Source } from './source.ts'

const MOST_REASONS = 6

/** Returns what something is for, by the problems it points at among the records that are there and by the reasons it names itself. */
export function purposeOf(
  source: Source,
  references: readonly Untrusted<Reference>[],
  concepts: readonly LooseConcept[],
): Purpose {
  const pointed = references.slice(0, MOST_REASONS).map((reference) => ({
    code: conditionOf(source, reference)?.code,
    words: referenceWords(reference),
  }))
  const reasons = [...pointed, ...concepts.slice(0, MOST_REASONS).map((code) => ({ code, words: '' }))].map(
    (reason) => ({
      code: reason.code,
      words: shorten(conceptWords(reason.code) || reason.words, 8),
    }),
  )
  return {
    topics: reasons.flatMap(({ code, words }) =>
      code == null || words === '' ? [] : [topicOf(code, problemConcept(code), words)],
    ),
    words: [...new Set(reasons.flatMap(({ words }) => (words === '' ? [] : [words])))],
  }
}

function conditionOf(source: Source, reference: Untrusted<Reference>): Untrusted<Condition> | undefined {
  const [type = '', id = ''] = referenceTarget(reference).split('/')
  const found =
    type === 'Condition' ? source.find('Condition', id) : source.find('Condition', localTarget(reference) || '-')
  return found?.resource.resourceType === 'Condition' ? untrusted(found.resource) : undefined
}

import type { Language } from '@anamnesis/core/api'
import type { LabTest } from '../terminology/lab-tests.ts'
import { testByKey } from '../terminology/lab-tests.ts'
import type { ProblemConcept } from '../terminology/problems.ts'
import { capital, lookup } from '../words.ts'
import type { Messages } from './en.ts'
import { EN } from './en.ts'
import { ES } from './es.ts'
import type { RuleMessages } from './rules-en.ts'
import { RULES_EN } from './rules-en.ts'
import { RULES_ES } from './rules-es.ts'
import { CLASSES, PROBLEM_NAMES, TEST_NAMES } from './spanish-names.ts'

/** What the insights say in one language: sentences by key, and names of problems and tests. */
export type Speech = Messages & {
  readonly language: Language
  /** What the rules say. */
  readonly rules: RuleMessages
  /** Name of a problem as a sentence begins with it; the fallback, in the record's words, where the table has none. */
  readonly problemName: (concept: ProblemConcept | null, fallback: string) => string
  /** The same in the middle of a sentence. */
  readonly problemWithin: (concept: ProblemConcept | null, fallback: string) => string
  /** One medicine of the class with this key, in words; the fallback where the table has none. */
  readonly className: (key: string, fallback: string) => string
  readonly testName: (test: LabTest | null, fallback: string) => string
  /** Name of the test with this key. @throws RangeError for a key that is not in the table */
  readonly testOf: (key: string) => string
}

const SPEECHES: Readonly<Record<Language, Speech>> = {
  en: {
    ...EN,
    language: 'en',
    rules: RULES_EN,
    problemName: (concept, fallback) => capital(concept?.name ?? fallback),
    problemWithin: (concept, fallback) => concept?.name ?? fallback,
    className: (_key, fallback) => fallback,
    testName: (test, fallback) => test?.name ?? fallback,
    testOf: (key) => (key === 'systolic' ? EN.bloodPressure : testByKey(key).name),
  },
  es: {
    ...ES,
    language: 'es',
    rules: RULES_ES,
    problemName: (concept, fallback) =>
      ES.title(lookup(PROBLEM_NAMES, concept?.key ?? '') ?? concept?.name ?? fallback),
    problemWithin: (concept, fallback) => lookup(PROBLEM_NAMES, concept?.key ?? '') ?? concept?.name ?? fallback,
    className: (key, fallback) => lookup(CLASSES, key) ?? fallback,
    testName: (test, fallback) => lookup(TEST_NAMES, test?.key ?? '') ?? test?.name ?? fallback,
    testOf: (key) => (key === 'systolic' ? ES.bloodPressure : (lookup(TEST_NAMES, key) ?? testByKey(key).name)),
  },
}

/** Returns what the insights say in a language. */
export function speechIn(language: Language): Speech {
  return SPEECHES[language]
}

import { DAY } from '../fhir/dates.ts'
import type { Overview } from '../overview/overview.ts'
import { hasProblem } from '../overview/overview.ts'
import type { Value } from '../overview/series.ts'
import type { Draft, Rule } from './rule.ts'
import { sayDated } from './words-of-facts.ts'

type Pattern = {
  readonly id: string
  readonly message: 'kidney' | 'diabetes'
  readonly test: string
  readonly meets: (value: number) => boolean
  /** Days that two such results must lie apart. */
  readonly apart: number
  readonly concepts: readonly string[]
  readonly source: string
}

const PATTERNS: readonly Pattern[] = [
  {
    id: 'kidney-disease',
    message: 'kidney',
    test: 'egfr',
    meets: (value) => value < 60,
    apart: 90,
    concepts: [
      'ckd',
      'ckd-1',
      'ckd-2',
      'ckd-3',
      'ckd-4',
      'ckd-5',
      'diabetic-kidney',
      'hypertensive-kidney',
      'kidney-transplant',
    ],
    source: 'KDIGO 2024 CKD guideline, section 1.1 (below 60 mL/min/1.73 m2 for at least 3 months)',
  },
  {
    id: 'diabetes',
    message: 'diabetes',
    test: 'hba1c',
    meets: (value) => value >= 6.5,
    apart: 1,
    concepts: [
      'diabetes',
      'diabetes-1',
      'diabetes-2',
      'diabetic-kidney',
      'diabetic-nerve',
      'diabetic-eye',
      'gestational-diabetes',
    ],
    source: 'ADA Standards of Care in Diabetes 2025, section 2 (two HbA1c results of at least 6.5 %)',
  },
]

// The newest results without a gap: one that does not meet the pattern starts it anew.
function run(values: readonly Value[], meets: (value: number) => boolean): readonly Value[] {
  const known = values.filter((value) => value.value !== null)
  const last = known.findLastIndex((value) => value.value !== null && !meets(value.value))
  return known.slice(last + 1)
}

function draftOf(pattern: Pattern, overview: Overview): Draft | null {
  const matching = run(overview.series.get(pattern.test)?.values ?? [], pattern.meets)
  const [first, last] = [matching[0], matching.at(-1)]
  if (first === undefined || last === undefined || last.at - first.at < pattern.apart * DAY) return null
  if (hasProblem(overview, pattern.concepts)) return null
  return {
    topic: pattern.id,
    group: 'conflicting',
    weight: 66,
    text: overview.speech.rules.problem[pattern.message](sayDated(overview.speech, last)),
    holders: [last, first],
    source: pattern.source,
  }
}

/** Results that make a diagnosis which the problem lists do not have. */
export const problemNotListed: Rule = {
  id: 'problem-not-listed',
  version: '1',
  source: null,
  find: (overview) => PATTERNS.flatMap((pattern) => draftOf(pattern, overview) ?? []),
}

import type { CodeableConcept, Quantity } from '@medplum/fhirtypes'
import { codesOf } from '../fhir/concepts.ts'
import { ageAt, YEAR } from '../fhir/dates.ts'
import type { Untrusted } from '../fhir/untrusted.ts'
import { text } from '../fhir/untrusted.ts'
import { type LabTest, rangeAt, type Span } from '../terminology/lab-tests.ts'
import { lookup } from '../words.ts'
import type { Person, Standing } from './fact.ts'

/** What a laboratory's own flag means (terminology.hl7.org CodeSystem v3-ObservationInterpretation). */
const FLAGS: Readonly<Record<string, Standing>> = {
  LL: 'critical-low',
  HH: 'critical-high',
  L: 'low',
  LU: 'critical-low',
  H: 'high',
  HU: 'critical-high',
  '<': 'low',
  '>': 'high',
  N: 'normal',
  A: 'abnormal',
  AA: 'abnormal',
}

/** Returns what the laboratory's own flags say, `unknown` where they say nothing that we know. */
export function flagged(interpretations: readonly (Untrusted<CodeableConcept> | null | undefined)[]): Standing {
  for (const code of interpretations.flatMap(codesOf)) {
    const standing = lookup(FLAGS, code)
    if (standing !== undefined) return standing
  }
  return 'unknown'
}

/** A value that may be known only as a bound: "< 5" lies below 5. */
export type Bounded = { readonly value: number; readonly comparator: string }

/** Returns the comparator of a quantity, empty without one. */
export function comparatorOf(quantity: Untrusted<Quantity> | null | undefined): string {
  return text(quantity?.comparator)
}

/** Returns how a value stands to a span: `unknown` where a bound leaves it open. */
export function standingIn({ value, comparator }: Bounded, { low, high }: Span): Standing {
  if (low === null && high === null) return 'unknown'
  const below = comparator.startsWith('<')
  const above = comparator.startsWith('>')
  if (!above && low !== null && (below ? value <= low : value < low)) return 'low'
  if (!below && high !== null && (above ? value >= high : value > high)) return 'high'
  if (below) return low === null && high !== null && value <= high ? 'normal' : 'unknown'
  if (above) return high === null && low !== null && value >= low ? 'normal' : 'unknown'
  return 'normal'
}

/** Returns `critical-low` or `critical-high` where the value, in the test's own unit, is at or beyond a limit of the table; else null. */
export function criticalStanding(
  { value, comparator }: Bounded,
  test: LabTest,
): 'critical-low' | 'critical-high' | null {
  const { low = null, high = null } = test.critical ?? {}
  if (low !== null && value <= low && !comparator.startsWith('>')) return 'critical-low'
  if (high !== null && value >= high && !comparator.startsWith('<')) return 'critical-high'
  return null
}

/** Returns the table's usual span for this person on this day; null in pregnancy, for unknown age, ages without a range, or unknown sex where it differs by sex. */
export function usualSpan(test: LabTest, person: Person, date: number | null): Span | null {
  if (person.born === null || date === null) return null
  const { range, rangeBySex } = rangeAt(test, ageAt(person.born, date) || (date - person.born) / YEAR)
  if (range === null) return null
  if (person.pregnancies.some(({ from, until }) => date >= from && date <= until)) return null
  if (person.sex !== 'unknown') return range[person.sex]
  return rangeBySex ? null : range.female
}

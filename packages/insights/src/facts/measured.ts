import type { Observation, ObservationComponent } from '@medplum/fhirtypes'
import { measuredName, measuredValue } from '../describe/observations.ts'
import { codesIn, codesOf, conceptWords, SYSTEMS } from '../fhir/concepts.ts'
import type { Untrusted } from '../fhir/untrusted.ts'
import { amount, list, text, untrusted } from '../fhir/untrusted.ts'
import type { LabTest } from '../terminology/lab-tests.ts'
import { convert, limitIn, type Span, testByLoinc, ucumOf } from '../terminology/lab-tests.ts'
import type { MeasuredFact, ResultFact, SocialFact, Standing, VitalFact } from './fact.ts'
import { ownRange } from './own-range.ts'
import type { Source } from './source.ts'
import { factBase, resourceOf } from './source.ts'
import { comparatorOf, criticalStanding, flagged, standingIn, usualSpan } from './standing.ts'

type Part = Untrusted<Observation> | Untrusted<ObservationComponent>

const NO_FACT = new Set(['entered-in-error', 'cancelled', 'registered'])

type Judged = Pick<ResultFact, 'standard' | 'range' | 'standing'>

// The laboratory's flag first, then its range, then our table (design: unknown is unknown, never normal).
function judge(part: Part, test: LabTest | null, source: Source): Judged {
  const quantity = part.valueQuantity
  const value = amount(quantity?.value)
  const flag = flagged(list(part.interpretation))
  const unit = ucumOf(text(quantity?.code) || text(quantity?.unit))
  if (value === null) return { standard: null, range: null, standing: flag }
  const comparator = comparatorOf(quantity)
  const standard = test === null ? null : convert(test, value, unit)
  const own = ownRange(list(part.referenceRange), unit)
  const usual = test === null || standard === null ? null : usualSpan(test, source.person, source.line.date)
  const critical = test === null || standard === null ? null : criticalStanding({ value: standard, comparator }, test)
  const range =
    own !== null
      ? { ...own, from: 'record' as const }
      : usual === null || test === null
        ? null
        : { ...spanIn(test, usual, unit), from: 'table' as const }
  const inRange =
    own !== null
      ? standingIn({ value, comparator }, own)
      : usual === null || standard === null
        ? 'unknown'
        : standingIn({ value: standard, comparator }, usual)
  return { standard: comparator === '' ? standard : null, range, standing: strictest(flag, inRange, critical) }
}

// Limits are told beside the value, so they are in its unit.
function spanIn(test: LabTest, { low, high }: Span, unit: string): Span {
  return { low: low === null ? null : limitIn(test, low, unit), high: high === null ? null : limitIn(test, high, unit) }
}

// A value that the laboratory calls normal is not made critical by our table; one that it calls abnormal, or does not judge, is.
function strictest(flag: Standing, inRange: Standing, critical: Standing | null): Standing {
  const judged = flag === 'unknown' ? inRange : flag
  return critical !== null && judged !== 'normal' ? critical : judged
}

function measuredFact<Kind extends 'result' | 'vital'>(kind: Kind, source: Source, part: Part): MeasuredFact<Kind> {
  const loincs = codesIn(part.code, SYSTEMS.loinc)
  const test = loincs.flatMap((loinc) => testByLoinc(loinc) ?? [])[0] ?? null
  const said = measuredValue(part)
  return {
    ...factBase(kind, source, measuredName(part) || source.line.title),
    test,
    code: loincs[0] ?? '',
    value: amount(part.valueQuantity?.value),
    unit: ucumOf(text(part.valueQuantity?.code) || text(part.valueQuantity?.unit)),
    said,
    ...judge(part, test, source),
  }
}

function hasValue(part: Part): boolean {
  return measuredValue(part) !== ''
}

/** Returns what an observation measured: a vital sign, a result, or how the patient lives; one fact for each component with a value. */
export function observationFacts(source: Source): readonly (ResultFact | VitalFact | SocialFact)[] {
  const observation = untrusted(resourceOf<Observation>(source))
  if (NO_FACT.has(text(observation.status))) return []
  const categories = list(observation.category).flatMap(codesOf)
  if (categories.includes('social-history')) {
    const value = measuredValue(observation) || conceptWords(observation.valueCodeableConcept)
    return [{ ...factBase('social', source, source.line.title), value }]
  }
  const parts = [...(hasValue(observation) ? [observation] : []), ...list(observation.component).filter(hasValue)]
  const vital = categories.some((code) => code === 'vital-signs' || code === 'vital-sign')
  return parts.map((part) => (vital ? measuredFact('vital', source, part) : measuredFact('result', source, part)))
}

import type { Observation, ObservationComponent } from '@medplum/fhirtypes'
import { datatypeText, quantityText, rangeText, unitText } from './datatype-text.ts'

/** One measured value: as text, as a number where it is one, and how it stands to its usual range. */
export type MeasuredValue = {
  readonly title: string
  readonly text: string
  readonly number: number | null
  readonly unit: string
  readonly low: number | null
  readonly high: number | null
  readonly range: string
  readonly flag: 'low' | 'high' | 'abnormal' | 'normal' | null
}

/** Interpretation codes (http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation) by what they mean to a reader. */
const FLAGS: Readonly<Record<string, MeasuredValue['flag']>> = {
  L: 'low',
  LL: 'low',
  LU: 'low',
  H: 'high',
  HH: 'high',
  HU: 'high',
  A: 'abnormal',
  AA: 'abnormal',
  POS: 'abnormal',
  N: 'normal',
  NEG: 'normal',
}

function flagOf(
  part: Observation | ObservationComponent,
  number: number | null,
  low: number | null,
  high: number | null,
) {
  const codes = (part.interpretation ?? [])
    .flatMap((concept) => concept.coding ?? [])
    .map((coding) => coding.code ?? '')
  const stated = codes.map((code) => FLAGS[code]).find((flag) => flag !== undefined)
  if (stated) return stated
  if (number === null || (low === null && high === null)) return null
  if (low !== null && number < low) return 'low'
  return high !== null && number > high ? 'high' : 'normal'
}

function valueText(part: Observation | ObservationComponent, language: string): string {
  if (part.valueQuantity) return quantityText(part.valueQuantity as Record<string, unknown>)
  if (part.valueBoolean !== undefined) return part.valueBoolean ? '✓' : '✗'
  const {
    valueCodeableConcept,
    valueString,
    valueInteger,
    valueRange,
    valueRatio,
    valueDateTime,
    valuePeriod,
    valueTime,
  } = part
  const value =
    valueCodeableConcept ??
    valueString ??
    valueInteger ??
    valueRange ??
    valueRatio ??
    valueDateTime ??
    valuePeriod ??
    valueTime
  return datatypeText(value ?? part.dataAbsentReason, language)
}

function measured(part: Observation | ObservationComponent, language: string): MeasuredValue {
  const number = part.valueQuantity?.value ?? part.valueInteger ?? null
  const reference = part.referenceRange?.[0]
  const low = reference?.low?.value ?? null
  const high = reference?.high?.value ?? null
  return {
    title: datatypeText(part.code, language),
    text: valueText(part, language),
    number,
    unit: unitText((part.valueQuantity ?? {}) as Record<string, unknown>),
    low,
    high,
    range: reference ? rangeText(reference as unknown as Record<string, unknown>) : '',
    flag: flagOf(part, number, low, high),
  }
}

/** Returns the values of an observation: its own if it has one, then those of its components (blood pressure has two). */
export function measuredValues(observation: Observation, language: string): readonly MeasuredValue[] {
  const own = measured(observation, language)
  const components = (observation.component ?? []).map((component) => measured(component, language))
  return own.text ? [own, ...components] : components
}

/** A scale that shows a value and its usual range, in per cent of its width; null where there is nothing to show. */
export type RangeScale = { readonly from: number; readonly until: number; readonly at: number }

/** Returns where the usual range and the value stand on a bar with some room on both sides. */
export function rangeScale({ number, low, high }: Pick<MeasuredValue, 'number' | 'low' | 'high'>): RangeScale | null {
  if (number === null || (low === null && high === null)) return null
  const bottom = low ?? Math.min(0, number)
  const top = high ?? Math.max(number, bottom + (Math.abs(bottom) || 1))
  const least = Math.min(bottom, number)
  const most = Math.max(top, number)
  const room = (most - least || 1) * 0.15
  const start = low === null ? least : least - room
  const end = high === null ? most : most + room
  const place = (value: number) => ((value - start) / (end - start)) * 100
  return { from: low === null ? 0 : place(low), until: high === null ? 100 : place(high), at: place(number) }
}

import { spokenUnit } from '@anamnesis/core'
import { formatDate, startOfDay } from '../format/dates.ts'
import { formatFhirDate } from '../format/fhir-date.ts'

type Json = Readonly<Record<string, unknown>>

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

function concept(value: Json): string {
  if (text(value.text)) return text(value.text)
  const codings = Array.isArray(value.coding) ? (value.coding as unknown[]).filter(isObject) : []
  const named = codings.find((coding) => text(coding.display))
  // A number of a code system means nothing to a reader; a letter code ("active", "DX") has words of ours.
  return named
    ? text(named.display)
    : (codings.map((coding) => text(coding.code)).find((code) => !/\d/.test(code)) ?? '')
}

/** Returns the unit of a FHIR Quantity as readers know it: "×10³/µL" for the UCUM code `10*3/uL`; empty where it has none. */
export function unitText(value: Json): string {
  const [unit, code] = [text(value.unit), text(value.code)]
  return spokenUnit(code) ?? spokenUnit(unit) ?? (unit || code)
}

/** Returns a FHIR Quantity as value and unit with a space that does not break: "5.4 mmol/L". */
export function quantityText(value: Json): string {
  if (value.value === undefined) return ''
  const unit = unitText(value)
  return `${text(value.comparator)}${String(value.value)}${unit && unit !== '1' ? `\u00a0${unit}` : ''}`
}

const DATE = /^\d{4}(-\d{2}(-\d{2}(T.*)?)?)?$/

function span(from: string, until: string, language: string): string {
  const [start, end] = [Date.parse(from), Date.parse(until)]
  const timed = from.includes('T') && until.includes('T') && startOfDay(start) === startOfDay(end)
  if (timed) return `${formatDate(start, language, 'datetime')} – ${formatDate(end, language, 'time')}`
  const ends = [from, until].map((one) => (one ? formatFhirDate(one, language) : ''))
  return ends[0] === ends[1] ? (ends[0] ?? '') : ends.join(' – ')
}

function timing(value: Json, language: string): string {
  const code = isObject(value.code) ? concept(value.code) : ''
  return code || (Array.isArray(value.event) ? datatypeText(value.event, language) : '')
}

function dosage(value: Json, language: string): string {
  if (text(value.text)) return text(value.text)
  const rates = Array.isArray(value.doseAndRate) ? (value.doseAndRate as unknown[]).filter(isObject) : []
  const parts = [
    ...rates.map((rate) => datatypeText(rate.doseQuantity ?? rate.doseRange, language)),
    isObject(value.timing) ? timing(value.timing, language) : '',
    isObject(value.route) ? concept(value.route) : '',
  ]
  return parts.filter(Boolean).join(', ')
}

function object(value: Json, language: string): string {
  if ('coding' in value || ('text' in value && typeof value.text === 'string' && !('doseAndRate' in value)))
    return concept(value)
  if ('doseAndRate' in value || 'timing' in value) return dosage(value, language)
  if ('system' in value && 'code' in value && !('value' in value)) return concept({ coding: [value] })
  if ('amount' in value && isObject(value.amount))
    return [datatypeText(value.category, language), datatypeText(value.amount, language)].filter(Boolean).join(' ')
  if ('start' in value || 'end' in value) return span(text(value.start), text(value.end), language)
  if ('low' in value || 'high' in value) return rangeText(value)
  if ('numerator' in value && isObject(value.numerator) && isObject(value.denominator))
    return `${quantityText(value.numerator)} / ${quantityText(value.denominator)}`
  if ('reference' in value || 'display' in value) return text(value.display)
  if ('currency' in value) return `${String(value.value ?? '')}\u00a0${text(value.currency)}`
  if ('family' in value || 'given' in value) return nameText(value)
  if ('value' in value && 'unit' in value) return quantityText(value)
  return 'value' in value ? text(value.value) || quantityText(value) : ''
}

function nameText(value: Json): string {
  const given = Array.isArray(value.given) ? (value.given as unknown[]).map(text) : []
  return text(value.text) || [...given, text(value.family)].filter(Boolean).join(' ')
}

/** Returns a FHIR Range as "4.0 – 5.6 %", "≤ 5.6 %" or "≥ 4.0 %"; empty if it has neither end. */
export function rangeText(value: Json): string {
  if (text(value.text)) return text(value.text)
  const low = isObject(value.low) ? quantityText(value.low) : ''
  const high = isObject(value.high) ? quantityText(value.high) : ''
  if (low && high) return `${low.split('\u00a0')[0]}\u00a0–\u00a0${high}`
  return low ? `≥\u00a0${low}` : high ? `≤\u00a0${high}` : ''
}

/** Returns any FHIR datatype as a text for people, dates in the words of the language; empty where there is nothing to say. */
export function datatypeText(value: unknown, language: string): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return DATE.test(value) ? formatFhirDate(value, language) : value
  if (typeof value !== 'object') return String(value)
  if (Array.isArray(value)) {
    const texts = (value as unknown[]).map((one) => datatypeText(one, language)).filter(Boolean)
    return [...new Set(texts)].join('; ')
  }
  return object(value as Json, language)
}

import { AnamnesisError } from '@anamnesis/core'
import { canonicalUnit } from '../index-rows/canonical-unit.ts'
import { spanOf } from '../index-rows/fhir-dates.ts'
import { impliedRange } from '../index-rows/implied-range.ts'
import type { Nearby, Prefix, RangeValue } from './search-request.ts'
import type { TokenValue } from './token-value.ts'

/** Most alternatives of one parameter. */
const MOST_VALUES = 500

/** Returns the error for a value that a parameter cannot take; the value itself is not repeated. */
export function badValue(name: string, expected: string): AnamnesisError {
  return new AnamnesisError('bad-request', `${shown(name)} takes ${expected}`)
}

/** Returns a parameter's name as a message may repeat it: a plain name, else a stand-in. */
export function shown(name: string): string {
  return /^[\w:.-]{1,80}$/.test(name) ? name : 'a parameter'
}

/** Returns the pieces between separators that no backslash precedes (http://hl7.org/fhir/R4/search.html#escaping), still escaped. */
export function split(text: string, separator: ',' | '|' | '$'): string[] {
  const pieces: string[] = []
  let start = 0
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === separator) {
      pieces.push(text.slice(start, at))
      start = at + 1
    }
  }
  return [...pieces, text.slice(start)]
}

function unescaped(text: string): string {
  return text.includes('\\') ? text.replaceAll(/\\([,|$\\])/g, '$1') : text
}

/**
 * Returns the alternatives of a value, still escaped within.
 * @throws `bad-request` if one is empty or there are more than 500.
 */
export function alternatives(name: string, value: string): string[] {
  const pieces = split(value, ',')
  if (pieces.length > MOST_VALUES) throw badValue(name, `at most ${MOST_VALUES} values`)
  if (pieces.includes('')) throw badValue(name, 'a value')
  return pieces
}

/** Returns a plain text value. */
export function textValue(escaped: string): string {
  return unescaped(escaped)
}

/** Returns a token value: `code`, `system|code`, `|code` or `system|`. */
export function tokenValue(name: string, escaped: string): TokenValue {
  const pieces = split(escaped, '|').map(unescaped)
  const [first = '', second] = pieces
  if (pieces.length > 2 || (first === '' && second === '')) throw badValue(name, 'code, system|code, |code or system|')
  if (second === undefined) return { system: undefined, value: first }
  return { system: first, value: second === '' ? undefined : second }
}

function prefixed(text: string): { prefix: Prefix; rest: string } {
  const match = /^(eq|ne|gt|lt|ge|le|sa|eb|ap)(.*)$/s.exec(text)
  return { prefix: (match?.[1] as Prefix | undefined) ?? 'eq', rest: match?.[2] ?? text }
}

/** Returns a date value; an unescaped `+` of a time zone that came as a space is taken as meant. */
export function dateValue(name: string, escaped: string): RangeValue {
  const { prefix, rest } = prefixed(unescaped(escaped))
  const span = spanOf(rest.replace(/ (?=\d\d:\d\d$)/, '+'))
  if (!span) throw badValue(name, 'a date like 2026, 2026-11, 2026-11-22 or 2026-11-22T10:30:00Z')
  return { prefix, low: span[0], high: span[1], value: undefined, unit: undefined }
}

/** Returns a number value. */
export function numberValue(name: string, escaped: string): RangeValue {
  const { prefix, rest } = prefixed(unescaped(escaped))
  const range = impliedRange(rest)
  if (!range) throw badValue(name, 'a number')
  return { prefix, ...range, unit: undefined }
}

/** Returns a quantity value: `number`, `number|system|code` or `number||code`. */
export function quantityValue(name: string, escaped: string): RangeValue {
  const [number = '', system, code, ...more] = split(escaped, '|').map(unescaped)
  if (more.length > 0 || (system !== undefined && !code))
    throw badValue(name, 'number, number|system|code or number||code')
  const value = numberValue(name, number)
  return code === undefined ? value : { ...value, unit: { system: system === '' ? undefined : system, code } }
}

/** Returns an identifier of a type: `system|code|value`, the first two those of the type. */
export function ofTypeValue(name: string, escaped: string): { system: string; code: string; value: string } {
  const [system = '', code = '', value = '', ...more] = split(escaped, '|').map(unescaped)
  if (system === '' || code === '' || value === '' || more.length > 0) throw badValue(name, 'system|code|value')
  return { system, code, value }
}

/** Distance of a `near` that names none, in metres. */
const NEAR = 50_000
/** Longest distance of a `near` in metres: half way around the earth. */
const FARTHEST = 20_040_000

/** Returns a place and a distance: `latitude|longitude`, `|distance` and `|unit` (a UCUM length, km unless given) if wanted. */
export function nearValue(name: string, escaped: string): Nearby {
  const [lat = '', lon = '', distance = '', unit = 'km', ...more] = split(escaped, '|').map(unescaped)
  const length = canonicalUnit(unit === '' ? 'km' : unit)
  const [latitude, longitude] = [impliedRange(lat)?.value, impliedRange(lon)?.value]
  const far = distance === '' ? undefined : impliedRange(distance)?.value
  const metres = distance === '' ? NEAR : (far ?? Number.NaN) * (length?.factor ?? Number.NaN)
  const sound =
    more.length === 0 && latitude !== undefined && longitude !== undefined && length?.base === 'm1' && metres >= 0
  if (!sound || Math.abs(latitude) > 90 || Math.abs(longitude) > 180)
    throw badValue(name, 'latitude|longitude, and |distance|unit of length')
  return { latitude, longitude, metres: Math.min(metres, FARTHEST) }
}

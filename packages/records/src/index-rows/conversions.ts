import type { SearchParameter } from '../search/search-parameters.ts'
import { canonicalUnit, inBase, UCUM } from './canonical-unit.ts'
import { spanOf, spanOfPeriod, spanOfTiming } from './fhir-dates.ts'
import type { ValueSink } from './index-rows.ts'

/** Puts one value of one FHIR type into the rows of a parameter. */
export type Conversion = (rows: ValueSink, p: number, value: unknown) => void

type Json = Readonly<Record<string, unknown>>

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function object(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function words(rows: ValueSink, p: number, value: unknown): void {
  if (typeof value === 'string') rows.words(p, value)
}

function coding(rows: ValueSink, p: number, value: unknown): void {
  const { system, code, display } = object(value)
  rows.token(p, text(system), text(code))
  words(rows, p, display)
}

function identifier(rows: ValueSink, p: number, value: unknown): void {
  const { system, value: own, type } = object(value)
  rows.token(p, text(system), text(own))
  words(rows, p, object(type).text)
  for (const entry of list(object(type).coding)) {
    const { system: from, code, display } = object(entry)
    words(rows, p, display)
    const [typeSystem, typeCode, number] = [text(from), text(code), text(own)]
    if (typeSystem !== undefined && typeCode !== undefined && number !== undefined)
      rows.ofType(p, typeSystem, typeCode, number)
  }
}

function primitiveToken(rows: ValueSink, p: number, value: unknown): void {
  if (typeof value === 'string' || typeof value === 'boolean') rows.token(p, undefined, String(value))
}

function sortableToken(rows: ValueSink, p: number, value: unknown): void {
  primitiveToken(rows, p, value)
  if (typeof value === 'string' || typeof value === 'boolean') rows.sortText(p, String(value))
}

const TOKENS: Readonly<Record<string, Conversion>> = {
  CodeableConcept: (rows, p, value) => {
    for (const entry of list(object(value).coding)) coding(rows, p, entry)
    words(rows, p, object(value).text)
  },
  Coding: coding,
  // FHIR R4 search, section 3.1.1.4.10: the system of a ContactPoint (phone, email) is no part of its token.
  ContactPoint: (rows, p, value) => primitiveToken(rows, p, object(value).value),
  Identifier: identifier,
  boolean: sortableToken,
  code: sortableToken,
  id: primitiveToken,
  string: primitiveToken,
  uri: primitiveToken,
}

const NAME_PARTS = ['text', 'family', 'given', 'prefix', 'suffix']
const ADDRESS_PARTS = ['text', 'line', 'city', 'district', 'state', 'postalCode', 'country']

function parts(names: readonly string[]): Conversion {
  return (rows, p, value) => {
    for (const name of names) {
      const part = object(value)[name]
      for (const entry of Array.isArray(part) ? part : [part]) if (typeof entry === 'string') rows.string(p, entry)
    }
  }
}

const plainString: Conversion = (rows, p, value) => {
  if (typeof value === 'string') rows.string(p, value)
}

const STRINGS: Readonly<Record<string, Conversion>> = {
  Address: parts(ADDRESS_PARTS),
  HumanName: parts(NAME_PARTS),
  markdown: plainString,
  string: plainString,
}

function span(read: (value: unknown) => readonly [number, number] | null): Conversion {
  return (rows, p, value) => {
    const found = read(value)
    if (found) rows.range(p, found[0], found[1])
  }
}

const dateText = span((value) => (typeof value === 'string' ? spanOf(value) : null))

const DATES: Readonly<Record<string, Conversion>> = {
  Period: span((value) => spanOfPeriod(object(value))),
  Timing: span((value) => spanOfTiming(object(value))),
  date: dateText,
  dateTime: dateText,
  instant: dateText,
}

function bounds(low: unknown, high: unknown): readonly [number, number] | undefined {
  const lo = typeof low === 'number' ? low : undefined
  const hi = typeof high === 'number' ? high : undefined
  return lo === undefined && hi === undefined ? undefined : [lo ?? -Infinity, hi ?? Infinity]
}

/** A number is a point: the precision of what is searched for opens the range, so that 5.4 finds 5.40 and gt5.4 does not. */
const point: Conversion = (rows, p, value) => {
  if (typeof value === 'number') rows.range(p, value, value)
}

const NUMBERS: Readonly<Record<string, Conversion>> = {
  Range: (rows, p, value) => {
    const found = bounds(object(object(value).low).value, object(object(value).high).value)
    if (found) rows.range(p, ...found)
  },
  decimal: point,
  integer: point,
  positiveInt: point,
  unsignedInt: point,
}

function unitRows(rows: ValueSink, p: number, range: readonly [number, number], unit: Json): void {
  rows.range(p, ...range)
  const system = text(unit.system)
  const code = text(unit.code)
  const canonical = system === UCUM && code !== undefined ? canonicalUnit(code) : undefined
  if (canonical) rows.unitRange(p, inBase(range[0], canonical), inBase(range[1], canonical), UCUM, canonical.base)
  else if (code !== undefined && system !== undefined) rows.unitRange(p, ...range, system, code)
  for (const name of new Set([code, text(unit.unit)]))
    if (name !== undefined) rows.unitRange(p, ...range, undefined, name)
}

const quantity: Conversion = (rows, p, value) => {
  const { value: number, comparator, ...unit } = object(value)
  if (typeof number !== 'number') return
  const below = comparator === '<' || comparator === '<='
  const above = comparator === '>' || comparator === '>='
  unitRows(rows, p, [below ? -Infinity : number, above ? Infinity : number], unit)
}

/** Currencies are ISO 4217 codes (FHIR R4 datatypes, Money). */
const CURRENCY = 'urn:iso:std:iso:4217'

const QUANTITIES: Readonly<Record<string, Conversion>> = {
  Age: quantity,
  Duration: quantity,
  Money: (rows, p, value) => {
    const { value: number, currency } = object(value)
    if (typeof number === 'number') unitRows(rows, p, [number, number], { system: CURRENCY, code: currency })
  },
  Quantity: quantity,
  Range: (rows, p, value) => {
    const { low, high } = object(value)
    const found = bounds(object(low).value, object(high).value)
    if (found) unitRows(rows, p, found, { ...object(high), ...object(low) })
  },
}

/** Meaning of the third column of the rows of a position (`near`). */
export const LATITUDE = 1n
export const LONGITUDE = 2n

const uri: Conversion = (rows, p, value) => {
  if (typeof value === 'string') rows.uri(p, value)
}

/** How each FHIR type goes into the rows of each kind of parameter; a type without an entry cannot be compared that way and has no rows. */
export const CONVERSIONS: Readonly<Partial<Record<SearchParameter['kind'], Readonly<Record<string, Conversion>>>>> = {
  token: TOKENS,
  string: STRINGS,
  date: DATES,
  number: NUMBERS,
  quantity: QUANTITIES,
  uri: { canonical: uri, uri, url: uri },
}

import type { TypedValue } from '@medplum/core'
import type { Address, CodeableConcept, Coding, HumanName, Identifier, Period, Quantity } from '@medplum/fhirtypes'
import type { Prefix, Stretch } from './spans.ts'
import { PREFIXES, stretchMatches, stretchOfDate, stretchOfDecimal } from './spans.ts'

/** Returns whether any of a record's values of a search parameter matches any of the values asked for (R4, section 3.1.1.4). */
export function matches(kind: string, values: readonly TypedValue[], asked: string): boolean {
  return splitValues(asked).some((one) => values.some((value) => matchesOne(kind, value, one)))
}

/** Returns the alternatives of a search value: commas divide them unless a backslash stands before. */
export function splitValues(text: string): string[] {
  return text.split(/(?<!\\),/)
}

function matchesOne(kind: string, value: TypedValue, asked: string): boolean {
  if (kind === 'token') return tokensOf(value).some((token) => matchesToken(token, asked))
  if (kind === 'reference') return matchesReference(referenceOf(value), asked)
  if (kind === 'string') return stringsOf(value).some((text) => normal(text).startsWith(normal(unescaped(asked))))
  if (kind === 'uri') return matchesUri(String(value.value), unescaped(asked))
  const [prefix, rest] = splitPrefix(asked)
  if (kind === 'date') return matchesStretch(prefix, timeOf(value), stretchOfDate(rest))
  if (kind === 'number') return matchesStretch(prefix, numberOf(value.value), stretchOfDecimal(rest))
  if (kind === 'quantity') return matchesQuantity(prefix, value, rest)
  throw new Error(`the judge does not know parameters of type ${kind}`)
}

/** What a token parameter compares: its namespace if it has one, and its code. */
export type Token = { readonly system?: string | undefined; readonly code?: string | undefined }

/** Returns the tokens of a value. */
export function tokensOf({ type, value }: TypedValue): Token[] {
  if (type === 'CodeableConcept') return (value as CodeableConcept).coding?.map(tokenOfCoding) ?? []
  if (type === 'Coding') return [tokenOfCoding(value as Coding)]
  if (type === 'Identifier') return [{ system: (value as Identifier).system, code: (value as Identifier).value }]
  if (type === 'ContactPoint') return [{ code: (value as { value?: string }).value }]
  return typeof value === 'object' ? [] : [{ code: String(value) }]
}

function tokenOfCoding({ system, code }: Coding): Token {
  return { system, code }
}

function matchesToken(token: Token, asked: string): boolean {
  const bar = asked.search(/(?<!\\)\|/)
  if (bar === -1) return token.code === unescaped(asked)
  const [system, code] = [unescaped(asked.slice(0, bar)), unescaped(asked.slice(bar + 1))]
  return (token.system ?? '') === system && (code === '' || token.code === code)
}

/** Returns what a reference or canonical value points at. */
export function referenceOf({ type, value }: TypedValue): string {
  return String(type === 'Reference' ? (value as { reference?: string }).reference : value)
}

function matchesReference(reference: string, asked: string): boolean {
  const wanted = unescaped(asked)
  return reference === wanted || reference.endsWith(`/${wanted}`) || reference.split('|')[0] === wanted
}

/** Returns the texts that a string parameter compares, one by one. */
export function stringsOf({ value }: TypedValue): string[] {
  if (typeof value === 'string') return [value]
  const { text, family, given = [], prefix = [], suffix = [] } = value as HumanName
  const { line = [], city, district, state, postalCode, country } = value as Address
  const parts = [text, family, ...given, ...prefix, ...suffix, ...line, city, district, state, postalCode, country]
  return parts.filter((part) => part !== undefined)
}

function normal(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
}

function matchesUri(uri: string, asked: string): boolean {
  return uri === asked || uri.split('|')[0] === asked
}

/** Returns the stretch of time that a value covers, or null if it names none. */
export function timeOf({ type, value }: TypedValue): Stretch | null {
  if (type === 'Period') return stretchOfPeriod(value as Period)
  if (type === 'Timing') {
    const { event = [], repeat } = value as { event?: string[]; repeat?: { boundsPeriod?: Period } }
    const stretches = [...event.map(stretchOfDate), repeat?.boundsPeriod ? stretchOfPeriod(repeat.boundsPeriod) : null]
    return cover(stretches.filter((stretch) => stretch !== null))
  }
  return typeof value === 'string' ? stretchOfDate(value) : null
}

function cover(stretches: readonly Stretch[]): Stretch | null {
  if (stretches.length === 0) return null
  return { from: Math.min(...stretches.map(({ from }) => from)), to: Math.max(...stretches.map(({ to }) => to)) }
}

function stretchOfPeriod({ start, end }: Period): Stretch | null {
  if (!start && !end) return null
  return {
    from: start ? (stretchOfDate(start)?.from ?? Number.NaN) : Number.NEGATIVE_INFINITY,
    to: end ? (stretchOfDate(end)?.to ?? Number.NaN) : Number.POSITIVE_INFINITY,
  }
}

function numberOf(value: unknown): Stretch | null {
  return stretchOfDecimal(String(value))
}

function matchesQuantity(prefix: Prefix, { value }: TypedValue, asked: string): boolean {
  const [number = '', system, code] = asked.split('|')
  const { value: has, system: its, code: itsCode, unit } = value as Quantity
  if (code !== undefined && code !== itsCode && code !== unit) return false
  if (system !== undefined && system !== '' && system !== its) return false
  return matchesStretch(prefix, has === undefined ? null : numberOf(has), stretchOfDecimal(number))
}

function matchesStretch(prefix: Prefix, value: Stretch | null, asked: Stretch | null): boolean {
  return value !== null && asked !== null && stretchMatches(prefix, value, asked)
}

function splitPrefix(text: string): [Prefix, string] {
  const prefix = PREFIXES.find((known) => text.startsWith(known))
  return prefix === undefined ? ['eq', text] : [prefix, text.slice(2)]
}

function unescaped(text: string): string {
  return text.replace(/\\([\\,|$])/g, '$1')
}

import { tryGetDataType } from '@medplum/core'
import { loadDefinitions } from '../definitions.ts'
import { copyDecimalTexts, stringifyExactly } from '../store/decimal-text.ts'
import { DEEPEST_BUNDLE, LARGEST_BUNDLE, parseJson } from '../store/parse-json.ts'
import type { Form } from './search-request.ts'

/** Says that a record is not told in full (FHIR R4, section 3.1.1.5.9). */
const SUBSETTED = { system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue', code: 'SUBSETTED' }

/** Elements that every answer has, so that it can be recognised and be told apart from the whole. */
export const ALWAYS = ['resourceType', 'id', 'meta', 'implicitRules']

type Json = Readonly<Record<string, unknown>>

/** Returns the JSON members that hold a base element of a type, choices spelled out; none if the type has no such element. */
export function baseElements(type: string, element: string): readonly string[] {
  loadDefinitions()
  const elements = tryGetDataType(type)?.elements ?? {}
  if (Object.hasOwn(elements, element)) return [element]
  const choice = `${element.replace(/\[x\]$/, '')}[x]`
  if (!Object.hasOwn(elements, choice)) return []
  const base = choice.slice(0, -3)
  return (elements[choice]?.type ?? []).map(({ code }) => `${base}${code.charAt(0).toUpperCase()}${code.slice(1)}`)
}

/** Returns true if a form leaves out anything. */
export function isSubset({ summary, elements }: Form): boolean {
  return summary !== 'false' || elements !== null
}

/**
 * Returns the bytes of a record as far as a form tells them, tagged SUBSETTED: mandatory elements always, every number as it was written. The whole
 * bytes if the form leaves out nothing.
 */
export function subsetOf(type: string, bytes: Uint8Array, form: Form): Uint8Array {
  if (!isSubset(form)) return bytes
  const record = parseJson(Buffer.from(bytes).toString(), { longest: LARGEST_BUNDLE, deepest: DEEPEST_BUNDLE }) as Json
  const kept = keptElements(type, form)
  const told = Object.fromEntries(
    Object.entries(record).filter(([name]) => kept(name.startsWith('_') ? name.slice(1) : name)),
  )
  copyDecimalTexts(record, told)
  const meta = object(record.meta)
  const subset = { ...meta, tag: [...(Array.isArray(meta.tag) ? meta.tag : []), SUBSETTED] }
  copyDecimalTexts(meta, subset)
  told.meta = subset
  return Buffer.from(stringifyExactly(told))
}

function object(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {}
}

function keptElements(type: string, { summary, elements }: Form): (name: string) => boolean {
  if (summary === 'data') return (name) => name !== 'text'
  const named = elements ?? (summary === 'text' ? ['text'] : [...summaryElements(type)])
  const kept = new Set([
    ...ALWAYS,
    ...[...named, ...mandatoryElements(type)].flatMap((name) => baseElements(type, name)),
  ])
  return (name) => kept.has(name)
}

function summaryElements(type: string): ReadonlySet<string> {
  loadDefinitions()
  return tryGetDataType(type)?.summaryProperties ?? new Set()
}

function mandatoryElements(type: string): string[] {
  const elements = Object.entries(tryGetDataType(type)?.elements ?? {})
  return elements.flatMap(([name, { min }]) => (min > 0 ? [name.replace(/\[x\]$/, '')] : []))
}

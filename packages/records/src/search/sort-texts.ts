import { type ElementWalk, elementWalks, walkElements } from '../index-rows/element-walk.ts'
import { normalText } from '../index-rows/normal-text.ts'
import type { SearchParameter } from './search-parameters.ts'
import { valueTypes } from './value-types.ts'

/** How a search is put in order by a parameter: by rows of the index, by texts of the opened matches, or not at all. */
export type SortWay = 'index' | 'opened' | 'none'

/** Returns the way by which a search is sorted by a parameter. Only plain codes and booleans are in the index in clear; of other tokens it has hashes. */
export function sortWay(parameter: SearchParameter): SortWay {
  switch (parameter.kind) {
    case 'date':
    case 'string':
    case 'number':
    case 'quantity':
      return 'index'
    case 'token':
      return valueTypes(parameter).every(({ type }) => type === 'code' || type === 'boolean') ? 'index' : 'opened'
    case 'uri':
    case 'reference':
      return 'opened'
    default:
      return 'none'
  }
}

/** Longest text that counts, in UTF-16 units: it travels in the address of the next page. */
const LONGEST = 200

const walks = new WeakMap<SearchParameter, readonly ElementWalk[]>()

/** Returns the texts that a record is sorted under by a parameter, without case and accents; none if it has no value. */
export function sortTexts(parameter: SearchParameter, resource: unknown): string[] {
  const known = walks.get(parameter) ?? parameter.paths.flatMap(({ steps }) => elementWalks(parameter.type, steps))
  walks.set(parameter, known)
  const values: unknown[] = []
  const texts: string[] = []
  for (const walk of known)
    walkElements(walk, resource, (value) => {
      values.push(value)
      const text = textOf(value)
      if (text !== undefined) texts.push((normalText(text) || text).slice(0, LONGEST))
    })
  return parameter.existence ? [String(values.some((value) => value !== false))] : texts
}

/**
 * Returns what people read of a value: the text or display before the code (CodeableConcept, Coding), the value of an Identifier or ContactPoint, the
 * target of a Reference, a primitive as it is.
 */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string' || typeof value === 'boolean') return String(value)
  const { text, coding, display, code, value: own, reference, identifier } = Object(value) as Record<string, unknown>
  const first = Array.isArray(coding) ? coding.map(textOf).find((each) => each !== undefined) : undefined
  const candidates = [text, first, reference, own, display, code]
  const found = candidates.find((each) => typeof each === 'string' && each !== '') as string | undefined
  return found ?? (typeof identifier === 'object' && identifier !== null ? textOf(identifier) : undefined)
}

import { AnamnesisError } from '@anamnesis/core'
import { spanOf } from '../index-rows/fhir-dates.ts'
import { typeNumber } from '../resource-types.ts'
import { badValue, shown } from '../search/search-value.ts'

/** Parameters about the form of the answer, which is the HTTP layer's affair. */
const FORM = new Set(['_format', '_pretty'])

/** The parameters of an operation, each by its name. */
export type OperationParameters = {
  readonly first: (name: string) => string | null
  readonly all: (name: string) => string[]
  /** What was understood, in its order, as a self link repeats it. */
  readonly understood: readonly (readonly [string, string])[]
  /** Names of what was given and left out, each once. */
  readonly ignored: readonly string[]
}

/**
 * Returns the parameters that an operation knows; others are refused if `strict` and left out if not.
 * @throws `unknown-search-parameter`
 */
export function operationParameters(
  query: URLSearchParams | string,
  known: readonly string[],
  strict: boolean,
): OperationParameters {
  const given = [...(typeof query === 'string' ? new URLSearchParams(query) : query)].filter(
    ([name]) => !FORM.has(name),
  )
  const ignored = [...new Set(given.map(([name]) => name).filter((name) => !known.includes(name)))]
  const [strange] = ignored
  if (strange !== undefined && strict)
    throw new AnamnesisError('unknown-search-parameter', `this operation has no parameter ${shown(strange)}`)
  const understood = given.filter(([name]) => known.includes(name))
  const all = (name: string) => understood.filter(([each]) => each === name).map(([, value]) => value)
  return {
    first: (name) => all(name)[0] ?? null,
    all,
    understood: understood.filter(([name]) => name !== '_cursor'),
    ignored,
  }
}

/** Returns the resource types of `_type` (comma-separated, repeatable), null where it is absent. @throws `bad-request` */
export function typesParameter(parameters: OperationParameters): string[] | null {
  const types = parameters.all('_type').flatMap((value) => value.split(','))
  if (types.length === 0) return null
  if (types.some((type) => typeNumber(type) === undefined)) throw badValue('_type', 'resource types of FHIR R4')
  return [...new Set(types)]
}

/** Returns the first or last instant (ms since 1970 UTC) that a date parameter covers, null where it is absent. @throws `bad-request` */
export function instantParameter(
  parameters: OperationParameters,
  name: string,
  edge: 'first' | 'last' = 'first',
): number | null {
  const text = parameters.first(name)
  if (text === null) return null
  // An unescaped + of a time zone arrives as a space.
  const span = spanOf(text.trim().replace(' ', '+'))
  if (span === null) throw badValue(name, 'a date or an instant')
  return edge === 'first' ? span[0] : span[1] - 1
}

/** Returns a whole number from 1 to `most` (more becomes `most`), or `otherwise` where it is absent. @throws `bad-request` */
export function countParameter(
  parameters: OperationParameters,
  name: string,
  { most, otherwise }: { readonly most: number; readonly otherwise: number },
): number {
  const text = parameters.first(name)
  if (text === null) return otherwise
  if (!/^[1-9]\d{0,8}$/.test(text)) throw badValue(name, 'a whole number from 1')
  return Math.min(Number(text), most)
}

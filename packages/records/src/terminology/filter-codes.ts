import type { ValueSetComposeIncludeFilter } from '@medplum/fhirtypes'
import type { CompiledSystem, Concept } from './code-system.ts'
import { ancestorsOf, kindsOf } from './code-system.ts'

/**
 * Returns the codes of a complete system that pass all filters (FHIR R4, ValueSet.compose.include.filter), or `undefined` if one asks for something that
 * cannot be answered here, such as a regular expression, which might never end.
 */
export function filterCodes(
  system: CompiledSystem,
  filters: readonly ValueSetComposeIncludeFilter[],
): readonly string[] | undefined {
  let codes: readonly string[] = [...system.concepts.keys()]
  for (const filter of filters) {
    const passes = passing(system, filter)
    if (!passes) return undefined
    codes = codes.filter((code) => {
      const concept = system.concepts.get(code)
      return concept !== undefined && passes(concept)
    })
  }
  return codes
}

type Test = (concept: Concept) => boolean

function passing(
  system: CompiledSystem,
  { property = '', op, value = '' }: ValueSetComposeIncludeFilter,
): Test | undefined {
  const among = (codes: readonly string[], wanted = true): Test => {
    const set = new Set(codes)
    return ({ code }) => set.has(code) === wanted
  }
  const listed = value.split(',').map((each) => each.trim())
  if (op === 'is-a') return among(kindsOf(system, value))
  if (op === 'descendent-of') return among(kindsOf(system, value).slice(1))
  if (op === 'is-not-a') return among(kindsOf(system, value), false)
  if (op === 'generalizes') return among(ancestorsOf(system, value))
  if (op === '=') return (concept) => valuesOf(concept, property).includes(value)
  if (op === 'in') return (concept) => valuesOf(concept, property).some((each) => listed.includes(each))
  if (op === 'not-in') return (concept) => !valuesOf(concept, property).some((each) => listed.includes(each))
  if (op === 'exists') return (concept) => valuesOf(concept, property).length > 0 === (value !== 'false')
  return undefined
}

function valuesOf(concept: Concept, property: string): string[] {
  if (property === 'code' || property === 'concept') return [concept.code]
  if (property === 'display') return concept.display === undefined ? [] : [concept.display]
  if (property === 'parent') return [...concept.parents]
  return concept.properties.flatMap((each) => {
    if (each.code !== property) return []
    const value = propertyValue(each)
    return value === undefined ? [] : [value]
  })
}

function propertyValue(property: object): string | undefined {
  const [, value] = Object.entries(property).find(([key]) => key.startsWith('value')) ?? []
  if (typeof value === 'object' && value !== null && 'code' in value) return String(value.code)
  return value === undefined ? undefined : String(value)
}

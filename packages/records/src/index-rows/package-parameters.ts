import type { SearchParameter as SearchParameterResource } from '@medplum/fhirtypes'
import { loadDefinitions } from '../definitions.ts'
import type { DefinitionSet } from '../packages/definition-set.ts'
import type { Definition, ParameterKind } from '../search/search-parameters.ts'
import type { RefusedParameter } from './reindexed.ts'
import { R4_HAS_IT, reasonAgainst } from './usable-parameter.ts'

/** Search parameters that can be used beside those of R4, and those that cannot. */
export type AddedParameters = { readonly definitions: Definition[]; readonly refused: RefusedParameter[] }

/**
 * Returns the active search parameters of the packages, of each the highest version; those that R4 has by the same code are left to R4, whose
 * expressions say the same of more types. Their names are added to those that are taken.
 */
export function packageParameters(set: DefinitionSet, taken = new Set<string>()): AddedParameters {
  loadDefinitions()
  const added: AddedParameters = { definitions: [], refused: [] }
  const urls = new Set(set.added('SearchParameter').map(({ resource }) => resource.url ?? ''))
  for (const url of [...urls].sort()) {
    const found = set.find('SearchParameter', url)
    if (found?.resource.status !== 'active') continue
    const definition = { ...definitionOf(found.resource), origin: found.origin }
    const reason = reasonAgainst(definition, taken)
    if (reason === undefined) added.definitions.push(definition)
    else if (reason !== R4_HAS_IT) added.refused.push({ id: url, reason })
  }
  return added
}

/** Returns of a SearchParameter resource what search needs. */
export function definitionOf(resource: SearchParameterResource): Definition {
  const { url = '', code = '', type, base = [], expression, target } = resource
  return {
    url,
    code,
    type: type as ParameterKind,
    base,
    ...(expression === undefined ? {} : { expression }),
    ...(target ? { target } : {}),
  }
}

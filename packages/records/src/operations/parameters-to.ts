import { RESOURCE_TYPES } from '../resource-types.ts'
import { searchParameters } from '../search/search-parameters.ts'
import type { Store } from '../store/store.ts'

/** Returns the numbers in the reference index of every search parameter whose references can lead to a type; with them the index is probed, not read through. */
export function parametersTo(store: Store, target: string): number[] {
  return RESOURCE_TYPES.flatMap((type) =>
    [...searchParameters(type).values()]
      .filter(({ kind, targets }) => kind === 'reference' && (targets.includes(target) || targets.includes('Resource')))
      .map(({ code }) => store.numbers(type, code)),
  )
}

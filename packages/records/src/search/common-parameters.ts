import type { ParameterKind } from './search-parameters.ts'

/** A search parameter by name, with the kind that its value is of. */
export type NamedParameter = { readonly name: string; readonly kind: ParameterKind }

/** Filters of every type that no definition of R4 makes, or that are columns of the record (FHIR R4, section 3.1.1.4.3). */
export const COMMON_FILTERS: readonly NamedParameter[] = [
  { name: '_id', kind: 'token' },
  { name: '_lastUpdated', kind: 'date' },
  { name: '_text', kind: 'string' },
  { name: '_content', kind: 'string' },
  { name: '_list', kind: 'special' },
  { name: '_has', kind: 'special' },
]

/** What says how a search is answered (FHIR R4, section 3.1.1.5); `_type` only where several types are searched. */
export const SEARCH_CONTROLS: readonly NamedParameter[] = [
  { name: '_type', kind: 'special' },
  { name: '_sort', kind: 'special' },
  { name: '_count', kind: 'number' },
  { name: '_include', kind: 'special' },
  { name: '_revinclude', kind: 'special' },
  { name: '_summary', kind: 'token' },
  { name: '_total', kind: 'token' },
  { name: '_elements', kind: 'special' },
]

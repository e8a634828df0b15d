import type { Target } from '../index-rows/references.ts'
import type { SearchParameter } from './search-parameters.ts'
import type { CodeQuestion } from './search-terminology.ts'
import type { TokenValue } from './token-value.ts'

/** Comparisons that can stand before a date, number or quantity (http://hl7.org/fhir/R4/search.html#prefix). */
export const PREFIXES = ['eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb', 'ap'] as const

/** One comparison. */
export type Prefix = (typeof PREFIXES)[number]

/** A date, as the span [low, high) in ms since 1970 UTC, or a number, as the value and the half-open range that it implies. */
export type RangeValue = {
  readonly prefix: Prefix
  readonly low: number
  readonly high: number
  /** The number itself; `undefined` for a date. */
  readonly value: number | undefined
  /** Unit of a quantity: its code in a system, or its code or name in any; `undefined` asks for the number alone. */
  readonly unit: { readonly system: string | undefined; readonly code: string } | undefined
}

/** One value of an element that a composite parameter compares together with others. */
export type ComponentValue =
  | { readonly kind: 'token'; readonly value: TokenValue }
  | { readonly kind: 'range'; readonly value: RangeValue }
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'uri'; readonly uri: string }
  | { readonly kind: 'reference'; readonly targets: readonly Target[] }

/** A place on earth (WGS 84, degrees) and how far from it, in metres. */
export type Nearby = { readonly latitude: number; readonly longitude: number; readonly metres: number }

/** One thing a record must meet; several values are alternatives. */
export type Filter =
  | { readonly kind: 'id'; readonly ids: readonly string[] }
  | { readonly kind: 'updated'; readonly values: readonly RangeValue[] }
  | {
      readonly kind: 'token'
      readonly parameter: SearchParameter
      readonly negated: boolean
      readonly values: readonly TokenValue[]
    }
  | {
      /** Codes that a terminology names; `resolveCodes` makes a token filter of it. */
      readonly kind: 'codes'
      readonly parameter: SearchParameter
      readonly negated: boolean
      readonly questions: readonly CodeQuestion[]
    }
  | {
      readonly kind: 'string'
      readonly parameter: SearchParameter
      readonly match: 'start' | 'exact' | 'contains'
      readonly texts: readonly string[]
    }
  | { readonly kind: 'uri'; readonly parameter: SearchParameter; readonly uris: readonly string[] }
  /** URLs that begin with one of some others, up to a slash. */
  | { readonly kind: 'under'; readonly parameter: SearchParameter; readonly urls: readonly string[] }
  | {
      /** Identifiers of a type. */
      readonly kind: 'of-type'
      readonly parameter: SearchParameter
      readonly values: readonly { readonly system: string; readonly code: string; readonly value: string }[]
    }
  | {
      /** All words of one of several texts: beside the tokens of a parameter, in the narrative, or anywhere (where tokens are `parameters`). */
      readonly kind: 'words'
      readonly where: 'tokens' | 'narrative' | 'anywhere'
      readonly parameters: readonly SearchParameter[]
      readonly alternatives: readonly (readonly string[])[]
    }
  | { readonly kind: 'composite'; readonly parameter: SearchParameter; readonly values: readonly ComponentValue[] }
  | { readonly kind: 'near'; readonly parameter: SearchParameter; readonly places: readonly Nearby[] }
  /** All filters of one branch at least. */
  | { readonly kind: 'any'; readonly branches: readonly (readonly Filter[])[] }
  | { readonly kind: 'not'; readonly filter: Filter }
  | { readonly kind: 'range'; readonly parameter: SearchParameter; readonly values: readonly RangeValue[] }
  | { readonly kind: 'reference'; readonly parameter: SearchParameter; readonly targets: readonly Target[] }
  | {
      /** References to a record and to all above or below it in the hierarchy that `part` makes within its type. */
      readonly kind: 'hierarchy'
      readonly parameter: SearchParameter
      readonly direction: 'above' | 'below'
      readonly places: readonly { readonly target: Target; readonly part: SearchParameter }[]
    }
  | { readonly kind: 'identifier'; readonly parameter: SearchParameter; readonly values: readonly TokenValue[] }
  | { readonly kind: 'missing'; readonly parameter: SearchParameter; readonly missing: boolean }
  | {
      readonly kind: 'chain'
      readonly parameter: SearchParameter
      readonly targets: readonly { readonly type: string; readonly filter: Filter }[]
    }
  | { readonly kind: 'has'; readonly parameter: SearchParameter; readonly filter: Filter }

/** One key of the order, the first counting most; `parameter` or a column of the record itself. */
export type SortKey = {
  readonly by: SearchParameter | '_id' | '_lastUpdated'
  readonly descending: boolean
  /** Of the matches, where the index has nothing in clear to sort by; `openOrder` finds them. */
  readonly texts?: readonly SortText[]
}

/** A text that a match (`res.pk`) is sorted under. */
export type SortText = { readonly pk: bigint; readonly text: string }

/** References of `parameters` to follow from the matches (include) or to the matches (revinclude), to targets of one type if `target` names it. */
export type Include = {
  readonly type: string
  readonly parameters: readonly SearchParameter[]
  readonly target: string | undefined
  /** True if what is included is followed too. */
  readonly iterate: boolean
}

/** How much of each record is told (http://hl7.org/fhir/R4/search.html#summary); `elements` are the base elements asked for, null for all. */
export type Form = {
  readonly summary: 'true' | 'text' | 'data' | 'false'
  readonly elements: readonly string[] | null
}

/** A search as it was understood. */
export type SearchRequest = {
  readonly type: string
  readonly filters: readonly Filter[]
  /** Matches on a page, 0 to 1,000. */
  readonly count: number
  readonly cursor: string | null
  readonly sort: readonly SortKey[]
  readonly includes: readonly Include[]
  readonly revincludes: readonly Include[]
  /** True if the number of all permitted matches is asked for. */
  readonly total: boolean
  /** True if only that number is asked for. */
  readonly countOnly: boolean
  readonly form: Form
  /** Names and values that were understood, in the order of the query, without the cursor. */
  readonly understood: readonly (readonly [name: string, value: string])[]
}

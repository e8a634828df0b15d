import type { SearchEntry } from '../search/search-types.ts'

/** Who is looked for: a Patient, not yet validated, and how many likely ones to name (10 unless given, at most 50). */
export type MatchWish = {
  readonly patient: unknown
  readonly onlyCertainMatches?: boolean
  readonly count?: number
}

/** A patient that may be the one who is looked for; `score` from 0 to 1, `grade` as in FHIR's match-grade. */
export type MatchedPatient = SearchEntry & {
  readonly score: number
  readonly grade: 'certain' | 'probable' | 'possible' | 'certainly-not'
}

/** Statistics over values of one unit, each under its code of observation-statistics. */
export type ObservationStatistics = {
  readonly unit: { readonly unit?: string; readonly system?: string; readonly code?: string }
  readonly values: readonly { readonly name: string; readonly value: number }[]
}

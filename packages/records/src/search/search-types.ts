/** One hit of a search, or a record that it includes. */
export type SearchEntry = { readonly fullUrl: string; readonly mode: 'match' | 'include'; readonly bytes: Uint8Array }

/** One page of a search; `total` is null unless asked for. */
export type SearchPage = {
  readonly entries: readonly SearchEntry[]
  readonly total: number | null
  readonly self: string
  readonly next: string | null
}

/** Where a search over several types looks: `address` below the base, the types that the client may search, and a compartment if it is in one. */
export type SearchScope = {
  readonly address: string
  readonly types: readonly string[]
  readonly compartment?: { readonly type: string; readonly id: string }
}

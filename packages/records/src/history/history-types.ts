/** One line of a history: a version of one own record. */
export type HistoryEntry = {
  readonly type: string
  readonly id: string
  readonly version: number
  /** When it was written, in ms since 1970 UTC. */
  readonly updated: number
  readonly operation: 'create' | 'update' | 'delete'
  /** The version's exact bytes; null for a removal and for an erased version. */
  readonly bytes: Uint8Array | null
}

/** Whose versions a history lists: `address` below the base, the types that the client may read, and the one record if it is that of one. */
export type HistoryScope = {
  readonly address: string
  readonly types: readonly string[]
  readonly id?: string
}

/** One page of a history, newest first, with its addresses. */
export type HistoryPage = {
  readonly entries: readonly HistoryEntry[]
  /** Versions in the whole history as its first page found them; null beyond 10,000. */
  readonly total: number | null
  readonly self: string
  /** Address of the next page; null at the end. */
  readonly next: string | null
}

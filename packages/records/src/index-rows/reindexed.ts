/** How far a pass over all records has come. */
export type PassProgress = { readonly done: number; readonly total: number }

/** What a pass over the records may be told, and whom it tells. */
export type PassOptions = {
  readonly onProgress?: (progress: PassProgress) => void
  readonly signal?: AbortSignal
  /** True starts with the first record in any case, as when the index tables are empty after a restore. */
  readonly anew?: boolean
}

/** A SearchParameter of this hospital that cannot be used, and why. */
export type RefusedParameter = { readonly id: string; readonly reason: string }

/** What a reindex came to. */
export type Reindexed = {
  /** Records that can be found. */
  readonly records: number
  /** Search parameters of this hospital that are in use now, as `Type.code` of their first base. */
  readonly parameters: readonly string[]
  readonly refused: readonly RefusedParameter[]
}

/** How far a pass over all records has come. */
export type PassProgress = { readonly done: number; readonly total: number }

/** What a pass over the records may be told, and whom it tells. */
export type PassOptions = {
  readonly onProgress?: (progress: PassProgress) => void
  readonly signal?: AbortSignal
  /** True makes the rows of all records anew even if none is due, as when index rows were lost. */
  readonly anew?: boolean
}

/** A SearchParameter of this hospital that cannot be used, and why. */
export type RefusedParameter = { readonly id: string; readonly reason: string }

/** What a reindex came to. */
export type Reindexed = {
  /** False if all records had the rows of all parameters already, so that nothing was done. */
  readonly wasDue: boolean
  /** Records whose rows were made in this pass; an interrupted one made those of others before. */
  readonly records: number
  /** Search parameters of this hospital that are in use now, as `Type.code` of their first base. */
  readonly parameters: readonly string[]
  readonly refused: readonly RefusedParameter[]
}

/** Whose records an export is about: everything, all patients', or those of a group's members. */
export type ExportLevel =
  | { readonly of: 'system' }
  | { readonly of: 'patients' }
  | { readonly of: 'group'; readonly group: string }

/** One file of a finished export, by its number. */
export type BulkFile = {
  readonly number: number
  readonly kind: 'output' | 'deleted'
  readonly type: string
  readonly count: number
}

/** How far a job is; instants in ms since 1970 UTC. */
export type BulkStatus = {
  readonly kind: 'export' | 'import'
  readonly state: 'waiting' | 'done' | 'failed'
  /** Steps: types of an export, parts of an import. */
  readonly done: number
  readonly total: number
  /** Records listed or written so far. */
  readonly records: number
  readonly failure: string | null
  /** Address of the kick-off. */
  readonly request: string
  /** The export is complete up to this instant; null before it begins. */
  readonly asOf: number | null
  readonly expires: number
  readonly files: readonly BulkFile[]
  /** Bad lines of an import, numbered from 1, with a reason that holds no patient data; the first 10,000. */
  readonly faults: readonly { readonly line: number; readonly reason: string }[]
  readonly faultCount: number
}

import type { RecordKey } from '@anamnesis/core'

/** One version of one record. */
export type VersionName = RecordKey & { readonly version: number }

/** What a write left behind; `bytes` are the record's exact bytes, empty after a removal. */
export type Written = {
  readonly status: 200 | 201 | 204
  readonly type: string
  readonly id: string
  readonly version: number
  /** When this version was written, in ms since 1970 UTC. */
  readonly updated: number
  readonly bytes: Uint8Array
}

/** A record version as it was read. */
export type ReadVersion = {
  readonly bytes: Uint8Array
  readonly version: number
  /** In ms since 1970 UTC. */
  readonly updated: number
}

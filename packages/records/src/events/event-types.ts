import type { RecordKey } from '@anamnesis/core'

/** Something that happened in the store, in the order of commits. */
export type StoreEvent = {
  /** Where to continue reading after this event. */
  readonly cursor: string
  readonly at: number
  readonly kind: 'create' | 'update' | 'delete' | 'labels' | 'visiting'
  readonly key: RecordKey
  readonly version: number
  /** Local Patient ids. */
  readonly patients: readonly string[]
}

/** The log of events that consumers follow, each with a cursor of its own; the empty text is the beginning. */
export type Events = {
  readonly read: (cursor: string, limit: number) => Promise<StoreEvent[]>
  /** Resolves when there may be something new, at the latest after `timeoutMs`. */
  readonly waitForEvent: (timeoutMs: number, signal?: AbortSignal) => Promise<void>
}

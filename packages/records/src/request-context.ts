import type { Permit } from '@anamnesis/core'

/** One request: what its sender may see now, and the id under which logs speak of it. */
export type RequestContext = {
  readonly permit: Permit
  readonly requestId: string
  /** True of the types that the client may be told of beside the one it asked for; every type where absent. */
  readonly mayRead?: (type: string) => boolean
}

/**
 * Returns an INSERT, as SQL, that adds the commitments (32 bytes each) of a query of one column to the ledger's leaves: a step of the statement that makes
 * them, or one of its own in the same transaction. Records knows nothing else of the ledger.
 */
export type LeafInsert = (kind: 'record' | 'audit', commitments: string) => string

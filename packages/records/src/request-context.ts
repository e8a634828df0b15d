import type { Permit } from '@anamnesis/core'
import type { Transaction } from '@anamnesis/database'

/** One request: what its sender may see now, and the id under which logs speak of it. */
export type RequestContext = { readonly permit: Permit; readonly requestId: string }

/** Adds commitments (32 bytes each) to the ledger's leaves inside the transaction that makes them; records knows nothing else of the ledger. */
export type AppendLeaves = (
  transaction: Transaction,
  kind: 'record' | 'audit',
  commitments: readonly Uint8Array[],
) => Promise<void>

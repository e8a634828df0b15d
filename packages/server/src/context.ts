import type { AdminStatus } from '@anamnesis/core/api'
import type { Database } from '@anamnesis/database'
import type { Ledger } from '@anamnesis/ledger'
import type { Records } from '@anamnesis/records'
import type { CareContext } from './care-context.ts'
import type { Config } from './config/config.ts'
import type { Logger } from './http/logger.ts'
import type { Metrics } from './http/metrics.ts'
import type { Reindexing } from './reindexing.ts'

/** Everything that a handler may use of the hospital it runs in. */
export type HospitalContext = {
  readonly config: Config
  /** True only in a sample network. */
  readonly sample: boolean
  readonly database: Database
  readonly records: Records
  /** The contracts of the ledger that is written to. */
  readonly ledger: Ledger
  /** How far anchoring is. */
  readonly anchoringStatus: () => Promise<AdminStatus['anchoring']>
  /** What concerns patients: permits, grants, exchange, open screens. */
  readonly care: CareContext
  /** How the search index stands, and what makes it anew. */
  readonly reindexing: Reindexing
  readonly logger: Logger
  readonly metrics: Metrics
  /** The clock: ms since 1970 UTC. */
  readonly now: () => number
  /** Ends when the server stops; long answers and workers end with it. */
  readonly stopping: AbortSignal
  /** JSON-RPC method of the ledger's Ethereum client; rejects if it does not answer. */
  readonly ledgerRpc: (method: string, params: readonly unknown[]) => Promise<unknown>
}

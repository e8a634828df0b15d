export { type AnchoringOptions, type AnchoringStatus, AnchorJob } from './anchoring/anchor-job.ts'
export { type LeafKind, leafInsert } from './anchoring/append-leaves.ts'
export { batchesOf, type CheckedBatch, checkBatches } from './anchoring/check-anchored.ts'
export { createReceipts, type Receipts } from './anchoring/receipts.ts'
export { type AnchorLog, rootReader } from './contracts/anchor-log.ts'
export { connectLedger, type Ledger } from './contracts/connect-ledger.ts'
export { type ConsentRegistry, type GrantState, isGrantLive } from './contracts/consent-registry.ts'
export { deployNetwork, type Founder } from './contracts/deploy-network.ts'
export type { HospitalEntry, HospitalRegistry } from './contracts/hospital-registry.ts'
export { type Call, type LedgerClient, ledgerClient, type NetworkAddresses } from './contracts/ledger-client.ts'
export type { PatientAccounts } from './contracts/patient-accounts.ts'
export { type EmbeddedChain, startEmbeddedChain } from './embedded-chain/start-embedded-chain.ts'
export { ledgerMigrations } from './schema.ts'
export {
  type FinalTransaction,
  type JournalledTransaction,
  TransactionJournal,
  type TransactionJournalOptions,
} from './transactions/transaction-journal.ts'
export type { LedgerEvent } from './watcher/ledger-events.ts'
export { type LedgerWatch, type WatchOptions, watchLedger } from './watcher/watch-ledger.ts'

import type { Category, CommitmentHeader, Hex, Labels, RecordKey, Sensitivity } from '@anamnesis/core'
import type { VersionName } from '../store/store-types.ts'

/** A permitted record, opened. */
export type OpenRecord = {
  readonly key: RecordKey
  readonly version: number
  readonly updated: number
  readonly bytes: Uint8Array
  readonly labels: {
    readonly category: Category
    readonly sensitivities: readonly Sensitivity[]
    /** Clinical time in ms since 1970 UTC; null where the record has no date. */
    readonly from: number | null
    readonly until: number | null
    /** Names (recordName) of the records whose content this one tells, of those that were returned with it. */
    readonly mentions: readonly string[]
  }
  /** Grant commitments of the permit under which it visits; empty for own records. */
  readonly grants: readonly string[]
  readonly commitment: Hex
}

/** A record version as it leaves for another hospital: sealed, without its secret. */
export type SealedRecord = {
  readonly header: CommitmentHeader
  readonly sealed: Uint8Array
  readonly labels: Labels
  readonly commitment: Hex
}

/** A record version as it came from its custodian: verified and opened by the exchange. */
export type VisitingRecord = {
  readonly header: CommitmentHeader
  readonly sealed: Uint8Array
  readonly secret: Uint8Array
  readonly labels: Labels
  readonly bytes: Uint8Array
}

/** What a proof against the ledger needs beside the bytes; `salt` is null once the version was erased. */
export type ProofInput = { readonly header: CommitmentHeader; readonly salt: Hex | null; readonly commitment: Hex }

/** The own records of one patient alone, removed ones included, and those that name this patient and are somebody else's too. */
export type PatientRecords = { readonly own: readonly VersionName[]; readonly left: readonly VersionName[] }

/** How much the store holds. */
export type Counts = {
  readonly records: number
  readonly versions: number
  readonly visiting: number
  readonly patients: number
}

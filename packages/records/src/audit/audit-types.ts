import type { Basis, Category, Hex, HospitalId, Purpose, Role } from '@anamnesis/core'
import type { Queryable, Transaction } from '@anamnesis/database'
import type { VersionName } from '../store/store-types.ts'

/** One access on one ground to one patient's records, as it goes into the audit. */
export type AuditRow = {
  /** UUID. */
  readonly id: string
  /** In ms since 1970 UTC. */
  readonly at: number
  readonly kind: 'looked' | 'released' | 'reported' | 'wrote'
  readonly person: string
  readonly name: string
  readonly role: Role
  readonly hospital: HospitalId
  readonly purpose: Purpose
  readonly client: string
  readonly basis: Basis
  /** Commitment of the grant it rests on. */
  readonly grant: Hex | null
  /** Local Patient id; null for records about nobody. */
  readonly patient: string | null
  readonly records: readonly VersionName[]
  readonly requestId: string
}

/** Where a row stands in the audit, which is in the order of time. */
export type AuditPlace = Pick<AuditRow, 'id' | 'at'>

/** An audit row as it is read back, with the categories of its records and the commitment that its leaf stands for. */
export type AuditEntry = AuditRow & { readonly categories: readonly Category[]; readonly commitment: Hex }

/** The log of accesses. */
export type Audit = {
  /** Writes rows durably with the transaction, or at once on a pool; their commitments become leaves. */
  readonly append: (transaction: Transaction, rows: readonly AuditRow[]) => Promise<void>
  /** Returns the accesses to one patient's records, newest first. */
  readonly listForPatient: (patient: string, page: AuditPageRequest) => Promise<AuditEntry[]>
  /** Returns accesses, newest first. */
  readonly list: (
    filter: AuditPageRequest & { readonly person?: string; readonly patient?: string },
  ) => Promise<AuditEntry[]>
  /** Returns the rows at these places, oldest first. */
  readonly at: (queryable: Queryable, places: readonly AuditPlace[]) => Promise<AuditEntry[]>
}

/** Which stretch of the audit: at most `limit` rows, those that stand before a place if one is named. */
export type AuditPageRequest = { readonly before?: AuditPlace; readonly limit: number }

import type { CommitmentHeader, Operation } from '@anamnesis/core'
import { AnamnesisError, toHex } from '@anamnesis/core'
import { open } from '@anamnesis/core/seal'
import type { LookedRow } from '../audit/looked-row.ts'
import { LOOKED_COLUMNS } from '../audit/looked-row.ts'
import { typeName } from '../resource-types.ts'
import type { Store } from './store.ts'

/** A record version as the database holds it, with what its audit row needs. */
export type VersionRow = LookedRow & {
  readonly pk: bigint
  readonly updated: Date
  readonly op: VersionOperation
  readonly doc: Buffer
  /** The wrapped secret; null once the version was erased. */
  readonly secret: Buffer | null
  readonly commitment: Buffer
  readonly previous: Buffer | null
}

/** How hist.op stands for an operation: C create, U update, D delete. */
export type VersionOperation = 'C' | 'U' | 'D'

/** The operation that a letter in hist.op stands for. */
export const OPERATIONS: Readonly<Record<VersionOperation, Operation>> = { C: 'create', U: 'update', D: 'delete' }

/** SELECT list over `res r JOIN hist h` that yields a VersionRow. */
export const VERSION_COLUMNS = `${LOOKED_COLUMNS}, r.pk, h.ver, h.updated, h.op, h.doc, h.secret, h.commitment, h.previous`

/** Returns what a version's commitment and seal say of it beside its bytes. */
export function headerOf(
  store: Store,
  row: Pick<VersionRow, 'custodian' | 'rt' | 'id' | 'ver' | 'op' | 'previous'>,
): CommitmentHeader {
  return {
    custodian: store.custodians.hospitalOf(row.custodian),
    type: typeName(row.rt),
    id: row.id,
    version: row.ver,
    operation: OPERATIONS[row.op],
    previous: row.previous === null ? null : toHex(row.previous),
  }
}

/** Returns the secret of a version. @throws `deleted` if it was erased. */
export function secretOf(store: Store, row: Pick<VersionRow, 'secret' | 'commitment'>): Buffer {
  if (row.secret === null) throw new AnamnesisError('deleted', 'this version was erased')
  return store.keyring.unwrap(row.secret, row.commitment)
}

/** Returns the exact bytes of a version. @throws `deleted` if it was erased, `integrity-failed` if it is not what was written. */
export function openVersion(store: Store, row: VersionRow): Uint8Array {
  return open(row.doc, secretOf(store, row), headerOf(store, row))
}

/** Returns the exact bytes of versions, in their order. */
export function openVersions(store: Store, rows: readonly VersionRow[]): Uint8Array[] {
  return rows.map((row) => openVersion(store, row))
}

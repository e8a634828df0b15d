import { AnamnesisError } from '@anamnesis/core'
import type { Transaction } from '@anamnesis/database'
import { inTransaction } from '@anamnesis/database'
import { attachedBinaries, eraseContentOf, eraseContentOfOwners } from '../blobs/erase-blobs.ts'
import { deleteIndexRows } from '../index-rows/write-index-rows.ts'
import { patientOfOwner, patientOwner } from '../keyring/keyring.ts'
import { typeNumber } from '../resource-types.ts'
import type { VersionRow } from './open-versions.ts'
import { openVersions, VERSION_COLUMNS } from './open-versions.ts'
import type { Store } from './store.ts'

/**
 * Destroys the secret of one version of an own record: its bytes are beyond reach, its commitment and all other versions stay. If it is the newest,
 * the record is passed over as if it were removed. @throws `not-found`
 */
export async function eraseVersion(store: Store, type: string, id: string, version: number): Promise<void> {
  await inTransaction(store.database, async (transaction) => {
    const attached = await attachedOnlyTo(transaction, store, { type, id, version })
    await eraseOne(transaction, { type, id, version })
    for (const part of attached) await eraseOne(transaction, part)
  })
}

type VersionPlace = { readonly type: string; readonly id: string; readonly version: number }

async function eraseOne(transaction: Transaction, { type, id, version }: VersionPlace): Promise<void> {
  const { rows } = await transaction.query<{ pk: bigint; newest: boolean }>(
    `UPDATE hist h SET secret = NULL, doc = ''::bytea FROM res r
     WHERE r.custodian = 0 AND r.rt = $1::smallint AND r.id = $2::text AND h.pk = r.pk AND h.ver = $3::int RETURNING h.pk, h.ver = r.ver AS newest`,
    [typeNumber(type) ?? -1, id, version],
  )
  const [row] = rows
  if (row === undefined) throw new AnamnesisError('not-found', 'there is no such record version')
  await eraseContentOf(transaction, row.pk, version)
  if (row.newest) await hide(transaction, [row.pk])
}

/** Returns the versions of Binaries about a record that attachments of this version point to, and of no other version of it. */
async function attachedOnlyTo(transaction: Transaction, store: Store, place: VersionPlace): Promise<VersionPlace[]> {
  const { rows } = await transaction.query<VersionRow>(
    `SELECT ${VERSION_COLUMNS} FROM res r JOIN hist h ON h.pk = r.pk
     WHERE r.custodian = 0 AND r.rt = $1::smallint AND r.id = $2::text AND h.secret IS NOT NULL`,
    [typeNumber(place.type) ?? -1, place.id],
  )
  const textsOf = (versions: readonly VersionRow[]) =>
    openVersions(store, versions).map((bytes) => Buffer.from(bytes).toString())
  const own = attachedBinaries(textsOf(rows.filter(({ ver }) => ver === place.version)))
  if (own.size === 0) return []
  const others = attachedBinaries(textsOf(rows.filter(({ ver }) => ver !== place.version)))
  const { rows: parts } = await transaction.query<{ id: string; version: number }>(
    `SELECT r.id, h.ver AS version FROM res r JOIN hist h ON h.pk = r.pk
     WHERE r.custodian = 0 AND r.rt = $1::smallint AND r.id = ANY($2::text[]) AND r.own_mentions = ARRAY[$3::text]`,
    [typeNumber('Binary'), [...own].filter((id) => !others.has(id)), `${place.type}/${place.id}`],
  )
  return parts.map((part) => ({ type: 'Binary', ...part }))
}

/** A record without a newest version that opens is as if it were removed: searches, lists and releases pass it over. */
async function hide(transaction: Transaction, pks: readonly bigint[]): Promise<void> {
  await transaction.query('UPDATE res SET deleted = true WHERE pk = ANY($1::bigint[])', [pks])
  await deleteIndexRows(transaction, pks)
}

/**
 * Destroys a patient's key and, with it, every version that was sealed for this patient; removes what the search index knows of them. The commitments
 * stay, so that the proofs of all others hold. Afterwards nothing about this patient can be written here again.
 */
export async function erasePatient(store: Store, patient: string): Promise<void> {
  await store.keyring.destroyOwners([patientOwner(patient)])
  await hideErased(store, [patient])
}

/** Hides what belongs to erased patients and is still to be seen, as after a restore or a crash in the middle of an erasure. */
export async function hideAllErased(store: Store): Promise<void> {
  const patients = store.keyring.erased().flatMap((owner) => patientOfOwner(owner) ?? [])
  if (patients.length > 0) await hideErased(store, patients)
}

async function hideErased(store: Store, patients: readonly string[]): Promise<void> {
  await inTransaction(store.database, async (transaction) => {
    const { rows } = await transaction.query<{ pk: bigint }>(
      'SELECT pk FROM res WHERE custodian = 0 AND owner = ANY($1::text[]) AND NOT deleted ORDER BY pk FOR UPDATE',
      [patients],
    )
    await hide(
      transaction,
      rows.map(({ pk }) => pk),
    )
    await eraseContentOfOwners(transaction, patients)
  })
}

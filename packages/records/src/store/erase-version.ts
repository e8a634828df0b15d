import { AnamnesisError } from '@anamnesis/core'
import type { Transaction } from '@anamnesis/database'
import { inTransaction } from '@anamnesis/database'
import { attachedBinaries, eraseContentOf } from '../blobs/erase-blobs.ts'
import { typeNumber } from '../resource-types.ts'
import { hideRecords } from './hide-records.ts'
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
    await eraseOne(transaction, store, { type, id, version })
    for (const part of attached) await eraseOne(transaction, store, part)
  })
  store.eventNotifier.notify()
}

type VersionPlace = { readonly type: string; readonly id: string; readonly version: number }

async function eraseOne(transaction: Transaction, store: Store, { type, id, version }: VersionPlace): Promise<void> {
  const { rows } = await transaction.query<{ pk: bigint; newest: boolean }>(
    `UPDATE hist h SET secret = NULL, doc = ''::bytea FROM res r
     WHERE r.custodian = 0 AND r.rt = $1::smallint AND r.id = $2::text AND h.pk = r.pk AND h.ver = $3::int RETURNING h.pk, h.ver = r.ver AS newest`,
    [typeNumber(type) ?? -1, id, version],
  )
  const [row] = rows
  if (row === undefined) throw new AnamnesisError('not-found', 'there is no such record version')
  await eraseContentOf(transaction, row.pk, version)
  if (row.newest) await hideRecords(transaction, store, [{ pk: row.pk, version }])
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

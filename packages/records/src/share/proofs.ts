import type { AccessColumns, RecordKey } from '@anamnesis/core'
import { AnamnesisError, fromHex, saltOf, toHex } from '@anamnesis/core'
import type { Queryable } from '@anamnesis/database'
import type { LookedRow } from '../audit/looked-row.ts'
import { accessColumnsOf, LOOKED_COLUMNS } from '../audit/looked-row.ts'
import { permitSql } from '../permit/permit-sql.ts'
import type { RequestContext } from '../request-context.ts'
import { typeNumber } from '../resource-types.ts'
import type { VersionRow } from '../store/open-versions.ts'
import { headerOf, secretOf, VERSION_COLUMNS } from '../store/open-versions.ts'
import type { Store } from '../store/store.ts'
import type { ProofInput } from './share-types.ts'

/**
 * Returns what a proof of a version needs beside its bytes; the salt is null once the version was erased.
 * @throws `not-found` if there is none or the permit does not open it
 */
export async function proofInput(
  store: Store,
  { permit }: RequestContext,
  key: RecordKey,
  version: number,
): Promise<ProofInput> {
  const params: unknown[] = [
    store.custodians.numberOf(key.custodian) ?? -1,
    typeNumber(key.type) ?? -1,
    key.id,
    version,
  ]
  const permitted = permitSql(permit, store.hospital, 'r', params)
  const { rows } = await store.database.query<VersionRow>(
    `SELECT ${VERSION_COLUMNS} FROM res r JOIN hist h ON h.pk = r.pk
     WHERE r.custodian = $1::smallint AND r.rt = $2::smallint AND r.id = $3::text AND h.ver = $4::int AND ${permitted}`,
    params,
  )
  const [row] = rows
  if (!row) throw new AnamnesisError('not-found', 'there is no such record')
  const salt = row.secret === null ? null : toHex(saltOf(secretOf(store, row)))
  return { header: headerOf(store, row), salt, commitment: toHex(row.commitment) }
}

/** Returns the access columns of those of the records that are here, in no particular order. */
export async function accessColumns(queryable: Queryable, keys: readonly RecordKey[]): Promise<AccessColumns[]> {
  const { rows } = await queryable.query<LookedRow>(
    `SELECT ${LOOKED_COLUMNS} FROM unnest($1::bytea[], $2::smallint[], $3::text[]) AS k (hospital, rt, id)
     JOIN custodian c ON c.hospital = k.hospital JOIN res r ON r.custodian = c.n AND r.rt = k.rt AND r.id = k.id`,
    [
      keys.map(({ custodian }) => Buffer.from(fromHex(custodian))),
      keys.map(({ type }) => typeNumber(type) ?? -1),
      keys.map(({ id }) => id),
    ],
  )
  return rows.map(accessColumnsOf)
}

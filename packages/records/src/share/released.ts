import type { Conditions, Labels } from '@anamnesis/core'
import { recordName, toHex } from '@anamnesis/core'
import { accessColumnsOf, categoriesOf } from '../audit/looked-row.ts'
import { conditionsToSql } from '../permit/permit-sql.ts'
import { typeNumber } from '../resource-types.ts'
import type { VersionRow } from '../store/open-versions.ts'
import { headerOf, secretOf, VERSION_COLUMNS } from '../store/open-versions.ts'
import type { Store } from '../store/store.ts'
import { compartmentHash, PATIENT_RECORDS } from './patient-rows.ts'
import type { SealedRecord } from './share-types.ts'
import type { FindOpen, OwnLabels } from './told-labels.ts'
import { OWN_LABEL_COLUMNS, toldLabels } from './told-labels.ts'

/** Records that are read from the database at a time. */
const PAGE = 500

/** Returns a FROM and WHERE that hold the own records of this patient alone that meet the conditions: what is about somebody else too is not theirs to share. */
export function sharedSql(store: Store, conditions: Conditions, patient: string, params: unknown[]): string {
  params.push(compartmentHash(store, patient), patient)
  const open = conditionsToSql(conditions, store.hospital, 'r', params)
  return `${PATIENT_RECORDS} AND r.custodian = 0 AND r.patients = ARRAY[$2::text] AND ${open}`
}

/** Returns the names (recordName) of this hospital's records of a patient that meet the conditions; nothing is opened. */
export async function visibleNames(store: Store, conditions: Conditions, patient: string): Promise<string[]> {
  const params: unknown[] = []
  const { rows } = await store.database.query<VersionRow>(
    `SELECT ${VERSION_COLUMNS} FROM ${sharedSql(store, conditions, patient, params)} ORDER BY r.pk`,
    params,
  )
  return rows.map((row) => recordName(accessColumnsOf(row).key))
}

/** Yields the newest versions of this hospital's records of a patient that meet the conditions, sealed as they are, without their secrets. */
export async function* released(store: Store, conditions: Conditions, patient: string): AsyncGenerator<SealedRecord> {
  let last = 0n
  for (;;) {
    const params: unknown[] = []
    const shared = sharedSql(store, conditions, patient, params)
    const after = `$${params.push(last)}::bigint`
    const { rows } = await store.database.query<VersionRow & OwnLabels>(
      `SELECT ${VERSION_COLUMNS}, ${OWN_LABEL_COLUMNS} FROM ${shared} AND h.secret IS NOT NULL AND r.pk > ${after} ORDER BY r.pk LIMIT ${PAGE}`,
      params,
    )
    const told = await toldLabels(rows, (keys) => findReleased(store, conditions, patient, keys))
    for (const [index, row] of rows.entries()) yield sealedRecord(store, { ...row, ...told[index] })
    const end = rows.at(-1)
    if (!end || rows.length < PAGE) return
    last = end.pk
  }
}

/** What is about nobody, such as a medicine by its name, hides nothing of the patient: its labels go along. */
async function findReleased(store: Store, conditions: Conditions, patient: string, keys: Parameters<FindOpen>[0]) {
  const params: unknown[] = [keys.map(({ rt }) => rt), keys.map(({ id }) => id), patient]
  const open = conditionsToSql(conditions, store.hospital, 'r', params)
  const { rows } = await store.database.query<OwnLabels & { rt: number; id: string }>(
    `SELECT r.rt, r.id, ${OWN_LABEL_COLUMNS} FROM unnest($1::smallint[], $2::text[]) AS k (rt, id)
     JOIN res r ON r.custodian = 0 AND r.rt = k.rt AND r.id = k.id
     WHERE NOT r.deleted AND (cardinality(r.patients) = 0 OR (r.patients = ARRAY[$3::text] AND ${open}))`,
    params,
  )
  return rows
}

function sealedRecord(store: Store, row: VersionRow): SealedRecord {
  return {
    header: headerOf(store, row),
    sealed: row.doc,
    labels: labelsOf(store, row),
    commitment: toHex(row.commitment),
  }
}

function labelsOf(store: Store, row: VersionRow): Labels {
  const { sensitivities, from, until } = accessColumnsOf(row)
  const instant = (at: number) => (Number.isFinite(at) ? at : null)
  return {
    categories: categoriesOf(row.categories),
    sensitivities,
    from: instant(from),
    until: instant(until),
    custodian: store.hospital,
  }
}

/**
 * Returns the secrets of this hospital's record versions, in their order.
 * @throws `deleted` if one of them was erased meanwhile
 */
export async function secretsOf(
  store: Store,
  versions: readonly { readonly type: string; readonly id: string; readonly version: number }[],
): Promise<Uint8Array[]> {
  const { rows } = await store.database.query<{ secret: Buffer | null; commitment: Buffer }>(
    `SELECT h.secret, h.commitment FROM unnest($1::smallint[], $2::text[], $3::int[]) WITH ORDINALITY AS v (rt, id, ver, n)
     JOIN res r ON r.custodian = 0 AND r.rt = v.rt AND r.id = v.id JOIN hist h ON h.pk = r.pk AND h.ver = v.ver ORDER BY v.n`,
    [
      versions.map(({ type }) => typeNumber(type) ?? -1),
      versions.map(({ id }) => id),
      versions.map(({ version }) => version),
    ],
  )
  if (rows.length !== versions.length) throw new RangeError('a secret was asked for a version that is not here')
  return rows.map((row) => secretOf(store, row))
}

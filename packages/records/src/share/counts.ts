import type { Permit } from '@anamnesis/core'
import { permitSql } from '../permit/permit-sql.ts'
import { typeNumber } from '../resource-types.ts'
import { COMPARTMENT } from '../search/parameter-numbers.ts'
import type { Store } from '../store/store.ts'
import { compartmentHash } from './patient-rows.ts'
import type { Counts } from './share-types.ts'

/** Returns how much the store holds: own records, own versions, visiting records, own patients; removed records not counted. */
export async function counts(store: Store): Promise<Counts> {
  const { rows } = await store.database.query<{
    records: bigint
    versions: bigint
    visiting: bigint
    patients: bigint
  }>(
    `SELECT count(*) FILTER (WHERE custodian = 0 AND NOT deleted) AS records, coalesce(sum(ver) FILTER (WHERE custodian = 0), 0)::bigint AS versions,
       count(*) FILTER (WHERE custodian <> 0) AS visiting, count(*) FILTER (WHERE custodian = 0 AND rt = $1 AND NOT deleted) AS patients FROM res`,
    [typeNumber('Patient')],
  )
  const [row] = rows
  return {
    records: Number(row?.records ?? 0),
    versions: Number(row?.versions ?? 0),
    visiting: Number(row?.visiting ?? 0),
    patients: Number(row?.patients ?? 0),
  }
}

/** Returns for each patient how many records that the permit opens are newer than the given instant (ms since 1970 UTC); none is left out. */
export async function changedSince(
  store: Store,
  permit: Permit,
  since: ReadonlyMap<string, number>,
): Promise<Map<string, number>> {
  const patients = [...since.keys()]
  const instants = [...since.values()].map((at) => new Date(at))
  const params: unknown[] = [patients, patients.map((patient) => compartmentHash(store, patient)), instants]
  const permitted = permitSql(permit, store.hospital, 'r', params)
  const { rows } = await store.database.query<{ patient: string; changed: bigint }>(
    `SELECT v.patient, count(*) AS changed FROM unnest($1::text[], $2::bigint[], $3::timestamptz[]) AS v (patient, t, since)
     JOIN i_ref m ON m.p = ${COMPARTMENT} AND m.t = v.t JOIN res r ON r.pk = m.pk
     WHERE r.updated > v.since AND NOT r.deleted AND ${permitted} GROUP BY v.patient`,
    params,
  )
  const changed = new Map(rows.map((row) => [row.patient, Number(row.changed)]))
  return new Map(patients.map((patient) => [patient, changed.get(patient) ?? 0]))
}

import type { Category, Hex } from '@anamnesis/core'
import { CATEGORIES, recordName, toHex } from '@anamnesis/core'
import { accessColumnsOf } from '../audit/looked-row.ts'
import { recordLook } from '../audit/record-look.ts'
import { permitSql } from '../permit/permit-sql.ts'
import type { RequestContext } from '../request-context.ts'
import type { VersionRow } from '../store/open-versions.ts'
import { openVersion, VERSION_COLUMNS } from '../store/open-versions.ts'
import type { Store } from '../store/store.ts'
import { compartmentHash, PATIENT_RECORDS } from './patient-rows.ts'
import type { OpenRecord } from './share-types.ts'
import type { FindOpen, OwnLabels } from './told-labels.ts'
import { OWN_LABEL_COLUMNS, toldLabels } from './told-labels.ts'

type ItemRow = VersionRow & OwnLabels & { readonly category: number }

/** Returns every record of a patient that the permit opens, own and visiting, opened; it is one look, in the audit before it returns. */
export async function items(store: Store, context: RequestContext, patient: string): Promise<OpenRecord[]> {
  const params: unknown[] = [compartmentHash(store, patient)]
  const permitted = permitSql(context.permit, store.hospital, 'r', params)
  const { rows } = await store.database.query<ItemRow>(
    `SELECT ${VERSION_COLUMNS}, ${OWN_LABEL_COLUMNS}, r.category FROM ${PATIENT_RECORDS} AND ${permitted} ORDER BY r.pk`,
    params,
  )
  const seen = new Set(rows.map((row) => recordName(accessColumnsOf(row).key)))
  const grants = new Set(context.permit.clauses.flatMap(({ reach }) => ('visiting' in reach ? [reach.visiting] : [])))
  const told = await toldLabels(rows, (keys) => findOpen(store, context, keys))
  const records = rows.map((row, index) => openRecord(store, { ...row, ...told[index] }, { seen, grants }))
  await recordLook(store, context, rows)
  return records
}

/** What a requester may be told of: records that they see themselves, grants that they look under. */
type Tellable = { readonly seen: ReadonlySet<string>; readonly grants: ReadonlySet<string> }

async function findOpen(store: Store, { permit }: RequestContext, keys: Parameters<FindOpen>[0]) {
  const params: unknown[] = [keys.map(({ rt }) => rt), keys.map(({ id }) => id)]
  const permitted = permitSql(permit, store.hospital, 'r', params)
  const { rows } = await store.database.query<OwnLabels & { rt: number; id: string }>(
    `SELECT r.rt, r.id, ${OWN_LABEL_COLUMNS} FROM unnest($1::smallint[], $2::text[]) AS k (rt, id)
     JOIN res r ON r.custodian = 0 AND r.rt = k.rt AND r.id = k.id WHERE NOT r.deleted AND ${permitted}`,
    params,
  )
  return rows
}

function openRecord(store: Store, row: ItemRow, { seen, grants }: Tellable): OpenRecord {
  const { key, sensitivities, mentions, from, until } = accessColumnsOf(row)
  return {
    key,
    version: row.ver,
    updated: row.updated.getTime(),
    bytes: openVersion(store, row),
    labels: {
      category: categoryAt(row.category),
      sensitivities,
      from: finite(from),
      until: finite(until),
      mentions: mentions.filter((name) => seen.has(name)),
    },
    grants: row.grants.map((grant): Hex => `0x${grant}`).filter((grant) => grants.has(grant)),
    commitment: toHex(row.commitment),
  }
}

function categoryAt(index: number): Category {
  const category = CATEGORIES[index]
  if (category === undefined) throw new RangeError('no category has that number')
  return category
}

function finite(at: number): number | null {
  return Number.isFinite(at) ? at : null
}

import type { Permit } from '@anamnesis/core'
import type { Transaction } from '@anamnesis/database'
import { prepared, unnested } from '@anamnesis/database'
import { categoryBits } from '../classify/category-bits.ts'
import type { LabelNode } from '../classify/close-labels.ts'
import { permitSql } from '../permit/permit-sql.ts'
import { typeName, typeNumber } from '../resource-types.ts'
import type { Store } from './store.ts'

/** An own record as the write path needs it, its row locked until the transaction ends. */
export type ExistingRecord = {
  readonly pk: bigint
  readonly rt: number
  readonly id: string
  readonly ver: number
  readonly updated: Date
  readonly deleted: boolean
  readonly patients: readonly string[]
  readonly categories: number
  readonly sensitivities: number
  readonly own_categories: number
  readonly own_sensitivities: number
  readonly own_mentions: readonly string[]
  readonly own_patients: readonly string[]
  readonly mentions: readonly string[]
  readonly date_from: Date | number
  readonly date_until: Date | number
  readonly digest: Buffer
}

/** An existing record and its newest version's commitment, with whether the requester may see it. */
export type FoundRecord = ExistingRecord & { readonly commitment: Buffer; readonly permitted: boolean }

const COLUMNS = `r.pk, r.rt, r.id, r.ver, r.updated, r.deleted, r.patients, r.categories, r.sensitivities, r.own_categories, r.own_sensitivities,
  r.own_mentions, r.own_patients, r.mentions, r.date_from, r.date_until, r.digest`

/** Returns `Type/id`. */
export function localName(type: string, id: string): string {
  return `${type}/${id}`
}

function nameOf({ rt, id }: { rt: number; id: string }): string {
  return localName(typeName(rt), id)
}

function namesToKeys(names: readonly string[]): { types: number[]; ids: string[] } {
  const types: number[] = []
  const ids: string[] = []
  for (const name of names) {
    const slash = name.indexOf('/')
    const type = typeNumber(name.slice(0, slash))
    if (type === undefined) continue
    types.push(type)
    ids.push(name.slice(slash + 1))
  }
  return { types, ids }
}

/** Finds own records by name, locks them in a fixed order, and says of each whether the permit opens it. */
export async function lockRecords(
  transaction: Transaction,
  store: Store,
  permit: Permit,
  names: readonly string[],
): Promise<Map<string, FoundRecord>> {
  if (names.length === 0) return new Map()
  const { types, ids } = namesToKeys(names)
  const params: unknown[] = [types, ids]
  const permitted = permitSql(permit, store.hospital, 'r', params)
  const { rows } = await transaction.query<LockedRecord>(
    prepared(
      `SELECT ${COLUMNS}, h.commitment, ${permitted} AS permitted
       FROM ${unnested(['$1::smallint[]', '$2::text[]'])} AS k (rt, id) JOIN res r ON r.custodian = 0 AND r.rt = k.rt AND r.id = k.id
       LEFT JOIN hist h ON h.pk = r.pk AND h.ver = r.ver ORDER BY r.pk FOR UPDATE OF r`,
      params,
    ),
  )
  const found = await withCommitments(transaction, rows)
  return new Map(found.map((row) => [nameOf(row), row]))
}

type LockedRecord = Omit<FoundRecord, 'commitment'> & { readonly commitment: Buffer | null }

/** Who waited for a lock gets the record's row as it is now, but the statement cannot see the version that was written meanwhile: the next one can. */
async function withCommitments(transaction: Transaction, rows: readonly LockedRecord[]): Promise<FoundRecord[]> {
  const unseen = rows.filter(({ commitment }) => commitment === null)
  const { rows: seen } =
    unseen.length === 0
      ? { rows: [] }
      : await transaction.query<{ pk: bigint; commitment: Buffer }>(
          'SELECT h.pk, h.commitment FROM unnest($1::bigint[], $2::int[]) AS k (pk, ver) JOIN hist h ON h.pk = k.pk AND h.ver = k.ver',
          [unseen.map(({ pk }) => pk), unseen.map(({ ver }) => ver)],
        )
  const commitments = new Map(seen.map(({ pk, commitment }) => [pk, commitment]))
  return rows.map((row) => {
    const commitment = row.commitment ?? commitments.get(row.pk)
    if (commitment === undefined) throw new RangeError('every record has its newest version')
    return { ...row, commitment }
  })
}

/** An own record that others mention, with whether the requester may see it. */
export type MentionedRecord = ExistingRecord & { readonly permitted: boolean }

/** Finds own records that new versions mention and keeps them from changing until the transaction ends, so that no label is missed. */
export async function shareRecords(
  transaction: Transaction,
  store: Store,
  permit: Permit,
  names: readonly string[],
): Promise<Map<string, MentionedRecord>> {
  if (names.length === 0) return new Map()
  const { types, ids } = namesToKeys(names)
  const params: unknown[] = [types, ids]
  const permitted = permitSql(permit, store.hospital, 'r', params)
  const { rows } = await transaction.query<MentionedRecord>(
    prepared(
      `SELECT ${COLUMNS}, ${permitted} AS permitted FROM ${unnested(['$1::smallint[]', '$2::text[]'])} AS k (rt, id)
       JOIN res r ON r.custodian = 0 AND r.rt = k.rt AND r.id = k.id ORDER BY r.pk FOR SHARE OF r`,
      params,
    ),
  )
  return new Map(rows.map((row) => [nameOf(row), row]))
}

/** Records that mention any of some names, each looked up by itself: for a thousand names at once PostgreSQL would read the whole table. */
const MENTIONING = `SELECT x.pk FROM unnest($1::text[]) AS n (name) CROSS JOIN LATERAL (
  SELECT m.pk FROM res m WHERE m.mentions <> '{}' AND m.mentions @> ARRAY[n.name] OFFSET 0) x`

/** Finds and locks all own records that mention any of the names, directly or through others, beyond those already in hand. */
export async function lockDependents(
  transaction: Transaction,
  names: readonly string[],
  inHand: readonly bigint[],
): Promise<Map<string, ExistingRecord>> {
  const found = new Map<string, ExistingRecord>()
  let asked = names
  // Each round reads anew: while it waited for a lock, somebody may have written one more record that mentions the locked one.
  while (asked.length > 0) {
    const { rows } = await transaction.query<ExistingRecord>(
      `SELECT ${COLUMNS} FROM res r
       WHERE r.pk = ANY(ARRAY(${MENTIONING})) AND r.custodian = 0 AND r.mentions && $1::text[] AND NOT r.pk = ANY($2::bigint[])
       ORDER BY r.pk FOR UPDATE`,
      [asked, [...inHand, ...[...found.values()].map(({ pk }) => pk)]],
    )
    for (const row of rows) found.set(nameOf(row), row)
    asked = rows.length === 0 ? [] : [...names, ...found.keys()]
  }
  return found
}

const OTHER = categoryBits(['other'])

/** Types that take categories and patients from what they are about (core, CATEGORY_RULES: asTarget). */
export function isAsTarget(record: Pick<ExistingRecord, 'own_categories'>): boolean {
  return record.own_categories === 0
}

/** Returns an existing record as a node of the label graph. `other` only stood in for targets that were not there yet. */
export function labelNode(name: string, record: ExistingRecord): LabelNode {
  const asTarget = isAsTarget(record)
  return {
    name,
    asTarget,
    ownCategories: record.own_categories,
    ownSensitivities: record.own_sensitivities,
    ownMentions: record.own_mentions,
    ownPatients: record.own_patients,
    categories: asTarget && record.categories === OTHER ? 0 : record.categories,
    sensitivities: record.sensitivities,
    mentions: new Set(record.mentions),
    patients: new Set(record.patients),
  }
}

/** Returns the categories that a record is filtered by: its own or its targets', `other` while it has neither. */
export function effectiveCategories(node: LabelNode): number {
  return node.categories === 0 ? OTHER : node.categories
}

import type { AccessColumns, Category, Hex } from '@anamnesis/core'
import { CATEGORIES, sensitivitiesOf, toHex } from '@anamnesis/core'
import { typeName } from '../resource-types.ts'

/** SELECT list over `res` as alias r that yields a LookedRow. */
export const LOOKED_COLUMNS = `r.pk, r.custodian, (SELECT c.hospital FROM custodian c WHERE c.n = r.custodian) AS hospital, r.rt, r.id, r.ver,
  r.patients, r.categories, r.sensitivities, r.mentions, extract(epoch FROM r.date_from) * 1000 AS from_ms, extract(epoch FROM r.date_until) * 1000 AS until_ms,
  CASE r.custodian WHEN 0 THEN '{}'::text[] ELSE ARRAY(SELECT encode(v."grant", 'hex') FROM visiting v WHERE v.pk = r.pk) END AS grants`

/** A record that is about to be shown, with what says on which ground. */
export type LookedRow = {
  readonly pk: bigint
  readonly custodian: number
  readonly hospital: Uint8Array
  readonly rt: number
  readonly id: string
  readonly ver: number
  readonly patients: readonly string[]
  readonly categories: number
  readonly sensitivities: number
  readonly mentions: readonly string[]
  /** ms since 1970 UTC as PostgreSQL prints a number; 'Infinity' where there is no date. */
  readonly from_ms: string | number
  readonly until_ms: string | number
  /** Commitments in hexadecimal without 0x. */
  readonly grants: readonly string[]
}

/** Returns the categories that a bit mask stands for, bit n being CATEGORIES[n]. */
export function categoriesOf(mask: number): Category[] {
  return CATEGORIES.filter((_, index) => (mask >> index) & 1)
}

/** Returns the row as core's permit reads it. */
export function accessColumnsOf(row: LookedRow): AccessColumns {
  const custodian = toHex(row.hospital)
  return {
    key: { custodian, type: typeName(row.rt), id: row.id },
    patients: row.patients,
    categories: categoriesOf(row.categories),
    sensitivities: sensitivitiesOf(row.sensitivities),
    mentions: row.mentions.map((name) => `${custodian}/${name}`),
    from: Number(row.from_ms),
    until: Number(row.until_ms),
    grants: row.grants.map((grant): Hex => `0x${grant}`),
    own: row.custodian === 0,
  }
}

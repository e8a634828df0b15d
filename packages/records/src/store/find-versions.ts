import type { HospitalId, Permit } from '@anamnesis/core'
import type { Database } from '@anamnesis/database'
import { byPermit } from '../permit/by-permit.ts'
import { permitSql } from '../permit/permit-sql.ts'
import { typeNumber } from '../resource-types.ts'
import type { Custodians } from './custodians.ts'
import { inRounds } from './in-rounds.ts'
import type { VersionRow } from './open-versions.ts'
import { VERSION_COLUMNS } from './open-versions.ts'

/** Which record, and which version of it: the newest if none is named. */
export type ReadTarget = {
  readonly custodian: HospitalId
  readonly type: string
  readonly id: string
  readonly version?: number
}

/** One read: who asks, and for what. */
type Read = { readonly permit: Permit; readonly target: ReadTarget }

/** Returns the row of a version as far as the permit opens it. */
export type FindVersion = (read: Read) => Promise<VersionRow | undefined>

/** Returns the reader of a store's versions: reads that come at the same time under equal permits are one statement. */
export function createFindVersion(
  store: { readonly database: Database; readonly hospital: HospitalId },
  custodians: Custodians,
): FindVersion {
  return inRounds<Read, VersionRow | undefined>(async (reads) => {
    const found: (VersionRow | undefined)[] = reads.map(() => undefined)
    await Promise.all(
      byPermit(reads.map(({ permit }) => permit)).map(async (places) => {
        for (const row of await select(places)) found[row.place] = row
      }),
    )
    return found

    async function select(places: readonly number[]): Promise<PlacedRow[]> {
      const [first = 0] = places
      const targets = places.map((place) => reads[place]?.target)
      const params: unknown[] = [
        places,
        targets.map((target) => (target ? custodians.numberOf(target.custodian) : undefined) ?? null),
        targets.map((target) => typeNumber(target?.type ?? '') ?? null),
        targets.map((target) => target?.id ?? null),
        targets.map((target) => target?.version ?? null),
      ]
      const permitted = permitSql((reads[first] as Read).permit, store.hospital, 'r', params)
      const { rows } = await store.database.query<PlacedRow>(`${SELECT} AND ${permitted}`, params)
      return rows
    }
  })
}

type PlacedRow = VersionRow & { readonly place: number }

const SELECT = `SELECT asked.place, ${VERSION_COLUMNS}
  FROM unnest($1::int[], $2::smallint[], $3::smallint[], $4::text[], $5::int[]) AS asked (place, custodian, rt, id, ver)
  JOIN res r ON r.custodian = asked.custodian AND r.rt = asked.rt AND r.id = asked.id
  JOIN hist h ON h.pk = r.pk AND h.ver = COALESCE(asked.ver, r.ver)
  WHERE true`

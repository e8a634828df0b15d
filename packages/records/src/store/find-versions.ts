import type { HospitalId, Permit } from '@anamnesis/core'
import { queryPrepared, unnested } from '@anamnesis/database'
import { byPermit } from '../permit/by-permit.ts'
import { permitSql } from '../permit/permit-sql.ts'
import { typeNumber } from '../resource-types.ts'
import { inRounds, READ_ROUNDS } from './in-rounds.ts'
import type { VersionRow } from './open-versions.ts'
import { VERSION_COLUMNS } from './open-versions.ts'
import type { Store } from './store.ts'

/** Which record, and which version of it: the newest if none is named. */
export type ReadTarget = {
  readonly custodian: HospitalId
  readonly type: string
  readonly id: string
  readonly version?: number
}

/** One read: who asks, and for what. */
type Read = { readonly permit: Permit; readonly target: ReadTarget }

/** Returns the row of a version as far as the permit opens it; reads that come at the same time under equal permits are one statement. */
export const findVersion: (store: Store, read: Read) => Promise<VersionRow | undefined> = inRounds(
  async (store, reads) => {
    const found: (VersionRow | undefined)[] = reads.map(() => undefined)
    const groups = byPermit(reads.map(({ permit }) => permit))
    await Promise.all(
      groups.map(async (places) => {
        for (const row of await select(store, reads, places)) found[row.place] = row
      }),
    )
    return found
  },
  READ_ROUNDS,
)

async function select(store: Store, reads: readonly Read[], places: readonly number[]): Promise<PlacedRow[]> {
  const asked = places.flatMap((place) => reads[place] ?? [])
  const [first] = asked
  if (first === undefined) return []
  const params: unknown[] = [
    places,
    asked.map(({ target }) => store.custodians.numberOf(target.custodian) ?? null),
    asked.map(({ target }) => typeNumber(target.type) ?? null),
    asked.map(({ target }) => target.id),
    asked.map(({ target }) => target.version ?? null),
  ]
  const permitted = permitSql(first.permit, store.hospital, 'r', params)
  return queryPrepared<PlacedRow>(store.database, `${SELECT} AND ${permitted}`, params)
}

type PlacedRow = VersionRow & { readonly place: number }

const SELECT = `SELECT asked.place, ${VERSION_COLUMNS}
  FROM ${unnested(['$1::int[]', '$2::smallint[]', '$3::smallint[]', '$4::text[]', '$5::int[]'])} AS asked (place, custodian, rt, id, ver)
  JOIN res r ON r.custodian = asked.custodian AND r.rt = asked.rt AND r.id = asked.id
  JOIN hist h ON h.pk = r.pk AND h.ver = COALESCE(asked.ver, r.ver)
  WHERE true`

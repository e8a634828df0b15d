import type { HospitalId } from '@anamnesis/core'
import { fromHex, toHex } from '@anamnesis/core'
import type { ChartSource } from '@anamnesis/core/api'
import type { Database } from '@anamnesis/database'
import type { HeldGrant } from '../consent/held-grants.ts'
import type { ParsedRecord } from './record-item.ts'

/** How the share of one custodian under one grant arrived. */
export type Arrival = { commitment: Buffer; custodian: Buffer; state: ChartSource['state']; answered: Date | null }

/** Returns how the shares under these grants have arrived until now. */
export async function arrivalsOf(database: Database, grants: readonly HeldGrant[]): Promise<readonly Arrival[]> {
  if (grants.length === 0) return []
  const { rows } = await database.query<Arrival>('SELECT * FROM source WHERE commitment = ANY ($1)', [
    grants.map(({ commitment }) => fromHex(commitment)),
  ])
  return rows
}

/** Returns, for this hospital and for each custodian that a grant names, how its share of the chart arrived and how many records it is. */
export function chartSources(about: {
  self: HospitalId
  nameOf: (hospital: HospitalId) => string
  grants: readonly HeldGrant[]
  arrivals: readonly Arrival[]
  records: readonly ParsedRecord[]
}): ChartSource[] {
  const { self, nameOf, grants, arrivals, records } = about
  const count = (hospital: HospitalId) => records.filter(({ key }) => key.custodian === hospital).length
  const own: ChartSource = {
    hospital: self,
    name: nameOf(self),
    state: 'own',
    records: count(self),
    at: null,
    until: null,
  }
  const others = grants.flatMap((grant) =>
    grant.custodians.map((hospital): ChartSource => {
      const row = arrivals.find(
        (source) => toHex(source.commitment) === grant.commitment && toHex(source.custodian) === hospital,
      )
      return {
        hospital,
        name: nameOf(hospital),
        state: row?.state ?? 'fetching',
        records: count(hospital),
        at: row?.answered?.getTime() ?? null,
        until: grant.face.until,
      }
    }),
  )
  return [own, ...others]
}

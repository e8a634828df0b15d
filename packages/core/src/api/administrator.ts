import type { NetworkHospital } from './hospital.ts'
import type { AccessEntry } from './patient.ts'

/** GET /api/admin/status: what an administrator watches. */
export type AdminStatus = {
  readonly hospitals: readonly (NetworkHospital & {
    readonly reachable: boolean | null
    readonly lastAnchor: number | null
    readonly sequence: number
  })[]
  readonly chain: {
    readonly reachable: boolean
    readonly chainId: number
    readonly height: number
    readonly blockTime: number | null
  }
  readonly anchoring: {
    readonly backlog: number
    readonly lastSequence: number
    readonly lastAnchoredAt: number | null
    readonly anchored: number
  }
  readonly store: {
    readonly records: number
    readonly versions: number
    readonly visiting: number
    readonly patients: number
  }
}

/** GET /api/admin/audit?before=&person=&patient=: audit rows, newest first, with the `before` to continue from; no clinical content. */
export type AuditPage = {
  readonly entries: readonly (AccessEntry & { readonly patient: string | null })[]
  readonly next: string | null
}

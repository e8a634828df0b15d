import type { Category, Clause, Conditions, Permit, Requester, Role } from '@anamnesis/core'
import { CATEGORIES, READABLE, SENSITIVITIES, SHAREABLE_CATEGORIES } from '@anamnesis/core'
import type { Database } from '@anamnesis/database'
import type { HeldGrant } from '../consent/held-grants.ts'
import { grantsAtGrantee } from '../consent/held-grants.ts'
import { relationshipsOf } from './relationships.ts'

/** What a permit is computed from, beside the requester. */
export type AccessSources = {
  readonly database: Database
  readonly now: () => number
  /** True while this hospital's view of the ledger is at most ten minutes old: the lease on visiting records. */
  readonly ledgerIsFresh: () => boolean
}

function everything(categories: readonly Category[]): Conditions {
  return { categories, sensitivities: SENSITIVITIES, only: null, except: [], from: null, until: null }
}

/** Returns what a requester may see now, and whose record they may add to: the sum of the grounds that hold at this instant. */
export async function permitFor(sources: AccessSources, requester: Requester): Promise<Permit> {
  if (requester.role === 'system') return programPermit(requester)
  if (requester.role === 'patient') return { requester, clauses: ownClauses(requester.patient), mayAddTo: [] }
  return staffPermit(sources, requester)
}

/** What programs may see does not change: the permit of one that asks again is the same object. */
const programPermits = new WeakMap<Requester, Permit>()

function programPermit(requester: Requester): Permit {
  const permit = programPermits.get(requester) ?? {
    requester,
    clauses: [{ basis: 'system', patient: null, reach: { own: everything(CATEGORIES) } }],
    mayAddTo: 'any',
  }
  programPermits.set(requester, permit)
  return permit
}

function ownClauses(patient: string | null): Clause[] {
  return patient === null ? [] : [{ basis: 'self', patient, reach: { own: everything(CATEGORIES) } }]
}

async function staffPermit(sources: AccessSources, requester: Requester): Promise<Permit> {
  const now = sources.now()
  const treated = new Set((await relationshipsOf(sources.database, requester, now)).map(({ patient }) => patient))
  const held = sources.ledgerIsFresh() ? await grantsAtGrantee(sources.database, now) : []
  const grants = held.filter((grant) => opensTo(grant, requester, treated))
  const readable = everything(READABLE[requester.role])
  return {
    requester,
    clauses: [
      { basis: 'directory', patient: null, reach: { own: everything(['directory']) } },
      ...[...treated].map((patient): Clause => ({ basis: 'relationship', patient, reach: { own: readable } })),
      ...grants.flatMap(grantClauses),
    ],
    mayAddTo: [...treated, ...grants.filter(({ face }) => face.mayAdd).map(({ patient }) => patient)],
  }
}

/** A grant opens to the person it names, or to the role it names or whoever reads whole records, as long as they treat the patient here. */
function opensTo(grant: HeldGrant, requester: Requester, treated: ReadonlySet<string>): boolean {
  const { face } = grant
  if (face.purpose !== requester.purpose) return false
  if (face.role !== null && face.role !== requester.role) return false
  if (face.person !== null) return face.person === requester.person
  // What visits is what the patient chose, not what a role may read: without a name, it is for those who may read all of a record.
  return treated.has(grant.patient) && (face.role !== null || readsWholeRecords(requester.role))
}

function readsWholeRecords(role: Role): boolean {
  return SHAREABLE_CATEGORIES.every((category) => READABLE[role].includes(category))
}

/** Beside the visiting records, the grantee needs to see whose they are in its own directory of patients. */
function grantClauses(grant: HeldGrant): Clause[] {
  return [
    { basis: 'grant', patient: grant.patient, reach: { visiting: grant.commitment } },
    { basis: 'grant', patient: grant.patient, reach: { own: everything(['identity']) } },
  ]
}

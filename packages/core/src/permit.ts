import type { AccessColumns } from './access-columns.ts'
import type { Category } from './categories.ts'
import type { HospitalId } from './identity.ts'
import { recordName } from './identity.ts'
import type { Role } from './roles.ts'
import type { Sensitivity } from './sensitivity.ts'

/** Purposes of use (HL7 v3 ActReason): treatment, patient request, payment, operations, emergency treatment. */
export const PURPOSES = ['TREAT', 'PATRQT', 'HPAYMT', 'HOPERAT', 'ETREAT'] as const

/** Why somebody wants to see a record. */
export type Purpose = (typeof PURPOSES)[number]

/** Who asks: one person or program at one hospital, for one purpose. */
export type Requester = {
  readonly person: string
  readonly name: string
  readonly role: Role
  readonly department: string | null
  readonly hospital: HospitalId
  readonly purpose: Purpose
  /** Local Patient id if the requester is that patient. */
  readonly patient: string | null
  readonly client: string
}

/** On what ground a clause permits; the audit row and the access log name it. */
export const BASES = [
  'relationship',
  'grant',
  'attested',
  'emergency',
  'self',
  'directory',
  'directory-search',
  'system',
] as const

/** One ground of access; 'directory' opens records about nobody, 'directory-search' who the patients are to somebody who looks for one. */
export type Basis = (typeof BASES)[number]

/** Which records of those a clause reaches; `only` and `except` hold record names (recordName). */
export type Conditions = {
  readonly categories: readonly Category[]
  readonly sensitivities: readonly Sensitivity[]
  readonly only: readonly string[] | null
  readonly except: readonly string[]
  /** Clinical time window in ms since 1970 UTC, both ends included; null is open. An undated record is outside any window, identity apart. */
  readonly from: number | null
  readonly until: number | null
}

/** One ground on which records of one patient may be seen: this hospital's own under conditions, or those visiting under one grant. */
export type Clause = {
  readonly basis: Basis
  /** Local Patient id; null reaches records of any patient (programs) or of none (directory). */
  readonly patient: string | null
  readonly reach: { readonly own: Conditions } | { readonly visiting: string }
}

/** What one requester may see now: a record is visible if, for every patient it is about, some clause reaches it. */
export type Permit = {
  readonly requester: Requester
  readonly clauses: readonly Clause[]
  /** Local Patient ids whose record the requester may add to (categories by WRITABLE); 'any' for programs of the hospital. */
  readonly mayAddTo: readonly string[] | 'any'
}

/** Returns true if the permit lets the requester see the record; records/permit-sql is the same statement in SQL. */
export function permits(permit: Permit, record: AccessColumns): boolean {
  const patients: readonly (string | null)[] = record.patients.length > 0 ? record.patients : [null]
  return patients.every((patient) => permit.clauses.some((clause) => reaches(clause, record, patient)))
}

/** Returns true if one clause reaches a record as far as it is about one patient. */
export function reaches(clause: Clause, record: AccessColumns, patient: string | null): boolean {
  if (clause.patient !== null && clause.patient !== patient) return false
  if ('visiting' in clause.reach)
    return clause.patient !== null && !record.own && record.grants.includes(clause.reach.visiting)
  if (!record.own) return false
  if (clause.basis === 'directory' && patient !== null) return false
  return meets(clause.reach.own, record)
}

/** Returns true if a record meets every one of the conditions. */
export function meets(conditions: Conditions, record: AccessColumns): boolean {
  const name = recordName(record.key)
  if (record.categories.length === 0) return false
  if (!record.categories.every((category) => conditions.categories.includes(category))) return false
  if (!record.sensitivities.every((sensitivity) => conditions.sensitivities.includes(sensitivity))) return false
  if (conditions.only !== null && !conditions.only.includes(name)) return false
  if (conditions.except.includes(name) || record.mentions.some((mention) => conditions.except.includes(mention)))
    return false
  return isPlainIdentity(record) || isInWindow(conditions, record)
}

/** Who the patient is goes with every grant (design, categories of scheme 1); it has no clinical date, so a window says nothing about it. */
function isPlainIdentity({ categories }: AccessColumns): boolean {
  return categories.every((category) => category === 'identity')
}

function isInWindow({ from, until }: Conditions, record: AccessColumns): boolean {
  if (from !== null && record.from < from) return false
  return until === null || record.until <= until
}

import type { IssueType } from '@anamnesis/core'
import type { Item } from './items.ts'
import { itemPath } from './items.ts'
import type { Profile } from './profile.ts'
import type { ProfileLibrary } from './profile-library.ts'

/** What a check found: an error makes the resource invalid; a warning does not; information says what could not be checked. */
export type Finding = {
  readonly severity: 'error' | 'warning' | 'information'
  readonly code: IssueType
  readonly message: string
  /** FHIRPath of the place. */
  readonly path: string
}

/** One check of one resource against one profile. */
export type Check = {
  readonly library: ProfileLibrary
  readonly profile: Profile
  /** False: errors only, which is what a write needs to know. */
  readonly advice: boolean
  readonly findings: Finding[]
  /** How many profiles lie around this one. */
  readonly depth: number
  /** Targets of references that are being checked, or were, each with the profile: those that name each other are checked once. */
  readonly targets: Map<string, boolean>
}

/** Most findings of one check. */
export const MOST_FINDINGS = 100

/** Adds a finding at an item. Messages name elements, rules and profiles, never what stands in the record. */
export function add(check: Check, item: Item, severity: Finding['severity'], code: IssueType, what: string): void {
  if (check.findings.length >= MOST_FINDINGS || (severity !== 'error' && !check.advice)) return
  check.findings.push({ severity, code, message: `${check.profile.name}: ${what}`, path: itemPath(item) })
}

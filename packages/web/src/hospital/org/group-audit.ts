import type { AuditPage } from '@anamnesis/core/api'

/** One line of the audit list. */
export type AuditEntry = AuditPage['entries'][number]

/** Entries of one minute that say the same: the newest of them, how many they are, and whether all are anchored. */
export type AuditGroup = { readonly entry: AuditEntry; readonly count: number; readonly anchored: boolean }

const MINUTE_MS = 60_000

/** Returns the entries with those of one minute that say the same as one line, each where its newest stands. */
export function groupAudit(entries: readonly AuditEntry[]): readonly AuditGroup[] {
  const groups = new Map<string, AuditGroup>()
  for (const entry of entries) {
    const { at, person, role, hospital, kind, patient, purpose, basis } = entry
    const minute = Math.floor(at / MINUTE_MS)
    const same = JSON.stringify([minute, person, role, hospital, kind, patient, purpose, basis])
    const { entry: newest = entry, count = 0, anchored = true } = groups.get(same) ?? {}
    groups.set(same, { entry: newest, count: count + 1, anchored: anchored && entry.anchored })
  }
  return [...groups.values()]
}

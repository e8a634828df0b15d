import type { Requester } from '@anamnesis/core'
import type { Database, Queryable } from '@anamnesis/database'

/** Why somebody treats a patient; only these four feeds make a relationship (design.md section 6). */
export const RELATIONSHIP_REASONS = ['admission', 'schedule', 'roster', 'on-call'] as const

/** One person or department treats one patient for a time; instants in ms since 1970 UTC. */
export type Relationship = {
  readonly patient: string
  readonly person: string | null
  readonly department: string | null
  readonly reason: (typeof RELATIONSHIP_REASONS)[number]
  readonly starts: number
  readonly ends: number
}

/** Stores a relationship that admission, scheduling, roster or on-call has made, and who entered it, where somebody did. */
export async function addRelationship(
  database: Queryable,
  relationship: Relationship,
  madeBy: string | null = null,
): Promise<void> {
  const { patient, person, department, reason, starts, ends } = relationship
  await database.query(
    'INSERT INTO relationship (patient, person, department, reason, starts, ends, made_by) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [patient, person, department, reason, new Date(starts), new Date(ends), madeBy],
  )
}

/** Returns the relationships that a person has now, by name or by department, the newest of each patient. */
export async function relationshipsOf(database: Database, requester: Requester, now: number): Promise<Relationship[]> {
  const { rows } = await database.query<Omit<Relationship, 'starts' | 'ends'> & { starts: Date; ends: Date }>(
    `SELECT DISTINCT ON (patient) patient, person, department, reason, starts, ends FROM relationship
     WHERE (person = $1 OR department = $2) AND starts <= $3 AND ends > $3 ORDER BY patient, starts DESC`,
    [requester.person, requester.department, new Date(now)],
  )
  return rows.map((row) => ({ ...row, starts: row.starts.getTime(), ends: row.ends.getTime() }))
}

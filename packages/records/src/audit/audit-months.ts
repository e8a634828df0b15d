import type { Database, Queryable } from '@anamnesis/database'

/** Months whose partition this process has seen for good, by pool. */
const known = new WeakMap<object, Set<string>>()

/**
 * Makes sure that the audit has a partition for the month (UTC) of each instant; asked once for each month and process. Whoever writes inside a
 * transaction names its connection as `on`: waiting for a second one while holding the first may never end.
 */
export async function ensureAuditMonths(database: Database, on: Queryable, instants: readonly number[]): Promise<void> {
  const seen = known.get(database) ?? new Set<string>()
  known.set(database, seen)
  for (const month of new Set(instants.map(monthOf))) {
    if (seen.has(month)) continue
    await on.query(createMonth(month))
    // What a transaction made is gone if it rolls back.
    if (on === database) seen.add(month)
  }
}

function monthOf(at: number): string {
  return new Date(at).toISOString().slice(0, 7)
}

/** Two processes may create it at the same moment; the later one is told so by one of three codes, which must not end its transaction. */
function createMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  const until = new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7)
  const name = `audit_${month.replace('-', '_')}`
  return `DO $$ BEGIN
    CREATE TABLE IF NOT EXISTS ${name} PARTITION OF audit FOR VALUES FROM ('${month}-01T00:00:00Z') TO ('${until}-01T00:00:00Z');
  EXCEPTION WHEN duplicate_table OR duplicate_object OR unique_violation THEN NULL;
  END $$`
}

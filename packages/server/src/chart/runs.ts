import { createHash } from 'node:crypto'
import type { Database, Migration, Queryable } from '@anamnesis/database'

/** Which versions of rules and models each reading of a chart was made with: the audit's entry of the same request has who, whom and which records. */
export const runMigrations: readonly Migration[] = [
  {
    id: 'server/insight-runs-1',
    sql: `
      CREATE TABLE insight_versions (digest bytea PRIMARY KEY, versions jsonb NOT NULL);
      CREATE TABLE insight_run (
        request_id text COLLATE "C" NOT NULL,
        at timestamptz NOT NULL,
        versions bytea NOT NULL REFERENCES insight_versions (digest)
      );
      CREATE INDEX insight_run_request ON insight_run (request_id);
    `,
  },
]

/** The version of each rule, model, measure and table by its name, as it is noted. */
export type RunVersions = { readonly json: string; readonly digest: Buffer }

/** Returns versions as runs note them: made once a process. */
export function runVersions(versions: Readonly<Record<string, string>>): RunVersions {
  const json = JSON.stringify(versions)
  return { json, digest: createHash('sha256').update(json).digest() }
}

/** Notes durably that insights are made for a request, and with which versions. */
export async function noteRun(
  database: Database,
  requestId: string,
  { json, digest }: RunVersions,
  now: number,
): Promise<void> {
  // In one statement: the versions of a process are written once, the first time.
  await database.query(
    `WITH known AS (
       INSERT INTO insight_versions (digest, versions) VALUES ($3, $4::jsonb) ON CONFLICT DO NOTHING
     )
     INSERT INTO insight_run (request_id, at, versions) VALUES ($1, $2, $3)`,
    [requestId, new Date(now), digest, json],
  )
}

/** Returns the version of each rule and model that insights of a request were made with; null if there were none. */
export async function versionsOfRun(
  queryable: Queryable,
  requestId: string,
): Promise<Readonly<Record<string, string>> | null> {
  const { rows } = await queryable.query<{ versions: Record<string, string> }>(
    'SELECT v.versions FROM insight_run r JOIN insight_versions v ON v.digest = r.versions WHERE r.request_id = $1 LIMIT 1',
    [requestId],
  )
  return rows[0]?.versions ?? null
}

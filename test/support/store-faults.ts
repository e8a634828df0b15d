import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { connect } from '@anamnesis/database'
import type { OneHospital } from './one-hospital.ts'

/** What must be true of every store, as a count of the rows that say otherwise; written without the store's own code. */
const CHECKS: Readonly<Record<string, string>> = {
  'own versions without a leaf': `SELECT count(*)::int AS n FROM hist h JOIN res r USING (pk)
    WHERE r.custodian = 0 AND NOT EXISTS (SELECT FROM any_leaf l WHERE l.commitment = h.commitment AND l.kind = 'record')`,
  'own versions without an event': `SELECT count(*)::int AS n FROM hist h JOIN res r USING (pk)
    WHERE r.custodian = 0 AND NOT EXISTS (SELECT FROM event e WHERE e.pk = h.pk AND e.ver = h.ver)`,
  'own versions that no audit row names': `SELECT count(*)::int AS n FROM hist h JOIN res r USING (pk)
    LEFT JOIN (SELECT split_part(wrote.version, '/', 3) AS id, split_part(wrote.version, '/', 4)::int AS ver
      FROM audit, unnest(records) AS wrote (version) WHERE kind = 'wrote') a ON a.id = r.id AND a.ver = h.ver
    WHERE r.custodian = 0 AND a.id IS NULL`,
  'audit rows without a leaf': `SELECT count(*)::int AS n FROM audit a
    WHERE NOT EXISTS (SELECT FROM any_leaf l WHERE l.commitment = a.commitment AND l.kind = 'audit')`,
  'record leaves of no version and no content': `SELECT count(*)::int AS n FROM any_leaf l
    WHERE l.kind = 'record' AND NOT EXISTS (SELECT FROM hist h WHERE h.commitment = l.commitment)
    AND NOT EXISTS (SELECT FROM blob b WHERE b.commitment = l.commitment)`,
  'content without a leaf': `SELECT count(*)::int AS n FROM blob b
    WHERE b.commitment IS NOT NULL AND NOT EXISTS (SELECT FROM any_leaf l WHERE l.commitment = b.commitment)`,
  'content of no version': `SELECT count(*)::int AS n FROM blob b
    WHERE b.commitment IS NOT NULL AND NOT EXISTS (SELECT FROM blob_use u JOIN hist h USING (pk, ver) WHERE u.blob = b.id)`,
  'records whose newest version is missing': `SELECT count(*)::int AS n FROM res r
    WHERE NOT EXISTS (SELECT FROM hist h WHERE h.pk = r.pk AND h.ver = r.ver)`,
  'versions of no record': `SELECT count(*)::int AS n FROM hist h WHERE NOT EXISTS (SELECT FROM res r WHERE r.pk = h.pk AND h.ver <= r.ver)`,
  'records without index rows': `SELECT count(*)::int AS n FROM res r
    WHERE NOT r.deleted AND NOT EXISTS (SELECT FROM i_ref i WHERE i.pk = r.pk AND i.p <= 0)`,
  'index rows of what is not there': `SELECT count(*)::int AS n FROM
    (SELECT pk FROM i_tok UNION SELECT pk FROM i_str UNION SELECT pk FROM i_rng UNION SELECT pk FROM i_ref) i
    WHERE NOT EXISTS (SELECT FROM res r WHERE r.pk = i.pk AND NOT r.deleted)`,
}

/** Returns what is wrong with a running hospital's store: rows that lack what was to be written with them, and what `anamnesis verify --all` says. */
export async function storeFaults(
  { hospital, network, folder }: OneHospital,
  { verify }: { readonly verify: boolean } = { verify: true },
): Promise<string[]> {
  const database = connect(hospital.databaseUrl, { max: 1 })
  const faults: string[] = []
  try {
    for (const [name, statement] of Object.entries(CHECKS)) {
      const { rows } = await database.query<{ n: number }>(statement)
      if (rows[0]?.n !== 0) faults.push(`${name}: ${rows[0]?.n}`)
    }
  } finally {
    await database.end()
  }
  if (!verify) return faults
  const said = await verifyAll(join(folder, hospital.key, 'config.json'), hospital.databaseUrl, network.ledger.rpcUrl)
  return said === null ? faults : [...faults, said]
}

const CLI = fileURLToPath(import.meta.resolve('@anamnesis/server').replace(/index\.ts$/, 'cli/main.ts'))

async function verifyAll(config: string, database: string, rpc: string): Promise<string | null> {
  const environment = { ...process.env, DATABASE_URL: database, LEDGER_RPC_URL: rpc }
  const args = ['--disable-warning=ExperimentalWarning', CLI, 'verify', '--all', '--config', config]
  return promisify(execFile)(process.execPath, args, { env: environment, maxBuffer: 2 ** 26 }).then(
    () => null,
    (error: { stdout?: string; stderr?: string }) =>
      `verify --all: ${error.stdout ?? ''}${error.stderr ?? ''}`.slice(-1500),
  )
}

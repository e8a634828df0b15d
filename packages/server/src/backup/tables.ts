import type { Queryable } from '@anamnesis/database'

/** A table of a hospital's database with the columns that a backup holds. */
export type BackupTable = { readonly name: string; readonly columns: readonly string[] }

/**
 * Tables that a backup leaves out: index rows, and how far they were made, which are made again from the records; what a migration wrote; sessions, challenges and one-time tokens,
 * which end with the server; jobs of bulk export and import, which are asked for again; cursors into the event log, whose transaction numbers belong to one database cluster; and what makes an installation a sample.
 */
const LEFT_OUT = [
  ...['i_tok', 'i_tok_of', 'i_str', 'i_rng', 'i_ref'],
  ...['migration', 'installation', 'event_cursor', 'index_build'],
  ...['bulk_job', 'bulk_file', 'bulk_part', 'bulk_fault'],
  ...['oidc_entry', 'passkey_challenge', 'enrolment', 'link_nonce', 'used_request'],
]

/** Columns whose values belong to one database cluster: a restored row gets its own. */
const OWN_COLUMNS: Readonly<Record<string, readonly string[]>> = { event: ['xid'] }

/** Returns the tables of a backup, each after those that its foreign keys point to. */
export async function backupTables(database: Queryable): Promise<BackupTable[]> {
  const { rows } = await database.query<{ name: string; columns: string[]; parents: string[] }>(
    `SELECT c.relname AS name,
       (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
       ARRAY(SELECT f.confrelid::regclass::text FROM pg_constraint f
        WHERE f.conrelid = c.oid AND f.contype = 'f' AND f.confrelid <> c.oid) AS parents
     FROM pg_class c
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
       AND c.relname <> ALL ($1) ORDER BY c.relname`,
    [LEFT_OUT],
  )
  const tables = rows.map(({ name, columns, parents }) => ({
    name,
    columns: columns.filter((column) => !OWN_COLUMNS[name]?.includes(column)),
    parents,
  }))
  return inOrder(tables)
}

function inOrder(tables: readonly (BackupTable & { parents: readonly string[] })[]): BackupTable[] {
  const done = new Set<string>()
  const known = new Set(tables.map(({ name }) => name))
  const ordered: BackupTable[] = []
  while (ordered.length < tables.length) {
    const ready = tables.filter(
      ({ name, parents }) => !done.has(name) && parents.every((parent) => done.has(parent) || !known.has(parent)),
    )
    if (ready.length === 0) throw new RangeError('tables point at each other in a circle')
    for (const { name, columns } of ready) {
      done.add(name)
      ordered.push({ name, columns })
    }
  }
  return ordered
}

/** A partition of a table, so that restored rows find their place. */
export type Partition = { readonly parent: string; readonly name: string; readonly bound: string }

/** Returns the partitions of all partitioned tables. */
export async function partitions(database: Queryable): Promise<Partition[]> {
  const { rows } = await database.query<Partition>(
    `SELECT i.inhparent::regclass::text AS parent, c.relname AS name, pg_get_expr(c.relpartbound, c.oid) AS bound
     FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
     WHERE c.relispartition AND c.relkind = 'r' ORDER BY c.relname`,
  )
  return rows
}

/** Where a sequence stands; null if it was never used. */
export type SequenceState = { readonly name: string; readonly last: string | null }

/** Returns the state of every sequence, identity columns' included. */
export async function sequences(database: Queryable): Promise<SequenceState[]> {
  const { rows } = await database.query<SequenceState>(
    `SELECT sequencename::text AS name, last_value::text AS last FROM pg_sequences WHERE schemaname = 'public'`,
  )
  return rows
}

/** Returns a name as an SQL identifier. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HospitalId } from '@anamnesis/core'
import { AnamnesisError } from '@anamnesis/core'
import type { Database, Transaction } from '@anamnesis/database'
import { inTransaction } from '@anamnesis/database'
import { readKeyring } from '@anamnesis/records'
import type { Manifest } from './manifest.ts'
import { writeManifest } from './manifest.ts'
import { copyOwnFiles } from './own-files.ts'
import { writeTableFile } from './table-file.ts'
import type { BackupTable } from './tables.ts'
import { backupTables, identifier, partitions, sequences } from './tables.ts'

/** What is backed up: the database of a hospital, which may be in use, its keyring folder, and what it added to the insights in its data folder. */
export type BackupSource = {
  readonly database: Database
  readonly keyring: string
  readonly data: string
  readonly hospital: HospitalId
}

/** Told which table is being written or read, and how many of how many rows of all tables are done. */
export type BackupProgress = (step: { readonly table: string; readonly done: number; readonly total: number }) => void

/** How a backup is watched and ended. */
export type BackupOptions = {
  readonly onProgress?: BackupProgress
  readonly signal?: AbortSignal
  /** Returns how many bytes are free for an ordinary user where a folder is. */
  readonly freeBytes?: (folder: string) => number
}

/**
 * Writes a backup into an empty folder and returns its manifest: every row as of one instant, while others go on writing, and the keyring as it is now, without the
 * epochs it has destroyed. Whoever has both halves can read every record: keep them apart. A backup that fails or is stopped leaves nothing behind.
 * @throws `data-in-use` if the folder is not empty; `no-space` if its disk has no room, before anything is written where that can be told
 */
export async function backup(source: BackupSource, folder: string, options: BackupOptions = {}): Promise<Manifest> {
  const { freeBytes = freeBytesAt } = options
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new AnamnesisError('data-in-use', `${folder} is not empty: a backup never replaces another`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  try {
    checkRoom(folder, await bytesNeeded(source), freeBytes(folder))
    return await write(source, folder, options)
  } catch (error) {
    for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true })
    throw isDiskFull(error) ? new AnamnesisError('no-space', `the disk of ${folder} is full`, { cause: error }) : error
  }
}

async function write(source: BackupSource, folder: string, options: BackupOptions): Promise<Manifest> {
  mkdirSync(join(folder, 'tables'), { mode: 0o700 })
  const tables = await inTransaction(source.database, async (transaction) => {
    await transaction.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY')
    return backupDatabase(transaction, folder, options)
  })
  // After the snapshot: a key that any row needs is in the keyring by now.
  const keyring = await copyKeyring(source.keyring, join(folder, 'keyring'))
  const own = copyOwnFiles(source.data, folder)
  const manifest: Manifest = { version: 1, hospital: source.hospital, ...tables, keyring, own }
  writeManifest(folder, manifest)
  return manifest
}

/** Bytes of a backup for each byte of its tables, at most: sealed bytes are written as hexadecimal digits, which gzip halves again (measured: 0.9 to 1.1). */
const GROWTH = 1.2
/** Room for manifest and keyring, in bytes. */
const ROOM_BESIDE = 16_000_000

async function bytesNeeded({ database, keyring }: BackupSource): Promise<number> {
  const tables = await backupTables(database)
  const { rows } = await database.query<{ bytes: number }>(
    `SELECT coalesce(sum(pg_table_size(c.oid)), 0)::float8 AS bytes FROM pg_class c
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
       AND (c.relname = ANY ($1) OR EXISTS (SELECT FROM pg_inherits i WHERE i.inhrelid = c.oid AND i.inhparent::regclass::text = ANY ($1)))`,
    [tables.map(({ name }) => name)],
  )
  const keys = readdirSync(keyring).reduce((sum, name) => sum + statSync(join(keyring, name)).size, 0)
  return Math.ceil((rows[0]?.bytes ?? 0) * GROWTH + keys + ROOM_BESIDE)
}

function checkRoom(folder: string, needed: number, free: number): void {
  if (free >= needed) return
  const inMegabytes = (bytes: number) => `${Math.ceil(bytes / 1_000_000)} MB`
  throw new AnamnesisError(
    'no-space',
    `the backup may need ${inMegabytes(needed)}, and ${folder} has ${inMegabytes(free)} left: nothing was written`,
  )
}

function freeBytesAt(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

function isDiskFull(error: unknown): boolean {
  return error instanceof Error && ['ENOSPC', 'EDQUOT'].includes(String((error as NodeJS.ErrnoException).code))
}

async function backupDatabase(transaction: Transaction, folder: string, { onProgress, signal }: BackupOptions) {
  const { rows } = await transaction.query<{ id: string; taken: Date }>(
    'SELECT id, now() AS taken FROM migration ORDER BY id',
  )
  const tables: Manifest['tables'] = []
  const wanted = await backupTables(transaction)
  const total = await rowsOf(transaction, wanted)
  let done = 0
  for (const table of wanted) {
    const onRows = (count: number) => {
      done += count
      onProgress?.({ table: table.name, done, total })
    }
    onRows(0)
    const file = join(folder, 'tables', `${table.name}.ndjson.gz`)
    const written = await writeTableFile(transaction, table, file, { onRows, ...(signal ? { signal } : {}) })
    tables.push({ name: table.name, columns: [...table.columns], ...written })
  }
  return {
    taken: (rows[0]?.taken ?? new Date()).toISOString(),
    migrations: rows.map(({ id }) => id),
    tables,
    partitions: await partitions(transaction),
    sequences: await sequences(transaction),
  }
}

async function rowsOf(transaction: Transaction, tables: readonly BackupTable[]): Promise<number> {
  const counts = tables.map(({ name }) => `(SELECT count(*) FROM ${identifier(name)})`)
  const { rows } = await transaction.query<{ total: string }>(`SELECT (${counts.join(' + ')})::text AS total`)
  return Number(rows[0]?.total ?? 0)
}

/** How often a keyring is copied again whose writer was in the middle of a change. */
const COPIES = 10

/**
 * Copies the files of a keyring that its server may be writing, until the copy opens by itself.
 * @throws `integrity-failed` if it never does
 */
async function copyKeyring(from: string, to: string): Promise<Manifest['keyring']> {
  for (let copy = 1; ; copy += 1) {
    rmSync(to, { recursive: true, force: true })
    mkdirSync(to, { mode: 0o700 })
    try {
      const files = readdirSync(from).filter((name) => !name.endsWith('.tmp'))
      const copied = files.map((name) => {
        const bytes = readFileSync(join(from, name))
        writeFileSync(join(to, name), bytes, { mode: 0o600, flush: true })
        return { name, sha256: createHash('sha256').update(bytes).digest('hex') }
      })
      await readKeyring(to)
      return copied
    } catch (error) {
      if (copy === COPIES) throw error
    }
  }
}

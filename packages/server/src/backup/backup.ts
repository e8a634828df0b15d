import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HospitalId } from '@anamnesis/core'
import { AnamnesisError } from '@anamnesis/core'
import type { Database, Transaction } from '@anamnesis/database'
import { inTransaction } from '@anamnesis/database'
import { readKeyring } from '@anamnesis/records'
import type { Manifest } from './manifest.ts'
import { writeManifest } from './manifest.ts'
import { writeTableFile } from './table-file.ts'
import { backupTables, partitions, sequences } from './tables.ts'

/** What is backed up: the database of a hospital, which may be in use, and its keyring folder. */
export type BackupSource = { readonly database: Database; readonly keyring: string; readonly hospital: HospitalId }

/** Told which table is written next, and how many of how many are done. */
export type BackupProgress = (step: { readonly table: string; readonly done: number; readonly total: number }) => void

/**
 * Writes a backup into an empty folder and returns its manifest: every row as of one instant, and the keyring as it is now, without the epochs it has destroyed.
 * Whoever has both halves can read every record: keep them apart.
 * @throws `data-in-use` if the folder is not empty
 */
export async function backup(
  source: BackupSource,
  folder: string,
  onProgress: BackupProgress = () => {},
): Promise<Manifest> {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new AnamnesisError('data-in-use', `${folder} is not empty: a backup never replaces another`)
  mkdirSync(join(folder, 'tables'), { recursive: true, mode: 0o700 })
  mkdirSync(join(folder, 'keyring'), { recursive: true, mode: 0o700 })
  const tables = await inTransaction(source.database, async (transaction) => {
    await transaction.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY')
    return backupDatabase(transaction, folder, onProgress)
  })
  // After the snapshot: a key that any row needs is in the keyring by now.
  const keyring = await copyKeyring(source.keyring, join(folder, 'keyring'))
  const manifest: Manifest = { version: 1, hospital: source.hospital, ...tables, keyring }
  writeManifest(folder, manifest)
  return manifest
}

async function backupDatabase(transaction: Transaction, folder: string, onProgress: BackupProgress) {
  const { rows } = await transaction.query<{ id: string; taken: Date }>(
    'SELECT id, now() AS taken FROM migration ORDER BY id',
  )
  const tables: Manifest['tables'] = []
  const wanted = await backupTables(transaction)
  for (const [done, table] of wanted.entries()) {
    onProgress({ table: table.name, done, total: wanted.length })
    const written = await writeTableFile(transaction, table, join(folder, 'tables', `${table.name}.ndjson.gz`))
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

import { createHash } from 'node:crypto'
import { createReadStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { AnamnesisError } from '@anamnesis/core'
import type { Transaction } from '@anamnesis/database'
import { inTransaction } from '@anamnesis/database'
import { forgetIndexBuild } from '@anamnesis/records'
import type { BackupOptions, BackupSource } from './backup.ts'
import type { Manifest } from './manifest.ts'
import { readManifest } from './manifest.ts'
import { restoreOwnFiles } from './own-files.ts'
import { readTableFile } from './table-file.ts'
import { identifier } from './tables.ts'

/** Name of the list of erased owners in a keyring folder. */
const ERASED = 'erased.list'
const INDEX_KEY = 'index.key'

/**
 * Brings the rows of a backup into a hospital's empty database, whose tables have been made, and its keyring into the keyring folder if that has none, and what it added to the insights where that is gone; returns
 * the owners that were erased here since the backup was taken. A keyring that is still there is the newer one and stays: what it has forgotten stays forgotten.
 * @throws `integrity-failed` if a file of the backup is not what was written; `data-in-use` if the database holds records; `conflict` if the backup is another
 * hospital's or of another version
 */
export async function restore(
  target: BackupSource,
  folder: string,
  { onProgress, signal }: Pick<BackupOptions, 'onProgress' | 'signal'> = {},
): Promise<{ manifest: Manifest; erased: readonly string[] }> {
  const manifest = readManifest(folder)
  if (manifest.hospital !== target.hospital)
    throw new AnamnesisError('conflict', 'this is the backup of another hospital')
  await inTransaction(target.database, (transaction) => checkTarget(transaction, manifest))
  await checkFiles(folder, manifest)
  const erased = restoreKeyring(join(folder, 'keyring'), target.keyring, manifest)
  await inTransaction(target.database, async (transaction) => {
    await checkTarget(transaction, manifest)
    for (const { parent, name, bound } of manifest.partitions)
      await transaction.query(
        `CREATE TABLE IF NOT EXISTS ${identifier(name)} PARTITION OF ${identifier(parent)} ${bound}`,
      )
    const total = manifest.tables.reduce((sum, { rows }) => sum + rows, 0)
    let done = 0
    for (const table of manifest.tables) {
      const onRows = (count: number) => {
        done += count
        onProgress?.({ table: table.name, done, total })
      }
      onRows(0)
      await transaction.query(`DELETE FROM ${identifier(table.name)}`)
      const file = join(folder, 'tables', `${table.name}.ndjson.gz`)
      const rows = await readTableFile(transaction, table, file, { onRows, ...(signal ? { signal } : {}) })
      if (rows !== table.rows)
        throw new AnamnesisError('integrity-failed', `${table.name} has ${rows} of ${table.rows} rows`)
    }
    for (const { name, last } of manifest.sequences)
      if (last !== null) await transaction.query('SELECT setval($1::regclass, $2::bigint)', [identifier(name), last])
    await forgetIndexBuild(transaction)
  })
  restoreOwnFiles(folder, target.data, manifest.own)
  return { manifest, erased }
}

async function checkTarget(transaction: Transaction, manifest: Manifest): Promise<void> {
  const { rows } = await transaction.query<{ id: string }>('SELECT id FROM migration ORDER BY id')
  if (rows.map(({ id }) => id).join() !== manifest.migrations.join())
    throw new AnamnesisError('conflict', 'this backup was made by another version: restore with that one, then update')
  const { rowCount } = await transaction.query('SELECT FROM res LIMIT 1')
  if (rowCount !== 0)
    throw new AnamnesisError('data-in-use', 'the database holds records already: restore into an empty one')
}

async function checkFiles(folder: string, { tables, keyring, own }: Manifest): Promise<void> {
  const files = [
    ...tables.map(({ name, sha256 }) => ({ path: join(folder, 'tables', `${name}.ndjson.gz`), sha256 })),
    ...keyring.map(({ name, sha256 }) => ({ path: join(folder, 'keyring', name), sha256 })),
    ...own.map(({ name, sha256 }) => ({ path: join(folder, name), sha256 })),
  ]
  for (const { path, sha256 } of files) {
    const hash = createHash('sha256')
    await pipeline(createReadStream(path), hash)
    if (hash.digest('hex') !== sha256) throw new AnamnesisError('integrity-failed', `${path} is damaged`)
  }
}

/** Keys that were destroyed are never copied back: whoever was erased after the backup stays erased. */
function restoreKeyring(from: string, to: string, { keyring }: Manifest): readonly string[] {
  const known = erasedIn(join(from, ERASED))
  const erased = erasedIn(join(to, ERASED)).filter((owner) => !known.includes(owner))
  if (existsSync(join(to, INDEX_KEY))) {
    if (!readFileSync(join(to, INDEX_KEY)).equals(readFileSync(join(from, INDEX_KEY))))
      throw new AnamnesisError('conflict', 'the keyring folder holds the keyring of other data')
    return erased
  }
  mkdirSync(to, { recursive: true, mode: 0o700 })
  const list = [...known, ...erased].map((owner) => `${owner}\n`).join('')
  if (list !== '') writeFileSync(join(to, ERASED), list, { mode: 0o600, flush: true })
  // The index key says that a keyring is there: it comes last, so that a copy which was interrupted is made again.
  const names = keyring.map(({ name }) => name).filter((name) => name !== ERASED && name !== INDEX_KEY)
  for (const name of [...names, INDEX_KEY])
    writeFileSync(join(to, name), readFileSync(join(from, name)), { mode: 0o600, flush: true })
  return erased
}

function erasedIn(file: string): string[] {
  return existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
    : []
}

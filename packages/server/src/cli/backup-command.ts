import { connect, migrate } from '@anamnesis/database'
import { ledgerMigrations } from '@anamnesis/ledger'
import { recordsMigrations } from '@anamnesis/records'
import cliProgress from 'cli-progress'
import type { BackupProgress, BackupSource } from '../backup/backup.ts'
import { backup } from '../backup/backup.ts'
import { restore } from '../backup/restore.ts'
import { loadConfig } from '../config/config.ts'
import { processEnvironment } from '../config/environment.ts'
import { lockHospital } from '../lock-hospital.ts'
import { serverMigrations } from '../migrations.ts'
import { reindexCommand } from './reindex-command.ts'
import { untilStopped } from './until-stopped.ts'
import { withWritableStore } from './with-store.ts'

/** Writes a backup of a hospital into an empty folder. */
export async function backupCommand(folder: string, options: { config: string }): Promise<void> {
  await withSource(options.config, async (source) => {
    const written = await untilStopped('Stopped: nothing of it was kept.', (signal) =>
      withBar((onProgress) => backup(source, folder, { onProgress, signal })),
    )
    if (written === null) return
    const { tables, taken } = written
    const rows = tables.reduce((sum, table) => sum + table.rows, 0)
    console.log(`${rows} rows of ${tables.length} tables as of ${taken}, and the keyring, are in ${folder}.`)
    console.log('Keep its folders "tables" and "keyring" in different places: together they open every record.')
  })
}

/** Brings a backup into the empty database of a configuration. */
export async function restoreCommand(folder: string, options: { config: string }): Promise<void> {
  const restored = await withSource(options.config, async (source) => {
    await migrate(source.database, [...recordsMigrations, ...ledgerMigrations, ...serverMigrations])
    const giveBack = await lockHospital(source.database)
    return untilStopped('Stopped: the database is as empty as before.', (signal) =>
      withBar((onProgress) => restore(source, folder, { onProgress, signal })),
    ).finally(giveBack)
  })
  if (restored === null) return
  const { manifest, erased } = restored
  await withWritableStore(options.config, async ({ keyring }) => keyring.destroyOwners(erased))
  console.log(`Restored as of ${manifest.taken}, ${erased.length} erasures done again.`)
  await reindexCommand(options)
}

/** Shows how far the work is. */
async function withBar<T>(work: (onProgress: BackupProgress) => Promise<T>): Promise<T> {
  const bar = new cliProgress.SingleBar({
    format: '{bar} {percentage}% | {value}/{total} rows | {table} | {duration_formatted}',
    noTTYOutput: false,
  })
  bar.start(1, 0, { table: '' })
  try {
    return await work(({ table, done, total }) => {
      bar.setTotal(total)
      bar.update(done, { table })
    })
  } finally {
    bar.stop()
  }
}

async function withSource<T>(file: string, work: (source: BackupSource) => Promise<T>): Promise<T> {
  const config = loadConfig(file, processEnvironment)
  const database = connect(config.secrets.databaseUrl, { max: 4 })
  try {
    return await work({
      database,
      keyring: config.folders.keyring,
      data: config.folders.data,
      hospital: config.hospital.id,
    })
  } finally {
    await database.end()
  }
}

import { connect, migrate } from '@anamnesis/database'
import { appendLeaves, ledgerMigrations } from '@anamnesis/ledger'
import { createRecords, openKeyring, recordsMigrations } from '@anamnesis/records'
import cliProgress from 'cli-progress'
import type { BackupProgress, BackupSource } from '../backup/backup.ts'
import { backup } from '../backup/backup.ts'
import { restore } from '../backup/restore.ts'
import type { Config } from '../config/config.ts'
import { loadConfig } from '../config/config.ts'
import { processEnvironment } from '../config/environment.ts'
import { FHIR_PATH } from '../fhir/fhir-route.ts'
import { lockHospital } from '../lock-hospital.ts'
import { serverMigrations } from '../migrations.ts'

/** Writes a backup of a hospital into an empty folder. */
export async function backupCommand(folder: string, options: { config: string }): Promise<void> {
  await withSource(options.config, async (source) => {
    const { tables, taken } = await withBar('tables', (onProgress) => backup(source, folder, onProgress))
    const rows = tables.reduce((sum, table) => sum + table.rows, 0)
    console.log(`${rows} rows of ${tables.length} tables as of ${taken}, and the keyring, are in ${folder}.`)
    console.log('Keep its folders "tables" and "keyring" in different places: together they open every record.')
  })
}

/** Brings a backup into the empty database of a configuration. */
export async function restoreCommand(folder: string, options: { config: string }): Promise<void> {
  await withSource(options.config, async (source, config) => {
    await migrate(source.database, [...recordsMigrations, ...ledgerMigrations, ...serverMigrations])
    const giveBack = await lockHospital(source.database)
    const { manifest, erased } = await withBar('tables', (onProgress) => restore(source, folder, onProgress))
    const keyring = await openKeyring(source.keyring)
    await keyring.destroyOwners(erased)
    const { database, hospital } = source
    const baseUrl = `${config.origin}${FHIR_PATH}`
    const records = await createRecords({ database, keyring, hospital, baseUrl, appendLeaves, clock: () => Date.now() })
    const { records: indexed } = await records.reindex()
    records.close()
    await giveBack()
    console.log(`Restored as of ${manifest.taken}: ${indexed} records indexed, ${erased.length} erasures done again.`)
  })
}

async function withBar<T>(unit: string, work: (onProgress: BackupProgress) => Promise<T>): Promise<T> {
  const bar = new cliProgress.SingleBar({
    format: `{bar} {value}/{total} ${unit} | {table} | {duration_formatted}`,
    noTTYOutput: false,
  })
  bar.start(1, 0, { table: '' })
  try {
    return await work(({ table, done, total }) => {
      bar.setTotal(total)
      bar.update(done, { table })
    })
  } finally {
    bar.update(bar.getTotal(), { table: '' })
    bar.stop()
  }
}

async function withSource(file: string, work: (source: BackupSource, config: Config) => Promise<void>): Promise<void> {
  const config = loadConfig(file, processEnvironment)
  const database = connect(config.secrets.databaseUrl, { max: 4 })
  try {
    await work({ database, keyring: config.folders.keyring, hospital: config.hospital.id }, config)
  } finally {
    await database.end()
  }
}

import type { Database } from '@anamnesis/database'
import { connect, migrate } from '@anamnesis/database'
import type { StoredPackage } from '@anamnesis/records'
import { readPackageFile, recordsMigrations, storedPackages, storePackage } from '@anamnesis/records'
import { loadConfig } from '../config/config.ts'
import { processEnvironment } from '../config/environment.ts'

/** Keeps a FHIR package, in place of the same version if it is there. */
export async function packageAdd(file: string, options: { config: string }): Promise<void> {
  const read = await readPackageFile(file)
  const { name, version } = read.manifest
  await withDatabase(options.config, async (database) => {
    await storePackage(database, read, Date.now())
    const kept = (await storedPackages(database)).find((each) => each.name === name && each.version === version)
    if (kept) printPackage(kept)
    console.log('A running server takes it up when it is started again.')
  })
}

/** Prints the packages that are kept. */
export async function packageList(options: { config: string }): Promise<void> {
  await withDatabase(options.config, async (database) => {
    const kept = await storedPackages(database)
    for (const each of kept) printPackage(each)
    if (kept.length === 0) console.log('There are no packages beside FHIR R4 itself.')
  })
}

function printPackage({ name, version, definitions, missing }: StoredPackage): void {
  const counts = Object.entries(definitions).map(([type, count]) => `${count} ${type}`)
  console.log(`${name} ${version}: ${counts.join(', ')}`)
  if (missing.length > 0) console.log(`  not here, so not checked: ${missing.join(', ')}`)
}

async function withDatabase(file: string, work: (database: Database) => Promise<void>): Promise<void> {
  const config = loadConfig(file, processEnvironment)
  const database = connect(config.secrets.databaseUrl, { max: 1 })
  try {
    await migrate(database, recordsMigrations)
    await work(database)
  } finally {
    await database.end()
  }
}

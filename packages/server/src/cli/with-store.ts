import { randomUUID } from 'node:crypto'
import { userInfo } from 'node:os'
import type { Requester } from '@anamnesis/core'
import type { Database } from '@anamnesis/database'
import { connect, migrate } from '@anamnesis/database'
import { sensitivitiesOfText } from '@anamnesis/insights'
import { leafInsert, ledgerMigrations } from '@anamnesis/ledger'
import type { Keyring, Records, RequestContext } from '@anamnesis/records'
import { createRecords, openKeyring, readKeyring, recordsMigrations } from '@anamnesis/records'
import { permitFor } from '../access/permit-for.ts'
import type { Config } from '../config/config.ts'
import { loadConfig } from '../config/config.ts'
import { processEnvironment } from '../config/environment.ts'
import { FHIR_PATH } from '../fhir/fhir-route.ts'
import { lockHospital } from '../lock-hospital.ts'
import { serverMigrations } from '../migrations.ts'

/** A hospital's store as a command uses it; what it reads is in the audit under the operator's account name. */
export type CommandStore = {
  readonly config: Config
  readonly database: Database
  readonly records: Records
  readonly context: RequestContext
  /** When the keyring was read, in ms since 1970 UTC. */
  readonly keysRead: number
}

/** Opens the store of a configuration for one piece of work. */
export async function withStore<T>(file: string, work: (store: CommandStore) => Promise<T>): Promise<T> {
  return withDatabase(file, async ({ config, database }) => {
    const clock = () => Date.now()
    const keysRead = clock()
    // The server may be running, and it alone writes the keyring.
    const keyring = await readKeyring(config.folders.keyring)
    const baseUrl = `${config.origin}${FHIR_PATH}`
    const records = await createRecords({
      database,
      keyring,
      hospital: config.hospital.id,
      baseUrl,
      leafInsert,
      clock,
      sensitivitiesOfText,
    })
    const permit = await permitFor({ database, now: clock, ledgerIsFresh: () => false }, operatorOf(config))
    return await work({ config, database, records, keysRead, context: { permit, requestId: randomUUID() } }).finally(
      records.close,
    )
  })
}

/**
 * Opens the store of a configuration for one piece of work that may write its keyring and its index, which the server alone does while it runs.
 * @throws `data-in-use` if it runs
 */
export async function withWritableStore<T>(
  file: string,
  work: (store: Pick<CommandStore, 'config' | 'database' | 'records'> & { readonly keyring: Keyring }) => Promise<T>,
): Promise<T> {
  return withDatabase(file, async ({ config, database }) => {
    const giveBack = await lockHospital(database, 'name it by --origin, --client and --key, or stop it first')
    try {
      const keyring = await openKeyring(config.folders.keyring)
      const baseUrl = `${config.origin}${FHIR_PATH}`
      const hospital = config.hospital.id
      const parts = { database, keyring, hospital, baseUrl, leafInsert, clock: () => Date.now(), sensitivitiesOfText }
      const records = await createRecords(parts)
      return await work({ config, database, records, keyring }).finally(records.close)
    } finally {
      await giveBack()
    }
  })
}

/** Opens the database of a configuration, its tables up to date, for one piece of work. */
export async function withDatabase<T>(
  file: string,
  work: (opened: Pick<CommandStore, 'config' | 'database'>) => Promise<T>,
): Promise<T> {
  const config = loadConfig(file, processEnvironment)
  const database = connect(config.secrets.databaseUrl, { max: 4 })
  try {
    await migrate(database, [...recordsMigrations, ...ledgerMigrations, ...serverMigrations])
    return await work({ config, database })
  } finally {
    await database.end()
  }
}

/** Returns whoever runs a command, as the access log names them. */
export function operatorOf(config: Config): Requester {
  const { username } = userInfo()
  return {
    person: `operator.${username}`,
    name: `Command line (${username})`,
    role: 'system',
    department: null,
    hospital: config.hospital.id,
    purpose: 'HOPERAT',
    patient: null,
    client: 'anamnesis-cli',
  }
}

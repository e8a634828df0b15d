import type { Database } from '@anamnesis/database'
import { sessionLock } from '@anamnesis/database'

/** Key of the advisory lock of whoever writes a hospital's keyring: "hospital" as ASCII. */
const LOCK = 0x686f73706974616cn

/**
 * Takes the lock that lets one process write a hospital's keyring, which two would damage, and returns how to give it back. `instead` is what to do if it runs.
 * @throws `data-in-use` if another process has it: the server is running
 */
export function lockHospital(database: Database, instead = 'stop it first'): Promise<() => Promise<void>> {
  return sessionLock(database, LOCK, `this hospital is running: ${instead}`)
}

import type { Database } from '@anamnesis/database'
import { sessionLock } from '@anamnesis/database'

/** Key of the advisory lock of the process that runs the chain: "anchain" as ASCII. */
const LOCK = 0x616e636861696en

/**
 * Takes the lock that lets one process run a chain, and returns how to give it back. PostgreSQL frees it when the process dies. While the connection is broken two could
 * run: then the primary key of chain_block refuses the second one's next block.
 * @throws `data-in-use` if another process holds it
 */
export function chainLock(database: Database): Promise<() => Promise<void>> {
  return sessionLock(database, LOCK, 'another process runs the chain of this database')
}

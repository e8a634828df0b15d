import { AnamnesisError } from '@anamnesis/core'
import type { Database } from './connect.ts'

/** A process killed a moment ago is still being noticed by PostgreSQL: how often to ask again, and the pause in ms. */
const ATTEMPTS = 20
const PAUSE_MS = 100
/** Pause before a lock that was lost with its connection is taken again, in ms. */
const RETAKE_MS = 1000

/**
 * Takes an advisory lock that one process at a time holds, and returns how to give it back. PostgreSQL frees it when the process dies, or when the connection breaks: then
 * it is taken again as soon as that is possible.
 * @throws `data-in-use`, with `busy` as its message, if another process holds it
 */
export async function sessionLock(database: Database, key: bigint, busy: string): Promise<() => Promise<void>> {
  let released = false
  let giveBack = await take()

  async function take(): Promise<() => void> {
    const client = await database.connect()
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [key])
      if (rows[0]?.taken) {
        client.once('error', retake)
        return () => {
          client.off('error', retake)
          client.release(true)
        }
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    }
    client.release()
    throw new AnamnesisError('data-in-use', busy)
  }

  function retake(): void {
    giveBack()
    giveBack = () => {}
    const timer = setTimeout(async () => {
      if (released) return
      await take().then((back) => {
        if (released) back()
        else giveBack = back
      }, retake)
    }, RETAKE_MS)
    timer.unref()
  }

  return async () => {
    released = true
    giveBack()
  }
}

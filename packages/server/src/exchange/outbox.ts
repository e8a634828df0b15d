import type { HospitalId } from '@anamnesis/core'
import { fromHex, isAnamnesisError, toHex } from '@anamnesis/core'
import type { Queryable } from '@anamnesis/database'
import { askPeer } from './ask-peer.ts'
import type { ExchangeContext } from './context.ts'

/** Longest wait between two tries, in seconds: a hospital that was away for a day is told within ten minutes of its return. */
const LONGEST_WAIT_S = 600

/** Most messages sent in one go, and of those to one hospital: one that is silent must not keep the others waiting. */
const MOST_AT_ONCE = 100
const MOST_OF_ONE = 20

/** Puts a message to another hospital into the outbox, in the caller's transaction; it is sent until it is taken. */
export async function queueMessage(
  database: Queryable,
  hospital: HospitalId,
  path: string,
  body: unknown,
): Promise<void> {
  await database.query('INSERT INTO outbox (hospital, path, body) VALUES ($1, $2, $3)', [
    fromHex(hospital),
    path,
    JSON.stringify(body),
  ])
}

/**
 * Puts a message into the outbox once, however often it is meant while it waits there: a hospital that is silent for a week is told once that there is news. One that is on its
 * way at this moment is sent again, because what it was about may have been read before this.
 */
export async function queueOnce(database: Queryable, hospital: HospitalId, path: string, body: unknown): Promise<void> {
  const { rowCount } = await database.query(
    'UPDATE outbox SET queued = clock_timestamp() WHERE hospital = $1 AND path = $2 AND body = $3::jsonb',
    [fromHex(hospital), path, JSON.stringify(body)],
  )
  if (rowCount === 0) await queueMessage(database, hospital, path, body)
}

type Message = {
  readonly id: bigint
  readonly hospital: Buffer
  readonly path: string
  readonly body: unknown
  readonly queued: string
}

/** Sends every message that is due and returns how many were taken; the others wait twice as long as before. */
export async function sendDueMessages(context: ExchangeContext): Promise<number> {
  const { rows } = await context.database.query<Message>(
    `SELECT id, hospital, path, body, queued::text AS queued FROM (
       SELECT *, row_number() OVER (PARTITION BY hospital ORDER BY id) AS place FROM outbox WHERE due <= now()
     ) AS waiting WHERE place <= $1 ORDER BY id LIMIT $2`,
    [MOST_OF_ONE, MOST_AT_ONCE],
  )
  const taken = await Promise.all(
    rows.map(async ({ id, hospital, path, body, queued }) => {
      try {
        const response = await askPeer(context, { to: toHex(hospital), path, body, grant: null, asker: null })
        await response.body?.cancel()
        await context.database.query('DELETE FROM outbox WHERE id = $1 AND queued = $2::timestamptz', [id, queued])
        return true
      } catch (error) {
        if (!isAnamnesisError(error)) throw error
        await context.database.query(
          `UPDATE outbox SET tries = tries + 1, due = now() + make_interval(secs => least($2, power(2, tries))) WHERE id = $1`,
          [id, LONGEST_WAIT_S],
        )
        return false
      }
    }),
  )
  return taken.filter(Boolean).length
}

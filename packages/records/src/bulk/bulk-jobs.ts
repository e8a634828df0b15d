import { randomUUID } from 'node:crypto'
import type { ErrorCode, Requester } from '@anamnesis/core'
import { AnamnesisError, ERROR_KINDS } from '@anamnesis/core'
import type { Queryable } from '@anamnesis/database'
import type { Store } from '../store/store.ts'
import type { BulkFailure } from './bulk-types.ts'
import { openForJob, sealForJob } from './sealed-text.ts'

/** Jobs of one requester that may wait or run at a time, and that may be kept with what has ended. */
const MOST_OPEN = 2
const MOST_KEPT = 20
/** How long a job is kept after it was asked for and after it has ended, in ms. */
const KEPT_MS = 24 * 3_600_000

/** A job as its row says: `done` of `total` steps, `taken` records so far. */
export type BulkJob = {
  readonly id: string
  readonly kind: 'export' | 'import'
  readonly state: 'waiting' | 'done' | 'failed'
  readonly attempts: number
  readonly done: number
  readonly total: number
  readonly taken: bigint
  readonly failure: string | null
  readonly failure_code: string | null
  readonly as_of: Date | null
  readonly expires: Date
  readonly sealed: Buffer
  readonly secret: Buffer
}

const COLUMNS = 'id, kind, state, attempts, done, total, taken, failure, failure_code, as_of, expires, sealed, secret'

/** What a job remembers of its request: who asked, the address they used, and what for. */
export type Asked<T> = { readonly requester: Requester; readonly request: string; readonly wanted: T }

/** Returns the id of a new job. @throws `too-many-requests` if this requester has as many as one may have */
export async function addJob<T>(
  store: Store,
  queryable: Queryable,
  kind: BulkJob['kind'],
  asked: Asked<T>,
  total: number,
): Promise<string> {
  const { person, client } = asked.requester
  const { rows } = await queryable.query<{ open: number; kept: number }>(
    `SELECT count(*) FILTER (WHERE state = 'waiting')::int AS open, count(*)::int AS kept FROM bulk_job WHERE person = $1 AND client = $2`,
    [person, client],
  )
  const [{ open, kept } = { open: 0, kept: 0 }] = rows
  if (open >= MOST_OPEN || kept >= MOST_KEPT)
    throw new AnamnesisError(
      'too-many-requests',
      `at most ${MOST_OPEN} jobs run and ${MOST_KEPT} are kept for one client: wait, or delete one`,
    )
  const id = randomUUID()
  const { sealed, secret } = await sealForJob(store, id, 0, Buffer.from(JSON.stringify(asked)))
  const now = store.clock()
  await queryable.query(
    `INSERT INTO bulk_job (id, kind, person, client, sealed, secret, state, total, created, expires)
     VALUES ($1, $2, $3, $4, $5, $6, 'waiting', $7, $8, $9)`,
    [id, kind, person, client, sealed, secret, total, new Date(now), new Date(now + KEPT_MS)],
  )
  return id
}

/** Returns what a job was asked for. */
export function askedOf<T>(store: Store, { id, sealed, secret }: BulkJob): Asked<T> {
  return JSON.parse(Buffer.from(openForJob(store, id, 0, { sealed, secret })).toString()) as Asked<T>
}

/** Returns the job of a person and client. @throws `not-found` if there is none, whoever else may have one of that id */
export async function jobOf(store: Store, { person, client }: Requester, id: string): Promise<BulkJob> {
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
  const { rows } = await store.database.query<BulkJob>(
    `SELECT ${COLUMNS} FROM bulk_job WHERE id = $1 AND person = $2 AND client = $3 AND expires > $4`,
    [isId ? id : '00000000-0000-0000-0000-000000000000', person, client, new Date(store.clock())],
  )
  const [job] = rows
  if (!job) throw new AnamnesisError('not-found', 'there is no such job')
  return job
}

/** Returns the job that has waited longest, or that an ended process left, after counting the attempt; undefined if there is none. */
export async function nextJob(store: Store): Promise<BulkJob | undefined> {
  const { rows } = await store.database.query<BulkJob>(
    `UPDATE bulk_job SET attempts = attempts + 1 WHERE id = (
       SELECT id FROM bulk_job WHERE state = 'waiting' AND expires > $1 ORDER BY created, id LIMIT 1
     ) RETURNING ${COLUMNS}`,
    [new Date(store.clock())],
  )
  return rows[0]
}

/** Ends a job: what it made, or why it failed, can be fetched from now on for a day. */
export async function endJob(store: Store, id: string, failure: BulkFailure | null): Promise<void> {
  await store.database.query(
    'UPDATE bulk_job SET state = $2, failure = $3, failure_code = $4, expires = $5 WHERE id = $1',
    [
      id,
      failure === null ? 'done' : 'failed',
      failure?.message ?? null,
      failure?.code ?? null,
      new Date(store.clock() + KEPT_MS),
    ],
  )
}

/** Returns why a job failed, null if it did not. */
export function failureOf({ state, failure, failure_code: code }: BulkJob): BulkFailure | null {
  if (state !== 'failed') return null
  const isKnown = code !== null && Object.hasOwn(ERROR_KINDS, code)
  return { code: isKnown ? (code as ErrorCode) : 'internal', message: failure ?? 'the job failed' }
}

/** Removes a job with all that belongs to it; work on it ends at its next step. */
export async function removeJob(store: Store, id: string): Promise<void> {
  await store.database.query('DELETE FROM bulk_job WHERE id = $1', [id])
}

/** Removes the jobs whose time is over, with their files. */
export async function removeExpired(store: Store): Promise<void> {
  await store.database.query('DELETE FROM bulk_job WHERE expires <= $1', [new Date(store.clock())])
}

import { randomUUID } from 'node:crypto'
import type { Permit, Requester } from '@anamnesis/core'
import { isAnamnesisError } from '@anamnesis/core'
import type { RequestContext } from '../request-context.ts'
import type { Store } from '../store/store.ts'
import type { Asked, BulkJob } from './bulk-jobs.ts'
import { addJob, askedOf, endJob, failureOf, jobOf, nextJob, removeExpired, removeJob } from './bulk-jobs.ts'
import type { Bulk, BulkFile, BulkStatus } from './bulk-types.ts'
import { exportFile } from './export-files.ts'
import type { ExportWish } from './export-request.ts'
import { exportWish } from './export-request.ts'
import { addImport } from './import-parts.ts'
import { runExport } from './run-export.ts'
import { runImport } from './run-import.ts'

/** A job that ends with the process this often is not tried again. */
const MOST_ATTEMPTS = 5
const NOT_CARRIED_OUT = { code: 'internal', message: 'the server could not carry it out' } as const
/** Bad lines of an import that are told one by one; the rest are counted. */
const MOST_FAULTS = 10_000

/** Returns the bulk export and import of a store. */
export function createBulk(store: Store): Bulk {
  return {
    startExport: async (context, request, level, query, options) => {
      const wish = await exportWish(store, context, level, query, options)
      const { requester } = context.permit
      return addJob(store, store.database, 'export', { requester, request, wanted: wish }, wish.types.length)
    },
    startImport: (context, request, ndjson) => addImport(store, context.permit.requester, request, ndjson),
    status: (requester, id) => statusOf(store, requester, id),
    cancel: async (requester, id) => removeJob(store, (await jobOf(store, requester, id)).id),
    file: (context, id, number, mayRead) => exportFile(store, context, id, number, mayRead),
    work: (permitOf) => workOnce(store, permitOf),
    removeExpired: () => removeExpired(store),
  }
}

async function statusOf(store: Store, requester: Requester, id: string): Promise<BulkStatus> {
  const job = await jobOf(store, requester, id)
  const { request, wanted } = askedOf<Partial<ExportWish> | null>(store, job)
  const files = await store.database.query<BulkFile>(
    `SELECT n AS number, kind, type, cardinality(pks) AS count FROM bulk_file WHERE job = $1 ORDER BY n`,
    [job.id],
  )
  const faults = await store.database.query<{ line: number; reason: string; total: number }>(
    `SELECT line, reason, count(*) OVER ()::int AS total FROM bulk_fault WHERE job = $1 ORDER BY line LIMIT ${MOST_FAULTS}`,
    [job.id],
  )
  return {
    kind: job.kind,
    state: job.state,
    done: job.done,
    total: job.total,
    records: Number(job.taken),
    failure: failureOf(job),
    request,
    asOf: job.as_of?.getTime() ?? null,
    expires: job.expires.getTime(),
    files: job.state === 'done' ? files.rows : [],
    ignored: wanted?.ignored ?? [],
    faults: faults.rows.map(({ line, reason }) => ({ line, reason })),
    faultCount: faults.rows[0]?.total ?? 0,
  }
}

/** Carries out the next job to its end; returns false if there was none. @throws what stopped it, if another attempt may succeed */
async function workOnce(store: Store, permitOf: (requester: Requester) => Promise<Permit>): Promise<boolean> {
  const job = await nextJob(store)
  if (!job) return false
  try {
    if (job.attempts > MOST_ATTEMPTS) await endJob(store, job.id, NOT_CARRIED_OUT)
    else if (await carryOut(store, job, permitOf)) await endJob(store, job.id, null)
  } catch (error) {
    // What the request itself is to blame for will not change; anything else may be over soon.
    if (!isAnamnesisError(error) || error.status >= 500) throw error
    await endJob(store, job.id, { code: error.code, message: error.message })
  }
  return true
}

function carryOut(store: Store, job: BulkJob, permitOf: (requester: Requester) => Promise<Permit>): Promise<boolean> {
  const asked: Asked<ExportWish> = askedOf(store, job)
  const contextNow = async (): Promise<RequestContext> => ({
    permit: await permitOf(asked.requester),
    requestId: randomUUID(),
  })
  return job.kind === 'export' ? runExport(store, contextNow, job, asked.wanted) : runImport(store, contextNow, job)
}

import type { Requester } from '@anamnesis/core'
import { AnamnesisError } from '@anamnesis/core'
import { inTransaction } from '@anamnesis/database'
import type { Store } from '../store/store.ts'
import { addJob } from './bulk-jobs.ts'
import { sealForJob } from './sealed-text.ts'

/** Lines that are written, and counted as done, together; also the most that one sealed part holds. */
export const LINES_TOGETHER = 250
const NEWLINE = 0x0a

/**
 * Keeps an NDJSON body sealed until its lines are in, and returns the id of the job that writes them.
 * @throws `bad-request` if there is no line, `too-many-requests`
 */
export async function addImport(
  store: Store,
  requester: Requester,
  request: string,
  ndjson: Uint8Array,
): Promise<string> {
  const parts = partsOf(ndjson)
  if (parts.length === 0) throw new AnamnesisError('bad-request', 'the body has no line')
  return inTransaction(store.database, async (transaction) => {
    const job = await addJob(store, transaction, 'import', { requester, request, wanted: null }, parts.length)
    for (const [n, part] of parts.entries()) {
      const { sealed, secret } = await sealForJob(store, job, n + 1, part)
      await transaction.query('INSERT INTO bulk_part (job, n, sealed, secret) VALUES ($1, $2, $3, $4)', [
        job,
        n,
        sealed,
        secret,
      ])
    }
    return job
  })
}

/** Cuts a body after each 250 lines; blank lines count, so that line numbers are those of the body. */
function partsOf(ndjson: Uint8Array): Uint8Array[] {
  const parts: Uint8Array[] = []
  let start = 0
  let lines = 0
  for (let at = ndjson.indexOf(NEWLINE); at !== -1; at = ndjson.indexOf(NEWLINE, at + 1)) {
    lines += 1
    if (lines % LINES_TOGETHER !== 0) continue
    parts.push(ndjson.subarray(start, at + 1))
    start = at + 1
  }
  if (start < ndjson.length) parts.push(ndjson.subarray(start))
  return parts
}

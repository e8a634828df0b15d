import { isAnamnesisError } from '@anamnesis/core'
import { inTransaction } from '@anamnesis/database'
import type { Bundle, OperationOutcome } from '@medplum/fhirtypes'
import { processBundle } from '../bundle/process-bundle.ts'
import type { RequestContext } from '../request-context.ts'
import { DEEPEST_RESOURCE, LARGEST_RESOURCE, parseJson } from '../store/parse-json.ts'
import type { Store } from '../store/store.ts'
import type { BulkJob } from './bulk-jobs.ts'
import { LINES_TOGETHER } from './import-parts.ts'
import { openForJob } from './sealed-text.ts'

/** A line that is to be written, under its number in the body (from 1). */
type Line = { readonly number: number; readonly text: string; readonly url: string }
type Fault = { readonly line: number; readonly reason: string }
type Outcome = { readonly taken: number; readonly faults: readonly Fault[] }

/**
 * Writes the parts of an import, from where an earlier attempt ended; returns false if the job was removed meanwhile. A part is written again if the
 * process ended between its last line and its mark; equal content makes no new version, so that changes nothing.
 */
export async function runImport(
  store: Store,
  contextNow: () => Promise<RequestContext>,
  job: BulkJob,
): Promise<boolean> {
  for (let n = job.done; n < job.total; n += 1) {
    const { rows } = await store.database.query<{ sealed: Buffer; secret: Buffer }>(
      'SELECT sealed, secret FROM bulk_part WHERE job = $1 AND n = $2',
      [job.id, n],
    )
    const [part] = rows
    if (!part) return false
    const text = Buffer.from(openForJob(store, job.id, n + 1, part)).toString()
    const outcome = await writeLines(store, await contextNow(), text, n * LINES_TOGETHER)
    if (!(await markDone(store, job.id, n, outcome))) return false
  }
  return true
}

async function markDone(store: Store, job: string, n: number, { taken, faults }: Outcome): Promise<boolean> {
  return inTransaction(store.database, async (transaction) => {
    const { rowCount } = await transaction.query(
      'UPDATE bulk_job SET done = $2, taken = taken + $3, attempts = 0 WHERE id = $1',
      [job, n + 1, taken],
    )
    if (rowCount === 0) return false
    await transaction.query(
      `INSERT INTO bulk_fault (job, line, reason) SELECT $1, * FROM unnest($2::int[], $3::text[])`,
      [job, faults.map(({ line }) => line), faults.map(({ reason }) => reason)],
    )
    await transaction.query('DELETE FROM bulk_part WHERE job = $1 AND n = $2', [job, n])
    return true
  })
}

async function writeLines(store: Store, context: RequestContext, text: string, before: number): Promise<Outcome> {
  const faults: Fault[] = []
  const lines: Line[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const number = before + index + 1
    const url = urlOf(line)
    if (typeof url === 'string') lines.push({ number, text: line, url })
    else faults.push({ line: number, reason: url.reason })
  }
  if (lines.length === 0) return { taken: 0, faults }
  const written = await writeTogether(store, context, lines)
  return { taken: written.taken, faults: [...faults, ...written.faults].sort((a, b) => a.line - b.line) }
}

/** The address under which a line is written: its own type and id, so that a repeat finds it again. */
function urlOf(line: string): string | { reason: string } {
  let value: { resourceType?: unknown; id?: unknown } | null
  try {
    // As strict as the bundle that it goes into: there, one bad line would end the whole job.
    value = parseJson(line, { longest: LARGEST_RESOURCE, deepest: DEEPEST_RESOURCE }) as typeof value
  } catch (error) {
    if (!isAnamnesisError(error)) throw error
    return { reason: error.message }
  }
  if (typeof value !== 'object' || typeof value?.resourceType !== 'string')
    return { reason: 'the line is not a FHIR resource: it has no resourceType' }
  if (!/^[A-Z][A-Za-z]{1,63}$/.test(value.resourceType)) return { reason: 'the line names no resource type' }
  if (typeof value.id !== 'string' || !/^[A-Za-z0-9.-]{1,64}$/.test(value.id))
    return { reason: 'the resource has no id: an import keeps ids, so that a repeat changes nothing' }
  return `${value.resourceType}/${value.id}`
}

/** All lines in one transaction, which is fast; if one is refused, each for itself, which finds the bad ones. */
async function writeTogether(store: Store, context: RequestContext, lines: readonly Line[]): Promise<Outcome> {
  try {
    await processBundle(store, context, bundleText('transaction', lines))
    return { taken: lines.length, faults: [] }
  } catch (error) {
    if (!isAnamnesisError(error) || error.status >= 500) throw error
  }
  const response = JSON.parse(
    Buffer.from(await processBundle(store, context, bundleText('batch', lines))).toString(),
  ) as Bundle
  const faults = lines.flatMap(({ number }, index) => {
    const { status = '', outcome } = response.entry?.[index]?.response ?? {}
    return status.startsWith('2') ? [] : [{ line: number, reason: reasonOf(status, outcome as OperationOutcome) }]
  })
  return { taken: lines.length - faults.length, faults }
}

function bundleText(type: 'transaction' | 'batch', lines: readonly Line[]): string {
  const entries = lines.map(
    ({ text, url }) => `{"resource":${text},"request":{"method":"PUT","url":${JSON.stringify(url)}}}`,
  )
  return `{"resourceType":"Bundle","type":"${type}","entry":[${entries.join(',')}]}`
}

/** Messages of issues name elements and never values. */
function reasonOf(status: string, outcome: OperationOutcome | undefined): string {
  const issues = (outcome?.issue ?? []).slice(0, 5).map(({ details, diagnostics, expression }) => {
    return [expression?.[0], details?.text ?? diagnostics].filter((text) => text !== undefined).join(': ')
  })
  return issues.length === 0 ? `refused with ${status}` : issues.join('; ')
}

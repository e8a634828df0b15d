import { createWriteStream } from 'node:fs'
import { AnamnesisError } from '@anamnesis/core'
import type { Database } from '@anamnesis/database'
import cliProgress from 'cli-progress'
import type { Fault, VerifyReport } from '../verify/verify-all.ts'
import { verifyAll } from '../verify/verify-all.ts'
import { withStore } from './with-store.ts'

/** Faults that are printed one by one. */
const MOST_LINES = 100
/** Exit code of a command that was stopped by Ctrl-C. */
const STOPPED = 130

/** What `verify --all` was asked for. */
export type VerifyHospitalOptions = { readonly config: string; readonly after?: string; readonly report?: string }

/** Checks a whole hospital with a progress bar, says what differs, and fails if anything does. Ctrl-C ends it in order, and it can go on from there. */
export async function verifyHospital({ config, after, report: file }: VerifyHospitalOptions): Promise<void> {
  const from = positionOf(after)
  const stop = new AbortController()
  const onStop = () => stop.abort()
  process.once('SIGINT', onStop)
  const faults: Fault[] = []
  const lines = file === undefined ? null : createWriteStream(file, { flags: 'wx', mode: 0o600 })
  const report = await withStore(config, async (store) => {
    const bar = new cliProgress.SingleBar({
      format: '{bar} {percentage}% | {value}/{total} | {duration_formatted}',
      noTTYOutput: false,
    })
    bar.start(await totalOf(store.database), 0)
    const onFault = (fault: Fault) => {
      if (faults.length < MOST_LINES) faults.push(fault)
      lines?.write(`${JSON.stringify(fault)}\n`)
    }
    return verifyAll(store, { after: from, signal: stop.signal, onFault, onProgress: (n) => bar.increment(n) }).finally(
      () => bar.stop(),
    )
  }).finally(() => {
    process.off('SIGINT', onStop)
    lines?.end()
  })
  print(report, faults)
}

function print(report: VerifyReport, faults: readonly Fault[]): void {
  const { unchanged, waiting, erased, visiting, blobs, auditRows, batches } = report
  console.log(
    `${unchanged} versions of records are unchanged since they were anchored, ${waiting} wait to be anchored, ${erased} were erased.`,
  )
  console.log(
    `${visiting} visiting versions, ${blobs} blobs, ${auditRows} rows of the access log and ${batches} batches were checked.`,
  )
  for (const { fault, of, version } of faults)
    console.error(`${fault}: ${of}${version === undefined ? '' : ` version ${version}`}`)
  if (report.faults > faults.length) console.error(`and ${report.faults - faults.length} more`)
  if (report.faults > 0) {
    console.error(`${report.faults} things are NOT as they were written.`)
    process.exitCode = 1
  }
  if (report.stoppedAt === null) return
  console.error(`Stopped. What is left is checked by --after ${report.stoppedAt}`)
  process.exitCode = STOPPED
}

function positionOf(text: string | undefined): bigint {
  if (text === undefined) return 0n
  if (!/^\d{1,18}$/.test(text))
    throw new AnamnesisError('bad-request', '--after takes the number that a stopped check printed')
  return BigInt(text)
}

/** Returns how many versions, audit rows and batches there are now. */
async function totalOf(database: Database): Promise<number> {
  const { rows } = await database.query<{ total: number }>(
    'SELECT ((SELECT count(*) FROM hist) + (SELECT count(*) FROM blob) + (SELECT count(*) FROM audit) + (SELECT count(*) FROM batch))::int AS total',
  )
  return rows[0]?.total ?? 0
}

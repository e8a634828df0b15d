import type { Hex, ReadRoot } from '@anamnesis/core'
import { toHex, word } from '@anamnesis/core'
import type { Database } from '@anamnesis/database'
import { batchesOf, type CheckedBatch, checkBatches } from '@anamnesis/ledger'
import type { CheckedAuditRow, CheckedBlob, CheckedVersion, Gap, Records } from '@anamnesis/records'
import { readRootBy } from '../cli/read-root.ts'
import type { Config } from '../config/config.ts'
import { findStrays } from './find-strays.ts'

/** What is checked: a hospital's store, and when its keyring was read, in ms since 1970 UTC. */
export type VerifiedStore = {
  readonly config: Pick<Config, 'hospital' | 'ledger'>
  readonly database: Database
  readonly records: Pick<Records, 'verification'>
  readonly keysRead: number
}

/** One thing that differs: what is wrong, and with which version (`Type/id`), audit row, batch or commitment; never content. */
export type Fault = {
  readonly fault:
    | Exclude<CheckedVersion['finding'], 'intact' | 'erased' | 'newer'>
    | `missing-${Gap['missing']}`
    | 'not-anchored'
    | 'no-leaf'
    | 'no-record'
  readonly of: string
  readonly version?: number
}

/** How many of each were found in order, wait to be anchored, or were erased by right. */
export type VerifyReport = {
  readonly unchanged: number
  readonly waiting: number
  readonly erased: number
  readonly visiting: number
  readonly blobs: number
  readonly auditRows: number
  readonly batches: number
  readonly faults: number
  /** Where a check that was stopped goes on; null if it came to its end. */
  readonly stoppedAt: bigint | null
}

/** How a check is watched and ended. */
export type VerifyOptions = {
  /** Position to go on after; 0n is the beginning. */
  readonly after?: bigint
  readonly signal?: AbortSignal
  readonly onFault?: (fault: Fault) => void
  /** Told how many versions, audit rows and batches have been checked since the last time. */
  readonly onProgress?: (checked: number) => void
}

/**
 * Opens, hashes and checks every version of every record, every audit row and every batch of a hospital against each other and the ledger, while the hospital may be running.
 * Memory holds one page and one tree at a time.
 * @throws `ledger-unavailable`, `ledger-mismatch`
 */
export async function verifyAll(store: VerifiedStore, options: VerifyOptions = {}): Promise<VerifyReport> {
  const { database, records, keysRead } = store
  const { after = 0n, signal, onProgress = () => {} } = options
  const tally = createTally(options.onFault ?? (() => {}))
  const placesOf = await checkedBatches(store, tally, onProgress)
  for await (const { position, versions } of records.verification.versions({ after, keysRead })) {
    const placeOf = await placesOf(versions.filter(({ own }) => own))
    for (const version of versions) tally.version(version, placeOf)
    onProgress(versions.length)
    if (signal?.aborted) return tally.report(position)
  }
  for await (const blob of records.verification.blobs(keysRead)) {
    tally.blob(blob, await placesOf([blob]))
    onProgress(1)
  }
  for await (const rows of records.verification.audit()) {
    const placeOf = await placesOf(rows)
    for (const row of rows) tally.auditRow(row, placeOf)
    onProgress(rows.length)
  }
  for (const { missing, type, id, version } of await records.verification.gaps())
    tally.fail({ fault: `missing-${missing}`, of: `${type}/${id}`, version })
  for (const commitment of await findStrays(database))
    tally.fail({ fault: 'no-record', of: `commitment ${commitment}` })
  return tally.report(null)
}

/** How a commitment stands to the ledger. */
type Place = 'intact' | 'waiting' | 'no-leaf' | 'not-anchored'
type PlaceOf = (commitment: Hex) => Place

/** Checks all batches and returns how to look up where commitments stand. */
async function checkedBatches(
  { config, database }: VerifiedStore,
  tally: Tally,
  onProgress: (checked: number) => void,
): Promise<(committed: readonly { readonly commitment: Hex }[]) => Promise<PlaceOf>> {
  const findings = new Map<bigint, CheckedBatch['finding']>()
  for await (const batch of checkBatches(database, config.hospital.id, rootsOf(config))) {
    findings.set(batch.id, batch.finding)
    tally.batch(batch)
    onProgress(1)
  }
  return async (committed) => {
    const batches = await batchesOf(
      database,
      committed.map(({ commitment }) => commitment),
    )
    return (commitment) => {
      const batch = batches.get(commitment)
      if (batch === undefined) return 'no-leaf'
      // A batch that was frozen since the batches were checked waits, as far as this check goes.
      const finding = batch === null ? 'waiting' : (findings.get(batch) ?? 'waiting')
      return finding === 'altered' ? 'not-anchored' : finding
    }
  }
}

/** Counts what is in order and tells what is not. */
type Tally = ReturnType<typeof createTally>

function createTally(onFault: (fault: Fault) => void) {
  const counts = { unchanged: 0, waiting: 0, erased: 0, visiting: 0, blobs: 0, auditRows: 0, batches: 0, faults: 0 }
  const fail = (fault: Fault) => {
    counts.faults += 1
    onFault(fault)
  }
  return {
    fail,
    batch: ({ sequence, finding }: CheckedBatch) => {
      counts.batches += 1
      if (finding === 'altered' || finding === 'not-anchored') fail({ fault: finding, of: `batch ${sequence}` })
    },
    version: ({ type, id, version, own, commitment, finding }: CheckedVersion, placeOf: PlaceOf) => {
      const of = `${type}/${id}`
      if (finding === 'newer') return
      if (finding !== 'intact' && finding !== 'erased') return fail({ fault: finding, of, version })
      const place = own ? placeOf(commitment) : 'visiting'
      if (place === 'no-leaf' || place === 'not-anchored') fail({ fault: place, of, version })
      else if (place !== 'intact') counts[place] += 1
      else counts[finding === 'erased' ? 'erased' : 'unchanged'] += 1
    },
    blob: ({ id, commitment, finding }: CheckedBlob, placeOf: PlaceOf) => {
      counts.blobs += 1
      if (finding === 'newer') return
      const inOrder = finding === 'intact' || finding === 'erased'
      const place = inOrder ? placeOf(commitment) : finding
      if (place !== 'intact' && place !== 'waiting') fail({ fault: place, of: `blob ${id}` })
    },
    auditRow: ({ id, commitment, finding }: CheckedAuditRow, placeOf: PlaceOf) => {
      counts.auditRows += 1
      const place = finding === 'altered' ? finding : placeOf(commitment)
      if (place !== 'intact' && place !== 'waiting') fail({ fault: place, of: `audit row ${id}` })
    },
    report: (stoppedAt: bigint | null): VerifyReport => ({ ...counts, stoppedAt }),
  }
}

/** Reads roots from the contracts of the configuration only: a database that names another contract proves nothing. */
function rootsOf({ ledger }: Pick<Config, 'ledger'>): ReadRoot {
  const readRoot = readRootBy(ledger.rpcUrl)
  const trusted = new Set(ledger.ledgers.map(({ chainId, anchors }) => `${chainId}/${anchors.toLowerCase()}`))
  return async (address, hospital, sequence) =>
    trusted.has(`${address.chainId}/${address.contract.toLowerCase()}`)
      ? readRoot(address, hospital, sequence)
      : toHex(word(0))
}

import type { Hex, RecordKey, Verdict } from '@anamnesis/core'
import { verifyReceipt } from '@anamnesis/core'
import { createReceipts } from '@anamnesis/ledger'
import { z } from 'zod'
import { readRootBy } from './read-root.ts'
import type { CommandStore } from './with-store.ts'
import { withStore } from './with-store.ts'

const headSchema = z.looseObject({
  resourceType: z.string(),
  id: z.string(),
  meta: z.looseObject({ versionId: z.string() }),
})

/** Checks every current record of the hospital against the ledger; fails if one is not what was anchored. */
export async function verifyHospital(config: string): Promise<void> {
  const counts = await withStore(config, verifyAll)
  console.log(
    `${counts.unchanged} records are unchanged since they were anchored, ${counts.waiting} wait to be anchored.`,
  )
  const wrong = counts.altered + counts['not-anchored']
  if (wrong === 0) return
  console.error(`${wrong} records are NOT what was anchored.`)
  process.exitCode = 1
}

/** What a check of a whole store found. */
export type VerdictCounts = Readonly<Record<Verdict | 'waiting', number>>

/** Returns how many current records of a store are unchanged, altered, not on the ledger, or wait to be anchored. */
export async function verifyAll({ config, database, records, context }: CommandStore): Promise<VerdictCounts> {
  const counts = { unchanged: 0, altered: 0, 'not-anchored': 0, waiting: 0 }
  const { receiptFor } = createReceipts(database, config.hospital.id)
  const readRoot = rememberedRoots(readRootBy(config.ledger.rpcUrl))
  for await (const bytes of records.exportRecords(context)) {
    const { resourceType, id, meta } = headSchema.parse(JSON.parse(new TextDecoder().decode(bytes)))
    const key: RecordKey = { custodian: config.hospital.id, type: resourceType, id }
    const { header, salt, commitment } = await records.proofInput(context, key, Number(meta.versionId))
    const receipt = await receiptFor(commitment)
    if (receipt === null || salt === null) counts.waiting += 1
    else counts[await verifyReceipt({ header, salt, bytes, receipt }, readRoot)] += 1
  }
  return counts
}

/** A root never changes: one question for each batch. */
function rememberedRoots(readRoot: ReturnType<typeof readRootBy>): ReturnType<typeof readRootBy> {
  const roots = new Map<string, Promise<Hex>>()
  return (ledger, hospital, sequence) => {
    const name = `${ledger.contract}/${hospital}/${sequence}`
    const root = roots.get(name) ?? readRoot(ledger, hospital, sequence)
    roots.set(name, root)
    return root
  }
}

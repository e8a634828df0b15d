import { readFileSync } from 'node:fs'
import type { Hex, ProvenRecord, Verdict } from '@anamnesis/core'
import { AnamnesisError, bytes32Schema, fromBase64, recordKeySchema, verifyReceipt } from '@anamnesis/core'
import { z } from 'zod'
import { readRootBy } from './read-root.ts'

const proofSchema = z.object({
  header: recordKeySchema.extend({
    version: z.int().positive(),
    operation: z.enum(['create', 'update', 'delete']),
    previous: bytes32Schema.nullable(),
  }),
  salt: bytes32Schema,
  /** The record's exact bytes, base64. */
  bytes: z.string(),
  receipt: z.object({
    ledger: z.object({
      chainId: z.int(),
      contract: z.custom<Hex>((value) => /^0x[0-9a-fA-F]{40}$/.test(String(value))),
    }),
    hospital: bytes32Schema,
    sequence: z.int().positive(),
    commitment: bytes32Schema,
    proof: z.array(bytes32Schema).max(64),
  }),
})

const SENTENCES: Readonly<Record<Verdict, string>> = {
  unchanged: 'is unchanged since its hospital anchored it',
  altered: 'is NOT what its hospital anchored',
  'not-anchored': 'names a batch that is not on this ledger',
}

/** Checks a proof file (header, salt, bytes, receipt), or a whole hospital, and says what it finds; fails unless all is unchanged. */
export async function verifyCommand(
  file: string | undefined,
  { all, config, rpc, ...rest }: { all?: boolean; config?: string; rpc?: string; after?: string; report?: string },
): Promise<void> {
  if (all && config !== undefined) return (await import('./verify-hospital.ts')).verifyHospital({ config, ...rest })
  if (file === undefined || rpc === undefined)
    throw new AnamnesisError('bad-request', 'name a proof file and --rpc, or --all and --config')
  const record = readProof(file)
  const verdict = await verifyReceipt(record, readRootBy(rpc))
  const { type, id, version } = record.header
  console.log(`${type}/${id} version ${version} ${SENTENCES[verdict]}`)
  if (verdict !== 'unchanged') process.exitCode = 1
}

function readProof(file: string): ProvenRecord {
  try {
    const { bytes, ...proof } = proofSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    return { ...proof, bytes: fromBase64(bytes) }
  } catch (cause) {
    const form = 'expected JSON with header, salt, bytes (base64) and receipt'
    throw new AnamnesisError('bad-request', `${file} is no proof of a record: ${form}`, { cause })
  }
}

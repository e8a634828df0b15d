import type { Hex, HospitalId } from '@anamnesis/core'
import {
  AnamnesisError,
  commitmentOf,
  fromBase64,
  fromHex,
  generateWrapKeyPair,
  isAnamnesisError,
  leafOf,
  rootOf,
  saltOf,
  toBase64,
  toHex,
  unwrap,
  utf8,
} from '@anamnesis/core'
import { open } from '@anamnesis/core/seal'
import type { VisitingRecord } from '@anamnesis/records'
import { z } from 'zod'
import type { HeldGrant } from '../consent/held-grants.ts'
import { activeGrant } from '../consent/held-grants.ts'
import { askPeer } from './ask-peer.ts'
import type { ExchangeContext } from './context.ts'
import { forgetReceipts } from './forget-receipts.ts'
import { readRelease } from './read-release.ts'
import type { Asker, ReleaseLine, Trailer } from './wire.ts'

const SECRET_BYTES = 32
/** Records that are verified and filed in one transaction. */
const RECORDS_AT_ONCE = 200
const secretsSchema = z.object({ secrets: z.base64() })

/** How a custodian's share of a grant arrived. */
export type SourceState = 'fetching' | 'complete' | 'incomplete' | 'silent'

/** Asks every custodian of a grant for what is new, all at once; one that fails does not hold up the others. Returns how each answered. */
export async function fetchGrant(
  context: ExchangeContext,
  grant: HeldGrant,
  asker: Asker,
): Promise<Map<HospitalId, SourceState>> {
  const states = await Promise.all(grant.custodians.map((custodian) => fetchFrom(context, grant, custodian, asker)))
  return new Map(grant.custodians.map((custodian, index) => [custodian, states[index] ?? 'silent']))
}

/** Asks one custodian for what is new under a grant and files it as visiting; returns how it answered, never throws for the other side's faults. */
export async function fetchFrom(
  context: ExchangeContext,
  grant: HeldGrant,
  custodian: HospitalId,
  asker: Asker,
): Promise<SourceState> {
  // What was acknowledged but did not arrive would be missing for good if only news were asked for.
  const all = (await stateOf(context, grant.commitment, custodian)) !== 'complete'
  await setState(context, grant.commitment, custodian, 'fetching')
  try {
    await receive(context, { grant, custodian, asker, all })
    await setState(context, grant.commitment, custodian, 'complete')
    return 'complete'
  } catch (error) {
    const state = isSilence(error) ? 'silent' : 'incomplete'
    await setState(context, grant.commitment, custodian, state)
    return state
  }
}

/** Whatever else another hospital's answer breaks here is its fault, and must not be more than an incomplete share. */
function isSilence(error: unknown): boolean {
  return isAnamnesisError(error) && (error.code === 'peer-unavailable' || error.code === 'peer-refused')
}

type Fetch = {
  readonly grant: HeldGrant
  readonly custodian: HospitalId
  readonly asker: Asker
  readonly all: boolean
}

async function receive(context: ExchangeContext, { grant, custodian, asker, all }: Fetch): Promise<void> {
  const peer = await context.findPeer(custodian)
  if (peer === null) throw new AnamnesisError('peer-unavailable', 'the custodian is not in the registry')
  const about = { to: custodian, grant: grant.commitment, asker }
  const body = { grant: grant.commitment, all }
  const response = await askPeer(context, { ...about, path: '/exchange/v1/release', body })
  if (response.body === null) throw new AnamnesisError('stream-incomplete', 'the custodian sent nothing')
  const { lines, trailer } = await readRelease(response.body, peer, context.self)
  const secrets = await askSecrets(context, about, trailer, lines.length)
  for (let at = 0; at < lines.length; at += RECORDS_AT_ONCE) {
    const end = at + RECORDS_AT_ONCE
    await file(context, grant, lines.slice(at, end), secrets.slice(at, end))
  }
  if (trailer.withdrawn.length === 0) return
  await context.records.withdrawVisiting(grant.commitment, custodian, trailer.withdrawn)
  await forgetReceipts(context.database)
}

async function askSecrets(
  context: ExchangeContext,
  about: { to: HospitalId; grant: Hex; asker: Asker },
  trailer: Trailer,
  count: number,
): Promise<Uint8Array[]> {
  const pair = await generateWrapKeyPair()
  const { disclosure, digest } = trailer
  const body = { disclosure, digest, key: toBase64(pair.publicKey) }
  const response = await askPeer(context, { ...about, path: '/exchange/v1/acknowledge', body })
  const { secrets } = secretsSchema.parse(await response.json())
  const joined = await unwrap(pair.privateKey, fromBase64(secrets), utf8(disclosure))
  if (joined.length !== count * SECRET_BYTES)
    throw new AnamnesisError('stream-incomplete', 'the secrets do not fit the lines')
  return Array.from({ length: count }, (_, index) => joined.slice(index * SECRET_BYTES, (index + 1) * SECRET_BYTES))
}

/** Files records as visiting once, for each, its bytes, its commitment and, if it is anchored, its root on the ledger agree. */
async function file(
  context: ExchangeContext,
  grant: HeldGrant,
  lines: readonly ReleaseLine[],
  secrets: readonly Uint8Array[],
): Promise<void> {
  const records = await Promise.all(
    lines.map((line, index) => verified(context, line, secrets[index] ?? new Uint8Array(0))),
  )
  await expectActive(context, grant)
  await context.records.putVisiting({ grant: grant.commitment, patient: grant.patient, records })
  for (const line of lines) await storeReceipt(context, line)
  await expectActive(context, grant)
}

/** A grant that ended while its records were on the way must not leave any behind: the purge at its end may have come before them. */
async function expectActive(context: ExchangeContext, grant: HeldGrant): Promise<void> {
  if ((await activeGrant(context.database, grant.commitment, context.now())) !== null) return
  await context.records.purgeGrant(grant.commitment)
  await forgetReceipts(context.database)
  throw new AnamnesisError('peer-refused', 'the grant has ended')
}

async function verified(context: ExchangeContext, line: ReleaseLine, secret: Uint8Array): Promise<VisitingRecord> {
  const { header, labels, receipt } = line
  const sealed = fromBase64(line.sealed)
  const bytes = open(sealed, secret, header)
  const commitment = toHex(commitmentOf(header, saltOf(secret), bytes))
  if (commitment !== line.commitment)
    throw new AnamnesisError('integrity-failed', 'a visiting record is not the one that was committed')
  if (receipt !== null) {
    const root = await context.readRoot(receipt.ledger, header.custodian, receipt.sequence)
    if (rootOf(leafOf(header.custodian, commitment), receipt.proof) !== root)
      throw new AnamnesisError('integrity-failed', 'a visiting record is not in the batch that its receipt names')
  }
  return { header, sealed, secret, labels, bytes }
}

async function storeReceipt(context: ExchangeContext, { header, commitment, receipt }: ReleaseLine): Promise<void> {
  await context.database.query(
    `INSERT INTO visiting_receipt (custodian, type, id, version, commitment, receipt) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (custodian, type, id, version) DO UPDATE SET receipt = coalesce(excluded.receipt, visiting_receipt.receipt)`,
    [
      fromHex(header.custodian),
      header.type,
      header.id,
      header.version,
      fromHex(commitment),
      receipt === null ? null : JSON.stringify(receipt),
    ],
  )
}

async function stateOf(context: ExchangeContext, commitment: Hex, custodian: HospitalId): Promise<SourceState | null> {
  const { rows } = await context.database.query<{ state: SourceState }>(
    'SELECT state FROM source WHERE commitment = $1 AND custodian = $2',
    [fromHex(commitment), fromHex(custodian)],
  )
  return rows[0]?.state ?? null
}

/** Asking a whole share again for news does not make it less whole meanwhile. */
async function setState(
  context: ExchangeContext,
  commitment: Hex,
  custodian: HospitalId,
  state: SourceState,
): Promise<void> {
  await context.database.query(
    `INSERT INTO source (commitment, custodian, state, answered) VALUES ($1, $2, $3, CASE WHEN $3 = 'complete' THEN $4::timestamptz END)
     ON CONFLICT (commitment, custodian) DO UPDATE SET answered = coalesce(excluded.answered, source.answered),
       state = CASE WHEN excluded.state = 'fetching' AND source.state = 'complete' THEN source.state ELSE excluded.state END`,
    [fromHex(commitment), fromHex(custodian), state, new Date(context.now())],
  )
}

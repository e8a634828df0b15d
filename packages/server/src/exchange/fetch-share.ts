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
import type { HeldGrant, Share } from '../consent/held-grants.ts'
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

/** When a whole share is asked for news, and longest wait before one that is not whole is asked for again, in s. */
const REFETCH_S = 300
/** When a share is asked for again of which nobody wrote how it arrived, in s: longer than an answer may take (ask-peer.ts). */
const UNDER_WAY_S = 300

/** How a custodian's share of a grant arrived. */
type SourceState = 'fetching' | 'complete' | 'incomplete' | 'silent'

/**
 * Asks for what is new of a share and files it as visiting. Returns whether open screens have something new to show; never throws for
 * the other side's faults.
 */
export async function fetchShare(context: ExchangeContext, share: Share, asker: Asker): Promise<boolean> {
  const before = await beginSource(context, share)
  try {
    // What was acknowledged but did not arrive would be missing for good if only news were asked for.
    const isNews = await receive(context, { ...share, asker, all: before !== 'complete' })
    await endSource(context, share, 'complete')
    return isNews || before !== 'complete'
  } catch (error) {
    const state = isSilence(error) ? 'silent' : 'incomplete'
    await endSource(context, share, state)
    return state !== before
  }
}

/** Whatever else another hospital's answer breaks here is its fault, and must not be more than an incomplete share. */
function isSilence(error: unknown): boolean {
  return isAnamnesisError(error) && (error.code === 'peer-unavailable' || error.code === 'peer-refused')
}

type Fetch = Share & { readonly asker: Asker; readonly all: boolean }

/** Returns whether anything came or was withdrawn. */
async function receive(context: ExchangeContext, { grant, custodian, asker, all }: Fetch): Promise<boolean> {
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
  if (trailer.withdrawn.length === 0) return lines.length > 0
  await context.records.withdrawVisiting(grant.commitment, custodian, trailer.withdrawn)
  await forgetReceipts(context.database)
  return true
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

/** Returns how the share stands, which stays so while it is asked for again: a whole one is no less whole meanwhile. */
async function beginSource(context: ExchangeContext, { grant, custodian }: Share): Promise<SourceState> {
  const { rows } = await context.database.query<{ state: SourceState }>(
    `INSERT INTO source (commitment, custodian, state, due) VALUES ($1, $2, 'fetching', $3)
     ON CONFLICT (commitment, custodian) DO UPDATE SET due = excluded.due RETURNING state`,
    [fromHex(grant.commitment), fromHex(custodian), new Date(context.now() + UNDER_WAY_S * 1000)],
  )
  return rows[0]?.state ?? 'fetching'
}

/** One that is not whole is due again soon, then after twice as long each time: its custodian may only just be hearing of the grant, or be starting. */
async function endSource(context: ExchangeContext, { grant, custodian }: Share, state: SourceState): Promise<void> {
  await context.database.query(
    `UPDATE source SET state = $3, answered = CASE WHEN $4 THEN $5 ELSE answered END, tries = CASE WHEN $4 THEN 0 ELSE tries + 1 END,
       due = $5::timestamptz + make_interval(secs => CASE WHEN $4 THEN $6 ELSE least($6, power(2, tries + 1)) END)
     WHERE commitment = $1 AND custodian = $2`,
    [fromHex(grant.commitment), fromHex(custodian), state, state === 'complete', new Date(context.now()), REFETCH_S],
  )
}

import { randomUUID } from 'node:crypto'
import { AnamnesisError, conditionsOf, fromBase64, fromHex, toBase64, utf8, wrapTo } from '@anamnesis/core'
import { inTransaction } from '@anamnesis/database'
import type { SealedContent } from '@anamnesis/records'
import type { z } from 'zod'
import type { ExchangeContext } from './context.ts'
import { checkedGrant } from './release.ts'
import type { contentRequestSchema, RequestClaims } from './wire.ts'

type Wanted = z.infer<typeof contentRequestSchema>

/** How often it is asked whether the grant of a content on its way still stands, in ms. */
const RECHECK_MS = 1000

/**
 * Answers a grantee that wants the long content of a Binary that it holds under a grant: one line with the secret, sealed to its key, then the sealed
 * chunks. The disclosure is in the audit before, and the stream ends with the grant.
 * @throws `not-allowed` if no grant opens it to this hospital and person now, or it was never released under it; `not-found` if it is gone
 */
export async function giveContent(
  context: ExchangeContext,
  claims: RequestClaims,
  wanted: Wanted,
): Promise<AsyncIterable<Uint8Array>> {
  const { grant, asker } = await checkedGrant(context, claims, wanted.grant)
  if (!(await wasReleased(context, wanted)))
    throw new AnamnesisError('not-allowed', 'no grant opens these records to this hospital now')
  const content = await context.records.sealedContent(conditionsOf(grant.part), grant.patient, wanted)
  const secret = await sealTo(wanted, content)
  await inTransaction(context.database, (transaction) =>
    context.records.audit.append(transaction, [
      {
        ...{
          id: randomUUID(),
          at: context.now(),
          kind: 'released',
          ...asker,
          hospital: claims.iss,
          client: claims.iss,
        },
        ...{ basis: 'grant', grant: grant.commitment, patient: grant.patient, requestId: claims.jti },
        records: [{ custodian: context.self, type: 'Binary', id: wanted.id, version: wanted.version }],
      },
    ]),
  )
  return whileGranted(context, claims, wanted, content, secret)
}

async function sealTo({ key, grant }: Wanted, { secret, blob }: SealedContent): Promise<Uint8Array> {
  try {
    return await wrapTo(fromBase64(key), secret, utf8(contentInfo(grant, blob)))
  } catch (cause) {
    throw new AnamnesisError('bad-request', 'the key is not one to seal to', { cause })
  }
}

/** Returns what the sealed secret of a content is bound to: the grant under which it goes out, and which content it opens. */
export function contentInfo(grant: string, blob: string): string {
  return `content/${grant}/${blob}`
}

/** A release was acknowledged in which this version went out: nothing is asked for by guessing names. */
async function wasReleased({ database }: ExchangeContext, { grant, id, version }: Wanted): Promise<boolean> {
  const { rows } = await database.query<{ found: boolean }>(
    `SELECT EXISTS (
       SELECT 1 FROM disclosure d JOIN disclosed_record l ON l.disclosure = d.id
       WHERE d.commitment = $1 AND d.acknowledged IS NOT NULL AND l.type = 'Binary' AND l.id = $2 AND l.version = $3
     ) AS found`,
    [fromHex(grant), id, version],
  )
  return rows[0]?.found === true
}

async function* whileGranted(
  context: ExchangeContext,
  claims: RequestClaims,
  wanted: Wanted,
  { blob, size, sealed }: SealedContent,
  secret: Uint8Array,
): AsyncGenerator<Uint8Array> {
  yield utf8(`${JSON.stringify({ blob, size, secret: toBase64(secret) })}\n`)
  let checked = context.now()
  for await (const chunk of sealed) {
    if (context.now() - checked >= RECHECK_MS) {
      await checkedGrant(context, claims, wanted.grant)
      checked = context.now()
    }
    yield chunk
  }
}

import { createHash, randomUUID } from 'node:crypto'
import type { Hex, HospitalId } from '@anamnesis/core'
import { AnamnesisError, conditionsOf, fromHex, toBase64 } from '@anamnesis/core'
import { inTransaction } from '@anamnesis/database'
import type { SealedRecord } from '@anamnesis/records'
import { SignJWT } from 'jose'
import type { z } from 'zod'
import type { HeldGrant } from '../consent/held-grants.ts'
import { activeGrant } from '../consent/held-grants.ts'
import type { ExchangeContext } from './context.ts'
import type { Asker, ReleaseLine, RequestClaims, releaseRequestSchema, Trailer } from './wire.ts'
import { TRAILER_TYPE } from './wire.ts'

/** Records whose receipts are looked up and sent at a time. */
const CHUNK = 200

type Line = { readonly type: string; readonly id: string; readonly version: number }

/**
 * Streams to a grantee, line by line, what a grant opens and it does not have yet, or all of it; ends with the signed trailer. No secret is in it.
 * @throws `not-allowed` if no grant opens anything to this hospital and person now
 */
export async function* release(
  context: ExchangeContext,
  claims: RequestClaims,
  wanted: z.infer<typeof releaseRequestSchema>,
): AsyncGenerator<string> {
  const { grant, asker } = await checkedGrant(context, claims, wanted.grant)
  const known = wanted.all ? new Map<string, number>() : await releasedVersions(context, grant.commitment)
  const disclosure = randomUUID()
  const digest = createHash('sha256')
  const lines: Line[] = []
  const visible = new Set<string>()
  for await (const chunk of chunks(context.records.released(conditionsOf(grant.part), grant.patient), CHUNK)) {
    for (const { header } of chunk) visible.add(`${header.type}/${header.id}`)
    const fresh = chunk.filter(({ header }) => known.get(`${header.type}/${header.id}`) !== header.version)
    for (const line of await releaseLines(context, fresh)) {
      lines.push(line.header)
      const text = `${JSON.stringify(line)}\n`
      digest.update(text)
      yield text
    }
  }
  const withdrawn = (await everReleased(context, grant.commitment)).filter((name) => !visible.has(name))
  const trailer: Trailer = { disclosure, count: lines.length, digest: digest.digest('hex'), withdrawn }
  await storeDisclosure(context, { trailer, grant: grant.commitment, grantee: claims.iss, asker, lines })
  yield `${JSON.stringify({ trailer: await signTrailer(context, trailer, claims.iss) })}\n`
}

function signTrailer(context: ExchangeContext, trailer: Trailer, grantee: HospitalId): Promise<string> {
  const token = new SignJWT(trailer).setProtectedHeader({ alg: 'ES256', typ: TRAILER_TYPE })
  return token.setIssuer(context.self).setAudience(grantee).sign(context.exchangeKey)
}

/** Returns the grant that a request presents, if it opens own records to this hospital and person now. Every refusal is the same: `not-allowed`. */
export async function checkedGrant(
  context: ExchangeContext,
  claims: RequestClaims,
  wanted: Hex,
): Promise<{ grant: HeldGrant & { part: NonNullable<HeldGrant['part']> }; asker: Asker }> {
  const refused = new AnamnesisError('not-allowed', 'no grant opens these records to this hospital now')
  if (claims.basis !== 'grant' || claims.grant !== wanted || claims.asker === null || !context.ledgerIsFresh())
    throw refused
  const grant = await activeGrant(context.database, wanted, context.now())
  if (grant === null || grant.part === null || grant.face.recipient !== claims.iss) throw refused
  const { face, account, commitment, part } = grant
  const { asker } = claims
  if (face.purpose !== asker.purpose) throw refused
  if (face.person !== null && face.person !== asker.person) throw refused
  if (face.role !== null && face.role !== asker.role) throw refused
  if (!(await context.consentLedger.isLive(account, commitment))) throw refused
  return { grant: { ...grant, part }, asker }
}

async function releaseLines(context: ExchangeContext, records: readonly SealedRecord[]): Promise<ReleaseLine[]> {
  const receipts = await context.receiptsFor(records.map(({ commitment }) => commitment))
  return records.map(({ header, sealed, commitment, labels }) => ({
    header,
    sealed: toBase64(sealed),
    commitment,
    labels: { ...labels, categories: [...labels.categories], sensitivities: [...labels.sensitivities] },
    receipt: receiptLine(receipts.get(commitment)),
  }))
}

function receiptLine(
  receipt: Awaited<ReturnType<ExchangeContext['receiptsFor']>> extends ReadonlyMap<Hex, infer R>
    ? R | undefined
    : never,
): ReleaseLine['receipt'] {
  return receipt ? { ...receipt, proof: [...receipt.proof] } : null
}

async function releasedVersions(context: ExchangeContext, commitment: Hex): Promise<Map<string, number>> {
  const { rows } = await context.database.query<Line>('SELECT type, id, version FROM released WHERE commitment = $1', [
    fromHex(commitment),
  ])
  return new Map(rows.map(({ type, id, version }) => [`${type}/${id}`, version]))
}

/** Named at every release, since a grantee may have lost the one that named them first. */
async function everReleased(context: ExchangeContext, commitment: Hex): Promise<string[]> {
  const { rows } = await context.database.query<{ name: string }>(
    `SELECT DISTINCT l.type || '/' || l.id AS name FROM disclosure d JOIN disclosed_record l ON l.disclosure = d.id
     WHERE d.commitment = $1 AND d.acknowledged IS NOT NULL`,
    [fromHex(commitment)],
  )
  return rows.map(({ name }) => name)
}

async function storeDisclosure(
  context: ExchangeContext,
  {
    trailer,
    grant,
    grantee,
    asker,
    lines,
  }: { trailer: Trailer; grant: Hex; grantee: Hex; asker: Asker; lines: readonly Line[] },
): Promise<void> {
  await inTransaction(context.database, async (transaction) => {
    await transaction.query(
      `INSERT INTO disclosure (id, commitment, grantee, person, role, purpose, requested, digest, withdrawn) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        trailer.disclosure,
        fromHex(grant),
        fromHex(grantee),
        JSON.stringify(asker),
        asker.role,
        asker.purpose,
        new Date(context.now()),
        Buffer.from(trailer.digest, 'hex'),
        trailer.withdrawn,
      ],
    )
    await transaction.query(
      `INSERT INTO disclosed_record (disclosure, line, type, id, version)
       SELECT $1, ordinality, type, id, version FROM unnest($2::text[], $3::text[], $4::int[]) WITH ORDINALITY AS l (type, id, version, ordinality)`,
      [
        trailer.disclosure,
        lines.map(({ type }) => type),
        lines.map(({ id }) => id),
        lines.map(({ version }) => version),
      ],
    )
  })
}

async function* chunks<T>(source: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let chunk: T[] = []
  for await (const item of source) {
    chunk.push(item)
    if (chunk.length < size) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}

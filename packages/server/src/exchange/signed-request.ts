import { createHash, randomUUID } from 'node:crypto'
import type { Hex, HospitalId } from '@anamnesis/core'
import { AnamnesisError, fromHex, toBase64Url } from '@anamnesis/core'
import type { Database } from '@anamnesis/database'
import type { CryptoKey } from 'jose'
import { importJWK, jwtVerify, SignJWT } from 'jose'
import type { Asker, RequestClaims } from './wire.ts'
import { EXCHANGE_VERSION, REQUEST_LIFETIME_S, requestClaimsSchema } from './wire.ts'

/** A hospital as far as the exchange needs it from the registry. */
export type Peer = {
  readonly id: HospitalId
  readonly endpoint: string
  readonly exchangeKey: Hex
  readonly active: boolean
}

/** Finds a hospital in the registry; null if it is not there. */
export type FindPeer = (id: HospitalId) => Promise<Peer | null>

/** How far the clocks of two hospitals may be apart, in seconds. */
const CLOCK_TOLERANCE_S = 5

/** Returns the SHA-256 of a body as lower-case hexadecimal. */
export function bodyDigest(body: string | Uint8Array): string {
  return createHash('sha256').update(body).digest('hex')
}

/** Returns a request token that binds both hospitals, path, body, grant and asker for 60 seconds (ES256, RFC 7519). */
export async function signRequest(
  key: CryptoKey,
  request: {
    from: HospitalId
    to: HospitalId
    path: string
    body: string
    grant: Hex | null
    asker: Asker | null
    now: number
  },
): Promise<string> {
  const issued = Math.floor(request.now / 1000)
  const { path, grant, asker } = request
  const claims = {
    v: EXCHANGE_VERSION,
    htm: 'POST',
    path,
    digest: bodyDigest(request.body),
    basis: grant === null ? 'network' : 'grant',
    grant,
    asker,
  }
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'ES256', typ: 'anamnesis-request+jwt' })
    .setIssuer(request.from)
    .setAudience(request.to)
    .setIssuedAt(issued)
    .setExpirationTime(issued + REQUEST_LIFETIME_S)
    .setJti(randomUUID())
    .sign(key)
}

/** Returns the public key of a hospital from the 65 raw bytes in the registry. */
export async function exchangePublicKey(peer: Peer): Promise<CryptoKey> {
  const raw = fromHex(peer.exchangeKey)
  const jwk = { kty: 'EC', crv: 'P-256', x: toBase64Url(raw.slice(1, 33)), y: toBase64Url(raw.slice(33, 65)) }
  return (await importJWK(jwk, 'ES256')) as CryptoKey
}

/**
 * Returns the claims of a request that an active hospital signed for this one, for this path and body, not before used.
 * @throws `not-authenticated` in every other case, without saying which.
 */
export async function verifyRequest(
  database: Database,
  findPeer: FindPeer,
  request: { self: HospitalId; path: string; body: string; token: string; now: number },
): Promise<{ claims: RequestClaims; peer: Peer }> {
  try {
    const peer = await findPeer(issuerOf(request.token))
    if (!peer?.active) throw new TypeError('unknown issuer')
    const { payload } = await jwtVerify(request.token, await exchangePublicKey(peer), {
      audience: request.self,
      algorithms: ['ES256'],
      typ: 'anamnesis-request+jwt',
      currentDate: new Date(request.now),
      clockTolerance: CLOCK_TOLERANCE_S,
    })
    const claims = requestClaimsSchema.parse(payload)
    if (claims.exp - claims.iat > REQUEST_LIFETIME_S) throw new TypeError('valid for too long')
    if (claims.iat > request.now / 1000 + CLOCK_TOLERANCE_S) throw new TypeError('from the future')
    if (claims.path !== request.path || claims.digest !== bodyDigest(request.body))
      throw new TypeError('another request')
    await useOnce(database, claims, request.now)
    return { claims, peer }
  } catch (cause) {
    throw new AnamnesisError(
      'not-authenticated',
      'the request is not signed by a hospital of the network for this server',
      { cause },
    )
  }
}

function issuerOf(token: string): HospitalId {
  const payload = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as unknown
  return requestClaimsSchema.pick({ iss: true }).parse(payload).iss
}

/** Remembers a signed token until it ends. @throws TypeError if this issuer used its id before */
export async function useOnce(
  database: Database,
  claims: { readonly iss: string; readonly jti: string; readonly exp: number },
  now: number,
): Promise<void> {
  await database.query('DELETE FROM used_request WHERE expires < $1', [new Date(now - 60_000)])
  const { rowCount } = await database.query(
    'INSERT INTO used_request (jti, expires) VALUES ($1, $2) ON CONFLICT DO NOTHING',
    [`${claims.iss}/${claims.jti}`, new Date(claims.exp * 1000)],
  )
  if (rowCount !== 1) throw new TypeError('used before')
}

import type { HospitalId } from '@anamnesis/core'
import type { Database } from '@anamnesis/database'
import type { JWK } from 'jose'
import { createLocalJWKSet, decodeJwt, jwtVerify } from 'jose'
import { z } from 'zod'
import type { Config } from '../config/config.ts'
import { useOnce } from '../exchange/signed-request.ts'
import type { Caller } from '../sign-in/caller.ts'

/** Where services are; a client's own token opens nothing else. */
export const CDS_PATH = '/cds-services/'

/** Signatures that CDS Hooks 2.0 recommends (section "Trusting CDS Clients"). */
const ALGORITHMS = ['ES384', 'RS384']
/** Longest life of a token in seconds: the specification's "no more than five minutes". */
const LIFETIME_S = 300
const CLOCK_TOLERANCE_S = 30

const claimsSchema = z.object({ iss: z.string(), exp: z.number(), iat: z.number(), jti: z.string().min(1).max(200) })

/**
 * Returns the program that signed a token itself for this service, as CDS Hooks 2.0 has it (iss, aud, exp, iat, jti; keys that were registered with the
 * hospital: an address in the token is never fetched); null for a token of another kind, which whoever verifies access tokens judges. Each token is good once.
 * @throws TypeError, or what jose throws, for a token that names a registered issuer and is not valid for this address now
 */
export async function callerByClientToken(
  config: Pick<Config, 'origin' | 'clients' | 'hospital'>,
  database: Database,
  token: string,
  path: string,
  now: number,
): Promise<Caller | null> {
  if (!path.startsWith(CDS_PATH)) return null
  const issuer = issuerOf(token)
  const client = config.clients.find(({ cdsIssuer }) => cdsIssuer !== undefined && cdsIssuer === issuer)
  if (client === undefined) return null
  const { payload } = await jwtVerify(token, createLocalJWKSet({ keys: client.jwks.keys as JWK[] }), {
    issuer: client.cdsIssuer ?? '',
    audience: `${config.origin}${path}`,
    algorithms: ALGORITHMS,
    typ: 'JWT',
    clockTolerance: CLOCK_TOLERANCE_S,
    currentDate: new Date(now),
  })
  const claims = claimsSchema.parse(payload)
  if (claims.exp - claims.iat > LIFETIME_S) throw new TypeError('valid for too long')
  if (claims.iat > now / 1000 + CLOCK_TOLERANCE_S) throw new TypeError('from the future')
  await useOnce(database, claims, now)
  return callerOf(client, config.hospital.id, claims.exp)
}

function issuerOf(token: string): string | undefined {
  try {
    return decodeJwt(token).iss
  } catch {
    // What is no token is refused by whoever verifies access tokens, in the same words as any other.
    return undefined
  }
}

function callerOf({ id, name, scope }: Config['clients'][number], hospital: HospitalId, exp: number): Caller {
  return {
    requester: {
      ...{ person: id, name, role: 'system', department: null, hospital },
      ...{ purpose: 'HOPERAT', patient: null, client: id },
    },
    scopes: scope.split(' '),
    expires: exp * 1000,
  }
}

import { hash } from 'node:crypto'
import type { HospitalId, Purpose, Requester, Role } from '@anamnesis/core'
import { AnamnesisError, ROLES } from '@anamnesis/core'
import type { Database } from '@anamnesis/database'
import type { JWK } from 'jose'
import { createLocalJWKSet, jwtVerify } from 'jose'
import { z } from 'zod'
import { callerByClientToken } from '../cds/client-token.ts'
import type { Config } from '../config/config.ts'
import type { Caller } from './caller.ts'
import { findPerson } from './people.ts'
import { audienceOf, ISSUER_PATH } from './provider.ts'

/** Verifies an Authorization header of a request for that path (without query). */
export type Authenticate = (authorization: string | undefined, path: string) => Promise<Caller>

/** A person who is switched off is shut out within this time, in ms, while their token still lives. */
const RECHECK_MS = 5000
const MOST_REMEMBERED = 10_000

const claimsSchema = z.object({
  sub: z.string(),
  exp: z.number(),
  client_id: z.string(),
  scope: z.string().default(''),
  name: z.string().optional(),
  role: z.enum(ROLES).optional(),
  department: z.string().optional(),
  patient: z.string().optional(),
})

type Claims = z.infer<typeof claimsSchema>

/** What a verified token says, for as long as it lives; whether its person may sign in now is asked apart. */
type Verified = { readonly isProgram: boolean; readonly isPerson: boolean; readonly caller: Caller }

/** Returns the function that turns an Authorization header into a caller: the token is verified here, without a request to anybody. */
export function createAuthenticate(config: Config, database: Database, now: () => number): Authenticate {
  const keys = createLocalJWKSet({ keys: config.secrets.signIn.map(({ d: _, ...key }) => key as JWK) })
  const programs = new Map(config.clients.map((client) => [client.id, client.name]))
  const isActive = activeCheck(database, now)
  const verify = async (token: string): Promise<Verified> => {
    const { payload } = await jwtVerify(token, keys, {
      issuer: `${config.origin}${ISSUER_PATH}`,
      audience: audienceOf(config),
      algorithms: ['ES256'],
      typ: 'at+jwt',
      currentDate: new Date(now()),
    })
    const claims = claimsSchema.parse(payload)
    const program = claims.sub === claims.client_id ? programs.get(claims.sub) : undefined
    return {
      isProgram: program !== undefined,
      isPerson: claims.role !== undefined,
      caller: {
        requester: requesterOf(claims, program, config.hospital.id),
        scopes: claims.scope.split(' ').filter((scope) => scope !== ''),
        expires: claims.exp * 1000,
      },
    }
  }
  const verified = rememberTokens(verify, now)
  return async (authorization, path) => {
    const [, token] = /^Bearer ([A-Za-z0-9._-]+)$/i.exec(authorization ?? '') ?? []
    if (token === undefined) throw new AnamnesisError('not-authenticated', 'sign in: there is no access token')
    const refused = (cause: unknown) => {
      throw new AnamnesisError('not-authenticated', 'sign in again: the access token is not valid here', { cause })
    }
    // Good for one call: never among the tokens that are remembered.
    const client = await callerByClientToken(config, database, token, path, now()).catch(refused)
    if (client !== null) return client
    const { isProgram, isPerson, caller } = await verified(token).catch(refused)
    const known = isProgram || (isPerson && (await isActive(caller.requester.person)))
    if (!known) throw new AnamnesisError('not-authenticated', 'sign in again: this person may not sign in now')
    return caller
  }
}

/** A token's signature is checked once; its end at each use. Tokens are remembered by their hash, so that no lookup compares secrets. */
function rememberTokens(
  verify: (token: string) => Promise<Verified>,
  now: () => number,
): (token: string) => Promise<Verified> {
  const known = new Map<string, Verified>()
  return async (token) => {
    const name = hash('sha256', token)
    const remembered = known.get(name)
    if (remembered && remembered.caller.expires > now()) return remembered
    const fresh = await verify(token)
    if (known.size >= MOST_REMEMBERED) known.clear()
    known.set(name, fresh)
    return fresh
  }
}

function requesterOf(claims: Claims, program: string | undefined, hospital: HospitalId): Requester {
  const role: Role = program === undefined ? (claims.role ?? 'patient') : 'system'
  return {
    person: claims.sub,
    name: program ?? claims.name ?? claims.sub,
    role,
    department: claims.department ?? null,
    hospital,
    purpose: purposeOf(role),
    patient: role === 'patient' ? (claims.patient ?? null) : null,
    client: claims.client_id,
  }
}

/** The purpose that a role implies; a request for another one has its own way in. */
function purposeOf(role: Role): Purpose {
  if (role === 'patient') return 'PATRQT'
  if (role === 'billing') return 'HPAYMT'
  const operations: readonly Role[] = ['system', 'administrator', 'privacy-officer', 'records-officer']
  return operations.includes(role) ? 'HOPERAT' : 'TREAT'
}

function activeCheck(database: Database, now: () => number): (person: string) => Promise<boolean> {
  const seen = new Map<string, { active: boolean; until: number }>()
  return async (person) => {
    const known = seen.get(person)
    if (known && known.until > now()) return known.active
    const active = (await findPerson(database, person)) !== null
    if (seen.size > MOST_REMEMBERED) seen.clear()
    seen.set(person, { active, until: now() + RECHECK_MS })
    return active
  }
}

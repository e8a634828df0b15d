import { hkdfSync } from 'node:crypto'
import type { Database } from '@anamnesis/database'
import type { Account, Configuration, KoaContextWithOIDC } from 'oidc-provider'
import Provider from 'oidc-provider'
import type { Config } from '../config/config.ts'
import { CLIENT_ALGORITHMS, clientsOf, registeredScopes } from './clients.ts'
import { loginPolicy } from './login-policy.ts'
import { createOidcAdapter } from './oidc-adapter.ts'
import { errorPage } from './pages.ts'
import type { Person } from './people.ts'
import { findPerson } from './people.ts'
import { grantableScopes, OPENID_SCOPES } from './scopes.ts'
import { signOutFeature } from './sign-out.ts'

/** Path of the issuer below the hospital's origin. */
export const ISSUER_PATH = '/oidc'

/** How long a person's or a program's access token lives, in seconds: one shift; five minutes (SMART Backend Services). */
const PERSON_TOKEN_SECONDS = 8 * 3600
const PROGRAM_TOKEN_SECONDS = 300
/** How long a browser stays signed in at the provider, in seconds (design.md section 8: at most 12 h). */
const SESSION_SECONDS = 12 * 3600

/** Returns the audience of access tokens: the base of this hospital's FHIR addresses. */
export function audienceOf(config: Pick<Config, 'origin'>): string {
  return `${config.origin}/fhir/R4`
}

/** Returns the OpenID provider of one hospital, the only issuer of tokens for its addresses. */
export function createProvider(config: Config, database: Database): Provider {
  const provider = new Provider(`${config.origin}${ISSUER_PATH}`, {
    adapter: (model) => createOidcAdapter(database, model),
    clients: clientsOf(config),
    jwks: { keys: config.secrets.signIn as never },
    scopes: [...OPENID_SCOPES],
    claims: { openid: ['sub'], profile: ['name'], fhirUser: ['fhirUser'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    findAccount: (_context, person) => findAccount(database, config, person),
    loadExistingGrant: grantAll,
    clientBasedCORS: (_context, origin) => origin === config.origin || config.patientOrigins.includes(origin),
    interactions: {
      policy: loginPolicy(),
      url: (_context, interaction) => `${ISSUER_PATH}/interaction/${interaction.uid}`,
    },
    cookies: cookiesOf(config),
    enabledJWA: { clientAuthSigningAlgValues: [...CLIENT_ALGORITHMS], idTokenSigningAlgValues: ['ES256'] },
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    extraParams: ['aud', 'launch'],
    extraTokenClaims: (_context, token) => claimsOf(database, 'accountId' in token ? token.accountId : undefined),
    ttl: {
      AccessToken: PERSON_TOKEN_SECONDS,
      AuthorizationCode: 60,
      ClientCredentials: PROGRAM_TOKEN_SECONDS,
      Grant: SESSION_SECONDS,
      IdToken: 3600,
      Interaction: 3600,
      Session: SESSION_SECONDS,
    },
    renderError: async (context, out) => {
      context.type = 'html'
      context.body = errorPage(out.error)
    },
    features: featuresOf(config),
  })
  // It believes X-Forwarded-*: createSignIn sets those headers itself on every request.
  provider.proxy = true
  return provider
}

function featuresOf(config: Config): NonNullable<Configuration['features']> {
  return {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    userinfo: { enabled: false },
    rpInitiatedLogout: signOutFeature(),
    resourceIndicators: {
      enabled: true,
      defaultResource: () => audienceOf(config),
      useGrantedResource: () => true,
      getResourceServerInfo: (context, _resource, client) => ({
        audience: audienceOf(config),
        scope: grantableScopes(requestedScopes(context), registeredScopes(config, client.clientId)).join(' '),
        accessTokenFormat: 'jwt' as const,
        jwt: { sign: { alg: 'ES256' as const } },
      }),
    },
  }
}

/** SMART scopes are too many to list: the scope of a resource server is what this request asks for and its client may have. */
function requestedScopes(context: KoaContextWithOIDC): string[] {
  const { params, entities } = context.oidc
  const scope = params?.scope ?? (entities.AuthorizationCode as { scope?: string } | undefined)?.scope
  return typeof scope === 'string' ? scope.split(' ') : []
}

async function findAccount(database: Database, config: Config, id: string): Promise<Account | undefined> {
  const person = await findPerson(database, id)
  if (!person) return undefined
  return {
    accountId: id,
    claims: async () => ({ sub: id, name: person.name, fhirUser: fhirUserOf(person, audienceOf(config)) }),
  }
}

function fhirUserOf(person: Person, base: string): string | undefined {
  if (person.patient !== null) return `${base}/Patient/${person.patient}`
  return person.practitioner === null ? undefined : `${base}/Practitioner/${person.practitioner}`
}

/** Tokens carry identity only; what they open is decided at each request. */
async function claimsOf(database: Database, id: string | undefined): Promise<Record<string, string> | undefined> {
  const person = id === undefined ? null : await findPerson(database, id)
  if (!person) return undefined
  const { name, role, department, patient } = person
  return { name, role, ...(department === null ? {} : { department }), ...(patient === null ? {} : { patient }) }
}

/** The clients are the hospital's own: signing in is the consent to what they may ask for. */
async function grantAll(context: KoaContextWithOIDC) {
  const { client, session, provider, resourceServers, requestParamScopes } = context.oidc
  if (!client || !session?.accountId) return undefined
  const existing = session.grantIdFor(client.clientId)
  const found = existing ? await provider.Grant.find(existing) : undefined
  const grant = found ?? new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
  grant.addOIDCScope([...requestParamScopes].filter((scope) => OPENID_SCOPES.includes(scope as never)).join(' '))
  for (const [resource, server] of Object.entries(resourceServers ?? {})) grant.addResourceScope(resource, server.scope)
  await grant.save()
  return grant
}

/** Cookies know no ports: two hospitals on one host must not take each other's. */
function cookiesOf(config: Config): NonNullable<Configuration['cookies']> {
  const own = config.hospital.id.slice(2, 10)
  const { d } = config.secrets.signIn[0] ?? { d: '' }
  const key = Buffer.from(hkdfSync('sha256', d, '', 'anamnesis/cookie/v1', 32)).toString('base64url')
  const cookie = { httpOnly: true, sameSite: 'lax' as const, secure: config.origin.startsWith('https:'), signed: true }
  return {
    keys: [key],
    names: { session: `session_${own}`, interaction: `interaction_${own}`, resume: `resume_${own}` },
    long: cookie,
    short: cookie,
  }
}

import { AnamnesisError, isAnamnesisError } from '@anamnesis/core'
import * as oauth from 'oauth4webapi'
import { keepPending, keepSignIn, takePending } from './token-store.ts'

/** An app as the hospitals' sign-in knows it; `redirectUri` is exact. */
export type SignInClient = { readonly clientId: string; readonly redirectUri: string; readonly scope: string }

/** Where a sign-in goes, who it is for, and which path of the app comes after it. */
export type SignInRequest = { readonly origin: string; readonly loginHint?: string; readonly returnTo: string }

/** The patient app at every hospital. */
export function patientClient(): SignInClient {
  return {
    clientId: 'anamnesis-patient',
    redirectUri: `${location.origin}/callback`,
    scope: 'openid fhirUser patient/*.rs',
  }
}

/** The hospital app at its own hospital. */
export function hospitalClient(): SignInClient {
  return {
    clientId: 'anamnesis-hospital',
    redirectUri: `${location.origin}/callback`,
    scope: 'openid fhirUser user/*.cruds',
  }
}

function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '127.0.0.1'
}

/** Plain http is for a trial on one machine only. */
function requestOptions(origin: string) {
  return { [oauth.allowInsecureRequests]: isLoopback(new URL(origin)) }
}

async function discover(origin: string): Promise<oauth.AuthorizationServer> {
  const issuer = new URL('/oidc', origin)
  const response = await oauth.discoveryRequest(issuer, requestOptions(origin)).catch((cause: unknown) => {
    throw new AnamnesisError('peer-unavailable', 'the hospital did not answer', { cause })
  })
  return oauth.processDiscoveryResponse(issuer, response)
}

/**
 * Returns the address of a hospital's sign-in page to go to (authorization code with PKCE, RFC 7636); finishSignIn takes it from the redirect.
 * @throws AnamnesisError `peer-unavailable` if the hospital does not answer
 */
export async function signInAddress(client: SignInClient, request: SignInRequest): Promise<URL> {
  const server = await discover(request.origin)
  const [verifier, state, nonce] = [
    oauth.generateRandomCodeVerifier(),
    oauth.generateRandomState(),
    oauth.generateRandomNonce(),
  ]
  keepPending(state, { origin: request.origin, verifier, nonce, returnTo: request.returnTo })
  const address = new URL(server.authorization_endpoint ?? '')
  const parameters = {
    response_type: 'code',
    client_id: client.clientId,
    redirect_uri: client.redirectUri,
    scope: client.scope,
    resource: `${request.origin}/fhir/R4`,
    state,
    nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...(request.loginHint === undefined ? {} : { login_hint: request.loginHint }),
  }
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value)
  return address
}

/** How a sign-in came back: from which hospital, where the app goes on, and why it failed; null if it did not. */
export type SignInOutcome = {
  readonly origin: string
  readonly returnTo: string
  readonly failure: AnamnesisError | null
}

/**
 * Exchanges the code in a callback address for a token and keeps it for this tab. A refusal by the hospital is an outcome, not an exception.
 * @throws AnamnesisError `not-authenticated` if this tab asked for no such sign-in
 */
export async function finishSignIn(client: SignInClient, callback: URL): Promise<SignInOutcome> {
  const state = callback.searchParams.get('state') ?? ''
  const pending = takePending(state)
  if (!pending) throw new AnamnesisError('not-authenticated', 'no sign-in is under way in this tab')
  const { origin, verifier, nonce, returnTo } = pending
  try {
    const server = await discover(origin)
    const self: oauth.Client = { client_id: client.clientId }
    const parameters = oauth.validateAuthResponse(server, self, callback, state)
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      self,
      oauth.None(),
      parameters,
      client.redirectUri,
      verifier,
      { ...requestOptions(origin), additionalParameters: { resource: `${origin}/fhir/R4` } },
    )
    const tokens = await oauth.processAuthorizationCodeResponse(server, self, response, { expectedNonce: nonce })
    keepSignIn(origin, {
      token: tokens.access_token,
      idToken: tokens.id_token ?? null,
      expires: Date.now() + (tokens.expires_in ?? 300) * 1000,
    })
    return { origin, returnTo, failure: null }
  } catch (cause) {
    const failure = isAnamnesisError(cause)
      ? cause
      : new AnamnesisError('not-authenticated', 'the hospital refused the sign-in', { cause })
    return { origin, returnTo, failure }
  }
}

/**
 * Returns the address that ends the session that a hospital's own sign-in keeps, null if it keeps none; forget the tokens before going there.
 * @throws AnamnesisError `peer-unavailable` if the hospital does not answer
 */
export async function signOutAddress(origin: string, idToken: string, returnTo: string): Promise<URL | null> {
  const { end_session_endpoint: endpoint } = await discover(origin)
  if (!endpoint) return null
  const address = new URL(endpoint)
  address.searchParams.set('id_token_hint', idToken)
  address.searchParams.set('post_logout_redirect_uri', returnTo)
  return address
}

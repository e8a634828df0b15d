import { createHash, randomBytes } from 'node:crypto'

/** Where a token is good and the token itself. */
export type Access = { readonly origin: string; readonly token: string }

const MOST_REDIRECTS = 12

/** Signs in as a sample person the way a browser does: authorization code with PKCE through the sample login page. */
export async function signInAs(
  origin: string,
  client: { id: string; redirect: string; scope: string },
  hint: string,
): Promise<Access> {
  const verifier = randomBytes(32).toString('base64url')
  const resource = `${origin}/fhir/R4`
  const query = new URLSearchParams({
    client_id: client.id,
    response_type: 'code',
    redirect_uri: client.redirect,
    scope: client.scope,
    resource,
    state: randomBytes(8).toString('hex'),
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    login_hint: hint,
  })
  const metadata = await discover(origin)
  const code = codeOf(await followRedirects(`${metadata.authorization_endpoint}?${query}`, client.redirect))
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    code,
    redirect_uri: client.redirect,
    client_id: client.id,
    code_verifier: verifier,
    resource,
  })
  return { origin, token: await askToken(metadata.token_endpoint, body) }
}

type Metadata = { readonly authorization_endpoint: string; readonly token_endpoint: string }

async function discover(origin: string): Promise<Metadata> {
  const response = await fetch(`${origin}/oidc/.well-known/openid-configuration`)
  if (!response.ok) throw new Error(`discovery answered ${response.status}`)
  return (await response.json()) as Metadata
}

async function askToken(endpoint: string, body: URLSearchParams): Promise<string> {
  const response = await fetch(endpoint, { method: 'POST', body })
  const answer = (await response.json()) as { access_token?: string; error?: string; error_description?: string }
  if (!answer.access_token) throw new Error(`no token: ${answer.error} ${answer.error_description ?? ''}`)
  return answer.access_token
}

/** Follows redirects with a cookie jar until the provider sends the browser back, and returns the address it sends it to. */
export async function followRedirects(start: string, redirect: string): Promise<string> {
  const cookies = new Map<string, string>()
  let url = start
  for (let step = 0; step < MOST_REDIRECTS; step += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, { redirect: 'manual', headers: { cookie } })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    const location = response.headers.get('location')
    if (location === null) throw new Error(`sign-in stopped with status ${response.status} at step ${step}`)
    url = new URL(location, url).href
    if (url.startsWith(redirect)) return url
  }
  throw new Error('sign-in redirected too often')
}

function codeOf(url: string): string {
  const { searchParams } = new URL(url)
  const code = searchParams.get('code')
  if (code === null) throw new Error(`sign-in refused: ${searchParams.get('error')}`)
  return code
}

import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Database } from '@anamnesis/database'
import type { Config } from '../config/config.ts'
import type { Authenticate } from './authenticate.ts'
import { createAuthenticate } from './authenticate.ts'
import { addInteraction } from './interaction.ts'
import type { LoginMethod } from './login-method.ts'
import { purgeOidcEntries } from './oidc-adapter.ts'
import { signInPolicy } from './pages.ts'
import { addEnrolment } from './passkey-enrolment.ts'
import { createProvider } from './provider.ts'
import { addSignOut } from './sign-out.ts'

/** Sign-in of one hospital: the OpenID provider's HTTP handler and the check of access tokens. */
export type SignIn = {
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void
  readonly authenticate: Authenticate
  /** Deletes what has expired; returns how many entries. */
  readonly purge: () => Promise<number>
}

/** Returns the sign-in of a hospital, with one login method. `onError` is told of the provider's own mistakes. */
export function createSignIn(
  config: Config,
  database: Database,
  options: { login: LoginMethod; now: () => number; onError: (error: Error) => void },
): SignIn {
  const provider = createProvider(config, database)
  const policy = signInPolicy([config.origin, ...config.patientOrigins])
  provider.use(async (context, next) => {
    context.set('content-security-policy', policy)
    await next()
  })
  addInteraction(provider, database, options.login)
  addSignOut(provider)
  addEnrolment(provider, database, { origin: config.origin, name: config.hospital.name })
  provider.on('server_error', (_context, error) => options.onError(error))
  const handle = provider.callback()
  return {
    handle: (request, response) => {
      pinOrigin(request, config.origin)
      void handle(request, response)
    },
    authenticate: createAuthenticate(config, database, options.now),
    purge: () => purgeOidcEntries(database),
  }
}

/** The provider builds its addresses from the request: with these headers they are the configured origin's, whatever the client sent. */
function pinOrigin(request: IncomingMessage, origin: string): void {
  const { host, protocol } = new URL(origin)
  request.headers.host = host
  request.headers['x-forwarded-host'] = host
  request.headers['x-forwarded-proto'] = protocol.slice(0, -1)
}

import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toHex } from '@anamnesis/core'
import type { TestDatabase } from '@anamnesis/database/testing'
import { testDatabase } from '@anamnesis/database/testing'
import type { Config } from '../config/config.ts'
import { createPrivateJwk } from '../config/create-keys.ts'
import type { PrivateJwk } from '../config/secrets.ts'
import type { HospitalContext } from '../context.ts'
import type { HttpServer } from '../http/http-server.ts'
import { createHttpServer } from '../http/http-server.ts'
import { createLogger } from '../http/logger.ts'
import { createMetrics } from '../http/metrics.ts'
import type { Route } from '../http/route.ts'
import type { LoginMethod } from '../sign-in/login-method.ts'
import { putPerson } from '../sign-in/people.ts'
import { sampleLogin } from '../sign-in/sample-login.ts'
import { createSignIn } from '../sign-in/sign-in.ts'
import { signInMigrations } from '../sign-in/sign-in-schema.ts'

/** A server on a database of its own, without store and ledger: what tests of HTTP and sign-in need. */
export type TestServer = {
  readonly server: HttpServer
  readonly config: Config
  readonly context: HospitalContext
  readonly database: TestDatabase['database']
  /** Private key of the back-end client `importer`. */
  readonly importer: PrivateJwk
  /** Lines of the log so far. */
  readonly log: readonly string[]
  readonly close: () => Promise<void>
}

/** Returns a configuration with fresh keys and folders under a temporary folder. */
export async function testConfig(): Promise<{ config: Config; importer: PrivateJwk }> {
  const folder = mkdtempSync(join(tmpdir(), 'anamnesis-server-'))
  const importer = (await createPrivateJwk()) as PrivateJwk
  const { d: _, ...publicKey } = importer
  const config: Config = {
    hospital: { id: toHex(randomBytes(32)), name: 'Test Hospital' },
    origin: 'http://localhost:18100',
    patientOrigins: ['http://my.localhost:18000'],
    listen: { host: '127.0.0.1', port: 0 },
    tls: null,
    trustedProxies: [],
    ledger: { rpcUrl: 'http://127.0.0.1:1', ledgers: [] },
    folders: { data: join(folder, 'data'), keyring: join(folder, 'keyring') },
    clients: [{ id: 'importer', name: 'Importer', scope: 'system/*.cruds', jwks: { keys: [publicKey] } }],
    subscriptionHosts: [],
    demandedProfiles: {},
    patientApp: undefined,
    logLevel: 'info',
    secrets: {
      databaseUrl: 'postgres://unused',
      operator: toHex(randomBytes(32)),
      relayer: toHex(randomBytes(32)),
      exchange: (await createPrivateJwk()) as PrivateJwk,
      sealing: randomBytes(32),
      signIn: [(await createPrivateJwk()) as PrivateJwk],
    },
  }
  return { config, importer }
}

/** Starts a test server with these routes and two people: Dr Anna Lee (lakeside.lee) and the patient maria. */
export async function startTestServer(
  routes: readonly Route[],
  options: {
    login?: (config: Config) => LoginMethod
    config?: Partial<Config>
    addressLimit?: { perSecond: number; burst: number }
  } = {},
): Promise<TestServer> {
  const { config: plain, importer } = await testConfig()
  const config = { ...plain, ...options.config }
  const { database, drop } = await testDatabase(signInMigrations)
  const none = { department: null, practitioner: null, specialty: null, patient: null }
  await putPerson(database, {
    ...none,
    person: 'lakeside.lee',
    name: 'Dr Anna Lee',
    role: 'physician',
    department: 'cardiology',
    practitioner: 'p1',
  })
  await putPerson(database, { ...none, person: 'maria', name: 'Maria', role: 'patient', patient: 'pat1' })
  const log: string[] = []
  const logger = createLogger('info', config.hospital.name, { write: (line) => void log.push(line) })
  const now = () => Date.now()
  const signIn = createSignIn(config, database, {
    login: options.login?.(config) ?? sampleLogin,
    now,
    onError: (error) => void log.push(String(error)),
  })
  const stop = new AbortController()
  const context = {
    config,
    sample: true,
    database,
    logger,
    metrics: createMetrics(),
    now,
    stopping: stop.signal,
  } as unknown as HospitalContext
  const server = await createHttpServer({
    context,
    routes,
    authenticate: signIn.authenticate,
    mounts: [{ path: '/oidc', handle: signIn.handle }],
    pages: () => null,
    ...(options.addressLimit ? { addressLimit: options.addressLimit } : {}),
  })
  const close = async () => {
    stop.abort()
    await server.close()
    await drop()
  }
  return { server, config, context, database, importer, log, close }
}

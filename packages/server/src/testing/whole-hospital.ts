import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Role } from '@anamnesis/core'
import { testDatabase } from '@anamnesis/database/testing'
import { deployNetwork, startEmbeddedChain } from '@anamnesis/ledger'
import { addOwnTable } from '../chart/own-terminology.ts'
import type { Config } from '../config/config.ts'
import { publicKeysOf } from '../config/public-keys.ts'
import type { HospitalContext } from '../context.ts'
import type { HttpServer } from '../http/http-server.ts'
import { createHttpServer } from '../http/http-server.ts'
import { createLogger } from '../http/logger.ts'
import { addMeasures } from '../measures/kept-measures.ts'
import { openHospital } from '../open-hospital.ts'
import { ROUTES } from '../routes.ts'
import { putPerson } from '../sign-in/people.ts'
import { createSampleFolder } from '../sign-in/sample-installation.ts'
import { sampleLogin } from '../sign-in/sample-login.ts'
import { createSignIn } from '../sign-in/sign-in.ts'
import { signInAs, signInProgram } from './sign-in-client.ts'
import { testConfig } from './test-hospital.ts'

/** A whole hospital without a socket: real database, keyring, store, chain and contracts, and every route. */
export type WholeHospital = {
  readonly server: HttpServer
  readonly config: Config
  readonly context: HospitalContext
  readonly log: readonly string[]
  /** Sends one request as the back-end client, a person, or nobody (null); a value is sent as JSON, text and bytes as they are. */
  readonly call: (
    who: string | null,
    method: string,
    url: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Answer>
  /** Returns an access token of the back-end client or of a person, for requests over a socket. */
  readonly tokenOf: (who: string) => Promise<string>
  /** Returns an access token of the back-end client with these scopes. */
  readonly programToken: (scope: string) => Promise<string>
  readonly close: () => Promise<void>
}

/** What was answered, without a socket. */
export type Answer = Awaited<ReturnType<HttpServer['inject']>>

/** Name under which `call` sends as the back-end client. */
export const PROGRAM = 'importer'

/** Further programs that a hospital knows, the tables of names and the quality measures of its own, and the language model that it asks. */
type Own = Partial<Pick<Config, 'clients' | 'languageModel'>> & {
  readonly tables?: readonly string[]
  /** FHIR resources with quality measures. */
  readonly measures?: readonly unknown[]
}

/** Starts a whole hospital with Dr Anna Lee (lakeside.lee, physician), one person of each other staff role (staff.ROLE), and what is its own. */
export async function startWholeHospital({
  clients = [],
  tables = [],
  measures = [],
  languageModel,
}: Own = {}): Promise<WholeHospital> {
  const { config: base, importer } = await testConfig()
  const chainStore = await testDatabase()
  const chain = await startEmbeddedChain({ database: chainStore.database, gather: 5 })
  const founder = { id: base.hospital.id, endpoint: base.origin, ...publicKeysOf(base.secrets) }
  const ledger = await deployNetwork(chain.rpcUrl, { hospitals: [founder] })
  const store = await testDatabase()
  const config: Config = {
    ...base,
    clients: [...base.clients, ...clients],
    ...(languageModel === undefined ? {} : { languageModel }),
    ledger: { rpcUrl: chain.rpcUrl, ledgers: [ledger] },
    secrets: { ...base.secrets, databaseUrl: store.url },
  }
  createSampleFolder(config.folders.data)
  for (const table of tables) addOwnTable(config.folders.data, table)
  if (measures.length > 0) await addMeasures(config.folders.data, measures, {})
  const log: string[] = []
  const hospital = await openHospital(config, createLogger('info', 'test', { write: (line) => void log.push(line) }))
  const { context } = hospital
  await addStaff(context)
  const signIn = createSignIn(config, context.database, {
    login: sampleLogin,
    now: context.now,
    onError: (error) => void log.push(String(error)),
  })
  const mounts = [{ path: '/oidc', handle: signIn.handle }]
  const server = await createHttpServer({
    context,
    routes: ROUTES,
    authenticate: signIn.authenticate,
    mounts,
    pages: () => null,
  })
  const programToken = async (scope: string) =>
    (await signInProgram(server, config, { id: PROGRAM, key: importer, scope })).access_token
  const tokenOf = remembered(async (who) =>
    who === PROGRAM ? await programToken('system/*.cruds') : (await signInAs(server, config, who)).access_token,
  )
  return {
    server,
    config,
    context,
    log,
    tokenOf,
    programToken,
    call: async (who, method, url, body, headers = {}) =>
      server.inject({
        method: method as 'GET',
        url,
        headers: {
          ...(who === null ? {} : { authorization: `Bearer ${await tokenOf(who)}` }),
          ...(body === undefined
            ? {}
            : { 'content-type': url.startsWith('/fhir') ? 'application/fhir+json' : 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { payload: isRaw(body) ? body : JSON.stringify(body) }),
      }),
    close: async () => {
      hospital.stop()
      await server.close()
      await hospital.close()
      await chain.stop()
      await store.drop()
      await chainStore.drop()
      rmSync(dirname(config.folders.data), { recursive: true, force: true })
    },
  }
}

function isRaw(body: unknown): body is string | Buffer {
  return typeof body === 'string' || body instanceof Uint8Array
}

function remembered(ask: (who: string) => Promise<string>): (who: string) => Promise<string> {
  const known = new Map<string, Promise<string>>()
  return (who) => {
    const token = known.get(who) ?? ask(who)
    known.set(who, token)
    return token
  }
}

async function addStaff({ database }: HospitalContext): Promise<void> {
  const none = { practitioner: null, specialty: null, patient: null }
  await putPerson(database, {
    ...none,
    person: 'lakeside.lee',
    name: 'Dr Anna Lee',
    role: 'physician',
    department: 'cardiology',
    specialty: 'Cardiology',
  })
  const roles: readonly Role[] = ['nurse', 'registrar', 'administrator', 'privacy-officer', 'records-officer']
  for (const role of roles)
    await putPerson(database, { ...none, person: `staff.${role}`, name: role, role, department: null })
}

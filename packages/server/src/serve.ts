import type { AddressInfo } from 'node:net'
import { startCareJobs } from './care-jobs.ts'
import type { Config } from './config/config.ts'
import { bulkWorker } from './fhir/bulk-work.ts'
import type { HttpServer } from './http/http-server.ts'
import { createHttpServer } from './http/http-server.ts'
import { createLogger, describeError } from './http/logger.ts'
import type { OpenHospital } from './open-hospital.ts'
import { openHospital } from './open-hospital.ts'
import { ROUTES } from './routes.ts'
import { passkeyLogin } from './sign-in/passkey-login.ts'
import { ISSUER_PATH } from './sign-in/provider.ts'
import { sampleLogin } from './sign-in/sample-login.ts'
import type { SignIn } from './sign-in/sign-in.ts'
import { createSignIn } from './sign-in/sign-in.ts'
import { startSubscriptions } from './subscriptions/start-subscriptions.ts'
import { startPatientApp } from './web-app/patient-app.ts'
import { createSite } from './web-app/site.ts'
import { readWebFiles, WEB_APP_FOLDER } from './web-app/web-files.ts'

/** A hospital's server that answers. */
export type RunningHospital = {
  readonly origin: string
  readonly port: number
  /** Ends open streams, lets requests finish, stops background work and closes the store. */
  readonly stop: () => Promise<void>
}

/** How often what has expired is thrown away, in ms. */
const PURGE_MS = 300_000
/** How often bulk jobs are looked for, in ms: how long an export waits before it begins. */
const BULK_MS = 1_000
/** How often hospitals whose name is not known, or was learnt long ago, are asked for it, in ms. */
const NAMES_MS = 5_000

/**
 * Starts the server of one hospital and returns it when it listens.
 * @throws `configuration-invalid`, `data-in-use`, or what the database says if it does not answer
 */
export async function serveHospital(config: Config): Promise<RunningHospital> {
  const logger = createLogger(config.logLevel, config.hospital.name)
  const hospital = await openHospital(config, logger)
  try {
    return await serve(config, hospital)
  } catch (error) {
    await hospital.close()
    throw error
  }
}

async function serve(config: Config, hospital: OpenHospital): Promise<RunningHospital> {
  const { context } = hospital
  const { database, logger, now, sample } = context
  const signIn = createSignIn(config, database, {
    login: sample ? sampleLogin : passkeyLogin(config.origin),
    now,
    onError: (error) => logger.error({ cause: describeError(error) }, 'sign-in failed'),
  })
  const site = createSite({ files: readWebFiles(WEB_APP_FOLDER), page: 'hospital', connectTo: [] })
  const mounts = [{ path: ISSUER_PATH, handle: signIn.handle }]
  const server = await createHttpServer({
    context,
    routes: ROUTES,
    authenticate: signIn.authenticate,
    mounts,
    pages: site,
  })
  await server.listen(config.listen)
  const patientApp = config.patientApp ? await startPatientApp(config.patientApp) : null
  const stopWork = startWork(hospital, signIn)
  logger.info({ sample }, 'ready')
  return {
    origin: config.origin,
    port: (server.server.address() as AddressInfo).port,
    stop: async () => {
      hospital.stop()
      await Promise.all([closeServer(server), patientApp?.close(), stopWork()])
      await hospital.close()
      logger.info('stopped')
    },
  }
}

/** Starts everything that goes on without a request; returns how to end it. */
function startWork({ context, peers, ledgerView }: OpenHospital, signIn: SignIn): () => Promise<void> {
  const { care, logger } = context
  const stopFollowing = ledgerView.follow(care)
  const jobs = startCareJobs(care, (job, error) => logger.warn({ job, cause: describeError(error) }, 'a job failed'))
  const subscriptions = startSubscriptions(context)
  const stopNames = repeat(NAMES_MS, 'names', () => peers.learnNames())
  const stopBulk = repeat(BULK_MS, 'bulk', bulkWorker(context))
  const stopPurge = repeat(PURGE_MS, 'purge', () => signIn.purge())
  return async () => {
    stopNames()
    stopPurge()
    stopBulk()
    await Promise.all([stopFollowing(), jobs.stop(), subscriptions.stop()])
  }

  function repeat(interval: number, job: string, work: () => Promise<unknown>): () => void {
    const attempt = () =>
      work().catch((error: unknown) => logger.debug({ job, cause: describeError(error) }, 'a job failed'))
    attempt()
    const timer = setInterval(attempt, interval)
    return () => clearInterval(timer)
  }
}

/** Requests under way have this long to finish, in ms. */
const GRACE_MS = 5000

async function closeServer(server: HttpServer): Promise<void> {
  const force = setTimeout(() => server.server.closeAllConnections(), GRACE_MS)
  await server.close()
  clearTimeout(force)
}

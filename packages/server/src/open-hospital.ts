import { mkdirSync } from 'node:fs'
import { connect, migrate } from '@anamnesis/database'
import { sensitivitiesOfText } from '@anamnesis/insights'
import { createReceipts, leafInsert, ledgerMigrations } from '@anamnesis/ledger'
import { createRecords, openKeyring, recordsMigrations } from '@anamnesis/records'
import type { CryptoKey, JWK } from 'jose'
import { importJWK } from 'jose'
import { openOwnTerminology } from './chart/own-terminology.ts'
import type { Config } from './config/config.ts'
import type { HospitalContext } from './context.ts'
import { createCareContext } from './create-care-context.ts'
import type { Peers } from './exchange/peers.ts'
import { createPeers } from './exchange/peers.ts'
import { FHIR_PATH } from './fhir/fhir-route.ts'
import { createLedgerRpc } from './http/ledger-rpc.ts'
import type { Logger } from './http/logger.ts'
import { describeError } from './http/logger.ts'
import { createMetrics } from './http/metrics.ts'
import type { LedgerView } from './ledger-view.ts'
import { createLedgerView } from './ledger-view.ts'
import { lockHospital } from './lock-hospital.ts'
import { openKeptMeasures } from './measures/kept-measures.ts'
import { serverMigrations } from './migrations.ts'
import { openLedger } from './open-ledger.ts'
import { createReindexing, reindexIfDue } from './reindexing.ts'
import { isSampleInstallation, seedCast } from './sign-in/sample-installation.ts'

/** A hospital with its store and its ledger open, not yet listening. */
export type OpenHospital = {
  readonly context: HospitalContext
  readonly peers: Peers
  readonly ledgerView: LedgerView
  /** Tells long answers and background work to end; `close` waits for what close waits for. */
  readonly stop: () => void
  readonly close: () => Promise<void>
}

/** Connections to PostgreSQL that one hospital may hold. */
const CONNECTIONS = 20

/**
 * Opens a hospital's database (bringing its tables up to date), keyring, store and ledger.
 * @throws `configuration-invalid` if the ledger is another chain, or a sample would listen beyond this machine
 */
export async function openHospital(config: Config, logger: Logger): Promise<OpenHospital> {
  const stack = new AsyncDisposableStack()
  try {
    return await open(config, logger, stack)
  } catch (error) {
    await stack.disposeAsync()
    throw error
  }
}

async function open(config: Config, logger: Logger, stack: AsyncDisposableStack): Promise<OpenHospital> {
  const now = () => Date.now()
  const self = config.hospital.id
  const stopping = new AbortController()
  const database = stack.adopt(connect(config.secrets.databaseUrl, { max: CONNECTIONS }), (pool) => pool.end())
  stack.defer(await lockHospital(database))
  await migrate(database, [...recordsMigrations, ...ledgerMigrations, ...serverMigrations])
  const sample = await isSampleInstallation(config, database)
  mkdirSync(config.folders.data, { recursive: true })
  if (sample) await seedCast(config.folders.data, database)
  const keyring = await openKeyring(config.folders.keyring)
  const baseUrl = `${config.origin}${FHIR_PATH}`
  const parts = {
    database,
    keyring,
    hospital: self,
    baseUrl,
    leafInsert,
    clock: now,
    demandedProfiles: config.demandedProfiles,
    sensitivitiesOfText,
  }
  const records = stack.adopt(await createRecords(parts), (store) => store.close())
  await records.selfTest()
  const reindexing = stack.use(createReindexing(records, logger))
  await reindexIfDue(records, reindexing, logger)
  const { ledger, relayer, anchoring } = stack.adopt(await openLedger(config, database), (open) => open.close())
  const onError = (error: unknown) => logger.debug({ cause: describeError(error) }, 'the ledger was not read')
  const ledgerView = createLedgerView({ database, ledger, now, onError })
  const peers = createPeers(ledger.registry, config.hospital, now)
  const { receiptsFor, anchoredAmong } = createReceipts(database, self)
  const care = createCareContext({
    ...{ self, database, records, ledger, relayer, receiptsFor, anchoredAmong, peers, now },
    ledgerIsFresh: ledgerView.isFresh,
    terminology: openOwnTerminology(config.folders.data),
    measures: await openKeptMeasures(config.folders.data),
    exchangeKey: (await importJWK(config.secrets.exchange as JWK, 'ES256')) as CryptoKey,
  })
  const metrics = createMetrics()
  metrics.gauge(
    'anamnesis_anchoring_backlog',
    'Commitments that wait to be anchored',
    async () => (await anchoring.status()).backlog,
  )
  const context: HospitalContext = {
    ...{ config, sample, database, records, ledger, care, reindexing, logger, metrics, now },
    anchoringStatus: () => anchoring.status(),
    stopping: stopping.signal,
    ledgerRpc: createLedgerRpc(config.ledger.rpcUrl),
  }
  return { context, peers, ledgerView, stop: () => stopping.abort(), close: () => stack.disposeAsync() }
}

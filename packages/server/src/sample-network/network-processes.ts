import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Environment } from '../config/environment.ts'
import { processEnvironment } from '../config/environment.ts'
import { chainReadySchema, postgresReadySchema } from './child-messages.ts'
import type { Roster } from './leftovers.ts'
import { postmasterOf } from './leftovers.ts'
import type { ManagedProcess } from './managed-process.ts'
import { manageProcess } from './managed-process.ts'
import type { NetworkFolder } from './network-folder.ts'
import type { HospitalState, NetworkState } from './network-state.ts'

/** Starts and ends the processes of one sample network. */
export type NetworkProcesses = {
  /** Returns the URL of each database by name. */
  readonly startPostgres: (state: NetworkState) => Promise<Readonly<Record<string, string>>>
  /** Returns the URL of the chain's RPC. */
  readonly startChain: (databaseUrl: string, port: number) => Promise<string>
  readonly startHospital: (
    hospital: HospitalState,
    config: string,
    urls: { database: string; rpc: string },
  ) => Promise<void>
  readonly pidOf: (name: string) => number | null
  /** Ends all in order: hospitals, then the chain, then PostgreSQL. */
  readonly stop: () => Promise<void>
  /** Kills all at once, PostgreSQL's own process too, as a power cut would. */
  readonly kill: () => void
}

/** Name of the chain's database. */
const CHAIN = 'chain'
const module = (path: string) => fileURLToPath(new URL(path, import.meta.url))
/** What children inherit; everything else of the environment stays here. */
const INHERITED = ['PATH', 'HOME', 'LANG', 'TMPDIR', 'TZ', 'NODE_EXTRA_CA_CERTS', 'NODE_COMPILE_CACHE']

/** Returns the processes of a network, none running yet. `onDeath` hears of children that died and are started again. */
export function networkProcesses(
  folder: NetworkFolder,
  roster: Roster,
  onDeath: (name: string, reason: string) => void,
): NetworkProcesses {
  const started = new Map<string, ManagedProcess>()
  const start = async (name: string, path: string, args: readonly string[], environment: Record<string, string>) => {
    const { child, message } = await manageProcess({
      name,
      module: module(path),
      args,
      environment: { ...inherited(processEnvironment), ...environment },
      logFile: join(folder.logs, `${name}.log`),
      onRun: (pid) => roster.add(name, pid),
      onDeath: (reason) => onDeath(name, reason),
    })
    started.set(name, child)
    return message
  }
  const hospitals = () =>
    [...started].filter(([name]) => name !== CHAIN && name !== 'postgres').map(([, child]) => child)
  return {
    startPostgres: async (state) => {
      const plan = JSON.stringify(postgresPlan(folder, state))
      const message = await start('postgres', './postgres-process.ts', [], { POSTGRES_PLAN: plan })
      return postgresReadySchema.parse(message).urls
    },
    startChain: async (databaseUrl, port) => {
      const message = await start(CHAIN, './chain-process.ts', [], {
        DATABASE_URL: databaseUrl,
        CHAIN_PORT: String(port),
      })
      return chainReadySchema.parse(message).rpcUrl
    },
    startHospital: async ({ key }, config, { database, rpc }) => {
      const environment = { DATABASE_URL: database, LEDGER_RPC_URL: rpc }
      await start(key, '../cli/main.ts', ['serve', '--config', config], environment)
    },
    pidOf: (name) => started.get(name)?.pid() ?? null,
    stop: async () => {
      await Promise.all(hospitals().map((child) => child.stop()))
      await started.get(CHAIN)?.stop()
      await started.get('postgres')?.stop()
    },
    kill: () => {
      const postmaster = started.get('postgres')?.pid() ? postmasterOf(folder) : null
      for (const child of started.values()) child.kill()
      if (postmaster !== null) process.kill(postmaster, 'SIGKILL')
    },
  }
}

/** Name of a hospital's database and role. */
export function databaseOf({ key }: Pick<HospitalState, 'key'>): string {
  return `hospital_${key}`
}

function postgresPlan(folder: NetworkFolder, state: NetworkState) {
  return {
    folder: folder.postgres,
    socketFolder: folder.socket,
    password: state.postgresPassword,
    databases: [
      { name: CHAIN, password: state.chainPassword },
      ...state.hospitals.map((hospital) => ({ name: databaseOf(hospital), password: hospital.databasePassword })),
    ],
  }
}

function inherited(environment: Environment): Record<string, string> {
  return Object.fromEntries(
    INHERITED.flatMap((name) => (environment[name] === undefined ? [] : [[name, environment[name]]])),
  )
}

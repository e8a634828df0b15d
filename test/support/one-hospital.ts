import { randomInt } from 'node:crypto'
import { existsSync, mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '@anamnesis/database'
import { readPackageFile, storePackage } from '@anamnesis/records'
import type { HospitalPlan, Network, NetworkHospital, ProgramClient } from '@anamnesis/server'
import { askToken, createProgramClient, startNetwork } from '@anamnesis/server'

/** One running hospital of its own, empty, with a back-end client that may do everything. */
export type OneHospital = {
  readonly network: Network
  readonly hospital: NetworkHospital
  readonly program: ProgramClient
  /** Returns an access token of that client. */
  readonly token: () => Promise<string>
  /** Where all its data lie. */
  readonly folder: string
  readonly stop: () => Promise<void>
}

/** Starts a hospital in a folder of its own, with these people. */
export async function startOneHospital(people: HospitalPlan['people'] = []): Promise<OneHospital> {
  return startOn(mkdtempSync(join(tmpdir(), 'anamnesis-one-')), people)
}

async function startOn(folder: string, people: HospitalPlan['people']): Promise<OneHospital> {
  const plan = { key: 'a', name: 'Hospital A', description: 'judged from outside', people }
  // Networks that start at the same moment would all find the same ports free; one that was there before keeps its own. Below the ports that
  // outgoing connections get (32,768 and up on Linux).
  const ports = existsSync(join(folder, 'network.json')) ? {} : { basePort: 10_000 + 10 * randomInt(2200) }
  const options = { dataFolder: folder, hospitals: [plan], importSamples: false, web: false }
  const network = await startNetwork({ ...options, ...ports })
  const [hospital] = network.hospitals
  if (!hospital) throw new Error('the network has no hospital')
  const { clientId: id, privateKey: key } = network.backendClient(hospital.key)
  const client = { origin: hospital.origin, id, key }
  return {
    network,
    hospital,
    program: createProgramClient(client),
    token: async () => (await askToken(client)).value,
    folder,
    stop: async () => {
      await network.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Adds FHIR packages (.tgz files) to a hospital, as `anamnesis package add` does, and returns it when it answers again with them. */
export async function addPackages(one: OneHospital, files: readonly string[]): Promise<OneHospital> {
  const database = connect(one.hospital.databaseUrl, { max: 1 })
  try {
    for (const file of files) await storePackage(database, await readPackageFile(file), Date.now())
  } finally {
    await database.end()
  }
  return restartAfter(one, 'hospital')
}

/** Kills the hospital's process, or all with the database and the ledger, without warning, and returns the hospital when it answers again. */
export async function restartAfter(one: OneHospital, what: 'hospital' | 'all'): Promise<OneHospital> {
  if (what === 'all') {
    await one.network.killAll()
    return startOn(one.folder, [])
  }
  const { hospital } = one
  const before = hospital.pid
  if (before === null) throw new Error('the hospital is not running')
  process.kill(before, 'SIGKILL')
  // Its supervisor starts it again; there is no event for that on this side of the wire.
  for (;;) {
    const ready = hospital.pid !== null && hospital.pid !== before && (await answers(`${hospital.origin}/readyz`))
    if (ready) return one
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    ({ ok }) => ok,
    () => false,
  )
}

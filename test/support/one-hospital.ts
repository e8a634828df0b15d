import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { HospitalPlan, Network, NetworkHospital, ProgramClient } from '@anamnesis/server'
import { createProgramClient, startNetwork } from '@anamnesis/server'

/** One running hospital of its own, empty, with a back-end client that may do everything. */
export type OneHospital = {
  readonly network: Network
  readonly hospital: NetworkHospital
  readonly program: ProgramClient
  /** Where all its data lie. */
  readonly folder: string
  readonly stop: () => Promise<void>
}

/** Starts a hospital in a folder of its own, with these people. */
export async function startOneHospital(people: HospitalPlan['people'] = []): Promise<OneHospital> {
  const folder = mkdtempSync(join(tmpdir(), 'anamnesis-one-'))
  const plan = { key: 'a', name: 'Hospital A', description: 'judged from outside', people }
  const network = await startNetwork({ dataFolder: folder, hospitals: [plan], importSamples: false, web: false })
  const [hospital] = network.hospitals
  if (!hospital) throw new Error('the network has no hospital')
  const { clientId: id, privateKey: key } = network.backendClient(hospital.key)
  return {
    network,
    hospital,
    program: createProgramClient({ origin: hospital.origin, id, key }),
    folder,
    stop: async () => {
      await network.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

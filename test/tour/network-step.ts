import { randomInt, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Network, NetworkHospital } from '@anamnesis/server'
import { askToken, startNetwork } from '@anamnesis/server'
import type { Access } from '../support/sign-in.ts'

/** The physician at B to whom the patient shares. */
export const PHYSICIAN = { person: 'b.physician', name: 'Dr Bea Hollis' } as const

/** Two hospitals of a network: A keeps the record, B wants to see a part of it. */
export type TourNetwork = { readonly network: Network; readonly a: NetworkHospital; readonly b: NetworkHospital }

/** Starts the tour's network on a folder, new or as it was left. */
export async function startTourNetwork(folder: string): Promise<TourNetwork> {
  // Networks that start at the same moment would all find the same ports free; one that was there before keeps its own. Below the ports that
  // outgoing connections get (32,768 and up on Linux).
  const ports = existsSync(join(folder, 'network.json')) ? {} : { basePort: 10_000 + 10 * randomInt(1000) }
  const options = { dataFolder: folder, hospitals: PLANS, importSamples: false, web: false }
  const network = await startNetwork({ ...options, ...ports })
  const [a, b] = network.hospitals
  if (!a || !b) throw new Error('the network has not two hospitals')
  return { network, a, b }
}

const PLANS = [
  { key: 'a', name: 'Hospital A', description: 'keeps the record', people: [] },
  {
    key: 'b',
    name: 'Hospital B',
    description: 'is asked for help',
    people: [
      {
        ...PHYSICIAN,
        role: 'physician',
        department: null,
        practitioner: null,
        specialty: 'Internal medicine',
        patient: null,
      },
    ],
  },
] as const

/** Returns a back-end program's access to a hospital. */
export async function programAt(network: Network, hospital: NetworkHospital): Promise<Access> {
  const { clientId, privateKey } = network.backendClient(hospital.key)
  const { value } = await askToken({ origin: hospital.origin, id: clientId, key: privateKey })
  return { origin: hospital.origin, token: value }
}

/** Returns a Patient resource for B's registration desk, with who the bundle says it is and nothing else. */
export function registration(bundle: string): string {
  const { entry } = JSON.parse(bundle) as { entry: { resource: Record<string, unknown> }[] }
  const patient = entry.find(({ resource }) => resource.resourceType === 'Patient')?.resource ?? {}
  const { name, birthDate, gender } = patient
  return JSON.stringify({
    resourceType: 'Patient',
    identifier: [{ system: 'urn:anamnesis:tour', value: randomUUID() }],
    name,
    birthDate,
    gender,
  })
}

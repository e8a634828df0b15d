import { createInterface } from 'node:readline/promises'
import { AnamnesisError, resourceIdSchema } from '@anamnesis/core'
import { z } from 'zod'
import type { Erasure } from '../erasure/erase-person.ts'
import { erasePerson, plannedErasure } from '../erasure/erase-person.ts'
import type { AccessOptions } from './hospital-access.ts'
import { hospitalAccess } from './hospital-access.ts'
import { operatorOf, withWritableStore } from './with-store.ts'

/** What `erase` was asked for: at a running hospital (origin, client, key), or at one that is stopped (config). */
export type EraseOptions = AccessOptions & {
  readonly config?: string
  readonly yes?: boolean
  readonly dryRun?: boolean
}

const answerSchema = z.object({ erased: z.number(), grants: z.number(), left: z.array(z.string()) })

/** Erases a patient after the person at the keyboard typed the id again, and says what went and what stays. */
export async function eraseCommand(patient: string, options: EraseOptions): Promise<void> {
  if (!resourceIdSchema.safeParse(patient).success)
    throw new AnamnesisError('bad-request', 'a patient is named by the id of their Patient record')
  const { dryRun = false, config } = options
  if (!options.yes && !dryRun) await confirm(patient)
  const { erased, grants, left } =
    config === undefined ? await eraseByServer(patient, dryRun, options) : await eraseHere(patient, dryRun, config)
  if (dryRun)
    console.log(`${erased} records would be put beyond reach, and what visits under ${grants} grants removed.`)
  else console.log(`${erased} records are beyond reach, and what visited under ${grants} grants is gone.`)
  console.log('Their commitments, the access log, and consents and disclosures as evidence stay.')
  if (!dryRun)
    console.log(
      'Backups from before do not bring this person back as long as this keyring, or its erased.list, is kept.',
    )
  if (left.length === 0) return
  console.log(`${left.length} records name this person beside others and stay until somebody has looked at them:`)
  for (const name of left) console.log(`  ${name}`)
}

async function confirm(patient: string): Promise<void> {
  if (!process.stdin.isTTY)
    throw new AnamnesisError('bad-request', 'nobody is here to confirm: say --yes if you are sure')
  const lines = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await lines.question('This cannot be undone by anybody. Type the id of the patient again to erase: ')
  lines.close()
  if (answer.trim() !== patient) throw new AnamnesisError('bad-request', 'nothing was erased')
}

async function eraseByServer(patient: string, dryRun: boolean, options: AccessOptions): Promise<Erasure> {
  const { client } = hospitalAccess(options)
  const response = await client.send('POST', '/api/admin/erasures', { patient, dryRun })
  if (response.status === 404) throw new AnamnesisError('not-found', 'no record there is of this patient')
  if (!response.ok) throw new AnamnesisError('peer-refused', `the hospital answered ${response.status}`)
  return answerSchema.parse(await response.json())
}

/** The server alone writes the keyring: while it runs, it erases. */
async function eraseHere(patient: string, dryRun: boolean, file: string): Promise<Erasure> {
  return withWritableStore(file, ({ config, database, records }) => {
    const context = { database, records, now: () => Date.now() }
    return dryRun ? plannedErasure(context, patient) : erasePerson(context, operatorOf(config), patient)
  })
}

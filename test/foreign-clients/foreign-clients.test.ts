import { afterAll, beforeAll } from 'vitest'
import { startOneHospital } from '../support/one-hospital.ts'
import { bulkClientAct } from './bulk-client.ts'
import type { ClientStage } from './client-stage.ts'
import { DOCTOR } from './client-stage.ts'
import { fhirKitClientAct } from './fhir-kit-client.ts'
import { smartClientAct } from './smart-client.ts'

// One file, so that one hospital serves all clients; the export of everything comes first, when it is known what everything is.
const stage = {} as ClientStage

beforeAll(async () => {
  const doctor = { person: DOCTOR, name: 'Doctor', role: 'physician' as const, department: 'ward' }
  stage.hospital = await startOneHospital([{ ...doctor, practitioner: null, specialty: null, patient: null }])
}, 120_000)
afterAll(() => stage.hospital?.stop())

bulkClientAct(stage)
fhirKitClientAct(stage)
smartClientAct(stage)

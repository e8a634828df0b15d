import { createProgramClient } from '@anamnesis/server'
import type { OneHospital } from '../../support/one-hospital.ts'
import type { Play } from './play.ts'

/** Returns the plays of the answers that US Core wants to requests that cannot be carried out (CapabilityStatement.rest.documentation). */
export function responsePlays({ program, hospital, network }: OneHospital): Play[] {
  const { clientId: id, privateKey: key } = network.backendClient(hospital.key)
  const narrow = createProgramClient({ origin: hospital.origin, id, key, scope: 'system/Patient.rs' })
  const answers = (what: string, wanted: number, ask: () => Promise<Response>): Play => ({
    level: 'SHALL',
    what: `answers ${wanted} to ${what}`,
    run: async () => {
      const { status } = await ask()
      return status === wanted ? null : `answers ${status}`
    },
  })
  return [
    answers('an invalid parameter', 400, () => program.send('GET', '/fhir/R4/Patient?birthdate=yesterday')),
    answers('an unknown parameter', 400, () => program.send('GET', '/fhir/R4/Patient?no-such-parameter=a')),
    answers('a request without a token', 401, () => fetch(`${hospital.origin}/fhir/R4/Patient?_id=a`)),
    answers('insufficient scope', 403, () => narrow.send('GET', '/fhir/R4/Observation?_id=a')),
    answers('an unknown resource', 404, () => program.send('GET', '/fhir/R4/Patient/no-such-patient')),
  ]
}

import { headline } from '../describe/describe.ts'
import type { InsightRecord } from '../insight-record.ts'
import { allergyFacts } from './allergies.ts'
import { familyFacts, immunizationFacts, noteFacts, procedureFacts, reportFacts, visitFacts } from './events.ts'
import type { Fact, Person } from './fact.ts'
import type { FactCache } from './fact-cache.ts'
import { observationFacts } from './measured.ts'
import { administrationFacts, dispenseFacts, requestFacts, statementFacts } from './medicines.ts'
import { personOf } from './person.ts'
import { appointmentFacts, carePlanFacts, goalFacts, orderFacts } from './plans.ts'
import { problemFacts } from './problems.ts'
import type { Source } from './source.ts'
import { finderOf } from './source.ts'

type Reader = (source: Source) => readonly Fact[]

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['AllergyIntolerance', allergyFacts],
  ['Appointment', appointmentFacts],
  ['CarePlan', carePlanFacts],
  ['Communication', noteFacts],
  ['Composition', noteFacts],
  ['Condition', problemFacts],
  ['DiagnosticReport', reportFacts],
  ['DocumentReference', noteFacts],
  ['Encounter', visitFacts],
  ['FamilyMemberHistory', familyFacts],
  ['Goal', goalFacts],
  ['Immunization', immunizationFacts],
  ['MedicationAdministration', administrationFacts],
  ['MedicationDispense', dispenseFacts],
  ['MedicationRequest', requestFacts],
  ['MedicationStatement', statementFacts],
  ['Observation', observationFacts],
  ['Procedure', procedureFacts],
  ['ServiceRequest', orderFacts],
])

/**
 * Returns the facts that the records tell, in the order of the records, each with its evidence; records of types that tell none are left out. With a cache, records
 * that it knows in the same version are not read again.
 */
export function facts(
  records: readonly InsightRecord[],
  person: Person = personOf(records),
  cache?: FactCache,
): readonly Fact[] {
  const finder = finderOf(records)
  return records.flatMap((record) => {
    const reader = READERS.get(record.resource.resourceType)
    if (reader === undefined) return []
    const find = finder(record)
    const read = (lookUp: Source['find']) => reader({ record, line: headline(record.resource), person, find: lookUp })
    return cache === undefined ? read(find) : cache.factsOf(record, person, find, read)
  })
}

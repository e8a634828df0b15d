import type { Permit } from '@anamnesis/core'
import type { Chart, Language } from '@anamnesis/core/api'
import { summarize } from '@anamnesis/insights'
import type { Patient } from '@medplum/fhirtypes'
import type { CareContext } from '../care-context.ts'
import { grantsAtGrantee } from '../consent/held-grants.ts'
import { markChartView } from './chart-view.ts'
import { openChart, readingOf } from './open-chart.ts'
import { nameOfPatient } from './patient-name.ts'
import { toInsightRecord, toRecordItem } from './record-item.ts'
import { arrivalsOf, chartSources } from './sources.ts'

/**
 * Returns everything a person may see of a patient now: own and visiting records in one, and what the insights say of them. One look, one audit entry.
 * @throws `not-found` if nothing of this patient may be seen, whether or not there is such a patient.
 */
export async function buildChart(
  care: CareContext,
  permit: Permit,
  requestId: string,
  patient: string,
  language: Language,
): Promise<Chart> {
  const now = care.now()
  const own = permit.clauses.filter((clause) => clause.patient === patient)
  const used = new Set(own.map((clause) => ('visiting' in clause.reach ? clause.reach.visiting : null)))
  const grants = (await grantsAtGrantee(care.database, now)).filter((grant) => used.has(grant.commitment))
  // Before the records: a share that ends arriving in between is told as on its way, never as complete without its records.
  const arrivals = await arrivalsOf(care.database, grants)
  const { records, identity } = await openChart(care, permit, requestId, patient)
  const [lastSeen, anchored] = await Promise.all([
    markChartView(care.database, permit.requester.person, patient, now),
    care.anchoredAmong(records.map(({ commitment }) => commitment)),
  ])
  return {
    patient: identityOf(identity, patient),
    sources: chartSources({ self: care.self, nameOf: care.nameOf, grants, arrivals, records }),
    items: records.map((record) => toRecordItem(record, anchored.has(record.commitment))),
    findings: summarize(records.map(toInsightRecord), { ...(await readingOf(care, records, now)), lastSeen, language }),
    lastSeen,
    builtAt: now,
    mayWrite: permit.mayAddTo === 'any' || permit.mayAddTo.includes(patient),
  }
}

function identityOf(patient: Patient, id: string): Chart['patient'] {
  return {
    id,
    name: nameOfPatient(patient),
    birthDate: patient.birthDate ?? null,
    sex: patient.gender ?? 'unknown',
    identifiers: (patient.identifier ?? []).flatMap(({ value }) => value ?? []),
  }
}

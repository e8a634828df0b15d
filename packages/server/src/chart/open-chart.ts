import type { Permit } from '@anamnesis/core'
import { AnamnesisError } from '@anamnesis/core'
import type { Context } from '@anamnesis/insights'
import { careGapsOf } from '@anamnesis/insights'
import type { Patient } from '@medplum/fhirtypes'
import type { CareContext } from '../care-context.ts'
import { besideFor } from '../documents/open-beside.ts'
import type { ParsedRecord } from './record-item.ts'
import { parseRecords, toInsightRecord } from './record-item.ts'
import { noteRun } from './runs.ts'

/** Everything of a patient that a permit shows, opened. */
export type OpenChart = {
  readonly records: readonly ParsedRecord[]
  /** The hospital's own Patient record. */
  readonly identity: Patient
}

/**
 * Returns everything a person may see of a patient now. One look, one audit entry that names the records,
 * and a note of the versions of the rules that read them.
 * @throws `not-found` if nothing of this patient may be seen, whether or not there is such a patient.
 */
export async function openChart(
  care: CareContext,
  permit: Permit,
  requestId: string,
  patient: string,
): Promise<OpenChart> {
  const isShown = permit.clauses.some((clause) => clause.patient === patient || clause.basis === 'system')
  const items = isShown ? await care.records.items({ permit, requestId }, patient) : []
  const parsed = parseRecords(items)
  const records = await care.layers.read(parsed, besideFor(care, { permit, requestId }, parsed))
  const identity = records.find(
    ({ key }) => key.custodian === care.self && key.type === 'Patient' && key.id === patient,
  )
  if (!identity) throw new AnamnesisError('not-found', 'there is no such patient that you may see')
  await noteRun(care.database, requestId, care.versions, care.now())
  return { records, identity: identity.resource as Patient }
}

/** Returns how insights read these records at that instant: what the hospitals are called, the facts kept so far, and what the measures say of them. */
export async function readingOf(
  care: CareContext,
  records: readonly ParsedRecord[],
  now: number,
): Promise<Pick<Context, 'now' | 'hospitals' | 'cache' | 'terminology' | 'gaps'>> {
  const hospitals = Object.fromEntries(records.map(({ key }) => [key.custodian, care.nameOf(key.custodian)]))
  const { terminology } = care
  const gaps = await careGapsOf(records.map(toInsightRecord), care.measures, now)
  return { now, hospitals, gaps, cache: care.facts, ...(terminology !== undefined && { terminology }) }
}

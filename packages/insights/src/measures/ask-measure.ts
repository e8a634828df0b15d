import type { Resource } from '@medplum/fhirtypes'
import { chartPatient } from './chart-patient.ts'
import type { Measure } from './measure.ts'
import type { Membership } from './populations.ts'
import { denominatorsOf, membershipsOf } from './populations.ts'

/** From when until when a measure looks, both included, in ms since 1970 UTC. */
export type MeasurementPeriod = { readonly start: number; readonly end: number }

/** What measures say of a patient. */
export type Asked = {
  /** One for each rate of the measure. */
  readonly memberships: readonly Membership[]
  /** The records whose codes made the measure apply. */
  readonly applies: readonly Resource[]
}

/** Asks measures about one patient. */
export type AskMeasure = (measure: Measure, period: MeasurementPeriod) => Promise<Asked>

/** FHIR R4's model information takes 100 ms to read: once a process. */
let wrapper: Promise<import('cql-exec-fhir').FHIRWrapper> | null = null

/** Returns a way to ask measures about the patient of these records; null where there is no Patient among them. */
export async function asking(resources: readonly Resource[]): Promise<AskMeasure | null> {
  const { DateTime, Interval, PatientContext } = await import('cql-execution')
  wrapper ??= import('cql-exec-fhir').then(({ FHIRWrapper }) => FHIRWrapper.FHIRv401())
  const fhir = await wrapper
  const found = chartPatient(resources, (resource) => fhir.wrap(resource))
  if (found === null) return null
  const instant = (at: number) => DateTime.fromJSDate(new Date(at), 0)
  return async (measure, { start, end }) => {
    const period = { 'Measurement Period': new Interval(instant(start), instant(end)) }
    const context = new PatientContext(measure.library, found.patient, measure.codes, period, instant(end))
    found.coded.clear()
    await denominatorsOf(measure, context)
    const applies = [...found.coded]
    return { memberships: await membershipsOf(measure, context), applies }
  }
}

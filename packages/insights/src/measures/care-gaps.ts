import { DAY } from '../fhir/dates.ts'
import type { InsightRecord } from '../insight-record.ts'
import { inOrder } from '../overview/in-order.ts'
import type { AskMeasure, MeasurementPeriod } from './ask-measure.ts'
import { asking } from './ask-measure.ts'
import type { Measure, MeasureName } from './measure.ts'
import type { Membership } from './populations.ts'

/** A measure that applies to a patient and is not met by the records; or that could not be decided. */
export type CareGap = {
  readonly measure: MeasureName
  readonly decided: boolean
  /** What made the measure apply: newest first, or the Patient record where nothing else did. */
  readonly because: readonly InsightRecord[]
}

/** Returns the twelve months that end with the day of an instant, UTC: at the bedside a year does not begin anew on 1 January, as it does for reports. */
export function yearUntil(now: number): MeasurementPeriod {
  const end = Math.floor(now / DAY) * DAY + DAY - 1
  const start = new Date(end + 1)
  start.setUTCFullYear(start.getUTCFullYear() - 1)
  return { start: start.getTime(), end }
}

/**
 * Returns what is due, not reached or to be avoided for a patient by the measures, in their order, from these records alone: who sees less may be told
 * of a gap that others see closed. A measure that fails on the records is told as undecided, never left out.
 */
export async function careGapsOf(
  records: readonly InsightRecord[],
  measures: readonly Measure[],
  now: number,
): Promise<readonly CareGap[]> {
  const ordered = inOrder(records.filter(isMeant))
  const patient = ordered.find(({ resource }) => resource.resourceType === 'Patient')
  const ask = measures.length === 0 ? null : await asking(ordered.map(({ resource }) => resource))
  if (ask === null || patient === undefined) return []
  const byResource = new Map<unknown, InsightRecord>(ordered.map((record) => [record.resource, record]))
  const gaps: CareGap[] = []
  for (const measure of measures) {
    const asked = await attempt(ask, measure, yearUntil(now))
    if (asked?.memberships.some((membership) => isGap(membership, measure)) === false) continue
    const because = (asked?.applies ?? []).flatMap((resource) => byResource.get(resource) ?? [])
    gaps.push({ measure, decided: asked !== null, because: because.length > 0 ? because : [patient] })
  }
  return gaps
}

function isGap(membership: Membership, { direction }: MeasureName): boolean {
  const counts = membership.denominator && !membership['denominator-exclusion'] && !membership['denominator-exception']
  return counts && membership.numerator === (direction === 'decrease')
}

/** What CQL's engine does not bear (a date that is none, a unit it does not know) is the record's fault, and no reason for no page at all. */
async function attempt(ask: AskMeasure, measure: Measure, period: MeasurementPeriod) {
  try {
    return await ask(measure, period)
  } catch {
    return null
  }
}

/** What was recorded by mistake, or found not to be so, is not asked: measures look at few of these marks themselves. */
function isMeant({ resource }: InsightRecord): boolean {
  const { status, verificationStatus } = resource as { status?: unknown; verificationStatus?: { coding?: unknown } }
  const codes = Array.isArray(verificationStatus?.coding) ? verificationStatus.coding.map((item) => item?.code) : []
  return ![status, ...codes].some((code) => code === 'entered-in-error' || code === 'refuted')
}

import type { HospitalId } from '@anamnesis/core'
import { recordName } from '@anamnesis/core'
import type { RecordItem } from '@anamnesis/core/api'
import type { Bundle, Observation } from '@medplum/fhirtypes'
import { type MeasuredValue, measuredValues } from '../../shared/record/measured-value.ts'

/** An observation with the hospital that keeps it. */
export type KeptObservation = { readonly custodian: HospitalId; readonly observation: Observation }

/** One value of a test: when, where, what. */
export type ResultPoint = {
  readonly at: number
  readonly name: string
  readonly custodian: HospitalId
  readonly value: MeasuredValue
}

/** All values of one test from all hospitals, oldest first. */
export type ResultSeries = {
  readonly code: string
  readonly title: string
  /** Whether it is a part of what was measured, as the systolic pressure is. */
  readonly part: boolean
  readonly points: readonly ResultPoint[]
  readonly latest: ResultPoint
  /** Relative change from the last value but one in the same unit; null where there is none. */
  readonly change: number | null
}

/** Returns the series named as the list of records names them, so that one test has one name; parts of a test keep their own. */
export function namedAs(items: readonly RecordItem[], series: readonly ResultSeries[]): readonly ResultSeries[] {
  const titles = new Map(items.map(({ key, title }) => [recordName(key), title]))
  return series.map((one) => {
    const title = one.part ? undefined : titles.get(one.latest.name)
    return title === undefined ? one : { ...one, title }
  })
}

/** Returns the series of which at least one value stands in one of the records. */
export function seriesAmong(
  series: readonly ResultSeries[],
  items: readonly Pick<RecordItem, 'key'>[],
): readonly ResultSeries[] {
  const names = new Set(items.map(({ key }) => recordName(key)))
  return series.filter(({ points }) => points.some(({ name }) => names.has(name)))
}

/** Returns the observations in a search bundle; the address of each entry tells which hospital keeps it. */
export function observationsIn(bundle: Bundle, self: HospitalId): readonly KeptObservation[] {
  return (bundle.entry ?? []).flatMap(({ fullUrl, resource }) => {
    if (resource?.resourceType !== 'Observation') return []
    const visiting = /\/at\/(0x[0-9a-f]{64})\//.exec(fullUrl ?? '')?.[1]
    return [{ custodian: (visiting as HospitalId | undefined) ?? self, observation: resource }]
  })
}

function instantOf({ effectiveDateTime, effectivePeriod, effectiveInstant, issued }: Observation): number {
  return Date.parse(effectiveDateTime ?? effectivePeriod?.start ?? effectiveInstant ?? issued ?? '')
}

const codeOf = (part: Pick<Observation, 'code'>, title: string) => {
  const coding = part.code?.coding?.find(({ system, code }) => system && code)
  return coding ? `${coding.system}|${coding.code}` : title.toLowerCase()
}

/** Returns the values of one observation with the code of what each measures; components have their own. */
function codedValues(observation: Observation, language: string) {
  const values = measuredValues(observation, language)
  const components = observation.component ?? []
  const own = values.length - components.length
  return values.map((value, index) => {
    const part = index < own ? observation : components[index - own]
    return { value, code: codeOf(part ?? observation, value.title), part: index >= own }
  })
}

function changeOf(points: readonly ResultPoint[], latest: ResultPoint): number | null {
  const before = points.findLast(
    ({ value, at }) => at < latest.at && value.number !== null && value.unit === latest.value.unit,
  )?.value.number
  const now = latest.value.number
  if (before === undefined || before === null || before === 0 || now === null) return null
  return (now - before) / Math.abs(before)
}

/** Returns the values of each test in time, the tests in the order of their latest value; values without a date or entered in error are left out. */
export function resultSeries(kept: readonly KeptObservation[], language: string): readonly ResultSeries[] {
  const byCode = new Map<string, ResultPoint[]>()
  const parts = new Set<string>()
  for (const { custodian, observation } of kept) {
    const at = instantOf(observation)
    if (Number.isNaN(at) || observation.status === 'entered-in-error') continue
    const name = recordName({ custodian, type: 'Observation', id: observation.id ?? '' })
    for (const { value, code, part } of codedValues(observation, language)) {
      if (!value.text) continue
      if (part) parts.add(code)
      byCode.set(code, [...(byCode.get(code) ?? []), { at, name, custodian, value }])
    }
  }
  return [...byCode]
    .flatMap(([code, found]) => {
      const points = found.sort((a, b) => a.at - b.at)
      const latest = points.at(-1)
      if (!latest) return []
      const { title } = latest.value
      return [{ code, title, part: parts.has(code), points, latest, change: changeOf(points, latest) }]
    })
    .sort((a, b) => b.latest.at - a.latest.at)
}

/** A result counts as recent for two years: older ones are in the records, not on the first screen (our choice). */
const RECENT_MS = 2 * 366 * 86_400_000
/** A change of a fifth is shown even where both values are usual (our choice; the insights judge by biological variation). */
const NOTABLE_CHANGE = 0.2

const isAbnormal = ({ latest }: ResultSeries) => latest.value.flag !== null && latest.value.flag !== 'normal'

/** Returns the tests whose latest value is abnormal or has changed, abnormal ones first, at most `most`. */
export function notableSeries(series: readonly ResultSeries[], now: number, most: number): readonly ResultSeries[] {
  const notable = series.filter(
    (one) => now - one.latest.at <= RECENT_MS && (isAbnormal(one) || Math.abs(one.change ?? 0) >= NOTABLE_CHANGE),
  )
  return [...notable.filter(isAbnormal), ...notable.filter((one) => !isAbnormal(one))].slice(0, most)
}

/** Returns points of a line through the numbers in the latest unit, in a box of the given size; none for fewer than two. */
export function linePoints(
  { points, latest }: Pick<ResultSeries, 'points' | 'latest'>,
  width: number,
  height: number,
): readonly { readonly x: number; readonly y: number; readonly point: ResultPoint }[] {
  const numbers = points.flatMap((point) =>
    point.value.number !== null && point.value.unit === latest.value.unit
      ? [{ point, number: point.value.number }]
      : [],
  )
  const [first, last] = [numbers[0], numbers.at(-1)]
  if (!first || !last || numbers.length < 2) return []
  const low = Math.min(...numbers.map(({ number }) => number))
  const high = Math.max(...numbers.map(({ number }) => number))
  return numbers.map(({ point, number }) => ({
    point,
    x: ((point.at - first.point.at) / (last.point.at - first.point.at || 1)) * width,
    y: high === low ? height / 2 : height - ((number - low) / (high - low)) * height,
  }))
}

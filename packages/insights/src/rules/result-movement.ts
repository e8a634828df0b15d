import type { Trend } from '../equations/movement.ts'
import { medianOf, REFERENCE_CHANGE_SOURCE, referenceChange, trendOf } from '../equations/movement.ts'
import { DAY, YEAR } from '../fhir/dates.ts'
import { sayUnit } from '../fhir/quantities.ts'
import type { Speech } from '../language/language.ts'
import type { Overview } from '../overview/overview.ts'
import type { Series, Value } from '../overview/series.ts'
import { newest } from '../overview/series.ts'
import { fitting, joined, sayNumber } from '../words.ts'
import { distance, sideOf, standsOut } from './result-range.ts'
import type { Draft } from './rule.ts'
import { sayDated, seriesName } from './words-of-facts.ts'

/** Directions that matter even within the usual range, by test: 1 rising, -1 falling. */
const WATCHED: ReadonlyMap<string, readonly number[]> = new Map([
  ['egfr', [-1]],
  ['creatinine', [1]],
  ['hemoglobin', [-1]],
  ['platelets', [-1]],
  ['potassium', [-1, 1]],
  ['hba1c', [1]],
  ['psa', [1]],
  ['nt-probnp', [1]],
])

const WINDOW = 5 * YEAR
const MOST_POINTS = 12

type Measured = Value & { readonly value: number }

/** How two values are told together: as their records have them where both are in one unit, else both in the test's own. */
type Told = { readonly from: string; readonly to: string; readonly perStandard: number }

function toldTogether(speech: Speech, series: Series, from: Measured, to: Measured): Told {
  const isOneUnit = from.unit === to.unit && from.measured !== null && to.measured !== null
  if (isOneUnit)
    return {
      from: speech.number(from.measured),
      to: sayDated(speech, to),
      perStandard: (to.measured - from.measured) / (to.value - from.value),
    }
  const said = joined([sayNumber(to.value), sayUnit(series.test?.unit ?? '')], ' ')
  return { from: speech.number(from.value), to: sayDated(speech, { ...to, said }), perStandard: 1 }
}

// One value a day, the last of it; the newest 12 of the last 5 years of the series.
function pointsOf(series: Series): readonly Measured[] {
  const since = newest(series).at - WINDOW
  const days = new Map<number, Measured>()
  for (const item of series.values)
    if (item.value !== null && item.at >= since) days.set(Math.floor(item.at / DAY), { ...item, value: item.value })
  return [...days.values()].slice(-MOST_POINTS)
}

function isWatched(series: Series, first: Measured, last: Measured): boolean {
  return WATCHED.get(series.key)?.includes(Math.sign(last.value - first.value)) === true
}

function group(last: Value, overview: Overview): Draft['group'] {
  return overview.now - last.at <= YEAR ? 'changed' : 'background'
}

// KDIGO 2024 CKD guideline, section 2.1: a sustained fall of more than 5 mL/min/1.73 m2 a year is rapid progression.
function isRapid(series: Series, trend: Trend): boolean {
  return series.key === 'egfr' && trend.perYear < -5
}

function sayTime({ rules }: Speech, years: number): string {
  return years < 1 ? rules.result.months(Math.round(years * 12)) : rules.result.years(Math.round(years))
}

// A slope that explains less than half or more than twice of what lies between first and last describes no trend.
function agrees(trend: Trend, first: Measured, last: Measured): boolean {
  const share = (trend.perYear * trend.years) / (last.value - first.value)
  return share >= 0.5 && share <= 2
}

function trendDraft(series: Series, points: readonly Measured[], limit: number, overview: Overview): Draft | null {
  const trend = trendOf(points.map(({ at, value }) => ({ at, value })))
  const [first, last] = [points[0], points.at(-1)]
  if (trend === null || first === undefined || last === undefined || Math.abs(trend.agreement) < 0.6) return null
  const level = Math.abs(medianOf(points.map((point) => point.value)))
  if (
    Math.abs(trend.perYear) * trend.years < (limit / 100) * level ||
    (!standsOut(last) && !isWatched(series, first, last))
  )
    return null
  if (!agrees(trend, first, last)) return null
  const recent = overview.now - last.at <= YEAR
  const { speech } = overview
  const told = toldTogether(speech, series, first, last)
  const slope = Number(Math.abs(trend.perYear * told.perStandard).toPrecision(2))
  return {
    rule: 'result-trend',
    topic: series.key,
    group: group(last, overview),
    weight: recent ? (isRapid(series, trend) ? 78 : (standsOut(last) ? 58 : 48) + distance(last)) : 28,
    text: speech.rules.result.trend(
      seriesName(speech, series),
      trend.perYear < 0,
      sayTime(speech, trend.years),
      told.from,
      told.to,
      trend.years < 1 ? '' : speech.number(slope),
      String(points.length),
    ),
    holders: [last, first, ...points.slice(1, -1).reverse()],
    source: isRapid(series, trend)
      ? 'KDIGO 2024 CKD guideline, section 2.1; slope: Sen, J Am Stat Assoc 1968;63:1379'
      : 'Sen, J Am Stat Assoc 1968;63:1379',
  }
}

function sayChange({ speech }: Overview, series: Series, before: Measured, last: Measured, limit: number): string {
  const told = toldTogether(speech, series, before, last)
  const { changed, high, low } = speech.rules.result
  const [name, hasRisen, usual] = [seriesName(speech, series), last.value > before.value, String(Math.round(limit))]
  const say = (now: string) => changed(name, hasRisen, told.from, speech.day(before.at), told.to, usual, now)
  const isKnown = standsOut(last) && last.standing !== 'abnormal'
  return fitting(say(isKnown ? (sideOf(last) === 'high' ? high : low) : ''), say(''))
}

function changeDraft(series: Series, points: readonly Measured[], limit: number, overview: Overview): Draft | null {
  const [before, last] = [points.at(-2), points.at(-1)]
  if (before === undefined || last === undefined || before.value === 0) return null
  const change = ((last.value - before.value) / Math.abs(before.value)) * 100
  if (Math.abs(change) <= limit) return null
  if (!standsOut(last) && !standsOut(before) && !isWatched(series, before, last)) return null
  const recent = overview.now - last.at <= YEAR
  return {
    rule: 'result-changed',
    topic: series.key,
    group: group(last, overview),
    weight: recent ? (standsOut(last) ? 54 : isWatched(series, before, last) ? 44 : 34) + distance(last) : 20,
    text: sayChange(overview, series, before, last, limit),
    holders: [last, before],
    source: REFERENCE_CHANGE_SOURCE,
  }
}

/** Returns how a series moved beyond chance: its trend, else its last step; null where it did not or its variation is unknown. */
export function movementDraft(series: Series, overview: Overview): Draft | null {
  const variation = series.test?.variation
  if (variation == null || newest(series).value === null) return null
  const points = pointsOf(series)
  const limit = referenceChange(variation)
  return trendDraft(series, points, limit, overview) ?? changeDraft(series, points, limit, overview)
}

import { DAY, YEAR } from '../fhir/dates.ts'
import type { Overview } from '../overview/overview.ts'
import type { Series, Value } from '../overview/series.ts'
import { limitIn } from '../terminology/lab-tests.ts'
import type { Draft } from './rule.ts'
import { sayDated, seriesName } from './words-of-facts.ts'

const URGENT_FOR = { result: 30 * DAY, vital: 7 * DAY }

/** Returns the side on which a value stands out. */
export function sideOf({ standing }: Value): 'high' | 'low' {
  return standing === 'high' || standing === 'critical-high' ? 'high' : 'low'
}

/** Returns true for a value at or beyond a critical limit, of the laboratory or of our table. */
export function isCritical({ standing }: Value): boolean {
  return standing === 'critical-low' || standing === 'critical-high'
}

/** Returns true for a value that is known to be out of its range. */
export function standsOut({ standing }: Value): boolean {
  return standing !== 'normal' && standing !== 'unknown'
}

// Named only where our table's limit is what the value crossed; else the laboratory's flag made it critical.
function tableLimit({ speech }: Overview, series: Series, value: Value): string {
  const high = sideOf(value) === 'high'
  const limit = high ? series.test?.critical?.high : series.test?.critical?.low
  if (limit == null || value.value === null) return ''
  const told = series.test && limitIn(series.test, limit, value.unit)
  const isCrossed = high ? value.value >= limit : value.value <= limit
  return isCrossed && told !== null ? speech.number(told) : ''
}

/** Returns what a critical value is to be told as; null for a vital sign that is no longer current. */
export function criticalDraft(series: Series, value: Value, overview: Overview): Draft | null {
  const age = overview.now - value.at
  const urgent = age <= (series.vital ? URGENT_FOR.vital : URGENT_FOR.result)
  if (series.vital && !urgent) return null
  return {
    rule: 'result-critical',
    topic: series.key,
    group: urgent ? 'act-now' : age <= YEAR ? 'changed' : 'background',
    weight: urgent ? 94 : age <= YEAR ? 70 : 40,
    text: overview.speech.rules.result.critical(
      seriesName(overview.speech, series),
      sayDated(overview.speech, value),
      age > YEAR,
      sideOf(value) === 'high',
      tableLimit(overview, series, value),
    ),
    holders: [value],
  }
}

function crossedLimit(value: Value): number | null {
  return (sideOf(value) === 'high' ? value.range?.high : value.range?.low) ?? null
}

/** Returns 0 to 15 points for how far beyond its limit a value lies. */
export function distance(value: Value): number {
  const limit = crossedLimit(value)
  if (limit === null || limit === 0 || value.measured === null) return 0
  return Math.min(15, Math.round((Math.abs(value.measured - limit) / Math.abs(limit)) * 30))
}

// A value of more than a year ago tells how it was.
function sayRange({ speech, now }: Overview, series: Series, value: Value, limit: number | null): string {
  const say = speech.rules.result
  const told = [seriesName(speech, series), sayDated(speech, value)] as const
  if (limit === null) return say.flagged(...told)
  const number = speech.number(limit)
  const words = value.range?.from === 'table' ? say.usual(number) : number
  return say.beyond(...told, now - value.at > YEAR, sideOf(value) === 'high', words)
}

/** Returns what a value out of its range is to be told as: new ones under what changed, lasting and old ones in the background. */
export function rangeDraft(series: Series, value: Value, overview: Overview): Draft {
  const before = series.values.at(-2)
  const recent = overview.now - value.at <= YEAR
  const fresh = recent && before?.standing !== value.standing
  const limit = value.standing === 'abnormal' ? null : crossedLimit(value)
  return {
    rule: 'result-out-of-range',
    topic: series.key,
    group: fresh ? 'changed' : 'background',
    weight: (fresh ? 50 : recent ? 30 : 12) + distance(value),
    text: sayRange(overview, series, value, limit),
    holders: [value],
  }
}

import { DAY, YEAR } from '../fhir/dates.ts'
import type { Overview } from '../overview/overview.ts'
import type { Series, Value } from '../overview/series.ts'
import { limitIn } from '../terminology/lab-tests.ts'
import { isPlural, joined, sayNumber, shorten } from '../words.ts'
import type { Draft } from './rule.ts'
import { sayValue } from './words-of-facts.ts'

const SAY = {
  critical: (name: string, value: string, verb: string, side: string, limit: string) =>
    `${name} ${value} ${verb} critically ${side}${limit}.`,
  beyond: (name: string, value: string, verb: string, side: string, limit: string) =>
    `${name} ${value} ${verb} ${side} ${limit}.`,
  flagged: (name: string, value: string) => `${name}: ${value}, flagged as abnormal.`,
}

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
function tableLimit(series: Series, value: Value): string {
  const high = sideOf(value) === 'high'
  const limit = high ? series.test?.critical?.high : series.test?.critical?.low
  if (limit == null || value.value === null) return ''
  const told = series.test && limitIn(series.test, limit, value.unit)
  const isCrossed = high ? value.value >= limit : value.value <= limit
  return isCrossed && told !== null ? ` (limit ${sayNumber(told)})` : ''
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
    text: SAY.critical(
      shorten(series.name, 8),
      sayValue(value),
      verbOf(series, age),
      sideOf(value),
      tableLimit(series, value),
    ),
    holders: [value],
  }
}

// A value of more than a year ago tells how it was.
function verbOf(series: Series, age: number): string {
  if (isPlural(series.name)) return age > YEAR ? 'were' : 'are'
  return age > YEAR ? 'was' : 'is'
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

/** Returns what a value out of its range is to be told as: new ones under what changed, lasting and old ones in the background. */
export function rangeDraft(series: Series, value: Value, overview: Overview): Draft {
  const before = series.values.at(-2)
  const recent = overview.now - value.at <= YEAR
  const fresh = recent && before?.standing !== value.standing
  const limit = value.standing === 'abnormal' ? null : crossedLimit(value)
  const name = shorten(series.name, 8)
  const verb = verbOf(series, overview.now - value.at)
  const side = sideOf(value) === 'high' ? 'above' : 'below'
  return {
    rule: 'result-out-of-range',
    topic: series.key,
    group: fresh ? 'changed' : 'background',
    weight: (fresh ? 50 : recent ? 30 : 12) + distance(value),
    text:
      limit === null
        ? SAY.flagged(name, sayValue(value))
        : SAY.beyond(
            name,
            sayValue(value),
            verb,
            side,
            joined([value.range?.from === 'table' ? 'the usual' : '', sayNumber(limit)], ' '),
          ),
    holders: [value],
  }
}

import { DAY, YEAR } from '../fhir/dates.ts'
import type { Overview } from '../overview/overview.ts'
import type { Value } from '../overview/series.ts'
import type { Draft, Rule } from './rule.ts'

/** Office blood pressure in mmHg: above it is high, and from the second pair on it is a crisis. */
const LIMITS = { high: { systolic: 140, diastolic: 90 }, crisis: { systolic: 180, diastolic: 120 } }

/** Returns the newest pair of pressures of one moment; null without one. */
export function newestPressure(
  overview: Overview,
): { readonly systolic: Value; readonly diastolic: Value; readonly words: string } | null {
  const systolic = overview.series.get('systolic')?.values.at(-1)
  const diastolic = overview.series.get('diastolic')?.values.findLast((value) => value.at === systolic?.at)
  if (systolic?.value == null || diastolic?.value == null) return null
  return {
    systolic,
    diastolic,
    words: `${Math.round(systolic.value)}/${Math.round(diastolic.value)}`,
  }
}

function reaches(systolic: Value, diastolic: Value, limit: { systolic: number; diastolic: number }): boolean {
  return (systolic.value ?? 0) >= limit.systolic || (diastolic.value ?? 0) >= limit.diastolic
}

function find(overview: Overview): readonly Draft[] {
  const pressure = newestPressure(overview)
  if (pressure === null) return []
  const { systolic, diastolic, words } = pressure
  const age = overview.now - systolic.at
  if (age > 2 * YEAR || !reaches(systolic, diastolic, LIMITS.high)) return []
  const crisis = reaches(systolic, diastolic, LIMITS.crisis)
  const { day, rules } = overview.speech
  const say = crisis ? rules.pressure.crisis : rules.pressure.high
  return [
    {
      topic: '',
      group: crisis && age <= 7 * DAY ? 'act-now' : age <= 90 * DAY ? 'changed' : 'background',
      weight: crisis && age <= 7 * DAY ? 86 : age <= 90 * DAY ? 46 : 24,
      text: say(words, day(systolic.at)),
      holders: [systolic],
    },
  ]
}

/** The newest blood pressure is high. */
export const bloodPressure: Rule = {
  id: 'blood-pressure-high',
  version: '1',
  source:
    '2023 ESH Guidelines for arterial hypertension, J Hypertens 2023;41:1874; crisis: 2017 ACC/AHA Guideline, section 11.2',
  find,
}

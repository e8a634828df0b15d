import type { MedicineFact } from '../facts/fact.ts'
import { DAY, YEAR, yearOf } from '../fhir/dates.ts'
import type { Overview, Problem } from '../overview/overview.ts'
import { sayPlaces } from '../overview/places.ts'
import type { Value } from '../overview/series.ts'
import { newest } from '../overview/series.ts'
import { capital, enumerate, fitting, joined, shorten } from '../words.ts'
import { newestPressure } from './blood-pressure.ts'
import type { Draft, Holder, Rule } from './rule.ts'
import { sayValue } from './words-of-facts.ts'

const SAY = (subject: string, result: string, medicines: string) =>
  `${joined([subject, joined([result, medicines && `on ${medicines}`], '; ')], ': ')}.`

/** How long a passing problem that nobody closed is told: a pregnancy as long as one lasts, others 3 months. */
const PASSING_FOR = { grave: 300 * DAY, other: 90 * DAY }

/** Returns true for a problem of today: healed troubles, and passing ones that nobody closed, tell nothing about it. */
export function belongs(problem: Problem, now: number): boolean {
  const kind = problem.concept?.kind
  if (kind === 'event') return true
  if (!problem.active) return false
  if (kind === 'passing') return now - lastBegun(problem) <= passingFor(problem)
  return kind !== 'state' || (problem.concept?.importance ?? 0) >= 5
}

// What passes can come again: the newest one counts.
function lastBegun(problem: Problem): number {
  const begun = problem.facts.filter((fact) => fact.status === 'active').map((fact) => fact.onset ?? fact.date ?? 0)
  return begun.reduce((a, b) => Math.max(a, b), 0)
}

function passingFor({ concept }: Problem): number {
  return (concept?.importance ?? 0) >= 6 ? PASSING_FOR.grave : PASSING_FOR.other
}

function sinceWords(problem: Problem): string {
  if (problem.onset === null) return ''
  return `${problem.concept?.kind === 'event' ? 'in' : 'since'} ${yearOf(problem.onset)}`
}

type Told = { readonly words: string; readonly holders: readonly Holder[] }

const NOTHING: Told = { words: '', holders: [] }
const RESULT_COUNTS_FOR = 3 * YEAR

function latestResult(problem: Problem, overview: Overview): Told {
  for (const key of problem.concept?.tests ?? []) {
    if (key === 'systolic') {
      const pressure = newestPressure(overview)
      if (pressure !== null && isUsable(pressure.systolic, overview))
        return { words: `${pressure.words} mmHg (${yearOf(pressure.systolic.at)})`, holders: [pressure.systolic] }
      continue
    }
    const series = overview.series.get(key)
    const value = series === undefined ? undefined : newest(series)
    if (series !== undefined && value !== undefined && isUsable(value, overview))
      return { words: `${series.name} ${sayValue(value)}`, holders: [value] }
  }
  return NOTHING
}

function isUsable(value: Value, overview: Overview): boolean {
  return value.said !== '' && overview.now - value.at <= RESULT_COUNTS_FOR
}

function treatment(problem: Problem, overview: Overview): Told {
  const treats = new Set(problem.concept?.treatments ?? [])
  const taken = new Map<string, MedicineFact>()
  for (const fact of overview.current)
    for (const { ingredient } of fact.parts)
      if (!taken.has(ingredient.name) && ingredient.classes.some((key) => treats.has(key)))
        taken.set(ingredient.name, fact)
  if (taken.size === 0) return NOTHING
  const shown = [...taken].slice(0, 3)
  const more = taken.size > shown.length ? [`${taken.size - shown.length} more`] : []
  return { words: enumerate([...shown.map(([name]) => shorten(name, 2)), ...more]), holders: [...taken.values()] }
}

function weightOf(problem: Problem): number {
  const importance = problem.concept?.importance ?? 4
  return 20 + importance * 5 + (problem.active ? 5 : 0)
}

function draftOf(problem: Problem, overview: Overview): Draft {
  const result = latestResult(problem, overview)
  const medicines = treatment(problem, overview)
  const several = new Set(problem.facts.map((fact) => fact.hospital)).size > 1
  const possible = problem.facts.every((fact) => fact.certainty === 'possible') ? 'possible ' : ''
  const name = joined([capital(possible + shorten(problem.name, 5)), sinceWords(problem)], ' ')
  const placed = several ? `${name} (${sayPlaces(overview.place, problem.facts)})` : name
  return {
    topic: problem.topic,
    group: 'background',
    weight: weightOf(problem),
    text: fitting(
      SAY(placed, result.words, medicines.words),
      SAY(name, result.words, medicines.words),
      SAY(name, '', medicines.words),
      SAY(name, '', ''),
    ),
    holders: [...problem.facts.slice(0, 4), ...result.holders, ...medicines.holders],
  }
}

/** Each problem of today over all hospitals: since when, its newest result, what treats it. */
export const problemBackground: Rule = {
  id: 'problem-background',
  version: '1',
  source: null,
  find: (overview) =>
    overview.problems.filter((problem) => belongs(problem, overview.now)).map((problem) => draftOf(problem, overview)),
}

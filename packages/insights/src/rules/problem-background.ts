import type { MedicineFact } from '../facts/fact.ts'
import { DAY, YEAR, yearOf } from '../fhir/dates.ts'
import type { Overview, Problem } from '../overview/overview.ts'
import { sayPlaces } from '../overview/places.ts'
import type { Value } from '../overview/series.ts'
import { newest } from '../overview/series.ts'
import { fitting, shorten } from '../words.ts'
import { newestPressure } from './blood-pressure.ts'
import type { Draft, Holder, Rule } from './rule.ts'
import { problemWords, sayDated, seriesName } from './words-of-facts.ts'

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

type Told = { readonly words: string; readonly holders: readonly Holder[] }

const NOTHING: Told = { words: '', holders: [] }
const RESULT_COUNTS_FOR = 3 * YEAR

function latestResult(problem: Problem, overview: Overview): Told {
  for (const key of problem.concept?.tests ?? []) {
    if (key === 'systolic') {
      const pressure = newestPressure(overview)
      if (pressure !== null && isUsable(pressure.systolic, overview))
        return {
          words: overview.speech.on(`${pressure.words} mmHg`, String(yearOf(pressure.systolic.at))),
          holders: [pressure.systolic],
        }
      continue
    }
    const series = overview.series.get(key)
    const value = series === undefined ? undefined : newest(series)
    if (series !== undefined && value !== undefined && isUsable(value, overview))
      return { words: `${seriesName(overview.speech, series)} ${sayDated(overview.speech, value)}`, holders: [value] }
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
  const { speech } = overview
  const more = taken.size > shown.length ? [speech.more(taken.size - shown.length)] : []
  const names = shown.map(([name]) => shorten(speech.medicine(name), 3))
  return { words: speech.problem.lineTreatment(speech.list([...names, ...more])), holders: [...taken.values()] }
}

function weightOf(problem: Problem): number {
  const importance = problem.concept?.importance ?? 4
  return 20 + importance * 5 + (problem.active ? 5 : 0)
}

function nameOf(problem: Problem, { speech }: Overview): string {
  const own = problemWords(speech, problem, 5)
  const isPossible = problem.facts.every((fact) => fact.certainty === 'possible')
  const name = speech.title(isPossible ? speech.possible(own) : own)
  if (problem.onset === null) return name
  const dated = problem.concept?.kind === 'event' ? speech.problem.lineIn : speech.problem.lineSince
  return dated(name, String(yearOf(problem.onset)))
}

function draftOf(problem: Problem, overview: Overview): Draft {
  const result = latestResult(problem, overview)
  const medicines = treatment(problem, overview)
  const several = new Set(problem.facts.map((fact) => fact.hospital)).size > 1
  const name = nameOf(problem, overview)
  const placed = several ? `${name} (${sayPlaces(overview, problem.facts)})` : name
  const say = (subject: string, ...rest: readonly string[]) =>
    overview.speech.problem.line(
      subject,
      rest.filter((words) => words !== ''),
    )
  return {
    topic: problem.topic,
    group: 'background',
    weight: weightOf(problem),
    text: fitting(
      say(placed, result.words, medicines.words),
      say(name, result.words, medicines.words),
      say(name, medicines.words),
      say(name),
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

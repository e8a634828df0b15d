import type { Context, Problem } from '../overview/overview.ts'
import { AREAS, problemsFor, REASONS } from '../terminology/areas.ts'

/** A problem in its place on the page. */
export type Placed = { readonly problem: Problem; readonly long: boolean }

/** How many problems a reader of no special field sees at length. */
const LONG_FOR_ALL = 5
/** How many of a special field at most. */
const LONG_FOR_FIELD = 8

/** Returns the problems in the order of the page: the reason of the visit first, then the reader's field, each at length, then the rest, one line each. */
export function inOrderFor(problems: readonly Problem[], { reader, reason }: Context): readonly Placed[] {
  const field = problemsFor(AREAS, reader?.specialty ?? '')
  const asked = problemsFor(REASONS, reason ?? '')
  const named = (problem: Problem) => reason !== undefined && isNamed(problem, reason)
  const rank = (problem: Problem) =>
    (named(problem) ? 400 : 0) + (isIn(asked, problem) ? 200 : 0) + (isIn(field, problem) ? 100 : 0) + gravity(problem)
  const sorted = [...problems].sort((a, b) => rank(b) - rank(a) || compare(a.topic, b.topic))
  const special = sorted.filter((problem) => rank(problem) >= 100)
  const long = special.length > 0 ? special.slice(0, LONG_FOR_FIELD) : sorted.slice(0, LONG_FOR_ALL)
  return sorted.map((problem) => ({ problem, long: long.includes(problem) }))
}

function isIn(keys: ReadonlySet<string>, { concept }: Problem): boolean {
  return concept !== null && keys.has(concept.key)
}

const SHORTEST_NAME = 4

function isNamed({ name }: Problem, reason: string): boolean {
  return name.length >= SHORTEST_NAME && reason.slice(0, 400).toLowerCase().includes(name.toLowerCase())
}

function gravity({ concept, active }: Problem): number {
  return (concept?.importance ?? 4) * 5 + (active ? 3 : 0)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

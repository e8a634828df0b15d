import type { MedicineFact } from '../facts/fact.ts'
import { YEAR } from '../fhir/dates.ts'
import type { Speech } from '../language/language.ts'
import type { Overview, Problem } from '../overview/overview.ts'
import { medicineName, sayDaily } from '../rules/words-of-facts.ts'

/** Returns true if a medicine treats a problem: by what it is ordered for where the record says that, else by its class. */
function treats(fact: MedicineFact, problem: Problem): boolean {
  if (fact.purpose !== undefined && fact.purpose.topics.length > 0) return fact.purpose.topics.includes(problem.topic)
  const classes = problem.concept?.treatments ?? []
  return fact.parts.some(({ ingredient }) => ingredient.classes.some((key) => classes.includes(key)))
}

/** One medicine that is being taken, in all its records. */
export type Taken = { readonly name: string; readonly facts: readonly [MedicineFact, ...MedicineFact[]] }

/** Returns medicines as they are named, each once, the newest record first. */
export function takenOf(facts: readonly MedicineFact[]): readonly Taken[] {
  const newestFirst = [...facts].sort((a, b) => (b.from ?? b.date ?? 0) - (a.from ?? a.date ?? 0))
  return [...Map.groupBy(newestFirst, medicineName)].flatMap(([name, [first, ...rest]]) =>
    first === undefined ? [] : [{ name, facts: [first, ...rest] as const }],
  )
}

/** Returns the medicines that are being taken for a problem, each with all records of it: another hospital's may be for something else. */
export function treatmentOf(problem: Problem, overview: Overview): readonly Taken[] {
  const names = new Set(overview.current.filter((fact) => treats(fact, problem)).map(medicineName))
  return takenOf(overview.current.filter((fact) => names.has(medicineName(fact))))
}

/** Returns the medicines for a problem that were stopped within the last year and are taken nowhere. */
export function stoppedFor(problem: Problem, overview: Overview): readonly MedicineFact[] {
  const current = new Set(overview.current.map(medicineName))
  const stopped = overview.facts
    .filter((fact) => fact.kind === 'medicine')
    .filter((fact) => fact.status === 'stopped' && treats(fact, problem) && !current.has(medicineName(fact)))
    .filter((fact) => overview.now - (fact.until ?? fact.date ?? 0) <= YEAR)
  return takenOf(stopped).map(({ facts: [fact] }) => fact)
}

/** Returns a medicine with what it comes to a day where every record says the same exactly and for every day. */
export function sayTaken(speech: Speech, { name, facts }: Taken): string {
  const [first] = facts
  const daily = first.parts.length === 1 ? first.parts[0]?.daily : undefined
  const same = facts.every(
    ({ parts }) => parts[0]?.daily?.value === daily?.value && parts[0]?.daily?.unit === daily?.unit,
  )
  if (daily === undefined || daily === null || !same || !facts.every(({ everyDay }) => everyDay === true))
    return speech.medicineWithDose(name, '').trim()
  return speech.medicineWithDose(name, speech.aDay(sayDaily(speech, daily)))
}

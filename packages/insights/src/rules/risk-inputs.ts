import type { Risk, RiskPrediction } from '@anamnesis/core/api'
import type { MedicineFact, ProblemFact } from '../facts/fact.ts'
import { ageAt } from '../fhir/dates.ts'
import type { Overview } from '../overview/overview.ts'
import type { Value } from '../overview/series.ts'
import type { Draft, Holder } from './rule.ts'

/** A measured input: the number, in the unit that was asked for, and the record that bears it. */
export type Input = { readonly value: number; readonly at: number; readonly holder: Value }

/**
 * Returns the newest value of a test that can be read and is at most so old, null without one. Every value of a series is in the table's unit
 * (UCUM; terminology/lab-tests.ts is the only place that converts), which must be the one that the equation takes. @throws RangeError where it is not
 */
export function latest(overview: Overview, key: string, unit: string, within: number): Input | null {
  const series = overview.series.get(key)
  if (series === undefined) return null
  if (series.test?.unit !== unit) throw new RangeError(`${key} is not in ${unit}`)
  const value = series.values.findLast((item) => item.value !== null && item.at <= overview.now)
  if (value === undefined || value.value === null || overview.now - value.at > within) return null
  return { value: value.value, at: value.at, holder: value }
}

/** Returns the age in completed years now, null for an unknown birth. */
export function ageNow({ person, now }: Overview): number | null {
  return person.born === null ? null : ageAt(person.born, now)
}

/** Returns the sex, null where it is unknown or the records disagree. */
export function sexOf({ person }: Overview): 'female' | 'male' | null {
  return person.sex === 'unknown' ? null : person.sex
}

/** Returns true during a recorded pregnancy, for which none of the equations was made. */
export function isPregnant({ person, now }: Overview): boolean {
  return person.pregnancies.some(({ from, until }) => now >= from && now <= until)
}

/** Returns the newest entry of each problem with these concept keys that anyone holds active. */
export function activeProblems(overview: Overview, keys: readonly string[]): readonly ProblemFact[] {
  return problemsOf(overview, keys, (fact) => fact.status === 'active')
}

/** Returns the newest entry of each problem with these concept keys that the patient has or ever had. */
export function problemsEver(overview: Overview, keys: readonly string[]): readonly ProblemFact[] {
  return problemsOf(overview, keys, () => true)
}

// What is only possible does not count.
function problemsOf(
  overview: Overview,
  keys: readonly string[],
  counts: (fact: ProblemFact) => boolean,
): readonly ProblemFact[] {
  return overview.problems.flatMap(({ concept, facts }) => {
    if (concept === null || !keys.includes(concept.key)) return []
    return facts.find((fact) => fact.certainty !== 'possible' && counts(fact)) ?? []
  })
}

/** Returns the medicines of the whole body that are being taken and belong to one of the classes or are one of the ingredients. */
export function takenOf(overview: Overview, names: readonly string[]): readonly MedicineFact[] {
  return overview.current.filter(
    (fact) =>
      !fact.local &&
      fact.parts.some(({ ingredient }) =>
        [ingredient.name, ...ingredient.classes].some((name) => names.includes(name)),
      ),
  )
}

/** Keys of the problems that are diabetes. */
export const DIABETES = ['diabetes-1', 'diabetes-2', 'diabetes', 'diabetic-kidney', 'diabetic-nerve', 'diabetic-eye']

/** Keys of the problems that are high blood pressure. */
export const HYPERTENSION = ['hypertension', 'hypertensive-heart', 'hypertensive-kidney']

/** Says how far back the inputs go: ", inputs since 3 Mar 2026"; empty without one. */
export function since({ speech }: Overview, inputs: readonly (Input | null)[]): string {
  const oldest = inputs.flatMap((input) => input?.at ?? []).reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  return Number.isFinite(oldest) ? speech.rules.risk.since(speech.day(oldest)) : ''
}

/** Returns the records that bear the inputs, the person last as birth and sex are part of every equation. */
export function holdersOf(overview: Overview, holders: readonly (Holder | Input | null)[]): readonly Holder[] {
  const bearing = holders.flatMap((item) => (item === null ? [] : 'holder' in item ? [item.holder] : [item]))
  return [...bearing, overview.person]
}

/** Says a probability: "14.7 %", "0.4 %". */
export function percent({ speech }: Overview, probability: number): string {
  return `${speech.number(Math.round(probability * 1000) / 10)} %`
}

/** Returns a prediction of points. */
export function pointsOf(outcome: string, value: number): RiskPrediction {
  return { outcome, value, unit: 'points', years: null }
}

/** Returns a prediction of a probability. */
export function chanceOf(outcome: string, value: number, years: number): RiskPrediction {
  return { outcome, value, unit: 'probability', years }
}

/** How old the inputs of an equation may be, as it is told; empty where the equation says it input by input. */
type Within = 'within a year' | 'within 2 years' | 'within 180 days' | ''

/** Returns what to tell where inputs are missing, for people whom the equation is about and who lack at most two; null for more. */
export function missingDraft(
  overview: Overview,
  equation: string,
  missing: readonly string[],
  holders: readonly Holder[],
  within: Within,
): Draft | null {
  return missingInputs(overview, { equation, told: overview.speech.term(equation) }, missing, holders, within)
}

/** Returns what to tell of a medicine whose dose needs a creatinine clearance that cannot be computed; null where more than two inputs are missing. */
export function missingClearance(
  overview: Overview,
  ingredient: string,
  missing: readonly string[],
  holders: readonly Holder[],
): Draft | null {
  const { rules, medicine } = overview.speech
  const name = {
    equation: `Creatinine clearance for ${ingredient}`,
    told: rules.risk.clearanceFor(medicine(ingredient)),
  }
  const draft = missingInputs(overview, name, missing, holders, 'within a year')
  return draft === null ? null : { ...draft, topic: `missing ${ingredient}` }
}

function missingInputs(
  { speech }: Overview,
  { equation, told }: { readonly equation: string; readonly told: string },
  missing: readonly string[],
  holders: readonly Holder[],
  within: Within,
): Draft | null {
  if (missing.length === 0 || missing.length > 2) return null
  const risk: Risk = { equation, predictions: [], missing }
  const text = speech.rules.risk.missing(told, missing.map(speech.term), speech.term(within))
  return { topic: 'missing', group: 'background', weight: 14, text, holders, risk }
}

/** Says the inputs that a score counts or lacks, in words, joined by commas; empty without any. */
export function sayInputs({ speech }: Overview, inputs: readonly string[], say: (inputs: string) => string): string {
  return inputs.length === 0 ? '' : say(inputs.map(speech.term).join(', '))
}

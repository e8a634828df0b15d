import type { PatientContext } from 'cql-execution'
import type { Criteria, Measure, PopulationCode } from './measure.ts'

/** In which populations of one rate a patient is. */
export type Membership = Readonly<Record<PopulationCode, boolean>>

/**
 * Returns in which populations a patient is, for each rate of the measure: who is excluded is in no numerator, and an exception counts only for who is in
 * none (FHIR R4, Clinical Reasoning, "Proportion Measures").
 */
export async function membershipsOf(measure: Measure, context: PatientContext): Promise<Membership[]> {
  const memberships: Membership[] = []
  // One after the other: what one expression found out, the next ones use.
  for (const group of measure.groups) memberships.push(await membershipOf(group, measure, context))
  return memberships
}

/** Returns whether the measure looks at the patient at all, for each of its rates. */
export async function denominatorsOf(measure: Measure, context: PatientContext): Promise<boolean[]> {
  const denominators: boolean[] = []
  for (const group of measure.groups) denominators.push(await holds(group, 'denominator', measure, context))
  return denominators
}

async function holds(
  group: Criteria,
  code: PopulationCode,
  { library }: Measure,
  context: PatientContext,
): Promise<boolean> {
  const name = group[code]
  return name !== undefined && (await library.expressions[name].execute(context)) === true
}

async function membershipOf(group: Criteria, measure: Measure, context: PatientContext): Promise<Membership> {
  const isIn = (code: PopulationCode) => holds(group, code, measure, context)
  const initial = await isIn('initial-population')
  const denominator = initial && (await isIn('denominator'))
  const excluded = denominator && (await isIn('denominator-exclusion'))
  const numerator = denominator && !excluded && (await isIn('numerator'))
  const excepted = denominator && !excluded && !numerator && (await isIn('denominator-exception'))
  return {
    'initial-population': initial,
    denominator,
    'denominator-exclusion': excluded,
    numerator,
    'denominator-exception': excepted,
  }
}

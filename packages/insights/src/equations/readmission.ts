import type { Outcome, Score } from './outcome.ts'
import { admitted, pointsIf, pointsIn, scoreOf } from './outcome.ts'

/** Where LACE comes from. */
export const LACE_SOURCE = 'van Walraven et al., CMAJ 2010;182:551 (LACE, doi 10.1503/cmaj.091117); 10 or more is high'

/** Where HOSPITAL comes from. */
export const HOSPITAL_SOURCE =
  'Donzé et al., JAMA Intern Med 2016;176:496 (HOSPITAL, doi 10.1001/jamainternmed.2015.8462); 7 or more is high'

const ADULT = { ageYears: ['age', 18, 120, 'years'] } as const

/** Illnesses that the C of LACE counts, with their points (van Walraven 2010, appendix; also BMC Cardiovasc Disord 2014;14:97, table 1). */
export const LACE_ILLNESSES = {
  infarction: 1,
  cerebrovascular: 1,
  peripheralVascular: 1,
  diabetes: 1,
  heartFailure: 2,
  diabetesWithDamage: 2,
  lung: 2,
  mildLiverOrKidney: 2,
  cancer: 2,
  dementia: 3,
  connectiveTissue: 3,
  aids: 4,
  severeLiverOrKidney: 4,
  metastasis: 6,
} as const satisfies Record<string, number>

/** An illness that the C of LACE counts. */
export type LaceIllness = keyof typeof LACE_ILLNESSES

/** For each milder form the graver one that replaces it. */
const GRAVER: Partial<Record<LaceIllness, LaceIllness>> = {
  diabetes: 'diabetesWithDamage',
  mildLiverOrKidney: 'severeLiverOrKidney',
  cancer: 'metastasis',
}

/** Returns the comorbidity points of LACE before they are capped: each illness once, the graver form instead of the milder. */
export function laceComorbidity(illnesses: ReadonlySet<LaceIllness>): number {
  let points = 0
  for (const illness of illnesses) {
    const graver = GRAVER[illness]
    if (graver === undefined || !illnesses.has(graver)) points += LACE_ILLNESSES[illness]
  }
  return points
}

const END = Number.POSITIVE_INFINITY
const STAY = [
  [0, 0],
  [1, 1],
  [2, 2],
  [3, 3],
  [6, 4],
  [13, 5],
  [END, 7],
] as const

/** What LACE asks for, of a stay that ended; null where nothing is known. */
export type LaceInputs = {
  readonly ageYears: number | null
  /** Whole days from admission to discharge, 0 for less than one. */
  readonly stayDays: number | null
  readonly urgent: boolean | null
  /** Points by laceComorbidity(). */
  readonly comorbidity: number
  /** Visits to an emergency department in the 6 months before, without the one that led to this stay. */
  readonly emergencyVisits: number
}

/** Returns LACE, 0 to 19 points. Comorbidity of 4 or more counts 5, more than 4 emergency visits count 4. Refused below 18 years. Source: van Walraven 2010. */
export function lace(inputs: LaceInputs): Outcome<Score> {
  const checked = admitted({ ageYears: inputs.ageYears }, ADULT)
  if (!('value' in checked)) return checked
  return {
    value: scoreOf([
      ['length of stay', pointsIn(inputs.stayDays, STAY)],
      ['urgent admission', pointsIf(inputs.urgent, 3)],
      ['comorbidity', inputs.comorbidity >= 4 ? 5 : inputs.comorbidity],
      ['emergency visits', Math.min(inputs.emergencyVisits, 4)],
    ]),
  }
}

/** What HOSPITAL asks for, of a stay that ended; null where nothing is known. */
export type HospitalInputs = {
  readonly ageYears: number | null
  /** Last before discharge. */
  readonly hemoglobinGPerDl: number | null
  readonly oncology: boolean | null
  /** Last before discharge. */
  readonly sodiumMmolPerL: number | null
  readonly procedure: boolean
  readonly urgent: boolean | null
  /** Stays in the 12 months before this one. */
  readonly admissions: number
  readonly stayDays: number | null
}

const ADMISSIONS = [
  [1, 0],
  [5, 2],
  [END, 5],
] as const

/**
 * Returns HOSPITAL, 0 to 13 points: haemoglobin below 12 g/dL 1, discharge from oncology 2, sodium below 135 mmol/L 1, a procedure 1, urgent admission
 * 1, 2 to 5 stays in the year before 2 and more 5, a stay of 5 days or more 2. The 2016 international validation counts 0 to 1 earlier stays as none;
 * the derivation (JAMA Intern Med 2013;173:632) counted from 1 on. Refused below 18 years.
 */
export function hospitalScore(inputs: HospitalInputs): Outcome<Score> {
  const checked = admitted({ ageYears: inputs.ageYears }, ADULT)
  if (!('value' in checked)) return checked
  const { hemoglobinGPerDl, sodiumMmolPerL, stayDays } = inputs
  return {
    value: scoreOf([
      ['hemoglobin', pointsIf(hemoglobinGPerDl === null ? null : hemoglobinGPerDl < 12)],
      ['oncology', pointsIf(inputs.oncology, 2)],
      ['sodium', pointsIf(sodiumMmolPerL === null ? null : sodiumMmolPerL < 135)],
      ['procedure', pointsIf(inputs.procedure)],
      ['urgent admission', pointsIf(inputs.urgent)],
      ['earlier stays', pointsIn(inputs.admissions, ADMISSIONS)],
      ['length of stay', pointsIf(stayDays === null ? null : stayDays >= 5, 2)],
    ]),
  }
}

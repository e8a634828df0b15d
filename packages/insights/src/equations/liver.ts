import type { Sex } from '../terminology/lab-tests.ts'
import type { Outcome } from './outcome.ts'
import { admitted } from './outcome.ts'

/** Where FIB-4 comes from. */
export const FIB4_SOURCE =
  'Sterling et al., Hepatology 2006;43:1317 (doi 10.1002/hep.21178); cut-offs: EASL-EASD-EASO, J Hepatol 2024;81:492 (doi 10.1016/j.jhep.2024.04.031); from 65 years: McPherson et al., Am J Gastroenterol 2017;112:740'

/** Where MELD 3.0 comes from. */
export const MELD3_SOURCE =
  'Kim et al., Gastroenterology 2021;161:1887 (MELD 3.0, doi 10.1053/j.gastro.2021.08.050); OPTN Policy 9.1.D'

/**
 * Returns FIB-4, without unit: age x AST / (platelets in 10^9/L x square root of ALT), enzymes in U/L. Refused below 35 years, where it was not
 * reliable (McPherson 2017). Source: Sterling et al., Hepatology 2006;43:1317.
 */
export function fib4(inputs: {
  readonly ageYears: number | null
  readonly astUPerL: number | null
  readonly altUPerL: number | null
  readonly plateletsPerNl: number | null
}): Outcome<number> {
  const checked = admitted(inputs, {
    ageYears: ['age', 35, 120, 'years'],
    astUPerL: ['AST', 1, 10_000, 'U/L'],
    altUPerL: ['ALT', 1, 10_000, 'U/L'],
    plateletsPerNl: ['platelets', 5, 2_000, '10^9/L'],
  })
  if (!('value' in checked)) return checked
  const { ageYears, astUPerL, altUPerL, plateletsPerNl } = checked.value
  return { value: (ageYears * astUPerL) / (plateletsPerNl * Math.sqrt(altUPerL)) }
}

/** Returns the risk of advanced fibrosis that a FIB-4 means: low below 1.3 (2.0 from 65 years), high from 2.67 (EASL 2024; McPherson 2017). */
export function fib4Class(value: number, ageYears: number): 'low' | 'indeterminate' | 'high' {
  if (value < (ageYears >= 65 ? 2 : 1.3)) return 'low'
  return value > 2.67 ? 'high' : 'indeterminate'
}

const within = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high)

/**
 * Returns MELD 3.0 in points: `points` rounded and held to 6 to 40 as OPTN allocates, `exact` before that. Bilirubin, INR and creatinine below 1 count
 * as 1, creatinine above 3 (and dialysis twice in the week before) as 3, sodium is held to 125 to 137 and albumin to 1.5 to 3.5. Refused below
 * 18 years. Source: Kim et al., Gastroenterology 2021;161:1887.
 */
export function meld3(inputs: {
  readonly ageYears: number | null
  readonly sex: Sex | null
  readonly bilirubinMgPerDl: number | null
  readonly inr: number | null
  readonly creatinineMgPerDl: number | null
  readonly sodiumMmolPerL: number | null
  readonly albuminGPerDl: number | null
  readonly dialysis: boolean
}): Outcome<{ readonly points: number; readonly exact: number }> {
  const checked = admitted(inputs, {
    ageYears: ['age', 18, 120, 'years'],
    bilirubinMgPerDl: ['bilirubin', 0.05, 80, 'mg/dL'],
    inr: ['INR', 0.5, 30, ''],
    creatinineMgPerDl: ['creatinine', 0.1, 40, 'mg/dL'],
    sodiumMmolPerL: ['sodium', 90, 200, 'mmol/L'],
    albuminGPerDl: ['albumin', 0.3, 10, 'g/dL'],
  })
  if (inputs.sex === null) return { missing: [...('missing' in checked ? checked.missing : []), 'sex'] }
  if (!('value' in checked)) return checked
  const known = checked.value
  const bilirubin = Math.log(Math.max(known.bilirubinMgPerDl, 1))
  const inr = Math.log(Math.max(known.inr, 1))
  const creatinine = Math.log(inputs.dialysis ? 3 : within(known.creatinineMgPerDl, 1, 3))
  const sodium = 137 - within(known.sodiumMmolPerL, 125, 137)
  const albumin = 3.5 - within(known.albuminGPerDl, 1.5, 3.5)
  const exact =
    (inputs.sex === 'female' ? 1.33 : 0) +
    4.56 * bilirubin +
    0.82 * sodium -
    0.24 * sodium * bilirubin +
    9.09 * inr +
    11.14 * creatinine +
    1.85 * albumin -
    1.83 * albumin * creatinine +
    6
  return { value: { exact, points: within(Math.round(exact), 6, 40) } }
}

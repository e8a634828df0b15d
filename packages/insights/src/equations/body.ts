import type { Sex } from '../terminology/lab-tests.ts'
import type { Limit, Outcome } from './outcome.ts'
import { admitted } from './outcome.ts'

/** Where the body mass index and its classes come from. */
export const BMI_SOURCE =
  'WHO Technical Report Series 894 (2000), Obesity: preventing and managing the global epidemic, table 2.1'

/** Where the creatinine clearance comes from. */
export const COCKCROFT_GAULT_SOURCE = 'Cockcroft and Gault, Nephron 1976;16:31 (doi 10.1159/000180580)'

const WEIGHT: Limit = ['weight', 20, 400, 'kg']
const HEIGHT: Limit = ['height', 100, 250, 'cm']

/**
 * Returns the body mass index of an adult in kg/m2: weight in kg over the square of the height in m (WHO TRS 894). Refused outside of what adults
 * weigh and measure (our own wide limits) and below 18 years, where centiles count instead.
 */
export function bodyMassIndex(inputs: {
  readonly ageYears: number | null
  readonly weightKg: number | null
  readonly heightCm: number | null
}): Outcome<number> {
  const checked = admitted(inputs, { ageYears: ['age', 18, 120, 'years'], weightKg: WEIGHT, heightCm: HEIGHT })
  if (!('value' in checked)) return checked
  const { weightKg, heightCm } = checked.value
  return { value: weightKg / (heightCm / 100) ** 2 }
}

/** Returns the WHO class of an adult's body mass index in kg/m2 (WHO TRS 894, table 2.1). */
export function bodyMassClass(bmi: number): string {
  if (bmi < 18.5) return 'underweight'
  if (bmi < 25) return 'normal weight'
  if (bmi < 30) return 'overweight'
  return `obesity class ${bmi < 35 ? 1 : bmi < 40 ? 2 : 3}`
}

const INCH_CM = 2.54

/**
 * Returns the weight in kg to give Cockcroft and Gault: actual below a BMI of 18.5 kg/m2; the smaller of ideal and actual below 25; from 25 on
 * adjusted = ideal + 0.4 x (actual - ideal). Ideal = 50 (men) or 45.5 (women) + 2.3 for each inch above 60 (Devine, Drug Intell Clin Pharm
 * 1974;8:650); the choice by BMI follows Winter et al., Pharmacotherapy 2012;32:604 (doi 10.1002/j.1875-9114.2012.01098.x).
 */
export function clearanceWeight(weightKg: number, heightCm: number, sex: Sex): number {
  const ideal = (sex === 'male' ? 50 : 45.5) + 2.3 * (heightCm / INCH_CM - 60)
  const bmi = weightKg / (heightCm / 100) ** 2
  if (bmi < 18.5) return weightKg
  return bmi < 25 ? Math.min(ideal, weightKg) : ideal + 0.4 * (weightKg - ideal)
}

/**
 * Returns the creatinine clearance in mL/min, not indexed to body surface: (140 - age) x weight x (0.85 for women) / (72 x creatinine in mg/dL),
 * with the weight that is given (drug labels mean the actual one; clearanceWeight() gives another). Refused outside 18 to 110 years, as the
 * equation came from adults and turns meaningless towards 140. Source: Cockcroft and Gault, Nephron 1976;16:31.
 */
export function cockcroftGault(inputs: {
  readonly ageYears: number | null
  readonly sex: Sex | null
  readonly weightKg: number | null
  readonly creatinineMgPerDl: number | null
}): Outcome<number> {
  const checked = admitted(inputs, {
    ageYears: ['age', 18, 110, 'years'],
    weightKg: WEIGHT,
    creatinineMgPerDl: ['creatinine', 0.1, 40, 'mg/dL'],
  })
  if (inputs.sex === null) return { missing: [...('missing' in checked ? checked.missing : []), 'sex'] }
  if (!('value' in checked)) return checked
  const { ageYears, weightKg, creatinineMgPerDl } = checked.value
  return { value: ((140 - ageYears) * weightKg * (inputs.sex === 'female' ? 0.85 : 1)) / (72 * creatinineMgPerDl) }
}

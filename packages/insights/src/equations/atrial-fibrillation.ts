import type { Sex } from '../terminology/lab-tests.ts'
import type { Outcome, Score } from './outcome.ts'
import { admitted, pointsIf, scoreOf } from './outcome.ts'

/** Where the two stroke scores come from. */
export const CHA2DS2_SOURCE =
  'Lip et al., Chest 2010;137:263 (doi 10.1378/chest.09-1584); without sex: ESC 2024 Guidelines, Eur Heart J 2024;45:3314 (doi 10.1093/eurheartj/ehae176)'

/** Where the bleeding score comes from. */
export const HAS_BLED_SOURCE = 'Pisters et al., Chest 2010;138:1093 (doi 10.1378/chest.10-0134)'

/** What is asked for a stroke risk in atrial fibrillation; null where nothing is known. */
export type StrokeRiskInputs = {
  readonly ageYears: number | null
  readonly sex: Sex | null
  readonly heartFailure: boolean
  readonly hypertension: boolean
  readonly diabetes: boolean
  readonly strokeOrEmbolism: boolean
  readonly vascularDisease: boolean
}

const ADULT = { ageYears: ['age', 18, 120, 'years'] } as const

/**
 * Returns CHA2DS2-VA: heart failure 1, hypertension 1, age 75 or more 2 (65 to 74: 1), diabetes 1, stroke, TIA or arterial embolism 2, vascular
 * disease 1; 0 to 8 points. Refused below 18 years. Source: ESC 2024, table 10.
 */
export function cha2ds2Va(inputs: StrokeRiskInputs): Outcome<Score> {
  const checked = admitted(inputs, ADULT)
  if (!('value' in checked)) return checked
  const { ageYears } = checked.value
  return {
    value: scoreOf([
      ['heart failure', pointsIf(inputs.heartFailure)],
      ['hypertension', pointsIf(inputs.hypertension)],
      [`age ${ageYears}`, ageYears >= 75 ? 2 : ageYears >= 65 ? 1 : 0],
      ['diabetes', pointsIf(inputs.diabetes)],
      ['stroke, TIA or embolism', pointsIf(inputs.strokeOrEmbolism, 2)],
      ['vascular disease', pointsIf(inputs.vascularDisease)],
    ]),
  }
}

/** Returns CHA2DS2-VASc: CHA2DS2-VA and 1 for women; 0 to 9 points, the sex under `unknown` where it is not known. Source: Lip et al., Chest 2010;137:263. */
export function cha2ds2Vasc(inputs: StrokeRiskInputs): Outcome<Score> {
  const base = cha2ds2Va(inputs)
  if (!('value' in base)) return base
  const { points, counted, unknown } = base.value
  if (inputs.sex === null) return { value: { points, counted, unknown: [...unknown, 'sex'] } }
  return inputs.sex === 'male' ? base : { value: { points: points + 1, counted: [...counted, 'female sex'], unknown } }
}

/** What is asked for a bleeding risk; null where nothing is known. */
export type BleedingRiskInputs = {
  readonly ageYears: number | null
  /** Last systolic blood pressure in mmHg: above 160 counts. */
  readonly systolicMmHg: number | null
  /** Dialysis, transplant or creatinine of 200 umol/L (2.26 mg/dL) or more. */
  readonly kidney: boolean | null
  /** Cirrhosis, or bilirubin above twice with AST, ALT or alkaline phosphatase above three times the upper limit. */
  readonly liver: boolean | null
  readonly stroke: boolean
  /** Major bleeding before, or a predisposition such as anaemia. */
  readonly bleeding: boolean
  /** Time in the therapeutic range below 60 %; false where no vitamin K antagonist is taken. */
  readonly labileInr: boolean | null
  /** Antiplatelets or NSAIDs. */
  readonly medicines: boolean
  /** 8 drinks or more a week. */
  readonly alcohol: boolean | null
}

/** Returns HAS-BLED: one point for each of nine items, 0 to 9 points; age counts above 65. Refused below 18 years. Source: Pisters et al., Chest 2010;138:1093. */
export function hasBled(inputs: BleedingRiskInputs): Outcome<Score> {
  const checked = admitted({ ageYears: inputs.ageYears }, ADULT)
  if (!('value' in checked)) return checked
  const { systolicMmHg } = inputs
  return {
    value: scoreOf([
      ['systolic pressure above 160', pointsIf(systolicMmHg === null ? null : systolicMmHg > 160)],
      ['abnormal kidney function', pointsIf(inputs.kidney)],
      ['abnormal liver function', pointsIf(inputs.liver)],
      ['stroke', pointsIf(inputs.stroke)],
      ['bleeding or predisposition', pointsIf(inputs.bleeding)],
      ['labile INR', pointsIf(inputs.labileInr)],
      ['age above 65', pointsIf(checked.value.ageYears > 65)],
      ['antiplatelet or NSAID', pointsIf(inputs.medicines)],
      ['alcohol', pointsIf(inputs.alcohol)],
    ]),
  }
}

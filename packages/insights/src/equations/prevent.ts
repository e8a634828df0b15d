import { rowsOf } from '../terminology/data-file.ts'
import type { Sex } from '../terminology/lab-tests.ts'
import type { Limit, Outcome } from './outcome.ts'
import { admitted } from './outcome.ts'
import { PREVENT_TABLE } from './prevent-table.ts'

/** Where PREVENT comes from. */
export const PREVENT_SOURCE =
  'Khan et al., Circulation 2024;149:430 (AHA PREVENT, doi 10.1161/CIRCULATIONAHA.123.067626)'

/** What PREVENT asks for; null where nothing is known. HbA1c and albumin/creatinine ratio refine it and may be null. */
export type PreventInputs = {
  readonly ageYears: number | null
  readonly sex: Sex | null
  readonly totalCholesterolMgPerDl: number | null
  readonly hdlMgPerDl: number | null
  readonly systolicMmHg: number | null
  readonly bmiKgPerM2: number | null
  readonly egfrMlPerMinPer173: number | null
  readonly diabetes: boolean | null
  readonly smoker: boolean | null
  readonly pressureTreated: boolean | null
  readonly statin: boolean | null
  readonly hba1cPercent?: number | null
  readonly acrMgPerG?: number | null
}

/** Probabilities, 0 to 1: all cardiovascular disease, atherosclerotic disease, heart failure. */
export type PreventRisks = { readonly cvd: number; readonly ascvd: number; readonly heartFailure: number }

/** Which of the published equations gave the risks. */
export type PreventModel = 'base' | 'hba1c' | 'uacr'

/** Risks within 10 years, and within 30 years up to 59 years of age (null above). */
export type Prevent = {
  readonly model: PreventModel
  readonly tenYears: PreventRisks
  readonly thirtyYears: PreventRisks | null
}

// As the derivation excluded them (Khan 2024, Methods); eGFR as the AHA calculator admits it.
const LIMITS = {
  ageYears: ['age', 30, 79, 'years'],
  totalCholesterolMgPerDl: ['total cholesterol', 130, 320, 'mg/dL'],
  hdlMgPerDl: ['HDL cholesterol', 20, 100, 'mg/dL'],
  systolicMmHg: ['systolic pressure', 90, 200, 'mmHg'],
  bmiKgPerM2: ['BMI', 18.5, 39.9, 'kg/m2'],
  egfrMlPerMinPer173: ['eGFR', 15, 140, 'mL/min/1.73 m2'],
} as const satisfies Record<string, Limit>

const HBA1C = { hba1cPercent: ['HbA1c', 4.5, 15, '%'] } as const
const ACR = { acrMgPerG: ['urine albumin/creatinine ratio', 0.1, 25_000, 'mg/g'] } as const

const COEFFICIENTS: ReadonlyMap<string, readonly number[]> = new Map(
  rowsOf(PREVENT_TABLE.rows).map(([model, sex, outcome, years, numbers = '']) => [
    `${model} ${sex} ${outcome} ${years}`,
    numbers.split(' ').map(Number),
  ]),
)

const MMOL_PER_MG = 0.02586

type Known = Readonly<Record<keyof typeof LIMITS, number>> & Readonly<Record<Question, boolean>>

function termsOf(known: Known): readonly number[] {
  const age = (known.ageYears - 55) / 10
  const nonHdl = (known.totalCholesterolMgPerDl - known.hdlMgPerDl) * MMOL_PER_MG - 3.5
  const hdl = (known.hdlMgPerDl * MMOL_PER_MG - 1.3) / 0.3
  const pressure = (Math.max(known.systolicMmHg, 110) - 130) / 20
  const bmi = (Math.max(known.bmiKgPerM2, 30) - 30) / 5
  const egfr = (Math.min(known.egfrMlPerMinPer173, 60) - 60) / -15
  const [diabetes, smoker, treated, statin] = QUESTIONS.map((question) => Number(known[question])) as Four
  return [
    ...[1, age, age ** 2, nonHdl, hdl, (Math.min(known.systolicMmHg, 110) - 110) / 20, pressure, diabetes, smoker],
    ...[(Math.min(known.bmiKgPerM2, 30) - 25) / 5, bmi, egfr, (Math.max(known.egfrMlPerMinPer173, 60) - 90) / -15],
    ...[treated, statin, treated * pressure, statin * nonHdl],
    ...[nonHdl, hdl, pressure, diabetes, smoker, bmi, egfr].map((term) => age * term),
  ]
}

type Question = 'diabetes' | 'smoker' | 'pressureTreated' | 'statin'
type Four = [number, number, number, number]

const QUESTIONS = ['diabetes', 'smoker', 'pressureTreated', 'statin'] as const satisfies readonly Question[]
const QUESTION_NAMES: Readonly<Record<Question, string>> = {
  diabetes: 'diabetes',
  smoker: 'smoking status',
  pressureTreated: 'blood pressure treatment',
  statin: 'statin treatment',
}

// The albumin/creatinine ratio first: the model with both also asks for the social deprivation index, which no record has.
function refined(inputs: PreventInputs): { readonly model: PreventModel; readonly terms: readonly number[] } {
  const acr = admitted({ acrMgPerG: inputs.acrMgPerG ?? null }, ACR)
  if ('value' in acr) return { model: 'uacr', terms: [Math.log(acr.value.acrMgPerG)] }
  const hba1c = admitted({ hba1cPercent: inputs.hba1cPercent ?? null }, HBA1C)
  if (!('value' in hba1c)) return { model: 'base', terms: [] }
  const above = hba1c.value.hba1cPercent - 5.3
  return { model: 'hba1c', terms: inputs.diabetes === true ? [above, 0] : [0, above] }
}

/**
 * Returns the PREVENT risks by the model with the albumin/creatinine ratio where that is known, else with HbA1c, else the base model; the inputs that
 * are missing; or why it is refused (30 to 79 years only, and each input within the derivation's range; the caller leaves out known
 * cardiovascular disease). Source: Khan et al., Circulation 2024;149:430, table S12.
 */
export function prevent(inputs: PreventInputs): Outcome<Prevent> {
  const checked = admitted(inputs, LIMITS)
  const unanswered = QUESTIONS.filter((question) => inputs[question] === null)
  const missing = [
    ...('missing' in checked ? checked.missing : []),
    ...(inputs.sex === null ? ['sex'] : []),
    ...unanswered.map((question) => QUESTION_NAMES[question]),
  ]
  if ('refused' in checked) return checked
  if (!('value' in checked) || inputs.sex === null || missing.length > 0) return { missing }
  const answers = Object.fromEntries(QUESTIONS.map((question) => [question, inputs[question] === true]))
  const known: Known = { ...checked.value, ...(answers as Record<Question, boolean>) }
  const { model, terms } = refined(inputs)
  const all = [...termsOf(known), ...terms]
  const risks = (years: 10 | 30) => risksOf(`${model} ${inputs.sex}`, years, all)
  return { value: { model, tenYears: risks(10), thirtyYears: known.ageYears > 59 ? null : risks(30) } }
}

function risksOf(key: string, years: 10 | 30, terms: readonly number[]): PreventRisks {
  const risk = (outcome: string) => {
    const coefficients = COEFFICIENTS.get(`${key} ${outcome} ${years}`) ?? []
    const sum = coefficients.reduce(
      (total, coefficient, index) => total + coefficient * (terms[index] ?? Number.NaN),
      0,
    )
    return 1 / (1 + Math.exp(-sum))
  }
  return { cvd: risk('cvd'), ascvd: risk('ascvd'), heartFailure: risk('hf') }
}

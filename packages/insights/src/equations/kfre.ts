import type { Sex } from '../terminology/lab-tests.ts'
import type { Limit, Outcome } from './outcome.ts'
import { admitted } from './outcome.ts'

/** Where the kidney failure risk equation comes from. */
export const KFRE_SOURCE =
  'Tangri et al., JAMA 2011;305:1553 (doi 10.1001/jama.2011.451), recalibrated in JAMA 2016;315:164 (doi 10.1001/jama.2015.18202)'

/** Which calibration: the baseline survival differs, so the caller must know the region. */
export type KfreRegion = 'north-america' | 'elsewhere'

/** Probability, 0 to 1, of dialysis or transplantation within 2 and 5 years, and by how many variables. */
export type KfreRisk = { readonly twoYears: number; readonly fiveYears: number; readonly variables: 4 | 8 }

/** What the equation asks for; the last four are needed for the 8-variable form only. */
export type KfreInputs = {
  readonly region: KfreRegion
  readonly sex: Sex | null
  readonly ageYears: number | null
  readonly egfrMlPerMinPer173: number | null
  readonly acrMgPerG: number | null
  readonly albuminGPerDl?: number | null
  readonly phosphateMgPerDl?: number | null
  readonly bicarbonateMmolPerL?: number | null
  readonly calciumMgPerDl?: number | null
}

/** Baseline survival at 2 and 5 years by number of variables (Tangri 2016, supplement). */
const SURVIVAL = {
  4: { 'north-america': [0.975, 0.924], elsewhere: [0.9832, 0.9365] },
  8: { 'north-america': [0.978, 0.9301], elsewhere: [0.9827, 0.9245] },
} as const

// The development cohort had CKD G3 to G5; below 60 the guideline uses it, and adults only.
const LIMITS = {
  ageYears: ['age', 18, 100, 'years'],
  egfrMlPerMinPer173: ['eGFR', 1, 59.999, 'mL/min/1.73 m2'],
  acrMgPerG: ['urine albumin/creatinine ratio', 0.1, 30_000, 'mg/g'],
} as const satisfies Record<string, Limit>

const CHEMISTRY = {
  albuminGPerDl: ['albumin', 0.5, 7, 'g/dL'],
  phosphateMgPerDl: ['phosphate', 0.5, 15, 'mg/dL'],
  bicarbonateMmolPerL: ['bicarbonate', 5, 45, 'mmol/L'],
  calciumMgPerDl: ['calcium', 4, 16, 'mg/dL'],
} as const satisfies Record<string, Limit>

/**
 * Returns the risk of kidney failure by the 8-variable equation where albumin, phosphate, bicarbonate and calcium are known and possible, else by the
 * 4-variable one; refused for an eGFR of 60 or more. The variables are centred at the means of the development cohort (Tangri 2011, table 4 and
 * its supplement; baseline survival Tangri 2016). ACR in mg/g, its natural logarithm is taken.
 */
export function kfre(inputs: KfreInputs): Outcome<KfreRisk> {
  const checked = admitted(inputs, LIMITS)
  if (inputs.sex === null) return { missing: [...('missing' in checked ? checked.missing : []), 'sex'] }
  if (!('value' in checked)) return checked
  const { ageYears, egfrMlPerMinPer173, acrMgPerG } = checked.value
  const age = ageYears / 10 - 7.036
  const male = (inputs.sex === 'male' ? 1 : 0) - 0.5642
  const egfr = egfrMlPerMinPer173 / 5 - 7.222
  const acr = Math.log(acrMgPerG) - 5.137
  const chemistry = chemistryOf(inputs)
  if (chemistry === null) return riskOf(4, inputs.region, -0.2201 * age + 0.2467 * male - 0.5567 * egfr + 0.451 * acr)
  return riskOf(8, inputs.region, -0.1992 * age + 0.1602 * male - 0.4919 * egfr + 0.3364 * acr + chemistry)
}

function chemistryOf(inputs: KfreInputs): number | null {
  const { albuminGPerDl = null, phosphateMgPerDl = null, bicarbonateMmolPerL = null, calciumMgPerDl = null } = inputs
  const checked = admitted({ albuminGPerDl, phosphateMgPerDl, bicarbonateMmolPerL, calciumMgPerDl }, CHEMISTRY)
  if (!('value' in checked)) return null
  const known = checked.value
  return (
    -0.3441 * (known.albuminGPerDl - 3.997) +
    0.2604 * (known.phosphateMgPerDl - 3.916) -
    0.07354 * (known.bicarbonateMmolPerL - 25.57) -
    0.2228 * (known.calciumMgPerDl - 9.355)
  )
}

function riskOf(variables: 4 | 8, region: KfreRegion, predictor: number): Outcome<KfreRisk> {
  const [two, five] = SURVIVAL[variables][region]
  const hazard = Math.exp(predictor)
  return { value: { twoYears: 1 - two ** hazard, fiveYears: 1 - five ** hazard, variables } }
}

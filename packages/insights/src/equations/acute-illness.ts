import type { Outcome, Score } from './outcome.ts'
import { admitted, pointsIf, pointsIn, scoreOf } from './outcome.ts'

/** Where NEWS2 comes from. */
export const NEWS2_SOURCE =
  'Royal College of Physicians, National Early Warning Score (NEWS) 2, London 2017, chart 1 and table 3 (thresholds)'

/** Where qSOFA comes from. */
export const QSOFA_SOURCE =
  'Seymour et al., JAMA 2016;315:762 (doi 10.1001/jama.2016.0288); not as the only screen: Surviving Sepsis Campaign 2021 (doi 10.1097/CCM.0000000000005337)'

/** Where CURB-65 comes from. */
export const CURB65_SOURCE = 'Lim et al., Thorax 2003;58:377 (doi 10.1136/thorax.58.5.377)'

/** Signs of one moment; null where they were not taken. */
export type AcuteSigns = {
  readonly ageYears: number | null
  readonly respirationPerMin: number | null
  readonly oxygenSaturationPercent: number | null
  /** True where saturation was taken on supplemental oxygen. */
  readonly onOxygen: boolean | null
  readonly systolicMmHg: number | null
  readonly diastolicMmHg: number | null
  readonly pulsePerMin: number | null
  readonly temperatureCel: number | null
  /** New confusion, or responds to voice or pain only, or not at all. */
  readonly notAlert: boolean | null
}

const END = Number.POSITIVE_INFINITY

// Upper ends as the chart has them, between its steps: 9 to 11 begins above 8. Signs come rounded as the chart is read.
const BANDS = {
  respiration: [
    [8, 3],
    [11, 1],
    [20, 0],
    [24, 2],
    [END, 3],
  ],
  saturation: [
    [91, 3],
    [93, 2],
    [95, 1],
    [END, 0],
  ],
  saturationOnTarget: [
    [83, 3],
    [85, 2],
    [87, 1],
    [92, 0],
  ],
  saturationAboveTarget: [
    [94, 1],
    [96, 2],
    [END, 3],
  ],
  systolic: [
    [90, 3],
    [100, 2],
    [110, 1],
    [219, 0],
    [END, 3],
  ],
  pulse: [
    [40, 3],
    [50, 1],
    [90, 0],
    [110, 1],
    [130, 2],
    [END, 3],
  ],
  temperature: [
    [35, 3],
    [36, 1],
    [38, 0],
    [39, 1],
    [END, 2],
  ],
} as const satisfies Record<string, readonly (readonly [number, number])[]>

const rounded = (value: number | null, digits = 0) => (value === null ? null : Number(value.toFixed(digits)))

function saturationPoints(signs: AcuteSigns, scale: 1 | 2): number | null {
  const value = rounded(signs.oxygenSaturationPercent)
  if (value === null || scale === 1) return pointsIn(value, BANDS.saturation)
  if (value <= 92) return pointsIn(value, BANDS.saturationOnTarget)
  // Above the target only oxygen does harm.
  return signs.onOxygen === null ? null : signs.onOxygen ? pointsIn(value, BANDS.saturationAboveTarget) : 0
}

/** NEWS2 and whether one sign alone has 3 points. */
export type News2 = Score & { readonly single: boolean }

const SIXTEEN = { ageYears: ['age', 16, 120, 'years'] } as const

/**
 * Returns NEWS2, 0 to 20 points, of the signs of one moment; signs that were not taken are under `unknown` and the points are then the least there can
 * be. Scale 2 is for a clinician's target saturation of 88 to 92 %. Refused below 16 years; not for pregnancy or spinal injury (the caller
 * knows). Source: RCP 2017, chart 1.
 */
export function news2(signs: AcuteSigns, scale: 1 | 2 = 1): Outcome<News2> {
  const checked = admitted({ ageYears: signs.ageYears }, SIXTEEN)
  if (!('value' in checked)) return checked
  const items = [
    ['respiratory rate', pointsIn(rounded(signs.respirationPerMin), BANDS.respiration)],
    ['oxygen saturation', saturationPoints(signs, scale)],
    ['supplemental oxygen', pointsIf(signs.onOxygen, 2)],
    ['systolic pressure', pointsIn(rounded(signs.systolicMmHg), BANDS.systolic)],
    ['pulse', pointsIn(rounded(signs.pulsePerMin), BANDS.pulse)],
    ['consciousness', pointsIf(signs.notAlert, 3)],
    ['temperature', pointsIn(rounded(signs.temperatureCel, 1), BANDS.temperature)],
  ] as const
  return { value: { ...scoreOf(items), single: items.some(([, points]) => points === 3) } }
}

const ADULT = { ageYears: ['age', 18, 120, 'years'] } as const

/**
 * Returns qSOFA, 0 to 3 points: respiration of 22/min or more, systolic pressure of 100 mmHg or less, altered mentation. Refused below 18 years.
 * Source: Seymour et al., JAMA 2016;315:762.
 */
export function qsofa(signs: AcuteSigns): Outcome<Score> {
  const checked = admitted({ ageYears: signs.ageYears }, ADULT)
  if (!('value' in checked)) return checked
  const { respirationPerMin, systolicMmHg } = signs
  return {
    value: scoreOf([
      ['respiratory rate', pointsIf(respirationPerMin === null ? null : respirationPerMin >= 22)],
      ['systolic pressure', pointsIf(systolicMmHg === null ? null : systolicMmHg <= 100)],
      ['altered mentation', pointsIf(signs.notAlert)],
    ]),
  }
}

function lowPressure({ systolicMmHg, diastolicMmHg }: AcuteSigns): boolean | null {
  if (systolicMmHg !== null && systolicMmHg < 90) return true
  if (diastolicMmHg !== null && diastolicMmHg <= 60) return true
  return systolicMmHg === null || diastolicMmHg === null ? null : false
}

/**
 * Returns CURB-65, 0 to 5 points: new confusion, urea above 7 mmol/L (19.6 mg/dL of urea nitrogen; calculators that ask for mg/dL round to 19),
 * respiration of 30/min or more, systolic pressure below 90 or diastolic of 60 mmHg or less, 65 years or more. Refused below 18 years. Source:
 * Lim et al., Thorax 2003;58:377.
 */
export function curb65(signs: AcuteSigns, ureaMmolPerL: number | null): Outcome<Score> {
  const checked = admitted({ ageYears: signs.ageYears }, ADULT)
  if (!('value' in checked)) return checked
  const { respirationPerMin } = signs
  return {
    value: scoreOf([
      ['confusion', pointsIf(signs.notAlert)],
      ['urea', pointsIf(ureaMmolPerL === null ? null : ureaMmolPerL > 7)],
      ['respiratory rate', pointsIf(respirationPerMin === null ? null : respirationPerMin >= 30)],
      ['blood pressure', pointsIf(lowPressure(signs))],
      [`age ${checked.value.ageYears}`, pointsIf(checked.value.ageYears >= 65)],
    ]),
  }
}

import type { KfreRegion, KfreRisk } from '../equations/kfre.ts'
import { KFRE_SOURCE, kfre } from '../equations/kfre.ts'
import { DAY, YEAR } from '../fhir/dates.ts'
import type { Overview } from '../overview/overview.ts'
import { fitting } from '../words.ts'
import type { Input } from './risk-inputs.ts'
import {
  activeProblems,
  ageNow,
  chanceOf,
  holdersOf,
  isPregnant,
  latest,
  missingDraft,
  percent,
  problemsEver,
  sexOf,
  since,
} from './risk-inputs.ts'
import type { Draft, Rule } from './rule.ts'

const KIDNEY_DISEASE = ['ckd', 'ckd-3', 'ckd-4', 'ckd-5', 'diabetic-kidney', 'hypertensive-kidney']

/** KDIGO 2024: refer from 5 % in 5 years, prepare replacement above 40 % in 2 years. */
const THRESHOLDS = { refer: 0.05, prepare: 0.4 }

const THRESHOLD_SOURCE = 'KDIGO 2024 CKD guideline, practice point 2.2.2 and section 5.1'

// Chronic: on the problem list, or below 60 at least 90 days apart (KDIGO 2024, section 1.1).
function isChronic(overview: Overview, egfr: Input): boolean {
  if (activeProblems(overview, KIDNEY_DISEASE).length > 0) return true
  const earlier = overview.series.get('egfr')?.values ?? []
  return earlier.some(({ value, at }) => value !== null && value < 60 && egfr.at - at >= 90 * DAY)
}

// A transplant or dialysis ends what the equation predicts.
function isReplaced(overview: Overview): boolean {
  const failed = activeProblems(overview, ['ckd-5'])
  return (
    problemsEver(overview, ['kidney-transplant']).length > 0 ||
    failed.some(({ evidence }) => /dialysis|end.?stage/i.test(evidence[0].label))
  )
}

// An injured kidney may recover; its filtration of those days predicts nothing.
const INJURY_COUNTS_FOR = 90 * DAY

function isInjured(overview: Overview): boolean {
  return activeProblems(overview, ['acute-kidney-injury']).some(
    ({ onset, date }) => overview.now - (onset ?? date ?? 0) <= INJURY_COUNTS_FOR,
  )
}

function find(overview: Overview): readonly Draft[] {
  const egfr = latest(overview, 'egfr', 'mL/min/{1.73_m2}', YEAR)
  if (egfr === null || egfr.value >= 60 || isPregnant(overview)) return []
  if (!isChronic(overview, egfr) || isReplaced(overview) || isInjured(overview)) return []
  const acr = latest(overview, 'acr', 'mg/g', YEAR)
  const chemistry = [
    latest(overview, 'albumin', 'g/dL', YEAR),
    latest(overview, 'phosphate', 'mg/dL', YEAR),
    latest(overview, 'bicarbonate', 'mmol/L', YEAR),
    latest(overview, 'calcium', 'mg/dL', YEAR),
  ] as const
  const [albumin, phosphate, bicarbonate, calcium] = chemistry
  const outcomeIn = (region: KfreRegion) =>
    kfre({
      region,
      sex: sexOf(overview),
      ageYears: ageNow(overview),
      egfrMlPerMinPer173: egfr.value,
      acrMgPerG: acr?.value ?? null,
      albuminGPerDl: albumin?.value ?? null,
      phosphateMgPerDl: phosphate?.value ?? null,
      bicarbonateMmolPerL: bicarbonate?.value ?? null,
      calciumMgPerDl: calcium?.value ?? null,
    })
  const [america, elsewhere] = [outcomeIn('north-america'), outcomeIn('elsewhere')]
  if ('missing' in america) {
    const holders = holdersOf(overview, [egfr, acr])
    const draft = missingDraft(overview, 'Kidney failure risk (KFRE)', america.missing, holders, 'within a year')
    return draft === null ? [] : [draft]
  }
  if (!('value' in america) || !('value' in elsewhere)) return []
  const used = [egfr, acr, ...(america.value.variables === 8 ? chemistry : [])]
  return [riskDraft(overview, used, america.value, elsewhere.value)]
}

// The region of a record is not known, so both calibrations are told and the greater one decides.
function riskDraft(overview: Overview, used: readonly (Input | null)[], america: KfreRisk, elsewhere: KfreRisk): Draft {
  const both = [america, elsewhere]
  const two = Math.max(america.twoYears, elsewhere.twoYears)
  const five = Math.max(america.fiveYears, elsewhere.fiveYears)
  const prepare = two > THRESHOLDS.prepare
  const share = (probability: number) => percent(overview, probability)
  const says = (from: string) =>
    overview.speech.rules.risk.kidney(
      [share(america.fiveYears), share(elsewhere.fiveYears)],
      [share(america.twoYears), share(elsewhere.twoYears)],
      from,
    )
  return {
    topic: '',
    group: prepare ? 'act-now' : 'background',
    weight: prepare ? 72 : five >= THRESHOLDS.refer ? 44 : 24,
    text: fitting(says(since(overview, used)), says('')),
    holders: holdersOf(overview, used),
    source: `${KFRE_SOURCE}; thresholds: ${THRESHOLD_SOURCE}`,
    risk: {
      equation: `KFRE, ${america.variables} variables`,
      predictions: both.flatMap(({ twoYears, fiveYears }, index) => {
        const outcome = `kidney failure (${index === 0 ? 'North American' : 'other'} calibration)`
        return [chanceOf(outcome, twoYears, 2), chanceOf(outcome, fiveYears, 5)]
      }),
      missing: [],
    },
  }
}

/** The risk of kidney failure of people with chronic kidney disease G3 to G5. */
export const riskKidney: Rule = { id: 'risk-kidney-failure', version: '1', source: KFRE_SOURCE, find }

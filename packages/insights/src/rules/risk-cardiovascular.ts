import type { Prevent, PreventInputs } from '../equations/prevent.ts'
import { PREVENT_SOURCE, prevent } from '../equations/prevent.ts'
import { YEAR } from '../fhir/dates.ts'
import type { Overview } from '../overview/overview.ts'
import { fitting } from '../words.ts'
import { massIndex } from './risk-body.ts'
import {
  activeProblems,
  ageNow,
  chanceOf,
  DIABETES,
  HYPERTENSION,
  holdersOf,
  isPregnant,
  latest,
  missingDraft,
  percent,
  problemsEver,
  sexOf,
  since,
  takenOf,
} from './risk-inputs.ts'
import type { Draft, Holder, Rule } from './rule.ts'
import { habitInNotes, holderOf } from './said-in-notes.ts'

/** Known disease, to whose bearers primary prevention does not apply. */
const KNOWN_DISEASE = [
  'coronary-disease',
  'myocardial-infarction',
  'old-infarction',
  'heart-failure',
  'cardiomyopathy',
  'stroke',
  'past-stroke',
  'tia',
  'peripheral-artery',
  'aortic-aneurysm',
]

const LOWER_PRESSURE = ['ace-inhibitor', 'arb', 'calcium-blocker-vascular', 'thiazide']
/** Lower the pressure too, but are also taken for other reasons. */
const MAY_LOWER_PRESSURE = ['beta-blocker', 'loop-diuretic', 'potassium-sparing', 'alpha-blocker']

const NEVER_OR_PAST = /\b(never|former|ex-?smoker|quit|stopped|past|non-?smoker|not smok\w*)\b/i
const CURRENT = /\b(current|every day|some days?|daily|occasional|light|heavy|smokes|smoker|yes)\b/i

/** Whether the patient smokes, with what tells it; null where the records do not say. */
function smoking(overview: Overview): { readonly smoker: boolean | null; readonly holders: readonly Holder[] } {
  const answers = overview.facts
    .filter((fact) => (fact.kind === 'social' || fact.kind === 'result') && /smok|tobacco/i.test(fact.name))
    .map((fact) => ({ fact, words: fact.kind === 'social' ? fact.value : fact.kind === 'result' ? fact.said : '' }))
    .sort((a, b) => (b.fact.date ?? 0) - (a.fact.date ?? 0))
  const answer = answers.find(({ words }) => NEVER_OR_PAST.test(words) || CURRENT.test(words))
  if (answer !== undefined) return { smoker: !NEVER_OR_PAST.test(answer.words), holders: [answer.fact] }
  const listed = activeProblems(overview, ['tobacco'])
  if (listed.length > 0) return { smoker: true, holders: listed }
  const past = problemsEver(overview, ['past-smoking'])
  if (past.length > 0) return { smoker: false, holders: past }
  const said = habitInNotes(overview, 'tobacco')
  return said === undefined
    ? { smoker: null, holders: [] }
    : { smoker: said.mention.status === 'current', holders: [holderOf(said)] }
}

const LIPIDS_COUNT_FOR = 5 * YEAR
const OTHERS_COUNT_FOR = 2 * YEAR

function gather(overview: Overview) {
  const diabetes = activeProblems(overview, DIABETES)
  const hypertension = activeProblems(overview, HYPERTENSION)
  const lowering = [
    ...takenOf(overview, LOWER_PRESSURE),
    ...(hypertension.length > 0 ? takenOf(overview, MAY_LOWER_PRESSURE) : []),
  ]
  const statins = takenOf(overview, ['statin'])
  const tobacco = smoking(overview)
  const measured = [
    latest(overview, 'cholesterol', 'mg/dL', LIPIDS_COUNT_FOR),
    latest(overview, 'hdl', 'mg/dL', LIPIDS_COUNT_FOR),
    latest(overview, 'systolic', 'mm[Hg]', OTHERS_COUNT_FOR),
    massIndex(overview, OTHERS_COUNT_FOR),
    latest(overview, 'egfr', 'mL/min/{1.73_m2}', OTHERS_COUNT_FOR),
    latest(overview, 'hba1c', '%', OTHERS_COUNT_FOR),
    latest(overview, 'acr', 'mg/g', OTHERS_COUNT_FOR),
  ] as const
  const [cholesterol, hdl, systolic, bmi, egfr, hba1c, acr] = measured
  const inputs: PreventInputs = {
    ageYears: ageNow(overview),
    sex: sexOf(overview),
    totalCholesterolMgPerDl: cholesterol?.value ?? null,
    hdlMgPerDl: hdl?.value ?? null,
    systolicMmHg: systolic?.value ?? null,
    bmiKgPerM2: bmi?.value ?? null,
    egfrMlPerMinPer173: egfr?.value ?? null,
    diabetes: diabetes.length > 0,
    smoker: tobacco.smoker,
    pressureTreated: lowering.length > 0,
    statin: statins.length > 0,
    hba1cPercent: hba1c?.value ?? null,
    acrMgPerG: acr?.value ?? null,
  }
  return { inputs, measured, other: [...tobacco.holders, ...diabetes, ...lowering.slice(0, 2), ...statins.slice(0, 1)] }
}

const MODELS = { base: '', hba1c: ' with HbA1c', uacr: ' with albumin/creatinine ratio' }

/** Low below 5 %, borderline below 7.5 %, intermediate below 20 %, then high: as the AHA's calculator groups the total risk. */
function weightOf(risk: number): number {
  if (risk >= 0.2) return 38
  return risk >= 0.075 ? 32 : 22
}

function sayRisk(overview: Overview, { tenYears: ten, thirtyYears }: Prevent, from: string): string {
  const share = (probability: number) => percent(overview, probability)
  const thirty = thirtyYears === null ? '' : share(thirtyYears.cvd)
  return overview.speech.rules.risk.cardiovascular(
    share(ten.cvd),
    share(ten.ascvd),
    share(ten.heartFailure),
    thirty,
    from,
  )
}

function find(overview: Overview): readonly Draft[] {
  const age = ageNow(overview)
  if (age === null || age < 30 || age > 79 || isPregnant(overview)) return []
  if (problemsEver(overview, KNOWN_DISEASE).length > 0) return []
  const { inputs, measured, other } = gather(overview)
  const outcome = prevent(inputs)
  const holders = holdersOf(overview, [...measured.slice(0, 5), ...other])
  if ('missing' in outcome) {
    const draft = missingDraft(overview, 'PREVENT', outcome.missing, holders, '')
    return draft === null ? [] : [draft]
  }
  if (!('value' in outcome)) return []
  const { model, tenYears, thirtyYears } = outcome.value
  const used = [...measured.slice(0, 5), model === 'hba1c' ? measured[5] : model === 'uacr' ? measured[6] : null]
  const say = (from: string) => sayRisk(overview, outcome.value, from)
  return [
    {
      topic: '',
      group: 'background',
      weight: weightOf(tenYears.cvd),
      text: fitting(say(since(overview, used)), say('')),
      holders: holdersOf(overview, [...used, ...other]),
      risk: {
        equation: `PREVENT${MODELS[model]}`,
        predictions: [tenYears, thirtyYears].flatMap((risks, index) =>
          risks === null
            ? []
            : [
                chanceOf('cardiovascular disease', risks.cvd, index === 0 ? 10 : 30),
                chanceOf('atherosclerotic cardiovascular disease', risks.ascvd, index === 0 ? 10 : 30),
                chanceOf('heart failure', risks.heartFailure, index === 0 ? 10 : 30),
              ],
        ),
        missing: [],
      },
    },
  ]
}

/** The risk of cardiovascular disease of people from 30 to 79 who have none. */
export const riskCardiovascular: Rule = { id: 'risk-cardiovascular', version: '1', source: PREVENT_SOURCE, find }

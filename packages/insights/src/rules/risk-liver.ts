import { FIB4_SOURCE, fib4, fib4Class, MELD3_SOURCE, meld3 } from '../equations/liver.ts'
import type { MedicineFact } from '../facts/fact.ts'
import { DAY, YEAR } from '../fhir/dates.ts'
import type { Overview } from '../overview/overview.ts'
import { fitting } from '../words.ts'
import {
  activeProblems,
  ageNow,
  holdersOf,
  isPregnant,
  latest,
  missingDraft,
  pointsOf,
  sexOf,
  since,
  takenOf,
} from './risk-inputs.ts'
import type { Draft, Holder, Rule } from './rule.ts'

/** Whom EASL 2024 would have tested for fibrosis: liver disease, or what leads to it. */
const AT_RISK = {
  liver: ['fatty-liver', 'hepatitis-c', 'hepatitis-b', 'alcohol'],
  metabolic: ['diabetes-2', 'obesity', 'metabolic-syndrome'],
}

function findFibrosis(overview: Overview): readonly Draft[] {
  const age = ageNow(overview)
  if (age === null || age < 35 || isPregnant(overview) || activeProblems(overview, ['cirrhosis']).length > 0) return []
  const liver = activeProblems(overview, AT_RISK.liver)
  const metabolic = activeProblems(overview, AT_RISK.metabolic)
  if (liver.length === 0 && metabolic.length === 0) return []
  const measured = [
    latest(overview, 'ast', 'U/L', 2 * YEAR),
    latest(overview, 'alt', 'U/L', 2 * YEAR),
    latest(overview, 'platelets', '10*3/uL', 2 * YEAR),
  ] as const
  const [ast, alt, platelets] = measured
  const outcome = fib4({
    ageYears: age,
    astUPerL: ast?.value ?? null,
    altUPerL: alt?.value ?? null,
    plateletsPerNl: platelets?.value ?? null,
  })
  const holders = holdersOf(overview, [...measured, ...liver, ...metabolic.slice(0, 1)])
  if ('missing' in outcome) {
    const draft =
      liver.length === 0 ? null : missingDraft(overview, 'FIB-4', outcome.missing, holders, 'within 2 years')
    return draft === null ? [] : [draft]
  }
  if (!('value' in outcome)) return []
  const risk = fib4Class(outcome.value, age)
  if (risk === 'low' && liver.length === 0) return []
  const value = Math.round(outcome.value * 100) / 100
  const say = overview.speech.rules.risk
  return [
    {
      topic: '',
      group: 'background',
      weight: { low: 12, indeterminate: 30, high: 42 }[risk],
      text: say.fibrosis(overview.speech.number(value), say.fibrosisIs[risk], since(overview, measured)),
      holders,
      risk: { equation: 'FIB-4', predictions: [{ outcome: 'FIB-4', value, unit: '1', years: null }], missing: [] },
    },
  ]
}

/** The risk of liver fibrosis of people with liver disease, type 2 diabetes or obesity. */
export const riskFibrosis: Rule = { id: 'risk-liver-fibrosis', version: '1', source: FIB4_SOURCE, find: findFibrosis }

const RESULTS_COUNT_FOR = 180 * DAY
const EVALUATE_FROM = 15
const EVALUATE_SOURCE =
  'evaluation for transplantation from 15: Martin et al., Hepatology 2014;59:1144 (AASLD, doi 10.1002/hep.26972)'

/** Raise the INR by themselves, so that it tells nothing of the liver. */
const VITAMIN_K_ANTAGONISTS = ['warfarin', 'acenocoumarol', 'phenprocoumon']

function changedDraft({ speech }: Overview, taken: readonly MedicineFact[], holders: readonly Holder[]): Draft {
  const names = taken.flatMap(({ parts }) => parts.map(({ ingredient }) => ingredient.name))
  const name = names.find((item) => VITAMIN_K_ANTAGONISTS.includes(item))
  const { inrChanged, aMedicine } = speech.rules.risk
  const text = inrChanged(name === undefined ? aMedicine : speech.medicine(name))
  const risk = { equation: 'MELD 3.0', predictions: [], missing: ['INR without anticoagulant'] }
  return { topic: 'missing', group: 'background', weight: 14, text, holders, risk }
}

function findSeverity(overview: Overview): readonly Draft[] {
  const cirrhosis = activeProblems(overview, ['cirrhosis'])
  if (cirrhosis.length === 0 || activeProblems(overview, ['transplant']).length > 0) return []
  const measured = [
    latest(overview, 'bilirubin', 'mg/dL', RESULTS_COUNT_FOR),
    latest(overview, 'inr', '1', RESULTS_COUNT_FOR),
    latest(overview, 'creatinine', 'mg/dL', RESULTS_COUNT_FOR),
    latest(overview, 'sodium', 'mmol/L', RESULTS_COUNT_FOR),
    latest(overview, 'albumin', 'g/dL', RESULTS_COUNT_FOR),
  ] as const
  const [bilirubin, inr, creatinine, sodium, albumin] = measured
  const outcome = meld3({
    ageYears: ageNow(overview),
    sex: sexOf(overview),
    bilirubinMgPerDl: bilirubin?.value ?? null,
    inr: inr?.value ?? null,
    creatinineMgPerDl: creatinine?.value ?? null,
    sodiumMmolPerL: sodium?.value ?? null,
    albuminGPerDl: albumin?.value ?? null,
    dialysis: false,
  })
  const holders = holdersOf(overview, [...measured, ...cirrhosis])
  const taken = takenOf(overview, VITAMIN_K_ANTAGONISTS)
  if (taken.length > 0) return [changedDraft(overview, taken, holdersOf(overview, [...taken, inr, ...cirrhosis]))]
  if ('missing' in outcome) {
    const draft = missingDraft(overview, 'MELD 3.0', outcome.missing, holders, 'within 180 days')
    return draft === null ? [] : [draft]
  }
  if (!('value' in outcome)) return []
  const { points } = outcome.value
  const newest = measured.flatMap((input) => input?.at ?? []).reduce((a, b) => Math.max(a, b), 0)
  const high = points >= EVALUATE_FROM
  const urgent = high && overview.now - newest <= 30 * DAY
  const { day, rules } = overview.speech
  const say = (from: string) => rules.risk.cirrhosis(points, day(newest), from, high)
  return [
    {
      topic: '',
      group: urgent ? 'act-now' : 'background',
      weight: urgent ? 68 : high ? 50 : 28,
      text: fitting(say(since(overview, measured)), say('')),
      holders,
      source: `${MELD3_SOURCE}; ${EVALUATE_SOURCE}`,
      risk: { equation: 'MELD 3.0', predictions: [pointsOf('MELD 3.0', points)], missing: [] },
    },
  ]
}

/** How grave cirrhosis is. */
export const riskCirrhosis: Rule = { id: 'risk-cirrhosis', version: '1', source: MELD3_SOURCE, find: findSeverity }

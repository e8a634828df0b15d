import type { AcuteSigns } from '../equations/acute-illness.ts'
import { CURB65_SOURCE, curb65, NEWS2_SOURCE, news2, QSOFA_SOURCE, qsofa } from '../equations/acute-illness.ts'
import type { Score } from '../equations/outcome.ts'
import type { ProblemFact } from '../facts/fact.ts'
import { DAY } from '../fhir/dates.ts'
import type { Overview } from '../overview/overview.ts'
import type { Value } from '../overview/series.ts'
import { fitting } from '../words.ts'
import { activeProblems, ageNow, holdersOf, isPregnant, latest, pointsOf } from './risk-inputs.ts'
import type { Draft, Holder, Rule } from './rule.ts'

const MINUTE = 60_000

/** Signs that are taken within half an hour are of one moment; a moment counts for a day. Our own limits. */
const ONE_MOMENT = 30 * MINUTE
const COUNTS_FOR = DAY

/** LOINC codes of signs that the table of tests does not have: oxygen flow, inspired fraction, Glasgow coma scale. */
const OXYGEN_FLOW = ['oxygen-flow', 'loinc:57834-0']
const COMA_SCALE = 'glasgow-coma'

type Signs = AcuteSigns & { readonly at: number; readonly holders: readonly Holder[]; readonly taken: number }

/** Returns the signs of the newest moment of the last day, null where fewer than three were taken then. */
function newestSigns(overview: Overview): Signs | null {
  const keys = ['respiration', 'oxygen', 'systolic', 'diastolic', 'heart-rate', 'temperature'] as const
  const recent = ({ at }: Value) => at <= overview.now && overview.now - at <= COUNTS_FOR
  const candidates = keys.map((key) =>
    overview.series.get(key)?.values.findLast((value) => value.value !== null && recent(value)),
  )
  const at = candidates.flatMap((value) => value?.at ?? []).reduce((a, b) => Math.max(a, b), 0)
  const together = (value: Value | undefined) => (value !== undefined && at - value.at <= ONE_MOMENT ? value : null)
  const measured = candidates.map(together)
  const [respiration, oxygen, systolic, diastolic, pulse, temperature] = measured
  const flows = OXYGEN_FLOW.map((key) => together(overview.series.get(key)?.values.findLast(recent)))
  const flow = flows.find((value) => value !== null) ?? null
  const coma = together(overview.series.get(COMA_SCALE)?.values.findLast(recent))
  const taken = [respiration, oxygen, systolic, pulse, temperature].filter((value) => value != null).length
  if (taken < 3) return null
  return {
    at,
    taken,
    ageYears: ageNow(overview),
    respirationPerMin: respiration?.value ?? null,
    oxygenSaturationPercent: oxygen?.value ?? null,
    onOxygen: flow === null ? null : numberIn(flow) === null ? null : (numberIn(flow) ?? 0) > 0,
    systolicMmHg: systolic?.value ?? null,
    diastolicMmHg: diastolic?.value ?? null,
    pulsePerMin: pulse?.value ?? null,
    temperatureCel: temperature?.value ?? null,
    notAlert: coma === null || numberIn(coma) === null ? null : (numberIn(coma) ?? 15) < 15,
    holders: [...measured, flow, coma].filter((value) => value != null),
  }
}

// Signs without a row in the table of tests have no unit that we know, so only their number is read.
function numberIn({ said }: Value): number | null {
  const number = Number.parseFloat(said)
  return Number.isFinite(number) ? number : null
}

function sentence({ speech }: Overview, name: string, score: Score, at: number, advice: string): string {
  const { signs, atLeast, notKnown } = speech.rules.risk
  const open = score.unknown.length === 0 ? '' : notKnown(speech.list(score.unknown.map(speech.term)))
  const say = (rest: string) => signs(name, atLeast(score.points, open !== ''), speech.day(at), advice, rest)
  return fitting(say(open), say(''))
}

/** Where the target of saturation may be 88 to 92 %, which a clinician sets and no record tells, the scale that was taken is said. */
const MAY_NEED_SCALE_2 = ['copd', 'chronic-respiratory-failure']

/** RCP 2017, table 3: urgent response from 5, emergency response from 7, urgent ward review for 3 in one sign. */
function findDeterioration(overview: Overview): readonly Draft[] {
  const signs = newestSigns(overview)
  if (signs === null || isPregnant(overview)) return []
  const outcome = news2(signs)
  if (!('value' in outcome)) return []
  const { points, single, unknown } = outcome.value
  if (points < 5 && !single) return []
  const say = overview.speech.rules.risk
  const advice = points >= 7 ? say.emergency : points >= 5 ? say.urgent : say.single
  const name = activeProblems(overview, MAY_NEED_SCALE_2).length > 0 ? say.news2Scale1 : say.news2
  return [
    {
      topic: '',
      group: points >= 5 ? 'act-now' : 'changed',
      weight: points >= 7 ? 95 : points >= 5 ? 89 : 62,
      text: sentence(overview, name, outcome.value, signs.at, advice),
      holders: holdersOf(overview, signs.holders),
      risk: { equation: 'NEWS2, scale 1', predictions: [pointsOf('NEWS2', points)], missing: unknown },
    },
  ]
}

/** How ill the vital signs of one moment show the patient to be. */
export const riskDeterioration: Rule = {
  id: 'risk-deterioration',
  version: '1',
  source: NEWS2_SOURCE,
  find: findDeterioration,
}

const INFECTIONS = ['sepsis', 'pneumonia', 'urinary-infection', 'cellulitis', 'influenza', 'covid']
const INFECTION_COUNTS_FOR = 30 * DAY

function fresh(overview: Overview, keys: readonly string[]): readonly ProblemFact[] {
  return activeProblems(overview, keys).filter(
    ({ onset, date }) => overview.now - (onset ?? date ?? 0) <= INFECTION_COUNTS_FOR,
  )
}

function findSepsis(overview: Overview): readonly Draft[] {
  const infections = fresh(overview, INFECTIONS)
  const signs = infections.length === 0 ? null : newestSigns(overview)
  if (signs === null) return []
  const outcome = qsofa(signs)
  if (!('value' in outcome) || outcome.value.points < 2) return []
  const { points, unknown } = outcome.value
  const say = overview.speech.rules.risk
  return [
    {
      topic: '',
      group: 'act-now',
      weight: 93,
      text: sentence(overview, say.qsofa, outcome.value, signs.at, say.sepsis),
      holders: holdersOf(overview, [...signs.holders, ...infections]),
      risk: { equation: 'qSOFA', predictions: [pointsOf('qSOFA', points)], missing: unknown },
    },
  ]
}

/** Signs of organ failure in an infection. */
export const riskSepsis: Rule = { id: 'risk-sepsis', version: '1', source: QSOFA_SOURCE, find: findSepsis }

/** Urea nitrogen in mg/dL for each mmol/L of urea (28.014 g/mol of nitrogen; as in the table of tests). */
const UREA_NITROGEN = 2.8014

function findPneumonia(overview: Overview): readonly Draft[] {
  const pneumonia = fresh(overview, ['pneumonia'])
  const signs = pneumonia.length === 0 ? null : newestSigns(overview)
  if (signs === null) return []
  const urea = latest(overview, 'urea', 'mg/dL', 2 * DAY)
  const outcome = curb65(signs, urea === null ? null : urea.value / UREA_NITROGEN)
  if (!('value' in outcome)) return []
  const { points, unknown } = outcome.value
  const severe = points >= 3
  const say = overview.speech.rules.risk
  return [
    {
      topic: '',
      group: severe ? 'act-now' : 'background',
      weight: severe ? 90 : 30,
      text: sentence(overview, say.curb65, outcome.value, signs.at, severe ? say.severe : ''),
      holders: holdersOf(overview, [...signs.holders, urea, ...pneumonia]),
      risk: { equation: 'CURB-65', predictions: [pointsOf('CURB-65', points)], missing: unknown },
    },
  ]
}

/** How grave a pneumonia is. */
export const riskPneumonia: Rule = { id: 'risk-pneumonia', version: '1', source: CURB65_SOURCE, find: findPneumonia }

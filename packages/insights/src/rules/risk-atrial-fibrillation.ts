import { CHA2DS2_SOURCE, cha2ds2Va, cha2ds2Vasc, HAS_BLED_SOURCE, hasBled } from '../equations/atrial-fibrillation.ts'
import type { Score } from '../equations/outcome.ts'
import type { MedicineFact, ProblemFact } from '../facts/fact.ts'
import { DAY, YEAR } from '../fhir/dates.ts'
import type { Overview } from '../overview/overview.ts'
import type { Value } from '../overview/series.ts'
import { fitting } from '../words.ts'
import {
  activeProblems,
  ageNow,
  DIABETES,
  HYPERTENSION,
  holdersOf,
  latest,
  pointsOf,
  problemsEver,
  sayInputs,
  sexOf,
  takenOf,
} from './risk-inputs.ts'
import type { Draft, Rule } from './rule.ts'

const STROKE = ['stroke', 'past-stroke', 'tia']
const PREDISPOSITION = ['anemia', 'iron-deficiency', 'thrombocytopenia']
const ANTICOAGULANT = ['anticoagulant', 'heparin']
const VITAMIN_K_ANTAGONISTS = ['warfarin', 'acenocoumarol', 'phenprocoumon']

/** ESC 2024, recommendation table 6: anticoagulation is recommended from 2, to be considered at 1. */
const RECOMMENDED_FROM = 2

const because = (overview: Overview, { counted }: Score) =>
  sayInputs(overview, counted, overview.speech.rules.risk.because)

// A mechanical valve asks for an anticoagulant whatever the score says.
function fibrillation(overview: Overview): readonly ProblemFact[] {
  const found = activeProblems(overview, ['atrial-fibrillation'])
  return problemsEver(overview, ['valve-prosthesis']).length > 0 ? [] : found
}

function findStroke(overview: Overview): readonly Draft[] {
  const found = fibrillation(overview)
  if (found.length === 0) return []
  const lvef = latest(overview, 'lvef', '%', 2 * YEAR)
  const weak = lvef !== null && lvef.value <= 40 ? lvef : null
  const failing = activeProblems(overview, ['heart-failure'])
  const pressure = activeProblems(overview, HYPERTENSION)
  const diabetes = activeProblems(overview, DIABETES)
  const strokes = problemsEver(overview, STROKE)
  const vessels = problemsEver(overview, [
    'coronary-disease',
    'myocardial-infarction',
    'old-infarction',
    'peripheral-artery',
  ])
  const inputs = {
    ageYears: ageNow(overview),
    sex: sexOf(overview),
    heartFailure: failing.length > 0 || weak !== null,
    hypertension: pressure.length > 0,
    diabetes: diabetes.length > 0,
    strokeOrEmbolism: strokes.length > 0,
    vascularDisease: vessels.length > 0,
  }
  const [va, vasc] = [cha2ds2Va(inputs), cha2ds2Vasc(inputs)]
  if (!('value' in va) || !('value' in vasc)) return []
  const taken = takenOf(overview, ANTICOAGULANT)
  const open = taken.length === 0 && va.value.points >= RECOMMENDED_FROM
  const { treated, untreated } = overview.speech.rules.risk
  const say = taken.length > 0 ? treated : untreated
  const { points } = va.value
  return [
    {
      topic: '',
      group: open ? 'act-now' : 'background',
      weight: open ? 82 : taken.length > 0 ? 26 : 34,
      text: fitting(say(points, vasc.value.points, because(overview, va.value)), say(points, vasc.value.points, '')),
      holders: holdersOf(overview, [
        ...found,
        ...failing,
        weak,
        ...pressure,
        ...diabetes,
        ...strokes,
        ...vessels,
        ...taken,
      ]),
      risk: {
        equation: 'CHA2DS2-VA and CHA2DS2-VASc',
        predictions: [pointsOf('CHA2DS2-VA', points), pointsOf('CHA2DS2-VASc', vasc.value.points)],
        missing: vasc.value.unknown,
      },
    },
  ]
}

/** The stroke risk of people with atrial fibrillation, and whether they are protected. */
export const riskStroke: Rule = { id: 'risk-stroke', version: '1', source: CHA2DS2_SOURCE, find: findStroke }

// As HAS-BLED defines it: creatinine of 200 umol/L, which is 2.26 mg/dL.
const WEAK_KIDNEY = 2.26

/** Whether the liver counts: known disease, or bilirubin above 2 x 1.0 with an enzyme above 3 x its limit; null where no bilirubin is known. */
function liverOf(overview: Overview, cirrhosis: readonly ProblemFact[]): boolean | null {
  if (cirrhosis.length > 0) return true
  const bilirubin = latest(overview, 'bilirubin', 'mg/dL', YEAR)
  if (bilirubin === null) return null
  const enzymes = (['ast', 'alt', 'alp'] as const).map((key) => latest(overview, key, 'U/L', YEAR))
  const limits = [40, 40, 120]
  return bilirubin.value > 2 && enzymes.some((enzyme, index) => (enzyme?.value ?? 0) > 3 * (limits[index] ?? 0))
}

// Share of tests within 2 to 3 in half a year, which stands for the time in range; fewer than three tests say nothing.
function labileInr(overview: Overview, antagonists: readonly MedicineFact[]) {
  if (antagonists.length === 0) return { labile: false, values: [] as readonly Value[] }
  const values = (overview.series.get('inr')?.values ?? []).filter(
    ({ value, at }) => value !== null && overview.now - at <= 180 * DAY,
  )
  if (values.length < 3) return { labile: null, values }
  const within = values.filter(({ value }) => value !== null && value >= 2 && value <= 3).length
  return { labile: within / values.length < 0.6, values }
}

function findBleeding(overview: Overview): readonly Draft[] {
  const found = fibrillation(overview)
  const taken = takenOf(overview, ANTICOAGULANT)
  if (found.length === 0 || taken.length === 0) return []
  const systolic = latest(overview, 'systolic', 'mm[Hg]', YEAR)
  const creatinine = latest(overview, 'creatinine', 'mg/dL', YEAR)
  const kidneys = problemsEver(overview, ['ckd-5', 'kidney-transplant'])
  const cirrhosis = activeProblems(overview, ['cirrhosis'])
  const strokes = problemsEver(overview, STROKE)
  const bleeds = [...problemsEver(overview, ['gi-bleed']), ...activeProblems(overview, PREDISPOSITION)]
  const medicines = takenOf(overview, ['antiplatelet', 'nsaid'])
  const alcohol = activeProblems(overview, ['alcohol'])
  const { labile, values } = labileInr(overview, takenOf(overview, VITAMIN_K_ANTAGONISTS))
  const outcome = hasBled({
    ageYears: ageNow(overview),
    systolicMmHg: systolic?.value ?? null,
    kidney: kidneys.length > 0 || (creatinine === null ? null : creatinine.value >= WEAK_KIDNEY),
    liver: liverOf(overview, cirrhosis),
    stroke: strokes.length > 0,
    bleeding: bleeds.length > 0,
    labileInr: labile,
    medicines: medicines.length > 0,
    alcohol: alcohol.length > 0 ? true : null,
  })
  if (!('value' in outcome)) return []
  const { points, unknown } = outcome.value
  const why = because(overview, outcome.value)
  const { bleeding, atLeast, notKnown } = overview.speech.rules.risk
  const open = sayInputs(overview, unknown, notKnown)
  const say = (reasons: string, rest: string) => bleeding(atLeast(points, open !== ''), reasons, rest)
  return [
    {
      topic: '',
      group: 'background',
      weight: points >= 3 ? 36 : 20,
      text: fitting(say(why, open), say(why, ''), say('', open)),
      holders: holdersOf(overview, [
        ...[...found, ...taken, systolic, creatinine, ...kidneys, ...cirrhosis, ...strokes, ...bleeds],
        ...[...medicines, ...alcohol, ...values.slice(-3)],
      ]),
      risk: { equation: 'HAS-BLED', predictions: [pointsOf('HAS-BLED', points)], missing: unknown },
    },
  ]
}

/** The bleeding risk of people with atrial fibrillation who are anticoagulated. */
export const riskBleeding: Rule = { id: 'risk-bleeding', version: '2', source: HAS_BLED_SOURCE, find: findBleeding }

import type { Score } from '../equations/outcome.ts'
import type { LaceIllness } from '../equations/readmission.ts'
import { HOSPITAL_SOURCE, hospitalScore, LACE_SOURCE, lace, laceComorbidity } from '../equations/readmission.ts'
import type { VisitFact } from '../facts/fact.ts'
import { DAY, YEAR } from '../fhir/dates.ts'
import type { Overview } from '../overview/overview.ts'
import type { Value } from '../overview/series.ts'
import { fitting } from '../words.ts'
import { activeProblems, ageNow, holdersOf, isPregnant, pointsOf, problemsEver, sayInputs } from './risk-inputs.ts'
import type { Draft, Rule } from './rule.ts'

/** HL7 ActCode of stays and of visits to the emergency department. */
const STAYS = new Set(['IMP', 'ACUTE', 'NONAC'])
const EMERGENCY = 'EMER'

/** Both scores are about the 30 days after discharge. */
const AT_STAKE_FOR = 30 * DAY

/** The problems behind each illness that LACE counts. */
const ILLNESSES: Readonly<Record<LaceIllness, readonly string[]>> = {
  infarction: ['myocardial-infarction', 'old-infarction'],
  cerebrovascular: ['stroke', 'past-stroke', 'tia'],
  peripheralVascular: ['peripheral-artery', 'aortic-aneurysm'],
  diabetes: ['diabetes-1', 'diabetes-2', 'diabetes'],
  heartFailure: ['heart-failure'],
  diabetesWithDamage: ['diabetic-kidney', 'diabetic-nerve', 'diabetic-eye'],
  lung: ['copd', 'asthma'],
  mildLiverOrKidney: ['hepatitis-b', 'hepatitis-c', 'ckd', 'ckd-1', 'ckd-2'],
  cancer: [
    'breast-cancer',
    'prostate-cancer',
    'lung-cancer',
    'colon-cancer',
    'ovarian-cancer',
    'bladder-cancer',
    'melanoma',
    'lymphoma',
    'leukemia',
    'myeloma',
  ],
  dementia: ['dementia', 'alzheimer'],
  connectiveTissue: ['rheumatoid-arthritis', 'lupus'],
  // The table does not tell AIDS from HIV infection, which LACE does not count.
  aids: [],
  severeLiverOrKidney: ['cirrhosis', 'ckd-3', 'ckd-4', 'ckd-5', 'kidney-transplant'],
  metastasis: ['metastasis'],
}

/** What happened once counts for ever, the rest while it is active. */
const FOR_EVER = new Set<LaceIllness>(['infarction', 'cerebrovascular'])

function illnessesOf(overview: Overview) {
  const found = (Object.keys(ILLNESSES) as LaceIllness[]).flatMap((illness) => {
    const keys = ILLNESSES[illness]
    const facts = FOR_EVER.has(illness) ? problemsEver(overview, keys) : activeProblems(overview, keys)
    return facts.length === 0 ? [] : [{ illness, facts }]
  })
  return {
    points: laceComorbidity(new Set(found.map(({ illness }) => illness))),
    facts: found.flatMap(({ facts }) => facts),
  }
}

type Stay = VisitFact & { readonly date: number; readonly ended: number }

const isStay = (fact: VisitFact): fact is Stay => STAYS.has(fact.setting) && fact.date !== null && fact.ended !== null

/** Returns the newest stay that ended within 30 days, null where there is none or the patient is in hospital again. */
function lastStay(overview: Overview, visits: readonly VisitFact[]): Stay | null {
  const stays = visits.filter(isStay).sort((a, b) => b.ended - a.ended)
  const last = stays.find(({ ended }) => ended <= overview.now)
  if (last === undefined || overview.now - last.ended > AT_STAKE_FOR) return null
  const again = visits.some(
    ({ setting, date, ended }) =>
      STAYS.has(setting) && (date ?? 0) >= last.ended && (ended ?? overview.now) >= overview.now,
  )
  return again ? null : last
}

function lastBefore(overview: Overview, key: string, stay: Stay): Value | null {
  const within = ({ value, at }: Value) => value !== null && at >= stay.date && at <= stay.ended + DAY
  return overview.series.get(key)?.values.findLast(within) ?? null
}

const urgencyOf = (stay: Stay, emergencies: readonly VisitFact[]) =>
  emergencies.some((visit) => leadsTo(visit, stay)) ? true : stay.urgent

// An emergency visit within a day before the stay is the one that led to it.
const leadsTo = (visit: VisitFact, stay: Stay) =>
  visit.date !== null && visit.date <= stay.date && stay.date - (visit.ended ?? visit.date) <= DAY

const HIGH = { lace: 10, hospital: 7 }

function find(overview: Overview): readonly Draft[] {
  const visits = overview.facts.filter((fact) => fact.kind === 'visit')
  const stay = lastStay(overview, visits)
  if (stay === null || isPregnant(overview)) return []
  const emergencies = visits.filter(({ setting }) => setting === EMERGENCY)
  const before = (visit: VisitFact, span: number) =>
    visit.date !== null && visit.date < stay.date && stay.date - visit.date <= span
  const earlier = visits.filter((visit) => STAYS.has(visit.setting) && before(visit, YEAR))
  const procedures = overview.facts.filter(
    ({ kind, date }) => kind === 'procedure' && date !== null && date >= stay.date && date <= stay.ended,
  )
  const [hemoglobin, sodium] = [lastBefore(overview, 'hemoglobin', stay), lastBefore(overview, 'sodium', stay)]
  const illnesses = illnessesOf(overview)
  const common = {
    ageYears: ageNow(overview),
    stayDays: Math.floor((stay.ended - stay.date) / DAY),
    urgent: urgencyOf(stay, emergencies),
  }
  const emergencyVisits = emergencies.filter((visit) => before(visit, YEAR / 2) && !leadsTo(visit, stay))
  const laceOutcome = lace({
    ...common,
    comorbidity: illnesses.points,
    emergencyVisits: emergencyVisits.length,
  })
  const hospital = hospitalScore({
    ...common,
    hemoglobinGPerDl: hemoglobin?.value ?? null,
    sodiumMmolPerL: sodium?.value ?? null,
    oncology: stay.service === '' ? null : /oncolog|hematolog|haematolog|krebs/i.test(stay.service),
    procedure: procedures.length > 0,
    admissions: earlier.length,
  })
  if (!('value' in laceOutcome) || !('value' in hospital)) return []
  const [first, second] = [laceOutcome.value, hospital.value]
  const high = first.points >= HIGH.lace || second.points >= HIGH.hospital
  const missing = [...new Set([...first.unknown, ...second.unknown])]
  const { score, atLeast, notKnown, readmission } = overview.speech.rules.risk
  const said = (name: string, { points, unknown }: Score, from: number) =>
    score(name, atLeast(points, unknown.length > 0), from)
  const scores = `${said('LACE', first, HIGH.lace)}, ${said('HOSPITAL', second, HIGH.hospital)}`
  const say = (open: string) => readmission(overview.speech.day(stay.ended), scores, open)
  return [
    {
      topic: '',
      group: high ? 'changed' : 'background',
      weight: high ? 48 : 12,
      text: fitting(say(sayInputs(overview, missing, notKnown)), say('')),
      holders: holdersOf(overview, [
        ...[stay, hemoglobin, sodium, ...illnesses.facts.slice(0, 6), ...earlier.slice(0, 6)],
        ...[...emergencyVisits.slice(0, 4), ...procedures.slice(0, 1)],
      ]),
      risk: {
        equation: 'LACE and HOSPITAL',
        predictions: [pointsOf('LACE', first.points), pointsOf('HOSPITAL', second.points)],
        missing,
      },
    },
  ]
}

/** The risk of coming back within 30 days after a stay in hospital. */
export const riskReadmission: Rule = {
  id: 'risk-readmission',
  version: '1',
  source: `${LACE_SOURCE}; ${HOSPITAL_SOURCE}`,
  find,
}

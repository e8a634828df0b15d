import type { NoteTruth } from './altered-chart.ts'
import type { Expected, Plain } from './truth.ts'
import {
  activeMedicines,
  at,
  codesOf,
  contentsOf,
  dateOf,
  isActive,
  isTrue,
  medicineName,
  nameOf,
  newest,
  of,
  said,
  truthOf,
} from './truth.ts'
import { type Language, WORDINGS } from './wordings.ts'

/** A question with what a right answer has: texts that must stand in it and records of which one must be cited; null where the chart has no answer. */
export type Question = {
  readonly text: string
  readonly right: {
    readonly texts: readonly string[]
    readonly cites: readonly string[]
    /** For a list: each must be cited by one of its records, and nothing else. */
    readonly all?: readonly Expected[]
  } | null
}

/** Tests by LOINC code, in the order of their words. */
const TESTS: readonly (readonly string[])[] = [
  ['4548-4'],
  ['18262-6', '13457-7', '2089-1', '22748-8'],
  ['718-7', '20509-6', '30313-1'],
  ['2823-3', '6298-4'],
  ['33762-6', '83107-3'],
  ['2857-1', '35741-8'],
  ['29463-7', '3141-9'],
]

/** Problems by pattern of the record's words, in the order of their words. */
const PROBLEMS: readonly RegExp[] = [
  /stroke|cerebral infarction/i,
  /asthma/i,
  /(?<!pre)diabetes|diabetic/i,
  /osteoporosis/i,
  /epilepsy|seizure/i,
  /gout/i,
  /atrial fib/i,
]

const MEDICINES = ['warfarin', 'metformin', 'simvastatin', 'lisinopril', 'amlodipine', 'naproxen']
const ALLERGENS: readonly RegExp[] = [/latex/i, /peanut/i, /shellfish/i, /penicillin/i]

const NOT_CODED = /gout/i

/** Returns a chart's questions in a language: 20 templates, wordings by turns. */
export function questionsOf(
  chart: readonly Plain[],
  turn: number,
  now: number,
  noted: readonly NoteTruth[] = [],
  language: Language = 'en',
): readonly Question[] {
  const { day, amount, ...ask } = WORDINGS[language]
  const pick = <T>(items: readonly T[], shift = 0): T => items[(turn + shift) % items.length] as T
  const observed = (loincs: readonly string[]) =>
    of(chart, 'Observation').filter(
      (item) =>
        codesOf(item.code).some((code) => loincs.includes(code)) && typeof at(item, 'valueQuantity.value') === 'number',
    )
  const notes = chart.some(({ resourceType }) =>
    ['DocumentReference', 'Composition', 'Communication'].includes(resourceType),
  )
  const latest = TESTS.map((loincs, index): Question => {
    const held = observed(loincs)
    const last = newest(held)
    const text = pick(ask.latest, index).replace('WORD', pick(ask.tests[index] ?? [], index))
    if (last === undefined) return { text, right: null }
    const same = held.filter((item) => dateOf(item) === dateOf(last))
    return {
      text,
      right: {
        texts: [day(dateOf(last)), ...(same.length > 1 ? [] : [amount(at(last, 'valueQuantity.value') as number)])],
        cites: same.map(({ id }) => id),
      },
    }
  })
  const trends = TESTS.slice(0, 4).map((loincs, index): Question => {
    const last = newest(observed(loincs))
    const text = pick(ask.trend, index).replace('WORD', pick((ask.tests[index] ?? []).slice(0, 2), index))
    return { text, right: last === undefined ? null : { texts: [day(dateOf(last))], cites: [last.id] } }
  })
  const taken = activeMedicines(chart, now)
  const ordered = [...of(chart, 'MedicationRequest'), ...of(chart, 'MedicationStatement')]
  const asked = pick(MEDICINES)
  const medicine = pick(ask.medicines)
  const mine = ordered.filter((item) =>
    new RegExp(asked.replace('simvastatin', 'simv[ai]statin'), 'i').test(contentsOf(medicineName(item))),
  )
  const conditions = of(chart, 'Condition').filter(
    (item) => !['refuted', 'entered-in-error'].includes(codesOf(item.verificationStatus)[0] ?? ''),
  )
  const history = PROBLEMS.map((pattern, index) => ({ pattern, words: ask.problems[index] ?? '' }))
    .filter(({ pattern }) => !notes || !NOT_CODED.test(pattern.source))
    .map(({ pattern, words }, index): Question => {
      const told = noted.filter((note) => note.isHeld && pattern.test(note.text)).map(({ note }) => note)
      const held = [...conditions.filter((item) => pattern.test(nameOf(item.code))).map(({ id }) => id), ...told]
      return {
        text: pick(ask.history, index).replace('WORD', words),
        right: held.length === 0 ? null : { texts: [], cites: held },
      }
    })
  const allergies = of(chart, 'AllergyIntolerance').filter(
    (item) => isActive(item) && isTrue(item) && !/^no (known )?/i.test(nameOf(item.code)),
  )
  const visits = of(chart, 'Encounter').filter(
    (item) => !['planned', 'cancelled'].includes(said(item.status)) && Date.parse(dateOf(item)) <= now,
  )
  const emergency = newest(visits.filter((item) => at(item, 'class.code') === 'EMER'))
  const colonoscopy = newest(
    of(chart, 'Procedure').filter((item) => item.status === 'completed' && /colonoscopy/i.test(nameOf(item.code))),
  )
  const flu = newest(
    of(chart, 'Immunization').filter(
      (item) => item.status === 'completed' && /influenza/i.test(nameOf(item.vaccineCode)),
    ),
  )
  const smoking = newest(of(chart, 'Observation').filter((item) => codesOf(item.code).includes('72166-2')))
  const lasting = conditions.filter((item) =>
    /^(Hypertension|Prediabetes|Anemia \(disorder\)|Diabetes)$/.test(nameOf(item.code)),
  )[0]
  const one = (text: string, item: Plain | undefined): Question => ({
    text,
    right:
      item === undefined
        ? null
        : {
            texts: [day(dateOf(item))],
            cites: chart
              .filter((other) => other.resourceType === item.resourceType && dateOf(other) === dateOf(item))
              .map(({ id }) => id),
          },
  })
  const some = (text: string, items: readonly Plain[]): Question => ({
    text,
    right: items.length === 0 ? null : { texts: [], cites: items.map(({ id }) => id) },
  })
  const every = (text: string, all: readonly Expected[]): Question => ({
    text,
    right: all.length === 0 ? null : { texts: [], cites: all.flatMap(({ ids }) => ids), all },
  })
  const truth = truthOf(chart, now)
  const reasoned = mine.filter((item) => Array.isArray(item.reasonReference) || Array.isArray(item.reasonCode))
  const family = of(chart, 'FamilyMemberHistory').filter((item) => Array.isArray(item.condition))
  const named = mine.filter((item) => said(at(item, 'requester.display')) !== '')
  const ahead = of(chart, 'Appointment').filter(
    (item) => Date.parse(said(item.start)) >= now && item.status === 'booked',
  )
  const stops = mine.filter(({ status }) => status === 'stopped')
  const active = mine.filter((item) => taken.includes(item))
  return [
    ...latest,
    ...trends,
    ...history,
    every(pick(ask.problemList), truth.problems),
    every(pick(ask.medicineList), truth.medicines),
    every(pick(ask.allergyList), truth.allergies),
    ...ALLERGENS.map((pattern, index) =>
      some(
        ask.allergic.replace('WORD', ask.allergens[index] ?? ''),
        allergies.filter((item) => pattern.test(nameOf(item.code))),
      ),
    ),
    some(pick(ask.taking).replace('WORD', medicine), mine),
    some(ask.dose.replace('WORD', medicine), mine),
    some(ask.why.replace('WORD', medicine), reasoned),
    some(ask.whoStopped.replace('WORD', medicine), stops.length > 0 ? stops : active),
    some(ask.whoPrescribed.replace('WORD', medicine), named),
    some(ask.takingSince.replace('WORD', medicine), mine),
    ...(lasting === undefined
      ? []
      : [one(ask.since(nameOf(lasting.code).replace(' (disorder)', '').toLowerCase()), lasting)]),
    one(pick(ask.lastVisit), newest(visits)),
    one(pick(ask.lastEmergency), emergency),
    one(ask.lastColonoscopy, colonoscopy),
    one(pick(ask.lastFluShot), flu),
    some(pick(ask.smoking), smoking === undefined ? [] : [smoking]),
    some(pick(ask.family), family),
    some(ask.next, ahead),
  ]
}

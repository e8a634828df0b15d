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

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function day(date: string): string {
  const { 0: year = '', 1: month = '', 2: number = '' } = new Date(date).toISOString().slice(0, 10).split('-')
  return `${Number(number)} ${MONTHS[Number(month) - 1]} ${year}`
}

function rounded(value: number): string {
  return String(Math.round(value * 100) / 100)
}

/** Tests with the words of three questions each, a misspelt one among them. */
const TESTS: readonly (readonly [loincs: readonly string[], words: readonly string[]])[] = [
  [['4548-4'], ['HbA1c', 'a1c', 'hemoglobin A1c']],
  [
    ['18262-6', '13457-7', '2089-1', '22748-8'],
    ['LDL', 'LDL cholesterol', 'bad cholesterol'],
  ],
  [
    ['718-7', '20509-6', '30313-1'],
    ['hemoglobin', 'haemoglobin', 'hemoglobn'],
  ],
  [
    ['2823-3', '6298-4'],
    ['potassium', 'serum potassium', 'potasium'],
  ],
  [
    ['33762-6', '83107-3'],
    ['NT-proBNP', 'nt-probnp', 'NTproBNP'],
  ],
  [
    ['2857-1', '35741-8'],
    ['PSA', 'psa', 'prostate specific antigen'],
  ],
  [
    ['29463-7', '3141-9'],
    ['weight', 'body weight', 'Body weight'],
  ],
]

const LATEST = ['What is the latest WORD?', "what's her most recent WORD", 'Show me the last WORD please']
const TREND = ['How did WORD change over time?', 'Trend of WORD?', 'How has the WORD developed?']

/** Problems by pattern of the record's words, with the words of a question. */
const PROBLEMS: readonly (readonly [pattern: RegExp, words: string])[] = [
  [/stroke|cerebral infarction/i, 'stroke'],
  [/asthma/i, 'asthma'],
  [/(?<!pre)diabetes|diabetic/i, 'diabetes'],
  [/osteoporosis/i, 'osteoporosis'],
  [/epilepsy|seizure/i, 'epilepsy'],
  [/gout/i, 'gout'],
  [/atrial fib/i, 'atrial fibrillation'],
]

const MEDICINES = ['warfarin', 'metformin', 'simvastatin', 'lisinopril', 'amlodipine', 'naproxen']
const ALLERGENS: readonly (readonly [RegExp, string])[] = [
  [/latex/i, 'latex'],
  [/peanut/i, 'peanuts'],
  [/shellfish/i, 'shellfish'],
  [/penicillin/i, 'penicillin'],
]

const NOT_CODED = /gout/i

/** Returns a chart's questions: 20 templates, wordings by turns. */
export function questionsOf(
  chart: readonly Plain[],
  turn: number,
  now: number,
  noted: readonly NoteTruth[] = [],
): readonly Question[] {
  const pick = <T>(items: readonly T[], shift = 0): T => items[(turn + shift) % items.length] as T
  const observed = (loincs: readonly string[]) =>
    of(chart, 'Observation').filter(
      (item) =>
        codesOf(item.code).some((code) => loincs.includes(code)) && typeof at(item, 'valueQuantity.value') === 'number',
    )
  const notes = chart.some(({ resourceType }) =>
    ['DocumentReference', 'Composition', 'Communication'].includes(resourceType),
  )
  const latest = TESTS.map(([loincs, words], index): Question => {
    const held = observed(loincs)
    const last = newest(held)
    const text = pick(LATEST, index).replace('WORD', pick(words, index))
    if (last === undefined) return { text, right: null }
    const same = held.filter((item) => dateOf(item) === dateOf(last))
    return {
      text,
      right: {
        texts: [day(dateOf(last)), ...(same.length > 1 ? [] : [rounded(at(last, 'valueQuantity.value') as number)])],
        cites: same.map(({ id }) => id),
      },
    }
  })
  const trends = TESTS.slice(0, 4).map(([loincs, words], index): Question => {
    const last = newest(observed(loincs))
    const text = pick(TREND, index).replace('WORD', pick(words.slice(0, 2), index))
    return { text, right: last === undefined ? null : { texts: [day(dateOf(last))], cites: [last.id] } }
  })
  const taken = activeMedicines(chart, now)
  const ordered = [...of(chart, 'MedicationRequest'), ...of(chart, 'MedicationStatement')]
  const asked = pick(MEDICINES)
  const mine = ordered.filter((item) =>
    new RegExp(asked.replace('simvastatin', 'simv[ai]statin'), 'i').test(contentsOf(medicineName(item))),
  )
  const conditions = of(chart, 'Condition').filter(
    (item) => !['refuted', 'entered-in-error'].includes(codesOf(item.verificationStatus)[0] ?? ''),
  )
  const history = PROBLEMS.filter(([pattern]) => !notes || !NOT_CODED.test(pattern.source)).map(
    ([pattern, words], index): Question => {
      const told = noted.filter((note) => note.isHeld && pattern.test(note.text)).map(({ note }) => note)
      const held = [...conditions.filter((item) => pattern.test(nameOf(item.code))).map(({ id }) => id), ...told]
      return {
        text: pick(['Any history of WORD?', 'Has he ever had WORD?', 'Does the patient have WORD'], index).replace(
          'WORD',
          words,
        ),
        right: held.length === 0 ? null : { texts: [], cites: held },
      }
    },
  )
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
    every(pick(['What are the active problems?', 'problem list', 'Which diagnoses are active?']), truth.problems),
    every(pick(['Which medicines does she take?', 'current medications', 'List the active meds']), truth.medicines),
    every(pick(['Any allergies?', 'known alergies', 'What is the patient allergic to?']), truth.allergies),
    ...ALLERGENS.map(([pattern, words]) =>
      some(
        `Is she allergic to ${words}?`,
        allergies.filter((item) => pattern.test(nameOf(item.code))),
      ),
    ),
    some(pick([`Is the patient taking ${asked}?`, `Was ${asked} ever given?`, `${asked}?`]), mine),
    some(`What dose of ${asked}?`, mine),
    some(`Why is he on ${asked}?`, reasoned),
    some(`Who stopped ${asked}?`, stops.length > 0 ? stops : active),
    some(`Who prescribed ${asked}?`, named),
    some(`Since when has she been taking ${asked}?`, mine),
    ...(lasting === undefined
      ? []
      : [one(`Since when has she had ${nameOf(lasting.code).replace(' (disorder)', '').toLowerCase()}?`, lasting)]),
    one(pick(['When was the last visit?', 'last encounter']), newest(visits)),
    one(pick(['When was the last emergency visit?', 'last ER visit']), emergency),
    one(pick(['When was the last colonoscopy?', 'date of last colonoscpy'].slice(0, 1)), colonoscopy),
    one(pick(['When was the last flu shot?', 'Last influenza vaccine?']), flu),
    some(pick(['Does he smoke?', 'smoking status']), smoking === undefined ? [] : [smoking]),
    some(pick(['What is the family history?', 'Family history?']), family),
    some(pick(['When is the next appointment?', 'What is due next?'].slice(0, 1)), ahead),
  ]
}

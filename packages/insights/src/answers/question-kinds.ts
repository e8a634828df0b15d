/** English words that say nothing of what is asked. */
export const VOID_WORDS: ReadonlySet<string> = new Set(
  `what whats what's is was are were be been being the a an of for in on at to with this that these those patient patients patient's pt
  her his their she he they him them hers me my i you we us do does did has have had it its there can could please tell show give know
  need want find say about get from record records chart file documented recorded according currently now today current so right yet still
  how which and or any some hi hello doctor's mr mrs ms's`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

/** One kind of question: it is meant where a phrase of `any` stands and, where given, one of `and`; `more` are further words that may stand. */
export type KindWords = {
  readonly kind: string
  readonly any: readonly string[]
  readonly and?: readonly string[]
  readonly more: readonly string[]
  readonly about: readonly ('test' | 'problem' | 'medicine' | 'procedure' | 'vaccine' | 'nothing')[]
}

/** Returns the phrases that commas separate. */
export const phrases = (text: string): readonly string[] => text.split(',').map((item) => item.trim())
const LAST = phrases('last, latest, recent, most recent, previous, newest')

/** Kinds of questions in English, the first that fits counts. */
export const KINDS: readonly KindWords[] = [
  {
    kind: 'who-stopped',
    any: phrases('stopped, stop, stopping, discontinued, discontinue'),
    more: phrases('who, why, when, taking, take, reason, where'),
    about: ['medicine'],
  },
  {
    kind: 'who-prescribed',
    any: phrases('prescribed, prescribe, prescribes, prescriber, prescribing, ordered, orders'),
    and: phrases('who, whom, prescriber, which doctor, which physician'),
    more: phrases('doctor, physician, clinician, first'),
    about: ['medicine'],
  },
  {
    kind: 'why',
    any: phrases('why, reason, indication, what for'),
    more: phrases('taking, takes, take, prescribed, given, started, put, getting, receiving'),
    about: ['medicine'],
  },
  {
    kind: 'dose',
    any: phrases('dose, doses, dosage, dosing, dosed, how much, how many mg, strength'),
    more: phrases('taking, takes, take, mg, daily, day, per, many, much'),
    about: ['medicine'],
  },
  {
    kind: 'trend',
    any: phrases(
      'trend, trends, trending, course, over time, development, developed, changed, change, changes, changing, progress, progressed, progression, evolved',
    ),
    more: phrases('level, levels, value, values, result, results, time'),
    about: ['test'],
  },
  {
    kind: 'last-visit',
    any: phrases(
      'visit, visits, encounter, appointment, admission, admitted, hospitalization, hospitalisation, stay, seen, consultation',
    ),
    and: LAST,
    more: phrases('when, emergency, er, ed, room, department, hospital, inpatient, most'),
    about: ['nothing'],
  },
  {
    kind: 'next-due',
    any: phrases('next, due, upcoming, scheduled, planned'),
    more: phrases('appointment, appointments, visit, visits, when, follow-up, followup'),
    about: ['nothing'],
  },
  {
    kind: 'allergies',
    any: phrases('allergy, allergies, allergic, intolerance, intolerances, react, reacted'),
    more: phrases('known, against, drug, drugs, medicine, medication, history'),
    about: ['nothing', 'medicine'],
  },
  {
    kind: 'family',
    any: phrases('family, familial, relatives'),
    more: phrases('history, runs, members'),
    about: ['nothing', 'problem'],
  },
  {
    kind: 'smoking',
    any: phrases('smoke, smokes, smoker, smoking, tobacco, cigarettes'),
    more: phrases('status, history, ever, use, former, never'),
    about: ['nothing'],
  },
  {
    kind: 'alcohol',
    any: phrases('drink, drinks, drinking, alcohol'),
    more: phrases('use, much, consumption, status'),
    about: ['nothing'],
  },
  {
    kind: 'vaccines',
    any: phrases(
      'vaccine, vaccines, vaccination, vaccinations, vaccinated, immunized, immunised, immunization, immunizations, immunisation, shot, shots, jab',
    ),
    more: [...phrases('when, against, received, given, ever, had, status, history, gotten'), ...LAST],
    about: ['nothing', 'vaccine'],
  },
  {
    kind: 'vaccines',
    any: [...LAST, ...phrases('when, ever, had, received, given')],
    more: phrases('against, most'),
    about: ['vaccine'],
  },
  {
    kind: 'procedures',
    any: [...LAST, ...phrases('when, ever, had, history, done, performed, undergone, underwent')],
    more: phrases('most, history'),
    about: ['procedure'],
  },
  {
    kind: 'medicines',
    any: phrases('medicines, medications, medication, meds, drugs, medicine, drug, prescriptions, taking, take, takes'),
    more: phrases('list, active, all, taking, takes, take'),
    about: ['nothing'],
  },
  {
    kind: 'problems',
    any: phrases('problems, problem, diagnoses, diagnosis, conditions, illnesses, diseases'),
    more: phrases('list, active, all, known, medical, main, chronic'),
    about: ['nothing'],
  },
  {
    kind: 'since',
    any: phrases('since when, how long, when, onset, start, started, begin, began, diagnosed, since'),
    more: phrases('taking, take, known, diagnosis, first, long, been, when, on'),
    about: ['problem', 'medicine'],
  },
  {
    kind: 'latest',
    any: [
      ...LAST,
      ...phrases('current, level, levels, value, result, measured, checked, high, what, was, how, when, is'),
    ],
    more: phrases('when, most, test, lab, reading, measurement, measure, number, value, level, result, current, now'),
    about: ['test'],
  },
  {
    kind: 'history',
    any: phrases(
      'history, ever, had, has, have, suffer, suffers, suffering, diagnosed, known, taken, take, takes, taking, on, given, received, is, does, did, was, past, previous',
    ),
    more: phrases(
      'of, diagnosis, medical, past, patient, an, medication, medicine, treated, prescribed, taking, any, been',
    ),
    about: ['problem', 'medicine'],
  },
]

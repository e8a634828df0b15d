import { capital, isPlural } from '../words.ts'

const at = (place: string) => place && ` ${place}`
const inside = (words: string) => words && ` (${words})`
const be = (name: string, isPast: boolean) => (isPlural(name) ? (isPast ? 'were' : 'are') : isPast ? 'was' : 'is')

/** Every sentence of the rules in English; amounts, names, places and days come in words, an absent part as an empty string. */
export const RULES_EN = {
  allergy: {
    list: (substances: string) => `Allergic to ${substances}.`,
    direct: (medicine: string, place: string, substance: string, from: string, reaction: string) =>
      `${capital(medicine)} is active ${place} despite an allergy to ${substance} recorded ${from}${inside(reaction)}.`,
    chain: (medicine: string, place: string, substance: string, from: string) =>
      `${capital(medicine)}, active ${place}, may cross-react with the allergy to ${substance} recorded ${from}.`,
    none: (kind: string, place: string, substance: string, reaction: string, from: string) =>
      `No known ${kind} is recorded ${place}, but an allergy to ${substance}${inside(reaction)} is recorded ${from}.`,
    kinds: {
      any: 'allergy',
      medicine: 'medicine allergy',
      food: 'food allergy',
      environment: 'environmental allergy',
    },
    status: (substance: string, active: string, ended: string) =>
      `The allergy to ${substance} is active ${active} but resolved ${ended}.`,
    inNote: (day: string, substance: string) =>
      `The note of ${day} tells an allergy to ${substance}, which no allergy list has.`,
  },
  pressure: {
    high: (pressure: string, day: string) => `Blood pressure ${pressure} mmHg (${day}) is at or above 140/90.`,
    crisis: (pressure: string, day: string) => `Blood pressure ${pressure} mmHg (${day}) is at or above 180/120.`,
  },
  identity: {
    differs: (what: string) => `${what} differs between hospitals: check that all these records are of one person.`,
    what: { sex: 'Sex', birth: 'Date of birth' },
  },
  care: {
    due: (title: string) => `Due, by the records you may see: ${title}.`,
    notReached: (title: string) => `Not reached, by the records you may see: ${title}.`,
    toAvoid: (title: string) => `To be avoided, but met by the records you may see or for want of them: ${title}.`,
    undecided: (title: string) => `Could not be decided from the records you may see: ${title}.`,
  },
  life: {
    family: (relatives: string) => `Family: ${relatives}.`,
    relative: 'relative',
    social: (answers: string) => `Life: ${answers}.`,
    packYears: (count: string) => `${count} pack-years`,
  },
  medicine: {
    pair: (a: string, atA: string, b: string, atB: string, effect: string) =>
      `${capital(a)}${inside(atA)} with ${b}${inside(atB)} risks ${effect}.`,
    pairProven: (a: string, atA: string, b: string, atB: string, effect: string, test: string, value: string) =>
      `${capital(a)}${inside(atA)} with ${b}${inside(atB)} risks ${effect}; ${test} ${value}.`,
    notTaken: (medicine: string, place: string, why: string, limit: string) =>
      `${capital(medicine)} is active${at(place)} although ${why}; it should not be taken${limit && ` below ${limit}`}.`,
    tooMuch: (medicine: string, dose: string, place: string, most: string, why: string) =>
      `${capital(medicine)} ${dose} a day${at(place)} is above the ${most} advised as ${why}.`,
    filtration: (value: string) => `eGFR is ${value}`,
    clearance: (value: string) => `creatinine clearance is ${value}`,
    cirrhosis: 'there is liver cirrhosis',
    twoDoses: (name: string, a: string, atA: string, b: string, atB: string) =>
      `${capital(name)}: ${a} ${atA}, ${b} ${atB}.`,
    doses: (name: string, least: string, most: string, count: string) =>
      `${capital(name)} doses differ at ${count} hospitals: ${least} to ${most}.`,
    twice: (name: string, places: string) => `${capital(name)} is active ${places}; check that it is not taken twice.`,
    stopped: (name: string, stop: string, day: string, why: string, use: string) =>
      `${capital(name)} was stopped ${stop}${day && ` on ${day}`}${inside(why)} but is still active ${use}.`,
    sameClass: (count: number, kind: string, members: string) =>
      `${{ 2: 'Two', 3: 'Three' }[count] ?? String(count)} ${kind}s are active: ${members}.`,
    inNote: (day: string, medicine: string) => `The note of ${day} has ${medicine}, which no medicine record has.`,
    doseInNote: (day: string, medicine: string, dose: string, listed: string) =>
      `The note of ${day} has ${medicine} ${dose} a day; the medicine list has ${listed}.`,
  },
  result: {
    critical: (name: string, value: string, isPast: boolean, isHigh: boolean, limit: string) =>
      `${name} ${value} ${be(name, isPast)} critically ${isHigh ? 'high' : 'low'}${limit && ` (limit ${limit})`}.`,
    beyond: (name: string, value: string, isPast: boolean, isHigh: boolean, limit: string) =>
      `${name} ${value} ${be(name, isPast)} ${isHigh ? 'above' : 'below'} ${limit}.`,
    usual: (limit: string) => `the usual ${limit}`,
    flagged: (name: string, value: string) => `${name}: ${value}, flagged as abnormal.`,
    trend: (name: string, isFalling: boolean, time: string, from: string, to: string, slope: string, count: string) =>
      `${name} ${isPlural(name) ? 'have' : 'has'} been ${isFalling ? 'falling' : 'rising'} for ${time}: ${from} to ${to}${slope && `, about ${slope} a year`} over ${count} results.`,
    months: (count: number) => `${count} months`,
    years: (count: number) => `${count} ${count < 2 ? 'year' : 'years'}`,
    changed: (name: string, hasRisen: boolean, from: string, day: string, to: string, usual: string, now: string) =>
      `${name} ${hasRisen ? 'rose' : 'fell'} from ${from} (${day}) to ${to}, beyond ${isPlural(name) ? 'their' : 'its'} usual variation of ${usual} %${now && `, and ${be(name, false)} ${now}`}.`,
    high: 'high',
    low: 'low',
    offTarget: (name: string, value: string, isHigh: boolean, low: string, high: string, medicine: string) =>
      `${name} ${value} is ${isHigh ? 'above' : 'below'} the usual target of ${low} to ${high} on ${medicine}.`,
    inNote: (day: string, test: string, value: string) =>
      `The note of ${day} tells a critical ${test} of ${value}; no result has it.`,
  },
  problem: {
    status: (name: string, active: string, ended: string, day: string) =>
      `${name} is active ${active} but resolved ${ended}${day && ` on ${day}`}.`,
    stages: (a: string, atA: string, b: string, atB: string) => `${capital(a)} is listed ${atA}, ${b} ${atB}.`,
    inNote: (day: string, name: string) => `The note of ${day} mentions ${name}, which is not listed.`,
    named: (day: string, name: string) => `The note of ${day} names “${name}”, which is not listed.`,
    kidney: (value: string) => `eGFR stayed below 60 for over 3 months, now ${value}, but no kidney disease is listed.`,
    diabetes: (value: string) => `HbA1c reached 6.5 % on two days, last ${value}, but no diabetes is listed.`,
  },
  plan: {
    inNote: (day: string, plan: string) =>
      `The note of ${day} plans “${plan}”; the records you may see have nothing since.`,
  },
  recent: {
    list: (what: string, day: string, names: string) => `${what} since ${day}: ${names}.`,
    andMore: (names: string, count: string) => `${names} and ${count} more`,
    results: (day: string, count: number, out: number) =>
      `New results since ${day}: ${count}, ${out === 0 ? 'none known to be' : `${out} of them`} out of range.`,
    what: {
      allergies: 'New allergy entries',
      started: 'Medicines ordered or changed',
      stopped: 'Medicines stopped',
      problems: 'New or changed problems',
      reports: 'New notes and reports',
      visits: 'Visits',
      procedures: 'Procedures',
      vaccines: 'Vaccines',
    },
  },
  reading: {
    document: (name: string, day: string, why: string, more: number) =>
      `"${name}"${day && ` of ${day}`} ${why}${more === 0 ? '' : ` (and ${more} more like it)`}.`,
    nameless: 'document',
    damaged: 'could not be read: the content is damaged',
    format: 'could not be read: the format is not one that is read here',
    'no-text': 'could not be read: there is no text in it, perhaps a picture',
    elsewhere: 'was not read: the content is kept apart from the record',
    'too-large': 'was not read: it is larger than what is read here',
    pending: 'is not read yet: look again in a moment',
    cut: (most: string) => `is very long: only its first part was read (at most ${most} characters)`,
  },
  risk: {
    missing: (equation: string, missing: readonly string[], within: string) =>
      `${equation} cannot be computed: no ${missing.join(' or ')} in the records you may see${inside(within)}.`,
    clearanceFor: (medicine: string) => `Creatinine clearance for ${medicine}`,
    since: (day: string) => `, inputs since ${day}`,
    atLeast: (points: number, isLeast: boolean) => `${isLeast ? 'at least ' : ''}${points}`,
    notKnown: (inputs: string) => `; not known: ${inputs}`,
    because: (inputs: string) => `: ${inputs}`,
    signs: (score: string, points: string, day: string, advice: string, open: string) =>
      `${score} ${points} (${day})${advice && `: ${advice}`}${open}.`,
    news2: 'Early warning score NEWS2',
    news2Scale1: 'Early warning score NEWS2 (scale 1)',
    emergency: 'emergency response is advised',
    urgent: 'urgent response is advised',
    single: 'one sign has 3 points',
    qsofa: 'Infection with qSOFA',
    sepsis: 'look for sepsis',
    curb65: 'Pneumonia with CURB-65',
    severe: 'severe',
    untreated: (va: number, vasc: number, why: string) =>
      `Atrial fibrillation with CHA2DS2-VA ${va} (VASc ${vasc}${why}): no anticoagulant in the records you may see.`,
    treated: (va: number, vasc: number, why: string) =>
      `Atrial fibrillation: stroke risk CHA2DS2-VA ${va}, CHA2DS2-VASc ${vasc}${why}; anticoagulated.`,
    bleeding: (points: string, why: string, open: string) => `Bleeding risk HAS-BLED ${points}${why}${open}.`,
    bodyMass: (bmi: string, day: string, words: string) =>
      `BMI ${bmi} kg/m2 (${day}): ${words}, not on the problem list.`,
    clearance: (clearance: string, weight: string, day: string, medicine: string, limit: string) =>
      `Creatinine clearance ${clearance} mL/min (Cockcroft-Gault, actual weight ${weight} kg, ${day}) with ${medicine}${limit && `, which should not be taken below ${limit}`}.`,
    cardiovascular: (cvd: string, ascvd: string, failure: string, thirty: string, from: string) =>
      `10-year risk of cardiovascular disease ${cvd} (ASCVD ${ascvd}, heart failure ${failure})${thirty && `, 30-year ${thirty}`} by PREVENT${from}.`,
    kidney: (five: readonly [string, string], two: readonly [string, string], from: string) =>
      `Kidney failure risk (KFRE): 5 years ${five[0]} (North America) or ${five[1]} (elsewhere); 2 years ${two[0]} or ${two[1]}${from}.`,
    fibrosis: (value: string, meaning: string, from: string) => `FIB-4 ${value}: ${meaning}${from}.`,
    fibrosisIs: {
      low: 'advanced fibrosis is unlikely',
      indeterminate: 'advanced fibrosis is not ruled out; elastography is advised',
      high: 'advanced fibrosis is likely; liver clinic is advised',
    },
    inrChanged: (medicine: string) => `MELD 3.0 cannot be computed: INR is changed by ${medicine}.`,
    aMedicine: 'a medicine',
    cirrhosis: (points: number, day: string, from: string, isHigh: boolean) =>
      `MELD 3.0 is ${points} points (${day}${from})${isHigh ? '; evaluation for transplantation is advised from 15' : ''}.`,
    readmission: (day: string, scores: string, open: string) =>
      `Discharged ${day}; readmission risk within 30 days: ${scores}${open}.`,
    score: (name: string, points: string, high: number) => `${name} ${points} (high from ${high})`,
  },
}

/** What the rules say in every language, by key. */
export type RuleMessages = typeof RULES_EN

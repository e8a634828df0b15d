/** Numbers as instructions write them: figures, halves and words. */
export const NUMBER =
  '(?:\\d{1,5}(?:[.,]\\d{1,3})*(?:\\s?½|\\s1/2)?|½|1/2|half(?:\\s+an?)?|one(?:\\s+and\\s+a\\s+half)?|two|three|four|five|six|seven|eight|nine|ten|twelve)'

const NUMBER_WORDS: Readonly<Record<string, number>> = {
  '½': 0.5,
  '1/2': 0.5,
  half: 0.5,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
}

/** Returns a number as notes write it: "1,000" is a thousand, "2,5" two and a half, "1½" too, "two" is two. */
export function numberOf(written: string): number {
  const small = written.toLowerCase().trim()
  const whole = /^(\d[\d.,]*|one)(?:\s?½|\s1\/2|\sand\sa\shalf)$/.exec(small)?.[1]
  if (whole !== undefined) return numberOf(whole) + 0.5
  const named = NUMBER_WORDS[small.replace(/\s+an?$/, '')]
  if (named !== undefined) return named
  return Number(/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(small) ? small.replaceAll(',', '') : small.replace(',', '.'))
}

const MASS = 'mg|milligrams?|mcg|micrograms?|µg|μg|ug|g|grams?|units?|iu|meq'
const PIECE =
  'ml|cc|puffs?|inhalations?|sprays?|drops?|gtts?|tablets?|tabs?|capsules?|caps?|pills?|patch(?:es)?|suppositor(?:y|ies)|applications?|teaspoons?|tsp|tablespoons?|tbsp|lozenges?|packets?'

/** An amount: its number, the upper end of a range, its unit; not a concentration. */
export const AMOUNT = new RegExp(
  `^(${NUMBER})(?:\\s*(?:-|–|to|or)\\s*(${NUMBER}))?[\\s-]*(${MASS}|${PIECE})(?![a-z])(?!\\s*\\/\\s*d?l\\b)`,
  'i',
)
/** What an amount of fluid holds: "10 mg/5 mL". */
export const CONCENTRATION = new RegExp(
  `^(\\d{1,5}(?:[.,]\\d{1,3})?)\\s*(${MASS})\\s*\\/\\s*(?:\\d{1,3}(?:\\.\\d)?\\s*)?(?:ml|cc)\\b`,
  'i',
)

const UNITS: Readonly<Record<string, string>> = {
  milligram: 'mg',
  mcg: 'ug',
  microgram: 'ug',
  µg: 'ug',
  μg: 'ug',
  gram: 'g',
  unit: '[iU]',
  iu: '[iU]',
  cc: 'ml',
  tab: 'tablet',
  cap: 'capsule',
  pill: 'tablet',
  gtt: 'drop',
  inhalation: 'puff',
  patche: 'patch',
  suppositorie: 'suppository',
  tsp: 'teaspoon',
  tbsp: 'tablespoon',
}

/** Returns the unit of an amount: UCUM for masses and activities, one word for each kind of piece. */
export function unitOf(word: string): string {
  const one = word.toLowerCase().replace(/s$/, '')
  return UNITS[one] ?? one
}

/** True for a unit that is counted, not weighed. */
export function isPiece(unit: string): boolean {
  return !['mg', 'ug', 'g', '[iU]', 'meq'].includes(unit)
}

/** Ways into the body, each with the words for it. */
export const ROUTES: readonly (readonly [string, RegExp])[] = (
  [
    ['by mouth', 'by mouth|orally|oral|p\\.?o\\.?|per os'],
    ['intravenous', '(?:by )?intravenous(?:ly)?|i\\.?v\\.?(?: push| drip)?'],
    ['subcutaneous', '(?:inject )?(?:subcutaneous(?:ly)?|sub-?q|s\\.?q\\.?|s\\.?c\\.?|under the skin)'],
    ['intramuscular', 'intramuscular(?:ly)?|i\\.?m\\.?'],
    ['sublingual', 'sublingual(?:ly)?|s\\.?l\\.?|under the tongue'],
    ['topical', 'topical(?:ly)?|(?:apply )?to (?:the )?(?:skin|affected areas?)|transdermal(?:ly)?'],
    ['inhaled', 'inhaled|by inhalation|nebuli[sz]ed|via nebuli[sz]er|via inhaler'],
    ['rectal', 'rectal(?:ly)?|per rectum|p\\.?r\\.?(?!n|\\.n)'],
    ['nasal', '(?:intra)?nasal(?:ly)?|in(?:to)? each nostril|each nostril'],
    [
      'eye',
      'in(?:to)? (?:each|both|the (?:left|right)|the affected) eyes?|ophthalmic(?:ally)?|o\\.?u\\.?|o\\.?d\\.?(?! ?\\d)',
    ],
    ['ear', 'in(?:to)? (?:each|both|the (?:left|right)|the affected) ears?|otic'],
    ['vaginal', 'vaginal(?:ly)?|per vagina'],
    ['by tube', '(?:via|per|through) (?:the )?(?:g-?tube|peg(?: tube)?|ng tube|feeding tube|dobhoff)'],
  ] as const
).map(([route, words]) => [route, new RegExp(`^(?:${words})(?![a-z])`, 'i')])

const TIMES: Readonly<Record<string, number>> = {
  once: 1,
  twice: 2,
  'one time': 1,
  'two times': 2,
  'three times': 3,
  'four times': 4,
  'five times': 5,
}
const HOURS = '(?:hours?|hrs?|h)'

/** How often, as times a day from and to. */
export type Often = { readonly length: number; readonly from: number; readonly to: number }

function timesOf(words = ''): readonly [number, number] {
  const times = TIMES[words.toLowerCase()] ?? Number.parseInt(words, 10)
  return [times, times]
}

const perDay = (times: number) => () => [times, times] as const

/** How often, by the words: the first that fits counts. */
const OFTEN: readonly (readonly [string, (words: readonly string[]) => readonly [number, number]])[] = [
  [
    `(?:every|q\\.?)\\s?(\\d{1,2})(?:\\s?(?:-|–|to)\\s?(\\d{1,2}))?\\s?${HOURS}`,
    ([, a, b]) => [24 / Number(b ?? a), 24 / Number(a)],
  ],
  [`every (four|six|eight|twelve) ${HOURS}`, ([, word = '']) => [24 / numberOf(word), 24 / numberOf(word)]],
  ['every twenty[- ]four hours', perDay(1)],
  [
    '(once|twice|one time|(?:two|three|four|five) times)(?: (?:a|per|each|every))? ?(?:day|daily)',
    ([, word]) => timesOf(word),
  ],
  ['(\\d)\\s?x\\s?(?:a |per )?da(?:y|ily)', ([, n]) => [Number(n), Number(n)]],
  ['(\\d) times (?:a|per|each) day|(\\d) times daily', ([, n, m]) => [Number(n ?? m), Number(n ?? m)]],
  [
    '(once|twice|three times|\\d times) (?:a |per |each )?week(?:ly)?',
    ([, word]) => [timesOf(word)[0] / 7, timesOf(word)[1] / 7],
  ],
  ['every (?:other|2nd|second) day|every 2 days|every two days|q\\.?o\\.?d\\.?', perDay(1 / 2)],
  ['every (?:3|three) days|every 72 hours', perDay(1 / 3)],
  ['every (?:2|two|other) weeks?|biweekly', perDay(1 / 14)],
  ['weekly|every week|q ?week(?:ly)?|q ?wk', perDay(1 / 7)],
  ['monthly|every month|every (?:4|four) weeks|once a month', perDay(1 / 30)],
  ['t\\.?i\\.?d\\.?(?: ?a\\.?c\\.?)?|(?:with|before|after) (?:each meal|meals)|with each meal', perDay(3)],
  ['q\\.?i\\.?d\\.?', perDay(4)],
  [
    'b\\.?i\\.?d\\.?|(?:in the morning|every morning|q\\.?a\\.?m\\.?) and (?:in the evening|at (?:night|bedtime)|q\\.?p\\.?m\\.?|evening)|with breakfast and (?:dinner|supper)|morning and (?:night|evening)',
    perDay(2),
  ],
  [
    'daily|a day|per day|each day|every day|every (?:single )?day|q\\.?d\\.?|q ?daily|q ?day|nightly|at (?:bedtime|night|noon)|every (?:night|evening|morning)|each (?:night|evening|morning)|q ?h\\.?s\\.?|h\\.?s\\.?|q ?a\\.?m\\.?|q ?p\\.?m\\.?|in the (?:morning|evening|afternoon)|(?:with|before|after) (?:breakfast|lunch|dinner|supper)',
    perDay(1),
  ],
]
const OFTEN_PATTERNS = OFTEN.map(([words, read]) => ({ pattern: new RegExp(`^(?:${words})(?![a-z])`, 'i'), read }))

/** Returns how often the words that begin a text say, null where they say nothing of it. */
export function oftenIn(text: string): Often | null {
  for (const { pattern, read } of OFTEN_PATTERNS) {
    const match = pattern.exec(text)
    if (match === null) continue
    const [from, to] = read(match)
    if (!(from > 0) || !Number.isFinite(to)) return null
    return { length: match[0].length, from, to }
  }
  return null
}

/** For how long: a number and its unit. */
export const DURATION = new RegExp(
  `^(?:for|x|times|×)\\s*(?:a total of |another |the next )?(${NUMBER}|a)(?:\\s*more)?[\\s-]*(days?|weeks?|wks?|months?|d)(?![a-z])|^(${NUMBER})[\\s-](day|week|month) course`,
  'i',
)
export const DAYS: Readonly<Record<string, number>> = { d: 1, day: 1, week: 7, wk: 7, month: 30 }
export const AS_NEEDED =
  /^(?:(?:only )?as needed|p\.?r\.?n\.?|when needed|if needed|when required)(?![a-z])(?:\s*(?:for|:)?\s*(?:for\s+)?((?:(?:severe|moderate|mild|chest|breakthrough|acute)\s+)?(?:pain|nausea|vomiting|anxiety|sleep|insomnia|cough|fever|headaches?|migraines?|constipation|diarrhea|itching|wheezing|shortness of breath|dyspnea|sob|spasms?|heartburn|agitation|allerg(?:y|ies)|swelling|edema))(?![a-z]))?/i

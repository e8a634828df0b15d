import type { Placed } from '../note.ts'
import type { HabitMention } from './mention.ts'
import { NUMBER, numberOf } from './sig-words.ts'

type Habit = Pick<HabitMention, 'habit' | 'status'> & { readonly pattern: RegExp }

const NO = '(?:denies(?: any)?|no(?: history of)?|does not use|never used|negative for|without)'
const TOBACCO = '(?:tobacco|smoking|cigarettes?|nicotine)(?: use)?'
const ALCOHOL = '(?:alcohol|etoh)(?: use| abuse| consumption| intake)?'
const AMOUNT = `${NUMBER}(?:\\s*(?:-|to)\\s*${NUMBER})?`

const habit = (of: HabitMention['habit'], status: HabitMention['status'], words: string): Habit => ({
  habit: of,
  status,
  pattern: new RegExp(`\\b(?:${words})\\b`, 'i'),
})

/** The first that fits counts: "never smoked" before "smoked". */
const HABITS: readonly Habit[] = [
  habit(
    'tobacco',
    'never',
    `never[- ]smok(?:er|ed)|never a smoker|has never smoked|non-?smoker|does not smoke|${NO} ${TOBACCO}|lifelong non-?smoker`,
  ),
  habit(
    'tobacco',
    'former',
    `(?:former|ex|past|previous|prior)[- ](?:heavy )?(?:smoker|tobacco user)|(?:quit|stopped) (?:smoking|tobacco)|former ${TOBACCO}|used to smoke|history of (?:tobacco|smoking)(?: use)?|smoked`,
  ),
  habit(
    'tobacco',
    'current',
    `(?:current|active|heavy|chronic|daily|every ?day)(?:ly)? (?:daily |heavy )?smok(?:er|es|ing)|current(?:ly)? smok(?:er|es|ing)|smokes|is a smoker|continues to smoke|still smok(?:es|ing)|(?:current |ongoing |active )${TOBACCO}`,
  ),
  habit(
    'alcohol',
    'never',
    `${NO} ${ALCOHOL}|does not drink(?: alcohol)?|never drinks|denies drinking|non-?drinker|teetotal(?:er)?`,
  ),
  habit(
    'alcohol',
    'former',
    `(?:former|past|previous|prior|history of) (?:heavy )?${ALCOHOL}|(?:quit|stopped) drinking|sober (?:for|since)|in recovery`,
  ),
  habit(
    'alcohol',
    'current',
    `drinks (?:socially|occasionally|alcohol|${AMOUNT} (?:glass(?:es)?|drinks?|beers?|units?|bottles?|cans?))|(?:social|occasional|daily|heavy|moderate|current|rare) (?:drinker|${ALCOHOL})`,
  ),
]

const PACK_YEARS = /(\d{1,3}(?:\.\d)?)[\s-]*pack[\s-]*(?:years?|yrs?)/i
const PACKS = new RegExp(`(${NUMBER})\\s*(?:packs?(?:\\s+of\\s+cigarettes)?\\s*(?:per|a|/|each)\\s*day|ppd)\\b`, 'i')
const DRINKS = new RegExp(
  `(${NUMBER})(?:\\s*(?:-|to)\\s*${NUMBER})?\\s*(?:glass(?:es)?(?: of wine)?|drinks?|beers?|units?|bottles?(?: of beer)?|cans?(?: of beer)?)\\s*(?:per|a|/|each|every)\\s*(day|night|evening|week|month)`,
  'i',
)
const A_DAY: Readonly<Record<string, number>> = { day: 1, night: 1, evening: 1, week: 1 / 7, month: 1 / 30 }

/** Words without which no sentence speaks of them. */
const ANY = /smok|tobacco|nicotine|cigarette|pack|ppd|alcohol|etoh|drink|drunk|teetotal|sober|recovery/i

type Draft = Omit<HabitMention, 'said' | 'when'>

/** Returns what a sentence says of the patient's tobacco and alcohol: never, former or current, with pack-years and amounts a day. */
export function habitsIn(text: string, sentence: Placed): Draft[] {
  const words = text.slice(sentence.start, sentence.end)
  if (!ANY.test(words) || sentence.kind === 'family-history') return []
  const found = (['tobacco', 'alcohol'] as const).flatMap((of) => habitIn(of, words))
  return found.map(({ start, end, ...rest }) => ({
    ...rest,
    kind: 'habit',
    name: rest.habit,
    section: sentence.kind,
    start: sentence.start + start,
    end: sentence.start + end,
  }))
}

type Found = Pick<HabitMention, 'habit' | 'status' | 'packYears' | 'perDay' | 'start' | 'end'>

function habitIn(of: HabitMention['habit'], words: string): Found[] {
  const said = HABITS.filter((one) => one.habit === of)
    .map(({ status, pattern }) => ({ status, match: pattern.exec(words) }))
    .find(({ match }) => match !== null)
  const years = of === 'tobacco' ? PACK_YEARS.exec(words) : null
  const packs = of === 'tobacco' ? PACKS.exec(words) : null
  const drinks = of === 'alcohol' ? DRINKS.exec(words) : null
  const parts = [said?.match, years, packs, drinks].filter((match) => match != null)
  // Pack-years alone tell that there was a habit, not whether there is one.
  const status = said?.status ?? (packs !== null || drinks !== null ? 'current' : 'unknown')
  if (parts.length === 0) return []
  return [
    {
      habit: of,
      status,
      packYears: years === null ? null : Number(years[1]),
      perDay: amountOf(packs, drinks),
      start: Math.min(...parts.map(({ index }) => index)),
      end: Math.max(...parts.map(({ index, 0: whole }) => index + whole.length)),
    },
  ]
}

function amountOf(packs: RegExpExecArray | null, drinks: RegExpExecArray | null): HabitMention['perDay'] {
  if (packs !== null) return { value: numberOf(packs[1] ?? ''), unit: 'pack' }
  if (drinks === null) return null
  return { value: numberOf(drinks[1] ?? '') * (A_DAY[(drinks[2] ?? '').toLowerCase()] ?? 1), unit: 'drink' }
}

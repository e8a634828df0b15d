import type { Span } from '../note.ts'
import { anyOf, COUNTS, MONTHS, TIME_UNITS, type TimeUnit, WEEKDAYS } from './date-words.ts'
import { dayNear, dayOf, monthNear, monthOf, type PartialDate, weekdayNear, written } from './partial-date.ts'

/** A date that a note names; the place covers the words that name it. */
export type NoteDate = Span & {
  /** In its own precision, as FHIR writes it: "2019", "2019-03" or "2019-03-04". */
  readonly date: string
  /** True where it was reckoned from a round number: "three weeks ago". */
  readonly about: boolean
}

type Found = PartialDate & { readonly about?: boolean }
/** The words found, when the note was written (ms since 1970 UTC) and whether its sentence speaks of what is to come. */
type Reading = { readonly words: readonly string[]; readonly now: number; readonly future: boolean }
type Form = { readonly pattern: RegExp; readonly read: (reading: Reading) => Found | null; readonly free?: boolean }

const MONTH = `(${anyOf(MONTHS.keys())})\\.?`
const LONG_MONTH = `(${anyOf([...MONTHS.keys()].filter((name) => name.length > 3))})`
const WEEKDAY = `(${anyOf(WEEKDAYS.keys())})`
const DAY = '(\\d{1,2})(?:st|nd|rd|th|º)?'
const YEAR = '((?:19|20)\\d\\d)'
const COUNT = `(\\d{1,3}|${anyOf(COUNTS.keys())})`
const UNIT = `(${anyOf(TIME_UNITS.keys())})`
const NO_AMOUNT = '(?![\\d/%:]|[.,]\\d|\\s*(?:mg|mcg|ml|cc|g|units?|iu|kcal|steps|hours|hrs?|x)\\b)'

const form = (pattern: string, read: Form['read'], free = false): Form => ({
  pattern: new RegExp(`(?<![\\p{L}\\d/.,-])(?:${pattern})(?![\\p{L}\\d])`, 'giu'),
  read,
  free,
})

// Small, "may" is a verb.
const month = (word = '') => (word === 'may' ? 0 : (MONTHS.get(word.toLowerCase()) ?? 0))
const count = (word = '') => COUNTS.get(word.toLowerCase()) ?? Number(word)
const unit = (word = '') => TIME_UNITS.get(word.toLowerCase()) ?? 'day'

function away(now: number, many: number, of: TimeUnit): Found {
  if (of === 'day') return dayOf(now, many)
  if (of === 'week') return { ...dayOf(now, 7 * many), about: true }
  return of === 'month' ? { ...monthOf(now, many), about: true } : { year: dayOf(now).year + many, about: true }
}

/** Of "3/4" the month comes first, unless it cannot: notes in English of hospitals in the United States; a point stands between day and month. */
function numeric(first: number, second: number, dayFirst: boolean): { month: number; day: number } {
  return dayFirst || first > 12 ? { month: second, day: first } : { month: first, day: second }
}

function fullYear(digits: string, now: number): number {
  if (digits.length === 4) return Number(digits)
  const century = Math.floor(dayOf(now).year / 100) * 100
  const year = century + Number(digits)
  return year > dayOf(now).year + 10 ? year - 100 : year
}

const NAMED: Readonly<Record<string, number>> = {
  today: 0,
  tonight: 0,
  hoy: 0,
  yesterday: -1,
  'last night': -1,
  ayer: -1,
  tomorrow: 1,
}

function turned(turn: string, word: string, now: number): Found | null {
  const small = word.toLowerCase()
  const many = /^(?:last|past|previous|pasad)/i.test(turn) ? -1 : /^this/i.test(turn) ? 0 : 1
  const weekday = WEEKDAYS.get(small)
  if (weekday !== undefined) return many === 0 ? null : weekdayNear(now, weekday, many > 0)
  const named = MONTHS.get(small)
  if (named !== undefined)
    return many === 0 ? { year: dayOf(now).year, month: named } : monthNear(now, named, many > 0, true)
  const of = TIME_UNITS.get(small)
  if (of === undefined || of === 'day') return null
  const { about: _, ...found } = away(now, many, of)
  return of === 'week' ? { ...dayOf(now, 7 * many), about: true } : found
}

/** The first of two forms that meet counts; those marked free need no day of writing. */
const FORMS: readonly Form[] = [
  form(
    `${YEAR}-(\\d\\d)-(\\d\\d)(?:T[\\d:.]+Z?)?`,
    ({ words: [, y, m, d] }) => ({ year: Number(y), month: Number(m), day: Number(d) }),
    true,
  ),
  form(
    `${MONTH}\\s+${DAY},?\\s+(?:of\\s+)?${YEAR}`,
    ({ words: [, m, d, y] }) => ({ year: Number(y), month: month(m), day: Number(d) }),
    true,
  ),
  form(
    `${DAY}\\s+(?:de\\s+|of\\s+)?${MONTH},?\\s+(?:del?\\s+)?${YEAR}`,
    ({ words: [, d, m, y] }) => ({ year: Number(y), month: month(m), day: Number(d) }),
    true,
  ),
  form(
    `${MONTH},?\\s+(?:of\\s+|del?\\s+)?${YEAR}`,
    ({ words: [, m, y] }) => ({ year: Number(y), month: month(m) }),
    true,
  ),
  form('(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4}|\\d\\d)', ({ words: [, a, mark, b, y = ''], now }) => ({
    year: fullYear(y, now),
    ...numeric(Number(a), Number(b), mark === '.'),
  })),
  form(`(\\d{1,2})/${YEAR}`, ({ words: [, m, y] }) => ({ year: Number(y), month: Number(m) }), true),
  form(`(?<=\\b(?:on|since|from|until|dated|by)\\s)(\\d{1,2})/(\\d{1,2})(?!/)`, ({ words: [, a, b], now, future }) =>
    near(numeric(Number(a), Number(b), false), now, future),
  ),
  form(`(?<=\\b(?:el|desde|hasta)\\s)(\\d{1,2})/(\\d{1,2})(?!/)`, ({ words: [, a, b], now, future }) =>
    near(numeric(Number(a), Number(b), true), now, future),
  ),
  form(`${MONTH}\\s+${DAY}${NO_AMOUNT}`, ({ words: [, m, d], now, future }) =>
    near({ month: month(m), day: Number(d) }, now, future),
  ),
  form(`${DAY}\\s+(?:de\\s+|of\\s+)?${LONG_MONTH}`, ({ words: [, d, m], now, future }) =>
    near({ month: month(m), day: Number(d) }, now, future),
  ),
  form(
    `(?<=\\b(?:in|since|from|of|during|circa|until|year|early|late|mid|by|en|desde|del?)\\s|\\()${YEAR}${NO_AMOUNT}`,
    ({ words: [, y] }) => ({ year: Number(y) }),
    true,
  ),
  form(`${COUNT}\\s+${UNIT}\\s+ago`, ({ words: [, n, u], now }) => away(now, -count(n), unit(u))),
  form(`hace\\s+${COUNT}\\s+${UNIT}`, ({ words: [, n, u], now }) => away(now, -count(n), unit(u))),
  form(`(?:for|over|during|in)\\s+the\\s+(?:past|last)\\s+${COUNT}\\s+${UNIT}`, ({ words: [, n, u], now }) =>
    away(now, -count(n), unit(u)),
  ),
  form(`${COUNT}[\\s-]+${UNIT}\\s+(?:history|hx)(?=\\s+of\\b)`, ({ words: [, n, u], now }) =>
    away(now, -count(n), unit(u)),
  ),
  form(`(?:in|en|dentro\\s+de)\\s+${COUNT}\\s+${UNIT}`, ({ words: [, n, u], now, future }) =>
    future ? away(now, count(n), unit(u)) : null,
  ),
  form('today|tonight|yesterday|tomorrow|last\\s+night|hoy|ayer', ({ words: [said = ''], now }) =>
    dayOf(now, NAMED[said.toLowerCase().replaceAll(/\s+/g, ' ')] ?? 0),
  ),
  form(
    `(last|past|previous|next|this|pasad[oa]|próxim[oa])\\s+(week|month|year|semana|mes|año|${anyOf([...MONTHS.keys(), ...WEEKDAYS.keys()])})`,
    ({ words: [, turn = '', word = ''], now }) => turned(turn, word, now),
  ),
  form(
    `(semana|mes|año|${anyOf([...MONTHS.keys(), ...WEEKDAYS.keys()])})\\s+(pasad[oa]|próxim[oa])`,
    ({ words: [, word = '', turn = ''], now }) => turned(turn, word, now),
  ),
  form(`(?<=\\b(?:in|since|until|en|desde)\\s)${LONG_MONTH}`, ({ words: [, m], now, future }) =>
    monthNear(now, month(m), future, false),
  ),
  form(`(?<=\\b(?:on|since|el)\\s)${WEEKDAY}`, ({ words: [, day = ''], now, future }) =>
    weekdayNear(now, WEEKDAYS.get(day.toLowerCase()) ?? 0, future),
  ),
]

function near({ month: m, day }: { month: number; day: number }, now: number, future: boolean): PartialDate {
  return dayNear(now, m, day, future)
}

/** Words without which no form begins: most sentences have none of them and cost one look. */
const ANY = new RegExp(
  `\\d[/.-]\\d|(?:19|20)\\d\\d|\\b(?:ago|hace|history|hx|today|tonight|yesterday|tomorrow|hoy|ayer|past|last|previous|next|this|in|on|en|el|since|desde|${anyOf(MONTHS.keys())})\\b|pasad|próxim`,
  'i',
)
/** A sentence that speaks of what is to come. */
const TO_COME =
  /\b(?:will|return|follow|recheck|repeat|see you|next|schedul|appointment|plan|due|until|to be|check again|volver|cita|control en|revisi[oó]n|seguimiento|repetir)/i

/**
 * Returns the dates that a sentence names, in its order and without overlap. What is told by its distance from the day of writing ("last March", "3/4") is reckoned from `now`, in ms since 1970 UTC, and left out
 * where that is null; a day without a year is the newest before it, in a sentence of plans the next. English and Spanish.
 */
export function datesIn(sentence: string, now: number | null): NoteDate[] {
  if (!ANY.test(sentence)) return []
  const future = TO_COME.test(sentence)
  const found: NoteDate[] = []
  for (const { pattern, read, free } of FORMS) {
    if (now === null && free !== true) continue
    for (const match of sentence.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length]
      if (found.some((other) => other.start < end && start < other.end)) continue
      const partial = read({ words: match, now: now ?? 0, future })
      const date = partial === null ? null : written(partial)
      if (date !== null) found.push({ start, end, date, about: partial?.about ?? false })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

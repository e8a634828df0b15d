import type { Instruction } from './mention.ts'
import {
  AMOUNT,
  AS_NEEDED,
  CONCENTRATION,
  DAYS,
  DURATION,
  isPiece,
  numberOf,
  oftenIn,
  ROUTES,
  unitOf,
} from './sig-words.ts'

/** Signs and words that stand between the parts of an instruction. */
const MARKS = /^[\s,;:()]*/
const FILLER =
  /^(?:at|of|a|to|the|dose|dosage|daily dose|take|taking|taken|takes|give|given|use|inject|apply|and|tab|tabs|tablets?|capsules?|caps?|pills?|patch(?:es)?|inhaler|solution|cream|ointment|sig|er|xr|sr|xl|cr)\b/i
/** They follow each other within so many such words. */
const MOST_FILLERS = 4

/** Returns the instruction that begins a text, the words after a medicine's name, and how many UTF-16 units of it belong to it. */
export function instructionIn(text: string): Instruction & { readonly length: number } {
  const found: Mutable = {
    dose: null,
    doseTo: null,
    pieces: null,
    route: '',
    perDay: null,
    perDayTo: null,
    days: null,
    asNeeded: false,
    reason: '',
    length: 0,
  }
  for (let at = 0, parts = 0; parts < MOST_PARTS; parts += 1) {
    const length = readNext(text.slice(at), found)
    if (length === 0) break
    at += length
    found.length = at
  }
  return found
}

type Mutable = { -readonly [Key in keyof Instruction]: Instruction[Key] } & { length: number }

const MOST_PARTS = 10

// Words such as "at" may begin a part or stand before it, so each place is tried.
function readNext(text: string, found: Mutable): number {
  let at = 0
  for (let fillers = 0; fillers <= MOST_FILLERS; fillers += 1) {
    at += MARKS.exec(text.slice(at))?.[0].length ?? 0
    const length = readPart(text.slice(at), found)
    if (length > 0) return at + length
    const filler = FILLER.exec(text.slice(at))?.[0].length ?? 0
    if (filler === 0) return 0
    at += filler
  }
  return 0
}

/** Reads one part into what was found, and returns its length; 0 where none begins here. */
function readPart(text: string, found: Mutable): number {
  return (
    readAmount(text, found) ||
    readRoute(text, found) ||
    readNeed(text, found) ||
    readDuration(text, found) ||
    readFrequency(text, found)
  )
}

// A strength and then a count: "500 mg 2 tablets". A second amount of another kind belongs to another time of the day.
function readAmount(text: string, found: Mutable): number {
  const strength = found.dose === null ? CONCENTRATION.exec(text) : null
  if (strength !== null) return strength[0].length
  const amount = AMOUNT.exec(text)
  if (amount === null) return 0
  const [whole, from = '', to, word = ''] = amount
  const unit = unitOf(word)
  const read = { value: numberOf(from), unit }
  if (found.dose === null) {
    found.dose = read
    found.doseTo = to === undefined ? null : numberOf(to)
  } else if (found.pieces === null && isPiece(unit) && !isPiece(found.dose.unit)) {
    found.pieces = read
    if (to !== undefined) found.doseTo = (found.dose.value * numberOf(to)) / read.value
  } else return 0
  return whole.length
}

function readRoute(text: string, found: Mutable): number {
  if (found.route !== '') return 0
  for (const [route, pattern] of ROUTES) {
    const match = pattern.exec(text)
    if (match === null) continue
    found.route = route
    return match[0].length
  }
  return 0
}

function readNeed(text: string, found: Mutable): number {
  const needed = AS_NEEDED.exec(text)
  if (needed === null) return 0
  found.asNeeded = true
  found.reason = (needed[1] ?? '').toLowerCase()
  return needed[0].length
}

function readDuration(text: string, found: Mutable): number {
  const duration = DURATION.exec(text)
  if (duration === null) return 0
  const [whole, many, unit, ofCourse, courseUnit] = duration
  const count = numberOf((many ?? ofCourse ?? '').replace(/^a$/i, 'one'))
  found.days = count * (DAYS[(unit ?? courseUnit ?? '').toLowerCase().replace(/s$/, '')] ?? 1)
  return whole.length
}

function readFrequency(text: string, found: Mutable): number {
  const often = oftenIn(text)
  if (often === null) return 0
  if (found.perDay === null) {
    found.perDay = often.from
    found.perDayTo = often.to === often.from ? null : often.to
  }
  return often.length
}

import type { Instruction } from './mention.ts'

/** What separates the parts of an instruction: they follow each other within few signs. */
const GAP =
  /^[\s,;:(]*(?:(?:at|of|a|to|the|dose|dosage|daily dose|take|taking|taken|tab|tabs|tablets?|capsules?|caps?|pills?)\b[\s,]*){0,3}/i

const DOSE =
  /^(\d{1,5}(?:[.,]\d{1,3})*)(?:\s*(?:-|to)\s*\d{1,5}(?:\.\d{1,3})?)?[\s-]*(mg|milligrams?|mcg|micrograms?|µg|ug|g|grams?|units?|iu|meq|ml|puffs?|drops?|tablets?|tabs?|capsules?|caps?|pills?)\b(?!\s*\/\s*d?l\b)/i
const ROUTE =
  /^(?:by mouth|orally|oral|p\.?o\.?|intravenous(?:ly)?|i\.?v\.?|subcutaneous(?:ly)?|s\.?c\.?|subq|intramuscular(?:ly)?|i\.?m\.?|sublingual(?:ly)?|s\.?l\.?|topical(?:ly)?|inhaled|rectal(?:ly)?|intranasal(?:ly)?)(?![a-z])/i
const FREQUENCIES: readonly (readonly [RegExp, number])[] = [
  [
    /^(?:three times (?:a|per) day|three times daily|t\.?i\.?d\.?|3x (?:a |per )?da(?:y|ily)|every (?:8|eight) hours|q ?8 ?h(?:r?s?|ours)?)(?![a-z])/i,
    3,
  ],
  [
    /^(?:four times (?:a|per) day|four times daily|q\.?i\.?d\.?|every (?:6|six) hours|q ?6 ?h(?:r?s?|ours)?)(?![a-z])/i,
    4,
  ],
  [
    /^(?:twice (?:a |per )?(?:day|daily)|two times (?:a|per) day|two times daily|b\.?i\.?d\.?|2x (?:a |per )?da(?:y|ily)|every (?:12|twelve) hours|q ?12 ?h(?:r?s?|ours)?)(?![a-z])/i,
    2,
  ],
  [/^(?:every (?:4|four) hours|q ?4 ?h(?:r?s?|ours)?)(?![a-z])/i, 6],
  [/^(?:every other day|q\.?o\.?d\.?)(?![a-z])/i, 0.5],
  [/^(?:once (?:a |per )?week(?:ly)?|weekly|every week|q ?week(?:ly)?)(?![a-z])/i, 1 / 7],
  [
    /^(?:once (?:a |per )?(?:day|daily)|one time (?:a|per) day|daily|a day|per day|every day|q\.?d\.?|q ?daily|every (?:24|twenty four) hours|q ?24 ?h(?:r?s?)?|nightly|at bedtime|every (?:night|evening|morning)|q ?h\.?s\.?|q\.?a\.?m\.?|q\.?p\.?m\.?|in the (?:morning|evening))(?![a-z])/i,
    1,
  ],
]
const DURATION = /^(?:for|x|times)\s*(\d{1,3})(?:\s*more)?[\s-]*(days?|weeks?|months?)\b/i
const AS_NEEDED = /^(?:as needed|p\.?r\.?n\.?|when needed|if needed)(?![a-z])/i

const UNITS: Readonly<Record<string, string>> = {
  milligram: 'mg',
  mcg: 'ug',
  microgram: 'ug',
  µg: 'ug',
  gram: 'g',
  unit: '[iU]',
  iu: '[iU]',
  tab: 'tablet',
  cap: 'capsule',
  pill: 'tablet',
}
const DAYS: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30 }

/** Returns the instruction that begins a text, the words after a medicine's name, and how many UTF-16 units of it belong to it. */
export function instructionIn(text: string): Instruction & { readonly length: number } {
  const found = { dose: null, route: '', perDay: null, days: null, asNeeded: false, length: 0 } as Mutable
  for (let at = 0, parts = 0; parts < MOST_PARTS; parts += 1) {
    const gap = GAP.exec(text.slice(at))?.[0].length ?? 0
    const length = readPart(text.slice(at + gap), found)
    if (length === 0) break
    at += gap + length
    found.length = at
  }
  return found
}

type Mutable = { -readonly [Key in keyof Instruction]: Instruction[Key] } & { length: number }

const MOST_PARTS = 8

function readPart(text: string, found: Mutable): number {
  const dose = found.dose === null ? DOSE.exec(text) : null
  if (dose !== null) {
    found.dose = { value: numberOf(dose[1] ?? ''), unit: unitOf(dose[2] ?? '') }
    return dose[0].length
  }
  const route = found.route === '' ? ROUTE.exec(text) : null
  if (route !== null) {
    found.route = route[0].toLowerCase().replaceAll('.', '')
    return route[0].length
  }
  const needed = AS_NEEDED.exec(text)
  if (needed !== null) {
    found.asNeeded = true
    return needed[0].length
  }
  const duration = DURATION.exec(text)
  if (duration !== null) {
    found.days = Number(duration[1]) * (DAYS[singular(duration[2] ?? '')] ?? 1)
    return duration[0].length
  }
  return readFrequency(text, found)
}

function readFrequency(text: string, found: Mutable): number {
  for (const [pattern, perDay] of FREQUENCIES) {
    const match = pattern.exec(text)
    if (match === null) continue
    found.perDay ??= perDay
    return match[0].length
  }
  return 0
}

/** Returns a number as notes write it: "1,000" is a thousand, "2,5" two and a half. */
export function numberOf(written: string): number {
  return Number(/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(written) ? written.replaceAll(',', '') : written.replace(',', '.'))
}

function singular(word: string): string {
  return word.toLowerCase().replace(/s$/, '')
}

function unitOf(word: string): string {
  const one = singular(word)
  return UNITS[one] ?? one
}

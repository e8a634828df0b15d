import type { LabTest } from '../../terminology/lab-tests.ts'
import { convert, testByKey } from '../../terminology/lab-tests.ts'
import type { ValueMention } from './mention.ts'
import { numberOf } from './sig-words.ts'

/** A value behind a test's name: its parts, and how many UTF-16 units from the name's end belong to it. */
export type FoundValue = Pick<ValueMention, 'value' | 'comparator' | 'unit' | 'standard'> & { readonly length: number }

const SAYS =
  /^(?:\s*[+]{0,2}[\s:=,(]*)(?:(?:level|levels|value|count|result|is|was|were|of|at|today|now|currently|measured|measures|came back|returned|elevated|low|high|to|stable|up|down|about|approximately)\b[\s:=,(]*){0,4}/i
const NUMBER = /^([<>≤≥]=?)?\s*(\d{1,6}(?:[.,]\d{1,4})*)(?![\d/]|[.,]\d|[-–]\d)/
const UNIT =
  /^\s*(%|percent\b|(?:m?mol|[umµμ]?mol|nmol|pmol|m?eq|mg|g|[umµμ]g|mcg|ng|pg|m?i?u|uiu|units?)\/(?:d?l|ml|mol|g)(?![a-z])|(?:x\s?)?10[\^*e]\d{1,2}\/u?l|k\/[uµ]l|ml\/min(?:\/1\.73(?:\s?m[2²]|\s?m\^2)?)?|mm\/hr?|mmhg|°\s?[cf]\b|degrees (?:celsius|fahrenheit)|bpm\b|kg\/m[2²]|kg\b|lbs?\b|pounds\b|cm\b|fl\b)/i

/** A number before these is a dose, a time or a count: no value of a test. */
const OTHER_UNIT =
  /^[\s-]*(?:mg|mcg|g|ml|units?|tabs?|tablets?|caps?|capsules?|pills?|doses?|minutes?|hours?|hrs?|h|days?|weeks?|months?|years?|am|pm|x|times|points?|percent)\b/i

/** Returns the value in the words behind a test's name, null where none follows at once. */
export function valueIn(test: LabTest, text: string): FoundValue | null {
  const gap = SAYS.exec(text)?.[0].length ?? 0
  const number = NUMBER.exec(text.slice(gap))
  if (number === null) return null
  const unit = UNIT.exec(text.slice(gap + number[0].length))
  const comparator = comparatorIn(number[1] ?? '')
  const value = numberOf(number[2] ?? '')
  const said = (unit?.[1] ?? '').toLowerCase()
  const isOther = unit === null && OTHER_UNIT.test(text.slice(gap + number[0].length))
  const standard = comparator === '' && !isOther ? standardOf(test, value, said) : null
  // "K 2 tablets", "Cr 2019": letters alone name no test without a value that fits it.
  if (unit === null && standard === null) return null
  return {
    value,
    comparator,
    unit: unit?.[1] ?? '',
    standard,
    length: gap + number[0].length + (unit?.[0].length ?? 0),
  }
}

function comparatorIn(sign: string): FoundValue['comparator'] {
  if (/[<≤]/.test(sign)) return '<'
  return /[>≥]/.test(sign) ? '>' : ''
}

const SPELLED: Readonly<Record<string, string>> = {
  percent: '%',
  'degrees celsius': '°c',
  'degrees fahrenheit': '°f',
  '° c': '°c',
  '° f': '°f',
  pounds: 'lb',
}

/** What a value without a unit can be, where notes leave the unit out: from low to high in the test's own unit. */
const BARE: Readonly<Record<string, readonly [number, number]>> = {
  sodium: [90, 200],
  potassium: [1, 10],
  creatinine: [0.1, 20],
  egfr: [1, 150],
  hba1c: [3, 20],
  hemoglobin: [3, 25],
  inr: [0.5, 15],
  tsh: [0.01, 150],
  lvef: [5, 85],
  'heart-rate': [20, 250],
  respiration: [4, 60],
  oxygen: [50, 100],
  bmi: [10, 90],
}

function standardOf(test: LabTest, value: number, unit: string): number | null {
  if (unit !== '') return convert(test, value, SPELLED[unit] ?? unit)
  const [low, high] = BARE[test.key] ?? [1, 0]
  return value >= low && value <= high ? value : null
}

const PRESSURE =
  /(?<![a-z])(?:bp|blood pressure)(?:[\s:=,(]|(?:is|was|of|at|today|reading|measured|elevated|to|on|the|right|left|arm)\b){0,16}(\d{2,3})\s?\/\s?(\d{2,3})(?!\s?\/|\d)(?:\s?mm\s?hg)?/gi

/** Returns the blood pressures in a text: place in it, systolic and diastolic in mmHg. */
export function pressuresIn(
  text: string,
): { readonly start: number; readonly end: number; readonly test: LabTest; readonly value: number }[] {
  return [...text.matchAll(PRESSURE)].flatMap(({ 0: whole, 1: upper, 2: lower, index }) => {
    const [systolic, diastolic] = [Number(upper), Number(lower)]
    if (systolic > 300 || systolic < 40 || diastolic >= systolic || diastolic < 20) return []
    const place = { start: index, end: index + whole.length }
    return [
      { ...place, test: testByKey('systolic'), value: systolic },
      { ...place, test: testByKey('diastolic'), value: diastolic },
    ]
  })
}

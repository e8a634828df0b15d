import { OTHER_UNITS } from './altered-words.ts'
import type { Json, Plain } from './truth.ts'
import { codesOf, contentsOf, medicineName, RANGES } from './truth.ts'

/** A sentence with the records that it cites. */
export type Cited = { readonly text: string; readonly rule: string; readonly records: readonly Plain[] }

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Every text and number of JSON values. */
function leaves(value: Json): readonly (string | number)[] {
  if (typeof value === 'string' || typeof value === 'number') return [value]
  if (Array.isArray(value)) return value.flatMap((item: Json) => leaves(item))
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap((member) => leaves(member)) : []
}

function day(instant: number): string {
  const date = new Date(instant)
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`
}

/** Limits that rules state from their published sources, by the beginning of the rule's id; ranges and equations are checked apart. */
const STATED: readonly (readonly [rule: string, numbers: readonly number[]])[] = [
  ['kidney-medicine', [30, 1.73]],
  ['blood-pressure-high', [140, 90, 180, 120]],
  ['result-out-of-target', [2, 3]],
  ['summary-course', [2, 3]],
  ['problem-not-listed', [60, 3, 6.5, 1.73]],
]

/** Usual and critical limits of further tests by the name that a sentence begins with, both sexes; sources as of RANGES, critical: ARUP critical values 2024; children: Harriet Lane Handbook. */
const FURTHER: Readonly<Record<string, readonly number[]>> = {
  Creatinine: [0.5, 1.1, 0.7, 1.3],
  Hemoglobin: [12, 16, 14, 18, 10.5, 11.5, 13, 13.5, 15.5],
  Hematocrit: [37, 47, 42, 50, 33, 34, 35, 36, 39, 40, 45, 46, 49],
  Bicarbonate: [23, 28],
  'Red cells': [4.2, 5.9],
  MCH: [28, 32],
  MCHC: [33, 36],
  'NT-proBNP': [125],
  eGFR: [60],
  Potassium: [2.8, 6.2],
  'HDL cholesterol': [50, 40],
  'Urea nitrogen': [8, 20],
  Glucose: [70, 139],
  Calcium: [8.6, 10.2],
  Chloride: [98, 106],
  Bilirubin: [0.3, 1],
  'Total protein': [5.5, 9],
  'Oxygen saturation': [96],
  Ferritin: [11, 307, 24, 336],
}

/** Names that records write in their own way: a misspelling of Synthea's, a brand. */
const WRITTEN: Readonly<Record<string, string>> = {
  simvastatin: 'simvistatin',
  alendronate: 'alendronic',
  furosemide: 'lasix',
  etonogestrel: 'nuvaring',
  ethinyl: 'nuvaring',
  estradiol: 'nuvaring',
}

/**
 * Returns what of a sentence its records do not bear: days, years, numbers and names of medicines. Days are those of `lastSeen` or of the records; numbers stand in the
 * records, are limits that a source states, or are computed here anew from the records. Percents of usual variation are data of the source, not of the record.
 */
export function unsupported(
  { text, rule, records }: Cited,
  lastSeen: number,
  medicines: ReadonlySet<string>,
): readonly string[] {
  const held = records.flatMap((record) => leaves(record as Json))
  const words = held.map(String)
  const instants = [lastSeen, ...words.filter((word) => /^\d{4}-\d\d/.test(word)).map((word) => Date.parse(word))]
  const days = new Set(instants.filter((instant) => !Number.isNaN(instant)).map(day))
  const years = new Set(
    [...days]
      .map((said) => said.slice(-4))
      .concat(words.filter((word) => /^\d{4}/.test(word)).map((word) => word.slice(0, 4))),
  )
  const missing: string[] = []
  let rest = text
    .replaceAll(/1\.73 ?m[²2]|\b[Tt]ype [12]\b/g, '')
    .replaceAll(/\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4}\b/g, (said) => {
      if (!days.has(said)) missing.push(said)
      return ''
    })
  rest = rest.replaceAll(/\b(?:since|in) (\d{4})\b/g, (_, year: string) => {
    if (!years.has(year)) missing.push(year)
    return ''
  })
  const brands = records.map((record) => contentsOf(medicineName(record)))
  const joined = ` ${[...words, ...brands].join(' ').toLowerCase()} `
  const numbers = new Set(joined.match(/\d+(?:\.\d+)?/g)?.map(Number) ?? [])
  const known: readonly (number | null)[] = [
    ...numbers,
    ...derived(records),
    ...limitsFor(text, records),
    ...(STATED.find(([id]) => rule.startsWith(id))?.[1] ?? []),
  ]
  // Scores and risks have vectors of their own; here their days and names are checked.
  if (!rule.startsWith('risk-'))
    for (const said of rest.replace(/variation of \d+ %/, '').match(/(?<![A-Za-z\d])\d+(?:\.\d+)?(?![A-Za-z])/g) ?? [])
      if (!known.some((number) => number !== null && isSaid(number, said))) missing.push(said)
  for (const word of rest.toLowerCase().match(/[a-z]{5,}/g) ?? [])
    if (medicines.has(word) && !joined.includes(word) && !joined.includes(WRITTEN[word] ?? word)) missing.push(word)
  return missing
}

// A limit counts in the unit of the value beside it: 130 mg/dL says nothing of 3.9 mmol/L.
function limitsFor(text: string, records: readonly Plain[]): readonly number[] {
  const measured = records.filter(({ resourceType }) => resourceType === 'Observation')
  const ranges = measured.flatMap((record) => {
    const [loinc = ''] = codesOf(record.code)
    const [low = null, high = null] = RANGES[loinc] ?? []
    return [low, high].flatMap((limit) => (limit === null ? [] : [limit * factorOf(record)]))
  })
  const factor = text.startsWith('eGFR') ? 1 : (measured.map(factorOf)[0] ?? 1)
  const further = Object.entries(FURTHER).flatMap(([name, given]) => (text.startsWith(name) ? given : []))
  return [...ranges, ...further.map((limit) => limit * factor)]
}

function factorOf(record: Plain): number {
  const { unit } = (record.valueQuantity ?? {}) as { unit?: unknown }
  return OTHER_UNITS.find(([loinc, written]) => codesOf(record.code).includes(loinc) && unit === written)?.[4] ?? 1
}

// As the sentence rounds it.
function isSaid(number: number, said: string): boolean {
  const decimals = said.split('.')[1]?.length ?? 0
  return Math.abs(number - Number(said)) <= 0.5 * 10 ** -decimals + 1e-9
}

type Point = { readonly at: number; readonly value: number }

function pointsOf(records: readonly Plain[]): readonly Point[] {
  return records.flatMap((record) => {
    const value = (record.valueQuantity as { value?: unknown } | undefined)?.value
    const at = Date.parse(String(record.effectiveDateTime ?? ''))
    return typeof value === 'number' && !Number.isNaN(at) ? [{ at, value }] : []
  })
}

const YEAR = 365.25 * 86_400_000

/** Numbers that follow from the records: kidney filtration by CKD-EPI 2021, spans of time, slopes, counts and doses a day. */
function derived(records: readonly Plain[]): readonly number[] {
  const patient = records.find(({ resourceType }) => resourceType === 'Patient')
  const raw = pointsOf(records)
  const creatinine = pointsOf(records.map(inRangeUnit))
  const filtered =
    patient === undefined
      ? []
      : creatinine.map(({ at, value }) => ({ at, value: Math.round(ckdEpi(value, at, patient)) }))
  return [
    ...filtered.map(({ value }) => value),
    ...motion(raw),
    ...motion(pointsOf(records.map(inRangeUnit))),
    ...motion(filtered),
    ...counts(records),
    ...records.flatMap(doses),
    ...records.flatMap(converted),
  ]
}

function ckdEpi(creatinine: number, at: number, patient: Plain): number {
  const female = patient.gender === 'female'
  const [k, a] = female ? [0.7, -0.241] : [0.9, -0.302]
  const born = new Date(String(patient.birthDate))
  const then = new Date(at)
  const before = then.getUTCMonth() * 32 + then.getUTCDate() < born.getUTCMonth() * 32 + born.getUTCDate()
  const age = then.getUTCFullYear() - born.getUTCFullYear() - (before ? 1 : 0)
  return (
    142 * Math.min(creatinine / k, 1) ** a * Math.max(creatinine / k, 1) ** -1.2 * 0.9938 ** age * (female ? 1.012 : 1)
  )
}

function motion(points: readonly Point[]): readonly number[] {
  const sorted = [...points].sort((a, b) => a.at - b.at)
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (first === undefined || last === undefined || first === last) return []
  const slopes = sorted
    .flatMap((a, index) => sorted.slice(index + 1).map((b) => ((b.value - a.value) / (b.at - a.at)) * YEAR))
    .filter(Number.isFinite)
    .sort((a, b) => a - b)
  const middle = slopes.length / 2
  const median = ((slopes[Math.ceil(middle) - 1] ?? 0) + (slopes[Math.floor(middle)] ?? 0)) / 2
  const years = (last.at - first.at) / YEAR
  const slope = Number(Math.abs(median).toPrecision(2))
  return [years, years * 12, slope, slope + 10 ** -9]
}

function counts(records: readonly Plain[]): readonly number[] {
  return Array.from({ length: records.length + 1 }, (_, count) => count)
}

// "Metformin 500 mg" twice a day: the strength of the name times what is taken.
function doses(record: Plain): readonly number[] {
  const held = leaves(record as Json)
  const all = [
    ...new Set(
      held.flatMap((leaf) => (typeof leaf === 'number' ? [leaf] : (leaf.match(/\d+(?:\.\d+)?/g) ?? []).map(Number))),
    ),
  ].filter((number) => number > 0 && number < 1e5)
  return record.resourceType.startsWith('Medication')
    ? all.flatMap((a) => all.flatMap((b) => [a * b, a / b, a * b * 1000]))
    : []
}

// A value of another unit in the unit that the page compares in.
function converted(record: Plain): readonly number[] {
  const value = (record.valueQuantity as { value?: unknown } | undefined)?.value
  if (typeof value !== 'number') return []
  return OTHER_UNITS.filter(([loinc]) => codesOf(record.code).includes(loinc)).map(([, , , , factor]) => value / factor)
}

function inRangeUnit(record: Plain): Plain {
  const { value } = (record.valueQuantity ?? {}) as { value?: unknown }
  const factor = factorOf(record)
  return factor !== 1 && typeof value === 'number' ? { ...record, valueQuantity: { value: value / factor } } : record
}

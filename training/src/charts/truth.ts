// The truth about a chart by plain walks over its JSON: no line of code is shared with the insights.
import { BRANDS, OTHER_UNITS } from './altered-words.ts'

/** Any JSON value of a resource. */
export type Json = { readonly [key: string]: Json } | readonly Json[] | string | number | boolean | null | undefined
/** A resource as plain JSON. */
export type Plain = { readonly [key: string]: Json } & { readonly resourceType: string; readonly id: string }

/** One expected fact: its name in the record, and the records of which any may be cited for it. */
export type Expected = { readonly name: string; readonly ids: readonly string[] }

/** What a page must tell of a chart. */
export type Truth = {
  readonly problems: readonly Expected[]
  readonly medicines: readonly Expected[]
  readonly allergies: readonly Expected[]
  readonly abnormal: readonly Expected[]
  readonly gaps: readonly Expected[]
  /** Each an item that one sentence to act on must tell: of each of its groups it must cite a record. */
  readonly actNow: readonly (readonly (readonly string[])[])[]
}

export function at(value: Json, path: string): Json {
  return path.split('.').reduce<Json>((held, key) => {
    const one = Array.isArray(held) ? held[0] : held
    return typeof one === 'object' && one !== null && !Array.isArray(one)
      ? (one as { [key: string]: Json })[key]
      : undefined
  }, value)
}

export function said(value: Json): string {
  return typeof value === 'string' ? value : ''
}

function codings(
  concept: Json,
): readonly { readonly system: string; readonly code: string; readonly display: string }[] {
  const list = at(concept, 'coding')
  return (Array.isArray(list) ? list : []).map((item: Json) => ({
    system: said(at(item, 'system')),
    code: said(at(item, 'code')),
    display: said(at(item, 'display')),
  }))
}

export function nameOf(concept: Json): string {
  return said(at(concept, 'text')) || (codings(concept)[0]?.display ?? '')
}

export function codesOf(concept: Json): readonly string[] {
  return codings(concept).map(({ code }) => code)
}

function keyOf(concept: Json): string {
  return codings(concept)[0]?.code ?? nameOf(concept).toLowerCase()
}

export function dateOf(resource: Plain): string {
  for (const path of [
    'effectiveDateTime',
    'performedDateTime',
    'performedPeriod.start',
    'occurrenceDateTime',
    'authoredOn',
    'period.start',
    'onsetDateTime',
    'recordedDate',
    'date',
  ]) {
    const date = said(at(resource, path))
    if (date !== '') return date
  }
  return ''
}

export const isActive = (resource: Plain) =>
  ['active', 'recurrence', 'relapse'].includes(codesOf(resource.clinicalStatus)[0] ?? '')
export const isTrue = (resource: Plain) =>
  !['refuted', 'entered-in-error'].includes(codesOf(resource.verificationStatus)[0] ?? '')

export function newest(resources: readonly Plain[]): Plain | undefined {
  return [...resources].sort((a, b) => Date.parse(dateOf(b)) - Date.parse(dateOf(a)))[0]
}

function grouped(resources: readonly Plain[], name: (resource: Plain) => string, key = name): readonly Expected[] {
  return [...Map.groupBy(resources, key).values()].map((group) => ({
    name: group[0] === undefined ? '' : name(group[0]),
    ids: group.map(({ id }) => id),
  }))
}

export function of(chart: readonly Plain[], type: string): readonly Plain[] {
  return chart.filter(({ resourceType, status }) => resourceType === type && status !== 'entered-in-error')
}

export function activeMedicines(chart: readonly Plain[], now: number): readonly Plain[] {
  return ['MedicationRequest', 'MedicationStatement']
    .flatMap((type) => of(chart, type))
    .filter((item) => item.status === 'active' && !['proposal', 'plan', 'option'].includes(said(item.intent)))
    .filter((item) => !hasEnded(item, now))
}

function hasEnded(item: Plain, now: number): boolean {
  const dosages = Array.isArray(item.dosageInstruction)
    ? item.dosageInstruction
    : Array.isArray(item.dosage)
      ? item.dosage
      : []
  const start = Date.parse(said(item.authoredOn))
  const ends = dosages.map((dosage: Json) => {
    const end = said(at(dosage, 'timing.repeat.boundsPeriod.end'))
    const days = at(dosage, 'timing.repeat.boundsDuration.value')
    return end !== ''
      ? Date.parse(end)
      : typeof days === 'number' && !Number.isNaN(start)
        ? start + days * 86_400_000
        : null
  })
  const last = ends.length > 0 && ends.every((end) => end !== null) ? Math.max(...(ends as number[])) : null
  const validity = said(at(item, 'dispenseRequest.validityPeriod.end')) || said(at(item, 'effectivePeriod.end'))
  const end = last ?? (validity === '' ? null : Date.parse(validity))
  return end !== null && end < now
}

export function medicineName(item: Plain): string {
  return nameOf(item.medicationCodeableConcept) || said(at(item, 'medicationReference.display'))
}

/** Returns what a written medicine holds: its own words, and the ingredient of a brand among them. */
export function contentsOf(name: string): string {
  const held = BRANDS.filter(([brand]) => name.toLowerCase().includes(brand.toLowerCase())).map(([, holds]) => holds)
  return [name, ...held].join(' ')
}

/** Usual adult ranges for laboratories that print none, by LOINC: low, high; after the ABIM Laboratory Test Reference Ranges, January 2025, entered apart from the insights' table. */
export const RANGES: Readonly<Record<string, readonly [low: number | null, high: number | null, unit: string]>> = {
  '4548-4': [null, 5.6, '%'],
  '2823-3': [3.5, 5, 'mmol/L'],
  '6298-4': [3.5, 5, 'mmol/L'],
  '2947-0': [136, 145, 'mmol/L'],
  '2951-2': [136, 145, 'mmol/L'],
  '2571-8': [null, 150, 'mg/dL'],
  '18262-6': [null, 130, 'mg/dL'],
  '2093-3': [null, 200, 'mg/dL'],
  '777-3': [150, 450, '10*3/uL'],
  '6690-2': [4, 11, '10*3/uL'],
  '787-2': [80, 98, 'fL'],
  '14959-1': [null, 30, 'mg/g'],
  '1742-6': [10, 40, 'U/L'],
  '1920-8': [10, 40, 'U/L'],
  '6768-6': [30, 120, 'U/L'],
  '1751-7': [3.5, 5.5, 'g/dL'],
}

function isAbnormal(observation: Plain): boolean {
  const flag = codesOf(
    Array.isArray(observation.interpretation) ? observation.interpretation[0] : observation.interpretation,
  )[0]
  if (flag !== undefined) return ['L', 'LL', 'H', 'HH', 'A', 'AA'].includes(flag)
  const value = at(observation, 'valueQuantity.value')
  const printed = [at(observation, 'referenceRange.low.value'), at(observation, 'referenceRange.high.value')]
  const own = RANGES[codesOf(observation.code)[0] ?? '']
  const [low, high] = printed.some((limit) => typeof limit === 'number') ? printed : (own ?? [null, null])
  const unit = said(at(observation, 'valueQuantity.code')) || said(at(observation, 'valueQuantity.unit'))
  const isPrinted = printed.some((limit) => typeof limit === 'number')
  if (typeof value !== 'number') return false
  const measured =
    isPrinted || unit === own?.[2] ? value : inUnit(codesOf(observation.code)[0] ?? '', value, unit, own?.[2])
  if (measured === null) return false
  return (typeof low === 'number' && measured < low) || (typeof high === 'number' && measured > high)
}

/** Returns a value in the unit of our range, null where no other unit of the test is known or rounding could decide. */
export function inUnit(loinc: string, value: number, unit: string, wanted: string | undefined): number | null {
  const other = OTHER_UNITS.find(([code, written, ucum]) => code === loinc && (unit === ucum || unit === written))
  if (other === undefined || other[3] !== wanted) return null
  const measured = value / other[4]
  const [low = null, high = null] = RANGES[loinc] ?? []
  const isNear = [low, high].some((limit) => limit !== null && Math.abs(measured - limit) < 0.02 * limit)
  return isNear ? null : measured
}

function isAdult(chart: readonly Plain[], date: string): boolean {
  const born = said(of(chart, 'Patient')[0]?.birthDate)
  return born !== '' && Date.parse(date) - Date.parse(born) > 18.01 * 365.25 * 86_400_000
}

function inPregnancy(chart: readonly Plain[], date: string): boolean {
  return of(chart, 'Condition').some((item) => {
    const from = Date.parse(said(item.onsetDateTime))
    const until = Date.parse(said(item.abatementDateTime)) || from + 310 * 86_400_000
    return /pregnan/i.test(nameOf(item.code)) && Date.parse(date) >= from && Date.parse(date) <= until
  })
}

function abnormalOf(chart: readonly Plain[]): readonly Expected[] {
  const laboratory = of(chart, 'Observation').filter(
    (item) =>
      codesOf(Array.isArray(item.category) ? item.category[0] : item.category)[0] === 'laboratory' &&
      dateOf(item) !== '',
  )
  return [...Map.groupBy(laboratory, (item) => codesOf(item.code)[0] ?? '')].flatMap(([loinc, group]) => {
    const last = newest(group)
    if (last === undefined || loinc === '' || /33914-3|98979-8|88293-6|48642-3|62238-1/.test(loinc)) return []
    const same = group.filter((item) => dateOf(item) === dateOf(last))
    const date = dateOf(last)
    return same.length === 1 && isAdult(chart, date) && !inPregnancy(chart, date) && isAbnormal(last)
      ? [{ name: nameOf(last.code), ids: [last.id] }]
      : []
  })
}

const YEAR = 365.25 * 86_400_000

/** What guidelines want followed each year, by code of the problem: LOINC codes of which one must be there. */
const FOLLOWED: readonly { readonly problem: RegExp; readonly loincs: readonly string[] }[] = [
  { problem: /^(44054006|E11(\.9)?)$/, loincs: ['4548-4'] },
  { problem: /^(38341003|59621000|I10)$/, loincs: ['85354-9', '55284-4', '8480-6'] },
  { problem: /^(53741008)$/, loincs: ['18262-6', '13457-7', '2089-1', '22748-8'] },
]

function gapsOf(chart: readonly Plain[], now: number): readonly Expected[] {
  return FOLLOWED.flatMap(({ problem, loincs }) => {
    const held = of(chart, 'Condition').filter(
      (item) => isActive(item) && isTrue(item) && codesOf(item.code).some((code) => problem.test(code)),
    )
    const measured = of(chart, 'Observation').some(
      (item) => codesOf(item.code).some((code) => loincs.includes(code)) && now - Date.parse(dateOf(item)) < 1.1 * YEAR,
    )
    return held.length > 0 && !measured ? [{ name: nameOf(held[0]?.code), ids: held.map(({ id }) => id) }] : []
  })
}

const PENICILLINS = /amoxicillin|penicillin|ampicillin|piperacillin/i
const NSAIDS = /ibuprofen|naproxen|diclofenac|meloxicam|ketorolac/i
const SKIN = /gel|cream|topical|ophthalmic/i

/** Pairs that a label or the ONC list forbids. */
const FORBIDDEN: readonly (readonly [RegExp, RegExp])[] = [
  [/warfarin/i, NSAIDS],
  [/apixaban|rivaroxaban|dabigatran/i, NSAIDS],
  [/clarithromycin/i, /simvastatin|simvistatin/i],
  [/tizanidine/i, /ciprofloxacin/i],
  [/sildenafil/i, /isosorbide|nitroglycerin/i],
]

function actNowOf(chart: readonly Plain[], now: number): Truth['actNow'] {
  const taken = activeMedicines(chart, now)
  const named = (pattern: RegExp) =>
    taken.filter((item) => pattern.test(contentsOf(medicineName(item))) && !SKIN.test(medicineName(item)))
  const allergic = of(chart, 'AllergyIntolerance').filter(
    (item) =>
      isTrue(item) && isActive(item) && /penicillin/i.test(nameOf(item.code)) && !/^no /i.test(nameOf(item.code)),
  )
  const ids = (items: readonly Plain[]) => items.map(({ id }) => id)
  const pairs = (a: readonly Plain[], b: readonly Plain[]) => (a.length > 0 && b.length > 0 ? [[ids(a), ids(b)]] : [])
  return [
    ...pairs(allergic, named(PENICILLINS)),
    ...FORBIDDEN.flatMap(([left, right]) => pairs(named(left), named(right))),
    ...criticalOf(chart, now).map((id) => [[id]]),
  ]
}

// Potassium that stops a heart (Kost, JAMA 1990): of the last day, and the newest.
function criticalOf(chart: readonly Plain[], now: number): readonly string[] {
  const last = newest(
    of(chart, 'Observation').filter((item) => codesOf(item.code).some((code) => /^(2823-3|6298-4)$/.test(code))),
  )
  const value = last === undefined ? null : at(last, 'valueQuantity.value')
  const isNew = last !== undefined && now - Date.parse(dateOf(last)) <= 86_400_000
  return isNew && typeof value === 'number' && (value >= 6.5 || value <= 2.5) ? [last.id] : []
}

/** Returns what a page must tell of a chart at that instant, in ms since 1970 UTC. */
export function truthOf(chart: readonly Plain[], now: number): Truth {
  const isNone = (item: Plain) =>
    /^no (known )?|nkda/i.test(nameOf(item.code)) || codesOf(item.code).includes('716186003')
  return {
    problems: grouped(
      of(chart, 'Condition').filter((item) => isActive(item) && isTrue(item)),
      (item) => nameOf(item.code),
      (item) => keyOf(item.code),
    ),
    medicines: grouped(activeMedicines(chart, now), medicineName),
    allergies: grouped(
      of(chart, 'AllergyIntolerance').filter((item) => isActive(item) && isTrue(item) && !isNone(item)),
      (item) => nameOf(item.code),
      (item) => keyOf(item.code),
    ),
    abnormal: abnormalOf(chart),
    gaps: gapsOf(chart, now),
    actNow: actNowOf(chart, now),
  }
}

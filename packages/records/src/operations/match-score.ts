import type { Address, ContactPoint, HumanName, Identifier, Patient } from '@medplum/fhirtypes'
import { normalText } from '../index-rows/normal-text.ts'

/** How sure a match is (http://terminology.hl7.org/CodeSystem/match-grade). */
export type MatchGrade = 'certain' | 'probable' | 'possible' | 'certainly-not'

/** How well two patients fit: `score` from 0 (another person) to 1 (the same). */
export type MatchScore = { readonly score: number; readonly grade: MatchGrade }

/** How one kind of fact compares: agreement from 0 to 1, undefined where either side does not have it. */
type Comparison = { readonly weight: number; readonly agreement: number | undefined }

/**
 * Weights of the facts: the rounded log2 of how much more often they agree for one person than for two by chance, after Fellegi and Sunter (1969,
 * "A theory for record linkage"): a birth date is shared by one in some 20,000, a family name by one in a few hundred, a gender by every second.
 */
const WEIGHTS = { identifier: 20, birthDate: 14, family: 9, given: 8, telecom: 9, address: 6, gender: 1 } as const

/** Scores from which a match is certain, probable or possible. */
const CERTAIN = 0.95
const PROBABLE = 0.8
const POSSIBLE = 0.5
/** A certain match rests on at least this much weight that was compared and agreed: an identifier with one more fact, or name, birth date and contact. */
const CERTAIN_EVIDENCE = 34
/** Below this much agreed weight two records may be anybody: name and birth date, or an identifier, are the least. */
const LEAST_EVIDENCE = 16

/** Returns how well a known patient fits the one that is looked for. Facts that either side lacks count neither way. */
export function matchScore(wanted: Patient, known: Patient): MatchScore {
  const comparisons: Comparison[] = [
    { weight: WEIGHTS.identifier, agreement: identifiers(wanted.identifier, known.identifier) },
    { weight: WEIGHTS.birthDate, agreement: birthDates(wanted.birthDate, known.birthDate) },
    { weight: WEIGHTS.family, agreement: best(families(wanted.name), families(known.name), textAgreement) },
    { weight: WEIGHTS.given, agreement: best(givens(wanted.name), givens(known.name), givenAgreement) },
    { weight: WEIGHTS.telecom, agreement: best(contacts(wanted.telecom), contacts(known.telecom), same) },
    { weight: WEIGHTS.address, agreement: best(wanted.address, known.address, addresses) },
    { weight: WEIGHTS.gender, agreement: best(genderOf(wanted), genderOf(known), same) },
  ]
  let compared = 0
  let agreed = 0
  for (const { weight, agreement } of comparisons) {
    if (agreement === undefined) continue
    compared += weight
    agreed += weight * agreement
  }
  if (agreed < LEAST_EVIDENCE) return { score: 0, grade: 'certainly-not' }
  const score = Math.round((agreed / compared) * 1000) / 1000
  return { score, grade: gradeOf(score, agreed) }
}

function gradeOf(score: number, agreed: number): MatchGrade {
  if (score >= CERTAIN && agreed >= CERTAIN_EVIDENCE) return 'certain'
  if (score >= PROBABLE) return 'probable'
  return score >= POSSIBLE ? 'possible' : 'certainly-not'
}

/** Returns the best agreement of any pair, undefined if a side is empty. */
function best<T>(
  left: readonly T[] | undefined,
  right: readonly T[] | undefined,
  agreement: (a: T, b: T) => number,
): number | undefined {
  if (!left?.length || !right?.length) return undefined
  return Math.max(...left.map((a) => Math.max(...right.map((b) => agreement(a, b)))))
}

function same(a: string, b: string): number {
  return a === b ? 1 : 0
}

/** Another number of the same system speaks against; numbers of systems that only one side has say nothing. */
function identifiers(left: readonly Identifier[] = [], right: readonly Identifier[] = []): number | undefined {
  const pairs = left.flatMap((a) =>
    right.filter((b) => a.value && b.value && (a.system ?? '') === (b.system ?? '')).map((b) => [a, b] as const),
  )
  if (pairs.length === 0) return undefined
  return pairs.some(([a, b]) => plain(a.value) === plain(b.value)) ? 1 : 0
}

function plain(text = ''): string {
  return normalText(text).replaceAll(/[^\p{L}\p{N}]/gu, '')
}

/** The same day, or one slip: day and month swapped, two digits swapped, one digit wrong; a date that is less exact can agree as far as it goes. */
function birthDates(left: string | undefined, right: string | undefined): number | undefined {
  if (!left || !right) return undefined
  if (left === right) return 1
  if (left.length !== right.length) return left.startsWith(right) || right.startsWith(left) ? 0.6 : 0
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(left) ?? []
  if (year !== undefined && right === `${year}-${day}-${month}`) return 0.8
  const differing = [...left].flatMap((char, index) => (char === right[index] ? [] : [index]))
  if (differing.length === 1) return 0.6
  const [first = 0, second = 0] = differing
  const swapped = differing.length === 2 && left[first] === right[second] && left[second] === right[first]
  return swapped ? 0.7 : 0
}

/** A family name with its parts, so that one of a double name fits too. */
function families(names: readonly HumanName[] = []): string[] {
  return names
    .flatMap(({ family }) => (family === undefined ? [] : [plain(family), ...family.split(/[\s-]+/).map(plain)]))
    .filter((name) => name.length > 1)
}

function givens(names: readonly HumanName[] = []): string[] {
  return names
    .flatMap(({ given = [] }) => given.flatMap((name) => name.split(/[\s-]+/)).map(plain))
    .filter((name) => name !== '')
}

/** An initial fits a name that begins with it, less well than the name. */
function givenAgreement(a: string, b: string): number {
  if (a.length === 1 || b.length === 1) return a[0] === b[0] ? 0.7 : 0
  return textAgreement(a, b)
}

/** Names that are nearly alike (Jaro-Winkler from 0.88) agree by their likeness; others do not. */
function textAgreement(a: string, b: string): number {
  if (a === b) return 1
  const likeness = jaroWinkler(a, b)
  return likeness >= 0.88 ? likeness * 0.9 : 0
}

function contacts(telecom: readonly ContactPoint[] = []): string[] {
  return telecom
    .flatMap(({ system, value }) => {
      if (!value) return []
      // The last nine digits: country codes and leading zeros come and go.
      return [system === 'email' ? value.trim().toLowerCase() : value.replaceAll(/\D/g, '').slice(-9)]
    })
    .filter((value) => value.length > 4)
}

function addresses(a: Address, b: Address): number {
  const parts = [
    [plain(a.postalCode), plain(b.postalCode), 0.4],
    [plain(a.city), plain(b.city), 0.2],
    [plain(a.line?.join(' ')), plain(b.line?.join(' ')), 0.4],
  ] as const
  const both = parts.filter(([left, right]) => left !== '' && right !== '')
  const total = both.reduce((sum, [, , weight]) => sum + weight, 0)
  if (total === 0) return 0
  return both.reduce((sum, [left, right, weight]) => sum + weight * textAgreement(left, right), 0) / total
}

function genderOf({ gender }: Patient): string[] {
  return gender === undefined || gender === 'unknown' ? [] : [gender]
}

/** Returns the likeness of two texts from 0 to 1 (Winkler 1990, "String comparator metrics"; prefix scale 0.1, at most four letters). */
function jaroWinkler(a: string, b: string): number {
  const jaro = jaroOf(a, b)
  let prefix = 0
  while (prefix < 4 && prefix < a.length && a[prefix] === b[prefix]) prefix += 1
  return jaro + prefix * 0.1 * (1 - jaro)
}

function jaroOf(a: string, b: string): number {
  const reach = Math.max(Math.floor(Math.max(a.length, b.length) / 2) - 1, 0)
  const taken = new Set<number>()
  const fromA = [...a].filter((char, at) => {
    for (let other = Math.max(0, at - reach); other <= Math.min(b.length - 1, at + reach); other += 1) {
      if (taken.has(other) || b[other] !== char) continue
      taken.add(other)
      return true
    }
    return false
  })
  if (fromA.length === 0) return 0
  const fromB = [...b].filter((_, at) => taken.has(at))
  const moved = fromA.filter((char, at) => char !== fromB[at]).length / 2
  const matched = fromA.length
  return (matched / a.length + matched / b.length + (matched - moved) / matched) / 3
}

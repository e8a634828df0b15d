import { AnamnesisError } from '@anamnesis/core'
import type { Patient } from '@medplum/fhirtypes'
import { permitSql } from '../permit/permit-sql.ts'
import type { RequestContext } from '../request-context.ts'
import { findMatches } from '../search/find-matches.ts'
import type { VersionRow } from '../store/open-versions.ts'
import { openVersion, VERSION_COLUMNS } from '../store/open-versions.ts'
import { invalid, isPlainResource } from '../store/prepare-record.ts'
import type { Store } from '../store/store.ts'
import { validate } from '../validate/validate.ts'
import { matchScore } from './match-score.ts'
import { openedEntries } from './opened-entries.ts'
import type { MatchedPatient, MatchWish } from './operation-types.ts'

/** Matches that are answered where the request names no number, and the most it may name. */
const DEFAULT_COUNT = 10
const MOST_MATCHES = 50
/** Candidates that one fact of the wanted patient may bring up for scoring. */
const MOST_CANDIDATES = 200
/** Values of one kind that are looked up; a patient has few names and numbers. */
const MOST_VALUES = 10

type Wanted = { readonly patient: Patient; readonly onlyCertain: boolean; readonly count: number }

/**
 * Returns the patients of this hospital that may be the wanted one and that the permit opens,
 * the likeliest first. Only those that are returned are a look.
 * @throws `invalid-resource` if the wanted one is no valid Patient, `bad-request` if it has neither an identifier nor a birth date or contact beside a name
 */
export async function matchPatient(store: Store, context: RequestContext, wish: MatchWish): Promise<MatchedPatient[]> {
  const wanted = wantedOf(wish)
  const pks = new Set<bigint>()
  for (const query of candidateQueries(wanted.patient)) {
    const found = await findMatches(store.database, store, context, 'Patient', query, MOST_CANDIDATES)
    for (const { pk } of found) pks.add(pk)
  }
  const scored = (await permittedRows(store, context, [...pks])).map((row) => ({
    row,
    ...matchScore(wanted.patient, JSON.parse(Buffer.from(openVersion(store, row)).toString()) as Patient),
  }))
  const chosen = scored
    .filter(({ grade }) => grade !== 'certainly-not' && (!wanted.onlyCertain || grade === 'certain'))
    .sort((a, b) => b.score - a.score || Number(a.row.pk - b.row.pk))
    .slice(0, wanted.count)
  // Two certain matches cannot both be right: which is, is for a person to say.
  const certain = chosen.filter(({ grade }) => grade === 'certain').length
  if (wanted.onlyCertain && certain > 1) return []
  const entries = await openedEntries(
    store,
    context,
    chosen.map(({ row }) => row),
  )
  return entries.flatMap((entry, index) => {
    const match = chosen[index]
    if (!match) return []
    const grade = match.grade === 'certain' && certain > 1 ? 'probable' : match.grade
    return [{ ...entry, score: match.score, grade }]
  })
}

async function permittedRows(store: Store, { permit }: RequestContext, pks: readonly bigint[]): Promise<VersionRow[]> {
  if (pks.length === 0) return []
  const params: unknown[] = [pks]
  const { rows } = await store.database.query<VersionRow>(
    `SELECT ${VERSION_COLUMNS} FROM res r JOIN hist h ON h.pk = r.pk AND h.ver = r.ver
     WHERE r.pk = ANY($1::bigint[]) AND NOT r.deleted AND ${permitSql(permit, store.hospital, 'r', params)}`,
    params,
  )
  return rows
}

function wantedOf({ patient, onlyCertainMatches = false, count = DEFAULT_COUNT }: MatchWish): Wanted {
  if (!isPlainResource(patient) || patient.resourceType !== 'Patient')
    throw invalid('$match takes a Patient as its parameter `resource`')
  const issues = validate(patient)
  if (issues.length > 0) throw new AnamnesisError('invalid-resource', 'this Patient is not valid', { issues })
  if (!Number.isInteger(count) || count < 1)
    throw new AnamnesisError('bad-request', 'count takes a whole number from 1')
  checkEnough(patient as unknown as Patient)
  return {
    patient: patient as unknown as Patient,
    onlyCertain: onlyCertainMatches,
    count: Math.min(count, MOST_MATCHES),
  }
}

/** With a name alone one could browse. */
function checkEnough({ identifier, name, birthDate, telecom }: Patient): void {
  const identified = (identifier ?? []).some(({ value }) => typeof value === 'string' && value !== '')
  const named = (name ?? []).some(({ family, given }) => Boolean(family) || (given ?? []).length > 0)
  const placed = typeof birthDate === 'string' || (telecom ?? []).length > 0
  if (!identified && !(named && placed))
    throw new AnamnesisError('bad-request', '$match takes an identifier, or a name with a birth date or a contact')
}

/** Searches that bring up whoever could reach a score worth showing: each shares a number, a birth date (or its slips with a name), or a contact. */
function candidateQueries({ identifier, birthDate, name, telecom }: Patient): string[] {
  const escaped = (text: string) => text.replaceAll(/[\\,|$]/g, '\\$&')
  const query = (parameters: Record<string, string>) => new URLSearchParams(parameters).toString()
  const texts = (values: readonly (string | undefined)[]) =>
    [...new Set(values)]
      .filter((value) => typeof value === 'string' && value.trim() !== '')
      .slice(0, MOST_VALUES) as string[]
  const numbers = (identifier ?? []).flatMap(({ system, value }) =>
    value ? [system ? `${escaped(system)}|${escaped(value)}` : escaped(value)] : [],
  )
  const parts = (name ?? []).flatMap(({ family, given }) => [...(family?.split(/[\s-]+/) ?? []), ...(given ?? [])])
  const starts = texts(parts.map((part) => part.trim().slice(0, 3))).filter((start) => /\p{L}/u.test(start))
  const days = swappedDays(birthDate)
  return [
    ...texts(numbers).map((value) => query({ identifier: value })),
    ...days.map((day) => query({ birthdate: day })),
    ...(birthDate === undefined
      ? []
      : starts.map((start) => query({ name: escaped(start), birthdate: `ap${birthDate.slice(0, 4)}` }))),
    ...texts((telecom ?? []).map(({ value }) => value)).map((value) => query({ telecom: escaped(value) })),
  ]
}

function swappedDays(birthDate: string | undefined): string[] {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(birthDate ?? '') ?? []
  if (birthDate === undefined || year === undefined || month === undefined || day === undefined) return []
  return month !== day && Number(day) <= 12 ? [birthDate, `${year}-${day}-${month}`] : [birthDate]
}

import { AnamnesisError } from '@anamnesis/core'
import type { Coding, Observation } from '@medplum/fhirtypes'
import { recordLook } from '../audit/record-look.ts'
import type { RequestContext } from '../request-context.ts'
import { notOffered } from '../search/parse-filter.ts'
import { parseSearch } from '../search/parse-search.ts'
import { resolveCodes } from '../search/resolve-codes.ts'
import type { SearchPage } from '../search/search-types.ts'
import { badValue } from '../search/search-value.ts'
import { matchQuery } from '../search/statements.ts'
import type { VersionRow } from '../store/open-versions.ts'
import { openVersions, VERSION_COLUMNS } from '../store/open-versions.ts'
import type { Store } from '../store/store.ts'
import { urlOfRow } from './opened-entries.ts'

/** Newest observations that one call looks through; a patient with more is answered for these. */
const MOST_SEARCHED = 10_000
const MOST_EACH = 100

/**
 * Returns the newest `max` (1 unless given) observations of each code that meet a search, newest first within a code. Two codes are the same if the
 * observations share a coding, or have no coding and the same text.
 * @throws `bad-request` unless the search names a patient and a category or code; what a search throws
 */
export async function lastObservations(
  store: Store,
  context: RequestContext,
  query: URLSearchParams | string,
  options: { readonly strict: boolean },
): Promise<SearchPage> {
  const { filters, max } = splitMax(query)
  checkBounded(filters)
  filters.set('_sort', '-date')
  const { baseUrl, parameters } = store
  const parsed = parseSearch('Observation', filters, { ...options, baseUrl, parameters, mayRead: context.mayRead })
  const request = { ...(await resolveCodes(store.terminology, parsed)), count: MOST_SEARCHED }
  const statement = matchQuery(store, context.permit, request, null, VERSION_COLUMNS)
  const { rows } = await store.database.query<VersionRow>(statement)
  const shown = newestOfEach(rows, openVersions(store, rows), max)
  await recordLook(
    store,
    context,
    shown.map(({ row }) => row),
  )
  const understood = request.understood.filter(([name]) => name !== '_sort').map(([name, value]) => [name, value])
  return {
    entries: shown.map(({ row, bytes }) => ({ fullUrl: urlOfRow(store, row), mode: 'match', bytes })),
    total: shown.length,
    self: `${store.baseUrl}/Observation/$lastn?${new URLSearchParams([...understood, ['max', String(max)]])}`,
    next: null,
  }
}

function splitMax(query: URLSearchParams | string): { filters: URLSearchParams; max: number } {
  const filters = new URLSearchParams(query)
  const text = filters.get('max') ?? '1'
  if (!/^[1-9]\d{0,8}$/.test(text)) throw badValue('max', 'a whole number from 1')
  const including = [...filters.keys()].find((name) => /^_(rev)?include/.test(name))
  if (including !== undefined) throw notOffered('_include')
  for (const name of ['max', '_sort', '_count', '_cursor', '_summary', '_total']) filters.delete(name)
  return { filters, max: Math.min(Number(text), MOST_EACH) }
}

/** What the operation's definition demands (http://hl7.org/fhir/R4/observation-operation-lastn.html), and what keeps it to one record's size. */
function checkBounded(filters: URLSearchParams): void {
  const names = [...filters.keys()].map((name) => name.split(/[:.]/)[0])
  if (!names.includes('patient') && !names.includes('subject'))
    throw new AnamnesisError('bad-request', '$lastn takes a patient or a subject')
  if (!names.some((name) => name === 'category' || name?.includes('code')))
    throw new AnamnesisError('bad-request', '$lastn takes a category or a code')
}

type Opened = { readonly row: VersionRow; readonly bytes: Uint8Array }

function newestOfEach(rows: readonly VersionRow[], opened: readonly Uint8Array[], max: number): Opened[] {
  const groups: Opened[][] = []
  const groupOf = new Map<string, Opened[]>()
  for (const [index, row] of rows.entries()) {
    const bytes = opened[index]
    if (bytes === undefined) continue
    const names = codeNames(JSON.parse(Buffer.from(bytes).toString()) as Observation)
    const known = names.map((name) => groupOf.get(name)).find((group) => group !== undefined)
    const group = known ?? []
    if (known === undefined) groups.push(group)
    for (const name of names) if (!groupOf.has(name)) groupOf.set(name, group)
    if (group.length < max) group.push({ row, bytes })
  }
  return groups.flat()
}

/** What visits here was judged by its own hospital's validator, so nothing is taken for granted. */
function codeNames({ code, id }: Observation): string[] {
  const listed: readonly (Coding | null)[] = Array.isArray(code?.coding) ? code.coding : []
  const codings = listed.flatMap((coding) => (coding?.code ? [JSON.stringify([coding.system ?? '', coding.code])] : []))
  if (codings.length > 0) return codings
  return [typeof code?.text === 'string' ? `text ${code.text.trim().toLowerCase()}` : `of itself ${id}`]
}

import { setImmediate } from 'node:timers/promises'
import type { Permit } from '@anamnesis/core'
import { AnamnesisError } from '@anamnesis/core'
import { openIfPossible } from '../index-rows/open-if-possible.ts'
import { VERSION_COLUMNS, type VersionRow } from '../store/open-versions.ts'
import type { Store } from '../store/store.ts'
import { newStatement } from './condition.ts'
import { conditionOf } from './conditions.ts'
import { permittedMatches } from './plan.ts'
import type { SearchParameter } from './search-parameters.ts'
import type { SearchRequest, SortKey, SortText } from './search-request.ts'
import { sortTexts, sortWay } from './sort-texts.ts'

/** Most matches that are opened to put them in order; a search that finds more has to be narrower. */
const MOST_OPENED = 2000
/** Matches that are opened before others get their turn. */
const PAGE = 200

/**
 * Returns the requests with the texts to sort by, where the index has none in clear (docs/decisions, order by what is sealed): the permitted matches
 * are opened, and nothing of them leaves here but their order.
 * @throws `too-costly` if there are more than 2,000 of them
 */
export async function openOrder(
  store: Store,
  permit: Permit,
  requests: readonly SearchRequest[],
): Promise<SearchRequest[]> {
  let left = MOST_OPENED
  const opened: SearchRequest[] = []
  for (const request of requests) {
    if (request.countOnly || !request.sort.some(isOpened)) {
      opened.push(request)
      continue
    }
    const pks = await matchesOf(store, permit, request, left)
    left -= pks.length
    opened.push({ ...request, sort: await withTexts(store, request.sort, pks) })
  }
  return opened
}

type OpenedKey = SortKey & { readonly by: SearchParameter }

function isOpened(key: SortKey): key is OpenedKey {
  return typeof key.by === 'object' && sortWay(key.by) === 'opened'
}

async function matchesOf(
  store: Store,
  permit: Permit,
  { type, filters }: SearchRequest,
  most: number,
): Promise<bigint[]> {
  const statement = newStatement(store, permit)
  const conditions = filters.map((filter) => conditionOf(statement, type, filter))
  const matches = permittedMatches(statement, type, conditions)
  const text = `SELECT m.pk FROM (${matches}) m LIMIT ${statement.bind(most + 1, 'bigint')}`
  const { rows } = await store.database.query<{ pk: bigint }>(text, statement.params)
  if (rows.length > most)
    throw new AnamnesisError(
      'too-costly',
      `at most ${MOST_OPENED} matches can be sorted by that: narrow the search, or sort by a date, a text or a status`,
    )
  return rows.map(({ pk }) => pk)
}

async function withTexts(store: Store, sort: readonly SortKey[], pks: readonly bigint[]): Promise<SortKey[]> {
  const texts = new Map(sort.filter(isOpened).map((key) => [key, [] as SortText[]]))
  for (let start = 0; start < pks.length; start += PAGE) {
    const { rows } = await store.database.query<VersionRow>(
      `SELECT ${VERSION_COLUMNS} FROM unnest($1::bigint[]) AS m (pk)
       JOIN res r ON r.pk = m.pk JOIN hist h ON h.pk = r.pk AND h.ver = r.ver`,
      [pks.slice(start, start + PAGE)],
    )
    for (const row of rows) {
      const bytes = openIfPossible(store, row)
      if (bytes === null) continue
      const resource: unknown = JSON.parse(Buffer.from(bytes).toString())
      for (const [{ by }, found] of texts) found.push(...sortTexts(by, resource).map((text) => ({ pk: row.pk, text })))
    }
    await setImmediate()
  }
  return sort.map((key) => (isOpened(key) ? { ...key, texts: texts.get(key) ?? [] } : key))
}

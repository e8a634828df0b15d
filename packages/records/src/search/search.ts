import { hash } from 'node:crypto'
import { recordLook } from '../audit/record-look.ts'
import { permitDigest } from '../permit/permit-digest.ts'
import type { RequestContext, SearchEntry, SearchPage } from '../records.ts'
import { typeName } from '../resource-types.ts'
import { openVersions, VERSION_COLUMNS, type VersionRow } from '../store/open-versions.ts'
import type { Store } from '../store/store.ts'
import { followIncludes } from './follow-includes.ts'
import { fullUrl } from './full-url.ts'
import { openCursor, sealCursor } from './page-cursor.ts'
import { parseSearch } from './parse-search.ts'
import { resolveCodes } from './resolve-codes.ts'
import type { SearchRequest } from './search-request.ts'
import type { Position } from './sort-order.ts'
import { matchQuery, totalQuery } from './statements.ts'
import { subsetOf } from './subset.ts'

type MatchRow = VersionRow & { readonly [key: `k${number}`]: number | string }

/**
 * Returns one page of the records of a type that meet a query and that the permit opens, with what it includes. What is not permitted is as if it
 * were not there: in matches, includes, counts, chains and order.
 * @throws `unknown-search-parameter`, `not-supported` or `bad-request`, each naming the parameter.
 */
export async function search(
  store: Store,
  context: RequestContext,
  type: string,
  query: URLSearchParams | string,
  options: { readonly strict: boolean },
): Promise<SearchPage> {
  const parsed = parseSearch(type, query, {
    strict: options.strict,
    baseUrl: store.baseUrl,
    parameters: store.parameters,
  })
  const request = await resolveCodes(store.terminology, parsed)
  const boundTo = binding(context, request)
  const found = await matchesOf(store, context, request, boundTo)
  const page = found.slice(0, request.count)
  const last = found.length > page.length ? page.at(-1) : undefined
  const pks = page.map(({ pk }) => pk)
  const included = await followIncludes<VersionRow>(
    store.database,
    store,
    context.permit,
    request,
    pks,
    VERSION_COLUMNS,
  )
  const total = await totalOf(store, context, request)
  return {
    entries: await entriesOf(store, context, request, page, included),
    total,
    self: linkOf(store.baseUrl, request, request.cursor),
    next: last ? linkOf(store.baseUrl, request, sealCursor(store.cursorKey, boundTo, positionOf(request, last))) : null,
  }
}

/** A page link is good for one requester, one permit and one query only. */
function binding({ permit }: RequestContext, { type, understood }: SearchRequest): string {
  return hash('sha256', JSON.stringify([permitDigest(permit), type, understood]), 'hex')
}

function linkOf(baseUrl: string, { type, understood }: SearchRequest, cursor: string | null): string {
  const query = new URLSearchParams(understood.map(([name, value]) => [name, value]))
  if (cursor !== null) query.append('_cursor', cursor)
  return query.size === 0 ? `${baseUrl}/${type}` : `${baseUrl}/${type}?${query}`
}

async function matchesOf(
  store: Store,
  { permit }: RequestContext,
  request: SearchRequest,
  boundTo: string,
): Promise<MatchRow[]> {
  const after = request.cursor === null ? null : openCursor(store.cursorKey, boundTo, request.cursor)
  if (request.countOnly) return []
  return (await store.database.query<MatchRow>(matchQuery(store, permit, request, after, VERSION_COLUMNS))).rows
}

function positionOf({ sort }: SearchRequest, row: MatchRow): Position {
  return { pk: row.pk, keys: sort.map((_, index) => row[`k${index}`] ?? '') }
}

async function totalOf(store: Store, { permit }: RequestContext, request: SearchRequest): Promise<number | null> {
  if (!request.total && !request.countOnly) return null
  const { rows } = await store.database.query<{ total: number }>(totalQuery(store, permit, request))
  return rows[0]?.total ?? 0
}

async function entriesOf(
  store: Store,
  context: RequestContext,
  { form }: SearchRequest,
  page: readonly VersionRow[],
  included: readonly VersionRow[],
): Promise<SearchEntry[]> {
  const rows = [...page, ...included]
  const bytes = openVersions(store, rows)
  await recordLook(store, context, rows)
  return rows.map((row, index) => ({
    fullUrl: urlOf(store, row),
    mode: index < page.length ? 'match' : 'include',
    bytes: subsetOf(
      typeName(row.rt),
      bytes[index] ?? new Uint8Array(),
      index < page.length ? form : { ...form, elements: null },
    ),
  }))
}

function urlOf({ baseUrl, custodians }: Store, { custodian, rt, id }: VersionRow): string {
  return fullUrl(baseUrl, custodian === 0 ? null : custodians.hospitalOf(custodian), typeName(rt), id)
}

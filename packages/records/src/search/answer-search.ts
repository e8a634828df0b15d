import { hash } from 'node:crypto'
import { permitDigest } from '../permit/permit-digest.ts'
import type { RequestContext } from '../request-context.ts'
import { RESOURCE_TYPES, typeName } from '../resource-types.ts'
import { openSeen } from '../store/open-seen.ts'
import { VERSION_COLUMNS, type VersionRow } from '../store/open-versions.ts'
import type { Store } from '../store/store.ts'
import { followIncludes } from './follow-includes.ts'
import { fullUrl } from './full-url.ts'
import { openCursor, sealCursor } from './page-cursor.ts'
import type { Include, SearchRequest } from './search-request.ts'
import type { SearchEntry, SearchPage } from './search-types.ts'
import { type Position, positionOrder } from './sort-order.ts'
import { matchQuery, totalQuery } from './statements.ts'
import { subsetOf } from './subset.ts'

type MatchRow = VersionRow & { readonly [key: `k${number}`]: number | string }

/** A search as it was understood, over one or several types. */
export type Question = {
  /** Where it was asked, below the base address: a type, nothing, or a compartment. */
  readonly address: string
  readonly understood: SearchRequest['understood']
  /** One for each type that may have matches; they differ in type and filters only. */
  readonly requests: readonly SearchRequest[]
  /** What they have in common. */
  readonly like: Pick<SearchRequest, 'count' | 'countOnly' | 'cursor' | 'form' | 'sort' | 'total'>
}

/** Returns one page of what a search finds, logged as seen before it is told. */
export async function answerSearch(store: Store, context: RequestContext, question: Question): Promise<SearchPage> {
  const { like, requests } = question
  const boundTo = binding(context, question)
  const found = await matchesOf(store, context, question, boundTo)
  const page = found.slice(0, like.count)
  const last = found.length > page.length ? page.at(-1) : undefined
  const pks = page.map(({ pk }) => pk)
  const follow = {
    includes: distinct(requests.flatMap(({ includes }) => includes)),
    revincludes: distinct(requests.flatMap(({ revincludes }) => revincludes)),
    types: context.mayRead && RESOURCE_TYPES.filter(context.mayRead),
  }
  const included = await followIncludes<VersionRow>(store.database, store, context.permit, follow, pks, VERSION_COLUMNS)
  const total = await totalOf(store, context, question)
  const link = (cursor: string | null) => linkOf(store.baseUrl, question, cursor)
  return {
    entries: await entriesOf(store, context, question, page, included),
    total,
    self: link(like.cursor),
    next: last ? link(sealCursor(store.cursorKey, boundTo, positionOf(question, last))) : null,
  }
}

/** A page link is good for one requester, one permit and one query only. */
function binding({ permit }: RequestContext, { address, understood }: Question): string {
  return hash('sha256', JSON.stringify([permitDigest(permit), address, understood]), 'hex')
}

function linkOf(baseUrl: string, { address, understood }: Question, cursor: string | null): string {
  const query = new URLSearchParams(understood.map(([name, value]) => [name, value]))
  if (cursor !== null) query.append('_cursor', cursor)
  const base = address === '' ? baseUrl : `${baseUrl}/${address}`
  return query.size === 0 ? base : `${base}?${query}`
}

/** The first of each type are the first of all: as many of each as the page holds, and one more. */
async function matchesOf(
  store: Store,
  { permit }: RequestContext,
  { like, requests }: Question,
  boundTo: string,
): Promise<MatchRow[]> {
  const after = like.cursor === null ? null : openCursor(store.cursorKey, boundTo, like.cursor)
  if (like.countOnly) return []
  const rows: MatchRow[] = []
  for (const request of requests)
    rows.push(
      ...(await store.database.query<MatchRow>(matchQuery(store, permit, request, after, VERSION_COLUMNS))).rows,
    )
  if (requests.length < 2) return rows
  const order = positionOrder(like.sort)
  const placed = rows.map((row) => ({ row, position: positionOf({ like }, row) }))
  return placed.sort((a, b) => order(a.position, b.position)).map(({ row }) => row)
}

function positionOf({ like }: Pick<Question, 'like'>, row: MatchRow): Position {
  return { pk: row.pk, keys: like.sort.map((_, index) => row[`k${index}`] ?? '') }
}

function distinct(includes: readonly Include[]): Include[] {
  const name = ({ type, target, iterate, parameters }: Include) =>
    JSON.stringify([type, target, iterate, parameters.map(({ code }) => code)])
  return [...new Map(includes.map((include) => [name(include), include])).values()]
}

async function totalOf(store: Store, { permit }: RequestContext, { like, requests }: Question): Promise<number | null> {
  if (!like.total && !like.countOnly) return null
  let total = 0
  for (const request of requests) {
    const { rows } = await store.database.query<{ total: number }>(totalQuery(store, permit, request))
    total += rows[0]?.total ?? 0
  }
  return total
}

async function entriesOf(
  store: Store,
  context: RequestContext,
  { like: { form } }: Question,
  page: readonly VersionRow[],
  included: readonly VersionRow[],
): Promise<SearchEntry[]> {
  const rows = [...page, ...included]
  const bytes = await openSeen(store, context, rows)
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

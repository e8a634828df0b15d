import type { RequestContext } from '../request-context.ts'
import { typeNumber } from '../resource-types.ts'
import { findMatches } from '../search/find-matches.ts'
import type { Store } from '../store/store.ts'

/**
 * Returns those of the ids of own records of a type that meet a search text and that the permit opens, in no order. Nothing is shown, so nothing is
 * logged: who is told of the records must be.
 * @throws `not-allowed`, `unknown-search-parameter`, `not-supported` or `bad-request` as a strict search does
 */
export async function matchingIds(
  store: Store,
  reader: Pick<RequestContext, 'permit' | 'mayRead'>,
  type: string,
  query: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const text = [query, `_id=${ids.join(',')}`].filter((part) => part !== '').join('&')
  const matches = await findMatches(store.database, store, reader, type, text, ids.length)
  return new Set(matches.map(({ id }) => id))
}

/** Returns who wrote the newest version of an own record, `undefined` if there is none. */
export async function authorOf(store: Store, type: string, id: string): Promise<string | undefined> {
  const { rows } = await store.database.query<{ author: string }>(
    'SELECT author FROM res WHERE custodian = 0 AND rt = $1 AND id = $2',
    [typeNumber(type) ?? -1, id],
  )
  return rows[0]?.author
}

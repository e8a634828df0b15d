import type { RequestContext } from '../request-context.ts'
import { typeName } from '../resource-types.ts'
import { fullUrl } from '../search/full-url.ts'
import type { SearchEntry } from '../search/search-types.ts'
import { openSeen } from '../store/open-seen.ts'
import type { VersionRow } from '../store/open-versions.ts'
import type { Store } from '../store/store.ts'

/** Returns the absolute URL under which this server reads the record of a row. */
export function urlOfRow({ baseUrl, custodians }: Store, { custodian, rt, id }: VersionRow): string {
  return fullUrl(baseUrl, custodian === 0 ? null : custodians.hospitalOf(custodian), typeName(rt), id)
}

/** Returns permitted rows as entries of a bundle, opened; the look is in the audit before it returns. */
export async function openedEntries(
  store: Store,
  context: RequestContext,
  rows: readonly VersionRow[],
  modeOf: (row: VersionRow) => SearchEntry['mode'] = () => 'match',
): Promise<SearchEntry[]> {
  const bytes = await openSeen(store, context, rows)
  return rows.map((row, index) => ({
    fullUrl: urlOfRow(store, row),
    mode: modeOf(row),
    bytes: bytes[index] ?? new Uint8Array(),
  }))
}

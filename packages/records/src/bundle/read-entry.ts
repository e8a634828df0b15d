import { AnamnesisError } from '@anamnesis/core'
import type { RequestContext } from '../request-context.ts'
import { search } from '../search/search.ts'
import { readRecord } from '../store/read-records.ts'
import type { Store } from '../store/store.ts'
import type { ReadVersion } from '../store/store-types.ts'
import type { BundleEntry } from './entry.ts'
import type { Elsewhere, EntryResult } from './response-bundle.ts'

/** Answers a read of a Bundle that the store does not know by its address: an operation, a history, a compartment. */
export type ReadElsewhere = (address: string, entry: BundleEntry) => Promise<Elsewhere>

/** Carries out an entry that reads or searches; a HEAD is told without content, and so is a version that the client has already. */
export async function read(
  store: Store,
  context: RequestContext,
  entry: BundleEntry,
  readElsewhere: ReadElsewhere,
): Promise<EntryResult> {
  const { method, type, id, version, query, elsewhere } = entry
  try {
    if (elsewhere !== null) {
      const answer = await readElsewhere(elsewhere, entry)
      return { elsewhere: method === 'GET' ? answer : { ...answer, bytes: null } }
    }
    if (id === null) {
      const page = await search(store, context, type, query ?? '', { strict: true })
      return method === 'GET' ? { page } : { elsewhere: { status: 200, bytes: null } }
    }
    const target = { custodian: store.hospital, type, id, ...(version === null ? {} : { version }) }
    const found = await readRecord(store, context, target)
    const status = isKnown(entry, found) ? 304 : 200
    return { read: found, type, id, status, isTold: method === 'GET' && status === 200 }
  } catch (error) {
    if (error instanceof AnamnesisError) return { error }
    throw error
  }
}

/** True if the entry names the version as known, or without that nothing changed since its time (R4 http.html, conditional read). */
function isKnown({ ifNoneMatch, ifModifiedSince }: BundleEntry, { version, updated }: ReadVersion): boolean {
  if (ifNoneMatch !== null) return ifNoneMatch === '*' || ifNoneMatch === version
  return ifModifiedSince !== null && Math.floor(updated / 1000) * 1000 <= ifModifiedSince
}

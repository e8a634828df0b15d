import { AnamnesisError } from '@anamnesis/core'
import type { Store } from '../store/store.ts'
import { readOwnParameters } from './own-parameters.ts'
import { rebuildIndexRows } from './rebuild-index-rows.ts'
import type { PassOptions, Reindexed } from './reindexed.ts'

const running = new WeakSet<Store>()

/**
 * Takes up the search parameters that this hospital added and, if rows are missing, makes those of all records anew while others read and write. Searches answer as
 * before until it is done; parameters that are new are refused until then. Interrupted, it goes on where it stopped. To be run by the process that
 * writes, or while none does: another process would write rows without the new parameters.
 * @throws `conflict` if one runs already; the signal's reason if it was aborted
 */
export async function reindex(store: Store, options: PassOptions = {}): Promise<Reindexed> {
  if (running.has(store)) throw new AnamnesisError('conflict', 'the index is being built already')
  running.add(store)
  try {
    const { definitions, refused } = await readOwnParameters(store)
    await store.index.begin(definitions)
    const wasDue = store.index.isDue() || options.anew === true
    const records = wasDue ? await rebuildIndexRows(store, options) : 0
    return { wasDue, records, parameters: definitions.map(({ base, code }) => `${base[0]}.${code}`), refused }
  } finally {
    running.delete(store)
  }
}

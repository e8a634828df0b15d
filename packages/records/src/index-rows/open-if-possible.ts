import { isAnamnesisError } from '@anamnesis/core'
import { openVersion, type VersionRow } from '../store/open-versions.ts'
import type { Store } from '../store/store.ts'

/** Returns the bytes of a version; null if it was erased, or is damaged: one record must not keep all others from being found. */
export function openIfPossible(store: Store, row: VersionRow): Uint8Array | null {
  try {
    return openVersion(store, row)
  } catch (error) {
    if (isAnamnesisError(error, 'deleted') || isAnamnesisError(error, 'integrity-failed')) return null
    throw error
  }
}

import { AnamnesisError } from '@anamnesis/core'
import { currentPermit } from '../care-context.ts'
import type { HospitalContext } from '../context.ts'

/**
 * Returns the function that carries out all bulk jobs that wait and removes the files of those whose time is over; called while it is at work it does
 * nothing. When the server stops it ends at the next step, and the next start goes on from there.
 */
export function bulkWorker({ records, care, stopping }: HospitalContext): () => Promise<void> {
  let working = false
  return async () => {
    if (working) return
    working = true
    try {
      await records.bulk.removeExpired()
      while (!stopping.aborted && (await records.bulk.work(permitNow)));
    } finally {
      working = false
    }
  }

  function permitNow(requester: Parameters<typeof currentPermit>[1]): ReturnType<typeof currentPermit> {
    if (stopping.aborted) throw new AnamnesisError('internal', 'the server stops')
    return currentPermit(care, requester)
  }
}

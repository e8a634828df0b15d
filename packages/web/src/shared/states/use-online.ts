import { useSyncExternalStore } from 'react'
import { onReachChange, wasAnswered } from '../api/reach.ts'

function subscribe(changed: () => void): () => void {
  addEventListener('online', changed)
  addEventListener('offline', changed)
  const stop = onReachChange(changed)
  return () => {
    removeEventListener('online', changed)
    removeEventListener('offline', changed)
    stop()
  }
}

/**
 * Returns whether hospitals can be reached, and renders again when that changes. A browser that knows of no network can still reach one on the
 * same machine, and one hospital that is silent is not "offline": only both together are.
 */
export function useOnline(): boolean {
  return useSyncExternalStore(subscribe, () => navigator.onLine || wasAnswered())
}

import type { HospitalContext } from '../context.ts'

/** Wakes whoever tells subscribers when there may be something new. */
export type Bell = {
  readonly ring: () => void
  /** Resolves at the next ring, after the time, or when the signal aborts. */
  readonly wait: (timeoutMs: number, signal: AbortSignal) => Promise<void>
}

const bells = new WeakMap<HospitalContext, Bell>()

/** Returns the one bell of a hospital's process. */
export function bellOf(context: HospitalContext): Bell {
  const bell = bells.get(context) ?? createBell()
  bells.set(context, bell)
  return bell
}

function createBell(): Bell {
  const waiting = new Set<() => void>()
  return {
    ring: () => {
      for (const wake of [...waiting]) wake()
    },
    wait: (timeoutMs, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve()
        const done = () => {
          clearTimeout(timer)
          waiting.delete(done)
          signal.removeEventListener('abort', done)
          resolve()
        }
        const timer = setTimeout(done, timeoutMs)
        waiting.add(done)
        signal.addEventListener('abort', done)
      }),
  }
}

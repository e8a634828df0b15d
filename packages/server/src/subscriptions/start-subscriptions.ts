import type { HospitalContext } from '../context.ts'
import { describeError } from '../http/logger.ts'
import { followForSubscriptions } from './announce.ts'
import { bellOf } from './bell.ts'
import type { RetryPlan } from './deliver.ts'
import { deliver } from './deliver.ts'
import { subscriptionsIn } from './subscription-store.ts'

/** How often what is due by time is looked for, and how failures are retried. */
export type SubscriptionPlan = RetryPlan & { readonly tickMs: number }

const PLAN: SubscriptionPlan = { tickMs: 1_000, firstWaitMs: 1_000, mostFailures: 8 }

/** Starts telling subscribers; returns how to end it. */
export function startSubscriptions(
  context: HospitalContext,
  plan: SubscriptionPlan = PLAN,
): { stop: () => Promise<void> } {
  const stopping = new AbortController()
  const { signal } = stopping
  const bell = bellOf(context)
  const running = new Map<string, Promise<void>>()
  const again = new Set<string>()
  const work = [
    keepOn('events', () => followForSubscriptions(context, signal, bell.ring)),
    keepOn('delivery', async () => {
      while (!signal.aborted) {
        for (const { id } of await subscriptionsIn(context.database, ['starting', 'active'], new Date(context.now())))
          start(id)
        await bell.wait(plan.tickMs, signal)
      }
    }),
  ]
  return {
    stop: async () => {
      stopping.abort()
      await Promise.all(work)
      await Promise.all(running.values())
    },
  }

  /** One at a time for each subscription, so that events keep their order; a slow endpoint holds up nobody else. */
  function start(id: string): void {
    if (running.has(id)) {
      again.add(id)
      return
    }
    again.delete(id)
    const done = deliver(context, id, plan, signal)
      .catch((error: unknown) => complain('delivery', error))
      .finally(() => {
        running.delete(id)
        if (again.delete(id)) bell.ring()
      })
    running.set(id, done)
  }

  async function keepOn(job: string, run: () => Promise<void>): Promise<void> {
    while (!signal.aborted) {
      await run().catch((error: unknown) => complain(job, error))
      await bell.wait(plan.tickMs, signal)
    }
  }

  function complain(job: string, error: unknown): void {
    if (!signal.aborted) context.logger.warn({ job, cause: describeError(error) }, 'subscriptions failed')
  }
}

import { isAnamnesisError } from '@anamnesis/core'
import type { StoreEvent } from '@anamnesis/records'
import type { CareContext } from './care-context.ts'
import { endGrants } from './exchange/end-grants.ts'
import { fetchDue } from './exchange/keep-fetching.ts'
import { sendDueMessages } from './exchange/outbox.ts'
import { pushNews } from './exchange/push-news.ts'
import { reportLooks } from './exchange/report-looks.ts'
import { followEvents } from './live/follow-events.ts'

/** How often the outbox is looked at, in ms; a change reaches another hospital's open screen within about this time. */
const OUTBOX_MS = 1_000
/** How often grants that have run out are looked for, in ms. */
const EXPIRY_MS = 5_000
/** How often shares are looked for that are due to be asked for, in ms. */
const FETCH_MS = 1_000

/** The background work of one hospital server around grants and exchange. */
export type CareJobs = { readonly stop: () => Promise<void> }

/** Starts the background work; `onError` hears of failures, which end no job. */
export function startCareJobs(care: CareContext, onError: (job: string, error: unknown) => void): CareJobs {
  const stopping = new AbortController()
  const jobs = [
    every(OUTBOX_MS, 'outbox', async () => {
      await reportLooks(care)
      await sendDueMessages(care)
    }),
    every(EXPIRY_MS, 'expiry', () => endGrants(care)),
    every(FETCH_MS, 'fetch', () => fetchDue(care)),
    follow(),
  ]
  return {
    stop: async () => {
      stopping.abort()
      await Promise.all(jobs)
    },
  }

  async function every(interval: number, name: string, work: () => Promise<unknown>): Promise<void> {
    while (!stopping.signal.aborted) {
      await attempt(name, work)
      await pause(interval, stopping.signal)
    }
  }

  /** Open screens hear of each change, and so do the hospitals that hold the patient's records. */
  async function follow(): Promise<void> {
    const sources = { database: care.database, events: care.records.events }
    while (!stopping.signal.aborted) {
      await attempt('events', () => followEvents(sources, 'care', stopping.signal, tell))
    }
  }

  async function tell(events: readonly StoreEvent[]): Promise<void> {
    // Labels follow from what a record mentions: where only they change, something else was written, which may be hidden.
    const written = events.filter(({ kind }) => kind !== 'labels')
    for (const patient of new Set(written.flatMap(({ patients }) => patients))) {
      const records = written.filter(({ patients }) => patients.includes(patient)).map(({ key }) => key)
      care.hub.publish({ kind: 'record', patient }, records)
    }
    await pushNews(
      care,
      events.filter(({ key }) => key.custodian === care.self),
    )
  }

  async function attempt(name: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work()
    } catch (error) {
      if (stopping.signal.aborted) return
      onError(name, error)
      await pause(isAnamnesisError(error) ? OUTBOX_MS : EXPIRY_MS, stopping.signal)
    }
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    signal.addEventListener('abort', done)
  })
}

import { AnamnesisError } from '@anamnesis/core'
import type { Records } from '@anamnesis/records'
import type { Logger } from './http/logger.ts'
import { describeError } from './http/logger.ts'

/** How the search index of a running hospital stands. */
export type ReindexState = {
  /** True if records lack rows. A SearchParameter that was added is noticed by a pass only. */
  readonly isDue: boolean
  /** How far the pass under way has come; null if none is. */
  readonly progress: { readonly done: number; readonly total: number } | null
  /** What the last pass since the start of the server came to; null if none did, or it failed. */
  readonly result: Awaited<ReturnType<Records['reindex']>> | null
  /** True if the last pass failed; the reason is in the log. */
  readonly failed: boolean
}

/** The passes over a running hospital's records that make their index rows anew, one at a time, in the background. */
export type Reindexing = AsyncDisposable & {
  readonly state: () => ReindexState
  /** Starts a pass unless one is under way; `anew` makes the rows of all records again even if none is due. */
  readonly start: (anew: boolean) => void
  /** Resolves when no pass is under way. */
  readonly ended: () => Promise<void>
}

/** Records between two lines of the log. */
const STEP = 10_000

/** Returns what makes the index rows of a store anew and logs it; a stop waits for the records in hand, and the next pass goes on there. */
export function createReindexing(records: Pick<Records, 'reindex' | 'indexIsDue'>, logger: Logger): Reindexing {
  const stop = new AbortController()
  let running: Promise<void> | null = null
  let state: Omit<ReindexState, 'isDue'> = { progress: null, result: null, failed: false }

  async function pass(anew: boolean): Promise<void> {
    let next = STEP
    try {
      const result = await records.reindex({
        anew,
        signal: stop.signal,
        onProgress: (progress) => {
          state = { ...state, progress }
          if (progress.done < next) return
          next = progress.done + STEP
          logger.info({ ...progress }, 'the search index is being made anew')
        },
      })
      state = { progress: null, result, failed: false }
      logger.info({ records: result.records }, 'the search index is whole')
    } catch (error) {
      state = { progress: null, result: null, failed: true }
      if (!stop.signal.aborted)
        logger.error({ cause: describeError(error) }, 'the search index was not made anew: the next start tries again')
    }
  }

  return {
    state: () => ({ isDue: records.indexIsDue(), ...state }),
    start: (anew) => {
      if (running !== null || stop.signal.aborted) return
      state = { progress: { done: 0, total: 0 }, result: null, failed: false }
      running = pass(anew).finally(() => {
        running = null
      })
    },
    ended: async () => {
      await running
    },
    [Symbol.asyncDispose]: async () => {
      stop.abort()
      await running
    },
  }
}

/**
 * Starts a pass in the background if rows are of an older version, or if a pass was interrupted. Where no record has rows at all, as after a restore that was
 * interrupted, it waits for the end: a search that finds nothing would be a wrong answer.
 * @throws `integrity-failed` if records that have no rows could not be indexed
 */
export async function reindexIfDue(
  records: Pick<Records, 'indexIsDue' | 'indexIsMissing'>,
  reindexing: Reindexing,
  logger: Logger,
): Promise<void> {
  if (!records.indexIsDue()) return
  const isMissing = records.indexIsMissing()
  logger.info(
    {},
    isMissing
      ? 'the records were restored and not indexed: the server answers when they are'
      : 'the search index is of an older version: it is made anew in the background, some searches are refused until then',
  )
  reindexing.start(false)
  if (!isMissing) return
  await reindexing.ended()
  if (records.indexIsMissing())
    throw new AnamnesisError('integrity-failed', 'the records that were restored could not be indexed: see the log')
}

import type { Records } from '@anamnesis/records'
import type { Logger } from './http/logger.ts'
import { describeError } from './http/logger.ts'

/** Records between two lines of the log. */
const STEP = 10_000

/**
 * Makes the index rows of all records anew in the background if some are of an older version, and says so in the log. Returns what ends that: a stop
 * waits for the records in hand, and the next start goes on there.
 */
export function reindexIfDue(records: Records, logger: Logger): AsyncDisposable {
  const stop = new AbortController()
  const ended = records.indexIsDue() ? run(records, logger, stop.signal) : Promise.resolve()
  return {
    [Symbol.asyncDispose]: async () => {
      stop.abort()
      await ended
    },
  }
}

async function run(records: Records, logger: Logger, signal: AbortSignal): Promise<void> {
  logger.info(
    {},
    'the search index is of an older version: it is made anew in the background, some searches are refused until then',
  )
  let next = STEP
  try {
    const result = await records.reindex({
      signal,
      onProgress: ({ done, total }) => {
        if (done < next) return
        next = done + STEP
        logger.info({ done, total }, 'the search index is being made anew')
      },
    })
    logger.info({ records: result.records }, 'the search index is whole')
  } catch (error) {
    if (!signal.aborted)
      logger.error({ cause: describeError(error) }, 'the search index was not made anew: the next start tries again')
  }
}

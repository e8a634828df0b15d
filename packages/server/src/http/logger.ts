import type { DestinationStream, Logger as PinoLogger } from 'pino'
import { pino } from 'pino'
import type { LogLevel } from '../config/config-schema.ts'

/** A logger of JSON lines. Log codes, counts, route templates and opaque ids only: never names, paths, queries, bodies. */
export type Logger = PinoLogger

/** A line of the log waits for others up to so many bytes, and at most so long, in ms: writing each by itself takes longer than answering a read. */
const [BUFFER_BYTES, LONGEST_WAIT_MS] = [8_192, 100]

/** Returns a logger to the standard error stream, or to the given destination. What waits is written when the process ends, unless it is killed. */
export function createLogger(level: LogLevel, name: string, destination?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: { hospital: name },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination ?? pino.destination({ fd: 2, sync: false, minLength: BUFFER_BYTES, periodicFlush: LONGEST_WAIT_MS }),
  )
}

/** Returns what a log may say of an error: its class, codes and stack frames; messages of others can quote a record. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    error: error.name,
    code: (error as { code?: unknown }).code,
    frames: frames.slice(0, 8).map((line) => line.trim()),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  }
}

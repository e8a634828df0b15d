import { AnamnesisError } from '@anamnesis/core'

/** Exit code of a command that was used or configured wrongly, and of one that failed at its work. */
export const MISUSED = 2
const FAILED = 1

/** Prints why a command failed, every mistake on a line of its own, and sets the exit code; a bug prints its stack. */
export function reportFailure(error: unknown): void {
  if (!(error instanceof AnamnesisError)) {
    console.error(isUnreachable(error) ? `The database cannot be used: ${reasonOf(error)}` : error)
    process.exitCode = FAILED
    return
  }
  console.error(`${error.code}: ${error.message}`)
  for (const { path, message } of error.issues) console.error(`  ${path ? `${path}: ` : ''}${message}`)
  process.exitCode = ['configuration-invalid', 'bad-request'].includes(error.code) ? MISUSED : FAILED
}

/** Classes of SQLSTATE that say that PostgreSQL lets nobody in: connection, authorization, no such database, no resources, shutting down (appendix A). */
const CLOSED = /^(08|28|3D|53|57P)/

/** Whether an error says that PostgreSQL is not there, or lets nobody in. */
function isUnreachable(error: unknown): error is Error {
  if (!(error instanceof Error)) return false
  const { code = '', syscall } = error as NodeJS.ErrnoException
  return syscall === 'connect' || syscall === 'getaddrinfo' || (/^[\dA-Z]{5}$/.test(code) && CLOSED.test(code))
}

/** Node tries several addresses, and then the reasons are inside. */
function reasonOf(error: Error): string {
  return error instanceof AggregateError ? error.errors.map(String).join('; ') : error.message
}

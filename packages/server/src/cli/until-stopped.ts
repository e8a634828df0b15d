/** Exit code of a command that was stopped by Ctrl-C (128 + SIGINT). */
const STOPPED = 130

/** Runs work that ends in order when its signal aborts, which Ctrl-C does; returns null, with the exit code set and `said` on standard error, if it was stopped so. */
export async function untilStopped<T>(said: string, work: (signal: AbortSignal) => Promise<T>): Promise<T | null> {
  const stop = new AbortController()
  const onStop = () => stop.abort()
  process.once('SIGINT', onStop)
  try {
    return await work(stop.signal)
  } catch (error) {
    if (!stop.signal.aborted) throw error
    console.error(said)
    process.exitCode = STOPPED
    return null
  } finally {
    process.off('SIGINT', onStop)
  }
}

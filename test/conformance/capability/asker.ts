import type { ProgramClient } from '@anamnesis/server'

/** One request below the FHIR base, and the statuses that say that it was carried out. */
export type Ask = {
  readonly what: string
  readonly method: string
  readonly path: string
  readonly body?: object | string
  readonly headers?: Readonly<Record<string, string>>
  readonly wanted: number | readonly number[]
}

/** Sends a request and returns null if it was carried out, else what came instead. */
export type Asker = (ask: Ask) => Promise<string | null>

/** Returns an asker that sends as a program. */
export function askerOf(program: ProgramClient): Asker {
  return async ({ what, method, path, body, headers = {}, wanted }) => {
    const answer = await program.send(method, `/fhir/R4${path === '' ? '' : `/${path}`}`, body, headers)
    const text = await answer.text()
    // Only so many jobs are kept for one client.
    const job = answer.status === 202 ? answer.headers.get('content-location') : null
    if (job !== null) await program.send('DELETE', new URL(job).pathname)
    if ([wanted].flat().includes(answer.status)) return null
    return `${what}: ${method} ${path.slice(0, 200)} answers ${answer.status}: ${text.slice(0, 300)}`
  }
}

/** Sends requests one after the other and returns what was not carried out. */
export async function faultsOf(ask: Asker, asks: readonly Ask[]): Promise<string[]> {
  const faults: string[] = []
  for (const each of asks) {
    const fault = await ask(each)
    if (fault !== null) faults.push(fault)
  }
  return faults
}

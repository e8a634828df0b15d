import type { Dice } from './dice.ts'
import type { FuzzRequest } from './requests.ts'
import { nextRequest } from './requests.ts'
import type { Caller, FuzzWorld } from './world.ts'

/** A request that was answered as none may be. */
export type Fault = {
  readonly number: number
  readonly caller: string
  readonly request: FuzzRequest
  readonly what: string
}

/** What came of a round: how many answers of each status, and the faults. */
export type FuzzResult = {
  readonly statuses: Readonly<Record<string, number>>
  readonly slowestMs: number
  readonly faults: readonly Fault[]
}

/** No answer may take longer, in ms. */
const LONGEST_MS = 5000
const CLIENTS = 8

/** Sends so many requests of chance to the world, several at a time, and looks at every answer. */
export async function playRequests(world: FuzzWorld, chance: Dice, count: number): Promise<FuzzResult> {
  const statuses: Record<string, number> = {}
  const faults: Fault[] = []
  let slowestMs = 0
  let next = 0
  const client = async () => {
    while (next < count) {
      const number = next++
      const caller = chance.pick(world.callers)
      const request = nextRequest(chance, caller.material)
      const { status, ms, text } = await sendOne(world.hospital.hospital.origin, caller, request)
      statuses[status] = (statuses[status] ?? 0) + 1
      slowestMs = Math.max(slowestMs, ms)
      const what = faultOf(caller, request.method, status, ms, text)
      if (what !== null) faults.push({ number, caller: caller.name, request, what })
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
  return { statuses, slowestMs, faults }
}

async function sendOne(origin: string, caller: Caller, { method, path, headers, body }: FuzzRequest) {
  const start = performance.now()
  try {
    const answer = await fetch(`${origin}${path}`, {
      method,
      headers: { authorization: `Bearer ${await caller.token()}`, ...headers },
      ...(body === undefined || method === 'GET' || method === 'HEAD' ? {} : { body }),
      redirect: 'manual',
      signal: AbortSignal.timeout(4 * LONGEST_MS),
    })
    const text = `${[...answer.headers].join('\n')}\n${await answer.text()}`
    return { status: answer.status, ms: performance.now() - start, text }
  } catch (error) {
    return {
      status: 0,
      ms: performance.now() - start,
      text: String(error instanceof Error ? (error.cause ?? error) : error),
    }
  }
}

/** 501 says on purpose, and in FHIR's words, that something is not offered; every other 5xx is a failure. */
function isRefusal(method: string, status: number, text: string): boolean {
  return status === 501 && (method === 'HEAD' || text.includes('"code":"not-supported"'))
}

function faultOf({ forbidden }: Caller, method: string, status: number, ms: number, text: string): string | null {
  if (status >= 500 && !isRefusal(method, status, text)) return `answers ${status}: ${text.slice(-300)}`
  if (status === 0) return `does not answer: ${text.slice(0, 200)}`
  if (ms > LONGEST_MS) return `takes ${Math.round(ms)} ms`
  const shown = forbidden.find((word) => text.includes(word))
  return shown === undefined ? null : `shows ${shown}`
}

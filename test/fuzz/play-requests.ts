import type { Dice } from './dice.ts'
import type { FuzzRequest } from './fuzz-request.ts'
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

type Answer = { readonly status: number; readonly ms: number; readonly text: string; readonly headers: Headers }

/** No answer may take longer, in ms. */
const LONGEST_MS = 5000
const CLIENTS = 8
/** Most paths that are kept to be asked for again. */
const MOST_FOUND = 400

/** Sends so many requests of chance to the world, several at a time, and looks at every answer. */
export async function playRequests(world: FuzzWorld, chance: Dice, count: number): Promise<FuzzResult> {
  const statuses: Record<string, number> = {}
  const faults: Fault[] = []
  let slowestMs = 0
  let next = 0
  const client = async () => {
    while (next < count) {
      const number = next++
      const caller = chance.pick(world.turns)
      const request = nextRequest(chance, caller.material)
      const answer = await sendOne(world.hospital.hospital.origin, caller, request)
      statuses[answer.status] = (statuses[answer.status] ?? 0) + 1
      slowestMs = Math.max(slowestMs, answer.ms)
      const what = faultOf(caller, answer)
      if (what !== null) faults.push({ number, caller: caller.name, request, what })
      remember(chance, world, caller, answer)
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
  return { statuses, slowestMs, faults }
}

async function sendOne(origin: string, caller: Caller, { method, path, headers, body }: FuzzRequest): Promise<Answer> {
  const start = performance.now()
  try {
    const answer = await fetch(`${origin}${path}`, {
      method,
      headers: { authorization: `Bearer ${await caller.token()}`, ...headers },
      ...(body === undefined || method === 'GET' || method === 'HEAD' ? {} : { body }),
      redirect: 'manual',
      signal: AbortSignal.timeout(4 * LONGEST_MS),
    })
    const text = `${[...answer.headers].join('\n')}\n${await textOf(answer)}`
    return { status: answer.status, ms: performance.now() - start, text, headers: answer.headers }
  } catch (error) {
    const text = String(error instanceof Error ? (error.cause ?? error) : error)
    return { status: 0, ms: performance.now() - start, text, headers: new Headers() }
  }
}

/** An event stream has no end: what it says first is read. */
async function textOf(answer: Response): Promise<string> {
  if (!answer.headers.get('content-type')?.startsWith('text/event-stream')) return answer.text()
  const reader = answer.body?.getReader()
  const first = await reader?.read()
  await reader?.cancel()
  return new TextDecoder().decode(first?.value)
}

function faultOf({ forbidden }: Caller, { status, ms, text }: Answer): string | null {
  if (status >= 500) return `answers ${status}: ${text.slice(-300)}`
  if (status === 0) return `does not answer: ${text.slice(0, 200)}`
  if (ms > LONGEST_MS) return `takes ${Math.round(ms)} ms`
  const shown = forbidden.find((word) => text.includes(word))
  return shown === undefined ? null : `shows ${shown}`
}

/** Keeps what an answer names: whoever it was for, others will ask for it too. */
function remember(chance: Dice, { found }: FuzzWorld, { own }: Caller, { status, text, headers }: Answer): void {
  const paths = [headers.get('content-location'), headers.get('location')].filter((path) => path !== null)
  const links = [...text.matchAll(/"url":\s*"https?:\/\/[^/"]+(\/fhir\/R4[^"]*(?:_cursor=|\$bulk-file)[^"]*)"/g)]
  for (const path of [...paths, ...links.map(([, path = '']) => path)])
    keep(chance, found, path.replace(/^https?:\/\/[^/]+/, ''))
  const [, name] = /\/fhir\/R4\/([A-Za-z]+\/[^/]+)\/_history\/\d+$/.exec(headers.get('location') ?? '') ?? []
  if (status === 201 && name !== undefined) keep(chance, own, name)
}

function keep(chance: Dice, list: string[], item: string): void {
  if (list.includes(item)) return
  if (list.length < MOST_FOUND) list.push(item)
  else list[chance.below(list.length)] = item
}

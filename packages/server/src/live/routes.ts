import type { Permit } from '@anamnesis/core'
import { permits } from '@anamnesis/core'
import type { ServerEvent } from '@anamnesis/core/api'
import type { CareContext } from '../care-context.ts'
import { currentPermit } from '../care-context.ts'
import { EVERYBODY } from '../http/callers.ts'
import { stream } from '../http/outcome.ts'
import type { SignedInRequest, SignedInRoute } from '../http/route.ts'
import type { Happening } from './hub.ts'

/** How often a quiet stream says that it is alive, in ms; proxies close streams that are silent for a minute. */
const HEARTBEAT_MS = 20_000
/** Longest time that setTimeout takes, in ms (Node.js, Timers). */
const LONGEST_TIMER_MS = 2_147_483_647
/** Most happenings that wait for a slow reader. */
const LONGEST_QUEUE = 10_000

/** Server-sent events: what an open screen must react to, as far as the person may know of the patient. */
export const liveRoutes: readonly SignedInRoute[] = [
  {
    method: 'GET',
    path: '/api/events',
    callers: EVERYBODY,
    handler: async (request, { care }) => stream(events(request, care), 'text/event-stream'),
  },
]

async function* events(request: SignedInRequest, care: CareContext): AsyncGenerator<string> {
  const queue: Happening[] = []
  let wake = () => {}
  const unsubscribe = care.hub.subscribe((happening) => {
    // Whoever does not read what is sent must not make the server keep it all.
    if (queue.push(happening) > LONGEST_QUEUE) queue.shift()
    wake()
  })
  let ended = false
  let quiet = false
  const isOver = () => ended || request.signal.aborted || care.now() >= request.expires
  const heartbeat = setInterval(() => {
    quiet = true
    wake()
  }, HEARTBEAT_MS)
  // Said by the timer itself: it keeps another clock than `now` and may ring a moment before it.
  const end = setTimeout(
    () => {
      ended = true
      wake()
    },
    Math.min(Math.max(request.expires - care.now(), 0), LONGEST_TIMER_MS),
  )
  request.signal.addEventListener('abort', () => wake(), { once: true })
  let before = await currentPermit(care, request.requester)
  try {
    yield ': connected\n\n'
    while (!isOver()) {
      await new Promise<void>((resolve) => {
        wake = resolve
        if (queue.length > 0 || quiet || isOver()) resolve()
      })
      if (isOver()) return
      const now = await currentPermit(care, request.requester)
      const heard = await audible(care, queue.splice(0), before, now)
      before = now
      // A sign of life at its own pace only: one for each happening would tell of patients whom the reader may not see.
      if (heard.length > 0) yield heard.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('')
      else if (quiet) yield ': alive\n\n'
      quiet = false
    }
  } finally {
    clearInterval(heartbeat)
    clearTimeout(end)
    unsubscribe()
  }
}

/** What the person may hear: of a patient, who has just lost access still hears that it ended; of records, who may see one of them. */
async function audible(
  care: CareContext,
  happenings: readonly Happening[],
  before: Permit,
  now: Permit,
): Promise<ServerEvent[]> {
  const patients = new Set([...before.clauses, ...now.clauses].map(({ patient }) => patient))
  const heard: ServerEvent[] = []
  for (const { event, records } of happenings.filter((happening) => patients.has(happening.event.patient))) {
    const columns = records === null ? null : await care.records.accessColumns(records)
    if (columns === null || columns.some((record) => permits(now, record))) heard.push(event)
  }
  return heard
}

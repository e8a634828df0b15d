import type { ServerEvent } from '@anamnesis/core/api'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { followEvents } from '../../shared/api/event-stream.ts'
import { catchUp, readAnew } from '../../shared/api/read-anew.ts'
import { useSession } from '../session/session.ts'
import { announceNews } from './news.ts'

/** How long to wait before a stream that broke is followed again, in ms; doubled each time, up to 15 s: a screen must not miss that access ended. */
const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 15_000

/** Names of the queries whose answers hold nothing of a patient's records; every other one is clinical. */
const NOT_CLINICAL: ReadonlySet<unknown> = new Set(['hospital', 'network', 'me', 'worklist', 'admin-status'])

/** Names of the queries that are asked anew when a patient's records have changed, each followed by the patient in its key. */
export const READ_ANEW = ['chart', 'observations', 'summary'] as const

/** Brings open screens up to date. Where access ended, everything clinical is dropped before it is asked for again: nothing stays that may no longer be seen. */
export function reactTo(event: ServerEvent, queries: QueryClient): void {
  if (event.kind === 'access-ended') {
    const clinical = { predicate: ({ queryKey }: { queryKey: readonly unknown[] }) => !NOT_CLINICAL.has(queryKey[0]) }
    queries.removeQueries({ ...clinical, type: 'inactive' })
    void queries.resetQueries(clinical)
  } else {
    announceNews(event.patient)
    for (const name of READ_ANEW) void readAnew(queries, [name, event.patient])
  }
  void queries.invalidateQueries({ queryKey: ['worklist'] })
}

const pause = (milliseconds: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })

/** Follows the hospital's events as long as the app is open; what may have been missed before a stream was open is asked for again. */
export function useLiveEvents(): void {
  const { origin, token } = useSession().access
  const queries = useQueryClient()
  useEffect(() => {
    const access = { origin, token }
    const ending = new AbortController()
    const follow = async () => {
      let wait = FIRST_PAUSE_MS
      const onOpen = () => {
        for (const name of READ_ANEW) void catchUp(queries, [name])
      }
      const onEvent = (event: ServerEvent) => reactTo(event, queries)
      while (!ending.signal.aborted) {
        const began = Date.now()
        await followEvents(access, { onOpen, onEvent }, ending.signal).catch(() => undefined)
        if (ending.signal.aborted) return
        wait = Date.now() - began > LONGEST_PAUSE_MS ? FIRST_PAUSE_MS : Math.min(wait * 2, LONGEST_PAUSE_MS)
        await pause(wait, ending.signal)
      }
    }
    void follow()
    return () => ending.abort()
  }, [origin, token, queries])
}

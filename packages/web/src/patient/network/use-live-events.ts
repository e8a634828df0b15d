import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Follower } from '../../shared/api/event-stream.ts'
import { followEvents } from '../../shared/api/event-stream.ts'
import { catchUp, readAnew } from '../../shared/api/read-anew.ts'
import { accessTo } from '../../shared/sign-in/token-store.ts'
import { useAppConfig } from './app-config.ts'
import { hospitalsOfPerson } from './use-each-hospital.ts'

/** How long to wait before a stream that broke is followed again, in ms; doubled each time, up to a minute. */
const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 60_000

/** Names of the queries that follow what happens at a hospital, each followed by its origin in its key. */
const LIVE = ['chart', 'grants'] as const

const pause = (milliseconds: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })

async function follow(origin: string, follower: Follower, signal: AbortSignal): Promise<void> {
  let wait = FIRST_PAUSE_MS
  for (let access = accessTo(origin); access && !signal.aborted; access = accessTo(origin)) {
    const began = Date.now()
    await followEvents(access, follower, signal).catch(() => undefined)
    wait = Date.now() - began > LONGEST_PAUSE_MS ? FIRST_PAUSE_MS : Math.min(wait * 2, LONGEST_PAUSE_MS)
    await pause(wait, signal)
  }
}

/** Loads records and grants again as soon as a hospital says that something changed there. */
export function useLiveEvents(): void {
  const { hospitals } = useAppConfig()
  const queries = useQueryClient()
  useEffect(() => {
    const ending = new AbortController()
    for (const { origin } of hospitalsOfPerson(hospitals)) {
      const follower: Follower = {
        onOpen: () => LIVE.forEach((name) => void catchUp(queries, [name, origin])),
        onEvent: () => LIVE.forEach((name) => void readAnew(queries, [name, origin])),
      }
      void follow(origin, follower, ending.signal)
    }
    return () => ending.abort()
  }, [hospitals, queries])
}

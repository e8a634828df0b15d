import { isAnamnesisError } from '@anamnesis/core'
import { type UseQueryResult, useQueries } from '@tanstack/react-query'
import type { Access } from '../../shared/api/access.ts'
import { accessTo, forgetSignIn } from '../../shared/sign-in/token-store.ts'
import type { SilentHospital } from '../../shared/states/partial-notice.tsx'
import { joinedHospitals } from '../sign-in/joined.ts'
import { type ListedHospital, useAppConfig } from './app-config.ts'

/** How a hospital answered a question: not yet, fully, not at all, or that the sign-in there has ended. */
export type Asked<Answer> = {
  readonly hospital: ListedHospital
  readonly state: 'loading' | 'complete' | 'silent' | 'ended'
  /** When that was known, in ms since 1970 UTC. */
  readonly at: number
  readonly data: Answer | undefined
  readonly retry: () => void
}

/** Returns the hospitals where the person has a record as far as this tab knows: those that took part, and those that did not answer. */
export function hospitalsOfPerson(hospitals: readonly ListedHospital[]): readonly ListedHospital[] {
  const joined = joinedHospitals()
  return hospitals.filter(({ origin }) => joined[origin] === 'joined' || joined[origin] === 'silent')
}

function outcome<Answer>(hospital: ListedHospital, query: UseQueryResult<Answer>): Asked<Answer> {
  const common = { hospital, data: query.data, retry: () => void query.refetch() }
  if (!accessTo(hospital.origin)) {
    const state = joinedHospitals()[hospital.origin] === 'joined' ? 'ended' : 'silent'
    return { ...common, state, at: Date.now() }
  }
  if (query.isPending) return { ...common, state: 'loading', at: Date.now() }
  if (!query.isError) return { ...common, state: 'complete', at: query.dataUpdatedAt }
  const ended = isAnamnesisError(query.error, 'not-authenticated')
  return { ...common, state: ended ? 'ended' : 'silent', at: query.errorUpdatedAt }
}

/** Asks every hospital of the person the same question, each by itself: no hospital stands between the patient and another. */
export function useEachHospital<Answer>(
  name: string,
  ask: (access: Access, hospital: ListedHospital) => Promise<Answer>,
  options: { readonly refetchInterval?: number } = {},
): readonly Asked<Answer>[] {
  const hospitals = hospitalsOfPerson(useAppConfig().hospitals)
  const queries = useQueries({
    queries: hospitals.map((hospital) => ({
      ...options,
      queryKey: [name, hospital.origin],
      enabled: accessTo(hospital.origin) !== null,
      queryFn: async () => {
        const access = accessTo(hospital.origin)
        if (!access) throw new TypeError('asked without a sign-in')
        try {
          return await ask(access, hospital)
        } catch (error) {
          if (isAnamnesisError(error, 'not-authenticated')) forgetSignIn(hospital.origin)
          throw error
        }
      },
    })),
  })
  return hospitals.flatMap((hospital, index) => {
    const query = queries[index]
    return query ? [outcome(hospital, query as UseQueryResult<Answer>)] : []
  })
}

/** Returns the hospitals that did not answer, as a notice names them. */
export function silentAmong(asked: readonly Asked<unknown>[]): readonly SilentHospital[] {
  return asked.filter(({ state }) => state === 'silent').map(({ hospital, at }) => ({ name: hospital.name, at }))
}

/** Returns whether nothing can be shown yet: some hospital is still being asked and none has answered. */
export function stillLoading(asked: readonly Asked<unknown>[]): boolean {
  return asked.some(({ state }) => state === 'loading') && !asked.some(({ state }) => state === 'complete')
}

/** Returns whether no hospital is being asked any more, however each of them answered. */
export function allAnswered(asked: readonly Asked<unknown>[]): boolean {
  return asked.every(({ state }) => state !== 'loading')
}

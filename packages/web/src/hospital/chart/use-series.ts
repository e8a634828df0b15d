import type { Bundle } from '@medplum/fhirtypes'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Access } from '../../shared/api/access.ts'
import { callApi } from '../../shared/api/call-api.ts'
import { useSession } from '../session/session.ts'
import { type KeptObservation, namedAs, observationsIn, type ResultSeries, resultSeries } from './result-series.ts'
import { useChart } from './use-chart.ts'

/** Largest page that hospitals give (records: 1000), and how many of them a chart takes. */
const PAGE = 1000
const MOST_PAGES = 10

async function loadObservations(access: Access, patient: string, self: `0x${string}`): Promise<KeptObservation[]> {
  const query = new URLSearchParams({ patient, category: 'laboratory,vital-signs', _sort: '-date', _count: `${PAGE}` })
  const found: KeptObservation[] = []
  let path: string | null = `/fhir/R4/Observation?${query}`
  for (let page = 0; path !== null && page < MOST_PAGES; page += 1) {
    const bundle: Bundle = await callApi<Bundle>(access, path)
    found.push(...observationsIn(bundle, self))
    const next = bundle.link?.find(({ relation }) => relation === 'next')?.url
    const address = next === undefined ? null : new URL(next, access.origin)
    path = address && `${address.pathname}${address.search}`
  }
  return found
}

/** Loads the results and measurements of the open chart's patient that may be seen, as series. */
export function useSeries(patient: string) {
  const { access, hospital } = useSession()
  const { i18n } = useTranslation()
  const { items } = useChart()
  const query = useQuery({
    queryKey: ['observations', patient],
    queryFn: () => loadObservations(access, patient, hospital.id),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  })
  const series = useMemo<readonly ResultSeries[]>(
    () => namedAs(items, resultSeries(query.data ?? [], i18n.language)),
    [items, query.data, i18n.language],
  )
  return { series, isPending: query.isPending, error: query.error, retry: () => void query.refetch() }
}

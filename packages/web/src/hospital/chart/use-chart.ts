import { isAnamnesisError } from '@anamnesis/core'
import type { Chart } from '@anamnesis/core/api'
import { useQuery } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../shared/api/call-api.ts'
import { useSession } from '../session/session.ts'
import { insightsLanguage } from './insights-language.ts'

// The hospital counts every load as a look; on this screen "since your last visit" means before it was opened, however often it loads again.
const firstLooks = new Map<string, number | null>()

/** Returns a chart with `lastSeen` as it was when this tab first opened it. */
export function sinceOpened(chart: Chart, person: string, looks: Map<string, number | null> = firstLooks): Chart {
  const name = `${person} ${chart.patient.id}`
  const first = looks.get(name)
  if (first === undefined) looks.set(name, chart.lastSeen)
  return first === undefined ? chart : { ...chart, lastSeen: first }
}

/** Loads a patient's chart. Each load is a look that the patient can read of, so it loads again on events only. */
export function useChartQuery(patient: string) {
  const { access, me } = useSession()
  const { i18n } = useTranslation()
  const language = insightsLanguage(i18n.language)
  return useQuery({
    queryKey: ['chart', patient, language],
    queryFn: async () =>
      sinceOpened(
        await callApi<Chart>(access, `/api/chart/${encodeURIComponent(patient)}?language=${language}`),
        me.person,
      ),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: true,
  })
}

/** Returns whether an error says that the patient may not be seen (or does not exist: nobody can tell). */
export function isNoAccess(error: unknown): boolean {
  return isAnamnesisError(error, 'not-found') || isAnamnesisError(error, 'not-allowed')
}

/** Gives the open chart to the pages and panels around it. */
export const ChartContext = createContext<Chart | null>(null)

/** Returns the open chart. */
export function useChart(): Chart {
  const chart = useContext(ChartContext)
  if (!chart) throw new Error('no chart around this component')
  return chart
}

import type { FeedbackInput, FeedbackMark } from '@anamnesis/core/api'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { callApi } from '../../shared/api/call-api.ts'
import { useSession } from '../session/session.ts'
import { useChart } from './use-chart.ts'

/** Returns what was marked in this chart since it was opened, and the ways to mark and to take back. Earlier marks are not asked for: each question is a look. */
export function useMarks() {
  const { access } = useSession()
  const { patient } = useChart()
  const client = useQueryClient()
  const queryKey = ['marks', patient.id]
  const path = `/api/chart/${encodeURIComponent(patient.id)}/feedback`
  const { data: marks } = useQuery<readonly FeedbackMark[]>({
    queryKey,
    queryFn: () => [],
    initialData: [],
    enabled: false,
  })
  const change = (by: (kept: readonly FeedbackMark[]) => readonly FeedbackMark[]) =>
    client.setQueryData<readonly FeedbackMark[]>(queryKey, (kept) => by(kept ?? []))
  const mark = useMutation({
    mutationFn: (body: FeedbackInput) => callApi<FeedbackMark>(access, path, { method: 'POST', body }),
    onSuccess: (made) => change((kept) => [...kept, made]),
  })
  const takeBack = useMutation({
    mutationFn: (id: string) => callApi(access, `${path}/${id}`, { method: 'DELETE' }),
    onSuccess: (_, id) => change((kept) => kept.filter((one) => one.id !== id)),
  })
  return { marks, mark, takeBack }
}

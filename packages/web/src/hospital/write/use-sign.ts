import { isAnamnesisError } from '@anamnesis/core'
import type { Resource } from '@medplum/fhirtypes'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { callApi } from '../../shared/api/call-api.ts'
import { expectOwnRecord } from '../live/news.ts'
import { READ_ANEW } from '../live/use-live-events.ts'
import { useSession } from '../session/session.ts'

/** Signs a record: stores it at this hospital, then brings the open chart up to date. */
export function useSign(patient: string) {
  const { access } = useSession()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (record: Resource) =>
      callApi<Resource>(access, `/fhir/R4/${record.resourceType}`, {
        method: 'POST',
        body: record,
        headers: { prefer: 'return=representation' },
      }),
    onMutate: () => expectOwnRecord(patient),
    onSuccess: () => {
      for (const name of READ_ANEW) void queries.invalidateQueries({ queryKey: [name, patient] })
    },
  })
}

/** Returns the single reasons why the hospital refused a record, in its words; empty if there are none to show. */
export function refusals(error: unknown): readonly string[] {
  if (!isAnamnesisError(error)) return []
  return error.issues.map(({ message, path }) => (path ? `${path}: ${message}` : message))
}

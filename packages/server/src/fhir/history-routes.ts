import type { HistoryEntry, HistoryScope } from '@anamnesis/records'
import { RESOURCE_TYPES } from '@anamnesis/records'
import type { HospitalContext } from '../context.ts'
import type { Outcome } from '../http/outcome.ts'
import { fhir } from '../http/outcome.ts'
import type { SignedInRequest } from '../http/route.ts'
import { type Interaction, scopesAllow } from '../sign-in/scopes.ts'
import type { BundleEntryBytes } from './bundle-text.ts'
import { bundleBytes } from './bundle-text.ts'
import { FHIR_PATH, fhirRoute } from './fhir-route.ts'
import { etagOf, preferencesOf } from './headers.ts'
import { idOf } from './read-routes.ts'
import { contextFor, typeOf } from './request-context.ts'

/** Types with addresses of their own for a record, which would take `_history` for its id. */
const ADDRESSED_APART = ['Binary', 'Subscription']

/**
 * Histories of one record, of a type, and of all. The scopes of a client take the first as reading, and the others as searching (SMART App Launch 2.2,
 * scopes for requesting FHIR resources).
 */
export const historyRoutes = [
  fhirRoute('GET', `${FHIR_PATH}/_history`, (request, context) => {
    const types = RESOURCE_TYPES.filter((type) => scopesAllow(request.scopes, type, 's'))
    return answer(request, context, { address: '', types }, 's')
  }),
  fhirRoute('GET', `${FHIR_PATH}/:type/_history`, (request, context) => {
    const type = typeOf(request)
    return answer(request, context, { address: type, types: [type] }, 's')
  }),
  ...ADDRESSED_APART.map((type) =>
    fhirRoute('GET', `${FHIR_PATH}/${type}/_history`, (request, context) =>
      answer(request, context, { address: type, types: [type] }, 's'),
    ),
  ),
  fhirRoute('GET', `${FHIR_PATH}/:type/:id/_history`, (request, context) => {
    const type = typeOf(request)
    const id = idOf(request)
    return answer(request, context, { address: `${type}/${id}`, types: [type], id }, 'r')
  }),
]

async function answer(
  request: SignedInRequest,
  context: HospitalContext,
  scope: HistoryScope,
  interaction: Interaction,
): Promise<Outcome> {
  const reader = await contextFor(request, context, scope.types[0] ?? 'Patient', interaction)
  const { entries, total, self, next } = await context.records.history(
    reader,
    scope,
    request.query,
    preferencesOf(request),
  )
  const link = [{ relation: 'self', url: self }, ...(next === null ? [] : [{ relation: 'next', url: next }])]
  const head = { type: 'history', ...(total === null ? {} : { total }), link }
  return fhir(
    bundleBytes(
      head,
      entries.map((entry) => entryOf(entry, context.config.origin)),
    ),
  )
}

const METHODS = { create: 'POST', update: 'PUT', delete: 'DELETE' } as const
const STATUSES = { create: '201', update: '200', delete: '204' } as const

function entryOf({ type, id, operation, version, updated, bytes }: HistoryEntry, origin: string): BundleEntryBytes {
  const name = `${type}/${id}`
  return {
    fullUrl: `${origin}${FHIR_PATH}/${name}`,
    resource: bytes,
    members: {
      request: { method: METHODS[operation], url: operation === 'create' ? type : name },
      response: { status: STATUSES[operation], etag: etagOf(version), lastModified: new Date(updated).toISOString() },
    },
  }
}

import { AnamnesisError } from '@anamnesis/core'
import { RESOURCE_TYPES, type SearchPage, type SearchScope } from '@anamnesis/records'
import type { HospitalContext } from '../context.ts'
import type { Outcome } from '../http/outcome.ts'
import { empty, fhir } from '../http/outcome.ts'
import { parameter } from '../http/parameter.ts'
import { readText } from '../http/read-body.ts'
import type { SignedInRequest } from '../http/route.ts'
import { scopesAllow } from '../sign-in/scopes.ts'
import { bundleOf, entriesBytes } from './bundle-text.ts'
import { FHIR_PATH, fhirRoute } from './fhir-route.ts'
import { checkEncoding } from './form-encoding.ts'
import { etagOfBytes, isKnown, preferencesOf } from './headers.ts'
import { expectForm } from './media-type.ts'
import { contextFor, typeOf } from './request-context.ts'

/** Parameters that say how to answer, not what to look for. */
const PRESENTATION = ['_format', '_pretty']

type Search = (request: SignedInRequest, context: HospitalContext, query: URLSearchParams) => Promise<SearchPage>

/** Search of a type, of several, and of a patient's or an encounter's compartment, each by address and by form. */
export const searchRoutes = [
  ...byAddressAndForm(FHIR_PATH, `${FHIR_PATH}/_search`, searchSystem),
  byAddress(`${FHIR_PATH}/`, searchSystem),
  ...byAddressAndForm(`${FHIR_PATH}/:type`, `${FHIR_PATH}/:type/_search`, searchType),
  ...byAddressAndForm(`${FHIR_PATH}/:type/:id/:inside`, `${FHIR_PATH}/:type/:id/:inside/_search`, searchCompartment),
]

function byAddressAndForm(address: string, form: string, search: Search) {
  return [
    byAddress(address, search),
    fhirRoute('POST', form, async (request, context) => {
      expectForm(request)
      const form = readText(request)
      checkEncoding(form)
      const query = new URLSearchParams([...request.query, ...new URLSearchParams(form)])
      return answer(request, context, query, search)
    }),
  ]
}

function byAddress(address: string, search: Search) {
  return fhirRoute('GET', address, (request, context) => answer(request, context, request.query, search))
}

async function answer(
  request: SignedInRequest,
  context: HospitalContext,
  given: URLSearchParams,
  search: Search,
): Promise<Outcome> {
  const query = new URLSearchParams([...given].filter(([name]) => !PRESENTATION.includes(name)))
  const page = await search(request, context, query)
  const entries = entriesBytes(
    page.entries.map(({ fullUrl, mode, bytes }) => ({ fullUrl, resource: bytes, members: { search: { mode } } })),
  )
  // The link to the next page is sealed anew each time, and leads to the same page.
  const same = bundleOf(headOf({ ...page, next: page.next === null ? null : '' }), entries)
  const etag = etagOfBytes(same)
  // The look is in the audit either way: "not modified" is an answer like any other.
  if (isKnown(request, etag)) return empty(304, { etag })
  return fhir(page.next === null ? same : bundleOf(headOf(page), entries), 200, { etag })
}

function headOf({ total, self, next }: Pick<SearchPage, 'total' | 'self' | 'next'>): Readonly<Record<string, unknown>> {
  const link = [{ relation: 'self', url: self }, ...(next === null ? [] : [{ relation: 'next', url: next }])]
  return { type: 'searchset', ...(total === null ? {} : { total }), link }
}

async function searchType(
  request: SignedInRequest,
  context: HospitalContext,
  query: URLSearchParams,
): Promise<SearchPage> {
  const type = typeOf(request)
  const reader = await contextFor(request, context, type, 's')
  return context.records.search(reader, type, query, preferencesOf(request))
}

async function searchSystem(
  request: SignedInRequest,
  context: HospitalContext,
  query: URLSearchParams,
): Promise<SearchPage> {
  return searchSeveral(request, context, query, { address: '', types: RESOURCE_TYPES })
}

async function searchCompartment(
  request: SignedInRequest,
  context: HospitalContext,
  query: URLSearchParams,
): Promise<SearchPage> {
  const compartment = { type: typeOf(request), id: parameter(request, 'id') }
  const inside = parameter(request, 'inside')
  if (inside !== '*' && !RESOURCE_TYPES.includes(inside))
    throw new AnamnesisError('not-found', 'FHIR R4 has no such resource type')
  const types = inside === '*' ? RESOURCE_TYPES : [inside]
  const address = `${compartment.type}/${compartment.id}/${inside}`
  return searchSeveral(request, context, query, { address, types, compartment })
}

/** Of all types that are meant, those that the client's scopes cover; none of them is an error, as for a single type. */
async function searchSeveral(
  request: SignedInRequest,
  context: HospitalContext,
  query: URLSearchParams,
  scope: SearchScope,
): Promise<SearchPage> {
  const types = scope.types.filter((type) => scopesAllow(request.scopes, type, 's'))
  const reader = await contextFor(request, context, types[0] ?? scope.types[0] ?? 'Patient', 's')
  return context.records.searchAcross(reader, { ...scope, types }, query, preferencesOf(request))
}

import { AnamnesisError, bytes32Schema, resourceIdSchema } from '@anamnesis/core'
import type { HistoryEntry, ReadVersion } from '@anamnesis/records'
import type { HospitalContext } from '../context.ts'
import type { Outcome } from '../http/outcome.ts'
import { empty, fhir } from '../http/outcome.ts'
import { parameter } from '../http/parameter.ts'
import type { SignedInRequest } from '../http/route.ts'
import type { BundleEntryBytes } from './bundle-text.ts'
import { bundleBytes } from './bundle-text.ts'
import { FHIR_PATH, fhirRoute } from './fhir-route.ts'
import { etagOf, isNotModified, versionHeaders } from './headers.ts'
import { contextFor, typeOf } from './request-context.ts'

const ABSENT = 'there is no such record that you may see'
const LARGEST_PAGE = 1000

/** Reading of one record: current, by version, its history, and another custodian's record that visits here. */
export const readRoutes = [
  fhirRoute('GET', `${FHIR_PATH}/:type/:id`, async (request, context) => {
    const type = typeOf(request)
    const found = await context.records.read(await contextFor(request, context, type, 'r'), type, idOf(request))
    return answer(request, found)
  }),
  fhirRoute('GET', `${FHIR_PATH}/:type/:id/_history/:version`, async (request, context) => {
    const type = typeOf(request)
    const reader = await contextFor(request, context, type, 'r')
    return answer(request, await context.records.vread(reader, type, idOf(request), versionOf(request)))
  }),
  fhirRoute('GET', `${FHIR_PATH}/:type/:id/_history`, history),
  fhirRoute('GET', '/at/:hospital/fhir/R4/:type/:id', async (request, context) => {
    return answer(request, await readAt(request, context))
  }),
  fhirRoute('GET', '/at/:hospital/fhir/R4/:type/:id/_history/:version', async (request, context) => {
    return answer(request, await readAt(request, context, versionOf(request)))
  }),
]

async function readAt(request: SignedInRequest, context: HospitalContext, version?: number): Promise<ReadVersion> {
  const type = typeOf(request)
  const hospital = bytes32Schema.safeParse(parameter(request, 'hospital').toLowerCase()).data
  if (hospital === undefined) throw new AnamnesisError('not-found', ABSENT)
  const reader = await contextFor(request, context, type, 'r')
  return context.records.readAt(reader, hospital, type, idOf(request), version)
}

function answer(request: SignedInRequest, found: ReadVersion): Outcome {
  const headers = versionHeaders(found)
  // The store has checked the permit and written the audit: "not modified" is an answer like any other.
  if (isNotModified(request, found)) return empty(304, headers)
  return fhir(found.bytes, 200, headers)
}

async function history(request: SignedInRequest, context: HospitalContext): Promise<Outcome> {
  const type = typeOf(request)
  const id = idOf(request)
  const reader = await contextFor(request, context, type, 'r')
  const cursor = request.query.get('_cursor')
  const page = await context.records.history(reader, type, id, {
    count: countOf(request),
    ...(cursor === null ? {} : { cursor }),
  })
  const self = `${context.config.origin}${FHIR_PATH}/${type}/${id}/_history`
  const next =
    page.next === null ? null : `${self}?${new URLSearchParams({ _cursor: page.next, _count: `${countOf(request)}` })}`
  const link = [{ relation: 'self', url: self }, ...(next === null ? [] : [{ relation: 'next', url: next }])]
  const fullUrl = `${context.config.origin}${FHIR_PATH}/${type}/${id}`
  const entries = page.entries.map((entry) => historyEntry(entry, `${type}/${id}`, fullUrl))
  return fhir(bundleBytes({ type: 'history', total: page.total, link }, entries))
}

const METHODS = { create: 'POST', update: 'PUT', delete: 'DELETE' } as const
const STATUSES = { create: '201', update: '200', delete: '204' } as const

function historyEntry(
  { operation, version, updated, bytes }: HistoryEntry,
  name: string,
  fullUrl: string,
): BundleEntryBytes {
  return {
    fullUrl,
    resource: bytes,
    members: {
      request: { method: METHODS[operation], url: operation === 'create' ? name.split('/')[0] : name },
      response: { status: STATUSES[operation], etag: etagOf(version), lastModified: new Date(updated).toISOString() },
    },
  }
}

function countOf(request: SignedInRequest): number {
  const count = Number(request.query.get('_count') ?? 50)
  if (!Number.isInteger(count) || count < 1)
    throw new AnamnesisError('bad-request', '_count takes a whole number from 1')
  return Math.min(count, LARGEST_PAGE)
}

/** What cannot be an id is absent like any other id that is not there. */
function idOf(request: SignedInRequest): string {
  const id = resourceIdSchema.safeParse(parameter(request, 'id')).data
  if (id === undefined) throw new AnamnesisError('not-found', ABSENT)
  return id
}

function versionOf(request: SignedInRequest): number {
  const text = parameter(request, 'version')
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new AnamnesisError('not-found', ABSENT)
  return Number(text)
}

import { AnamnesisError } from '@anamnesis/core'
import type { Written } from '@anamnesis/records'
import type { HospitalContext } from '../context.ts'
import { EVERYBODY } from '../http/callers.ts'
import type { Outcome } from '../http/outcome.ts'
import { empty, fhir } from '../http/outcome.ts'
import type { SignedInRequest, SignedInRoute } from '../http/route.ts'
import { contentAnswer } from './content-answer.ts'
import { FHIR_PATH, RESOURCE_LIMIT } from './fhir-route.ts'
import { ifMatchOf, preferencesOf, versionHeaders } from './headers.ts'
import { isFhirJson } from './media-type.ts'
import { idOf, namedVersion } from './read-routes.ts'
import { contextFor } from './request-context.ts'
import { writeRoutes } from './write-routes.ts'

/** Largest content, in bytes. */
const CONTENT_LIMIT = 1024 * 1024 * 1024

/** Binary is served as it is, too (FHIR R4, section 2.37.4): any media type in, the same bytes out, in ranges if wanted. */
export const binaryRoutes: readonly SignedInRoute[] = [
  {
    ...{ method: 'POST', path: `${FHIR_PATH}/Binary`, callers: EVERYBODY, streamed: true },
    handler: async (request, context) =>
      isFhirJson(request) ? asResource('POST', `${FHIR_PATH}/:type`, request, context) : upload(request, context),
  },
  {
    ...{ method: 'PUT', path: `${FHIR_PATH}/Binary/:id`, callers: EVERYBODY, streamed: true },
    handler: async (request, context) =>
      isFhirJson(request)
        ? asResource('PUT', `${FHIR_PATH}/:type/:id`, request, context)
        : upload(request, context, idOf(request)),
  },
  {
    ...{ method: 'GET', path: `${FHIR_PATH}/Binary/:id`, callers: EVERYBODY },
    handler: download,
  },
  {
    ...{ method: 'GET', path: `${FHIR_PATH}/Binary/:id/_history/:version`, callers: EVERYBODY },
    handler: download,
  },
]

/** A Binary in JSON is a resource like any other: its body is read whole and goes to the route of all types. */
async function asResource(
  method: 'POST' | 'PUT',
  path: string,
  request: SignedInRequest,
  context: HospitalContext,
): Promise<Outcome> {
  const route = writeRoutes.find((row) => row.method === method && row.path === path)
  if (route === undefined) throw new AnamnesisError('internal', 'there is no route for all types')
  const body = await wholeBody(request)
  return route.handler(
    { ...request, signal: request.signal, body, params: { ...request.params, type: 'Binary' } },
    context,
  )
}

async function wholeBody(request: SignedInRequest): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request.content) {
    size += part.length
    if (size > RESOURCE_LIMIT) throw new AnamnesisError('too-large', 'the body is larger than this address takes')
    parts.push(part)
  }
  return Buffer.concat(parts)
}

async function upload(request: SignedInRequest, context: HospitalContext, id?: string): Promise<Outcome> {
  const writer = await contextFor(request, context, 'Binary', id === undefined ? 'c' : 'u')
  const { headers } = request
  if (headers['content-encoding'] !== undefined && headers['content-encoding'] !== 'identity')
    throw new AnamnesisError('unsupported-media-type', 'send content without Content-Encoding')
  if (Number(headers['content-length'] ?? 0) > CONTENT_LIMIT)
    throw new AnamnesisError('too-large', 'the content is larger than 1 GiB')
  const description = {
    contentType: headers['content-type'] ?? 'application/octet-stream',
    about: securityContext(headers['x-security-context'], context),
    ...(id === undefined ? {} : { id, ifMatch: ifMatchOf(request) }),
  }
  return answerWrite(request, context, await context.records.writeContent(writer, description, request.content))
}

function securityContext(header: string | undefined, { config }: HospitalContext): string | undefined {
  if (header === undefined) return undefined
  const base = `${config.origin}${FHIR_PATH}/`
  const reference = header.startsWith(base) ? header.slice(base.length) : header
  if (!/^[A-Z][A-Za-z]{1,63}\/[A-Za-z0-9.-]{1,64}$/.test(reference))
    throw new AnamnesisError('bad-request', 'X-Security-Context names one record, such as Patient/123')
  return reference
}

function answerWrite(request: SignedInRequest, { config }: HospitalContext, written: Written): Outcome {
  const { status, id, version, bytes } = written
  const location = `${config.origin}${FHIR_PATH}/Binary/${id}/_history/${version}`
  const headers = { ...versionHeaders(written), ...(status === 201 ? { location } : { 'content-location': location }) }
  return preferencesOf(request).return === 'minimal' ? empty(status, headers) : fhir(bytes, status, headers)
}

async function download(request: SignedInRequest, context: HospitalContext): Promise<Outcome> {
  const reader = await contextFor(request, context, 'Binary', 'r')
  return contentAnswer(request, context, await context.records.readContent(reader, idOf(request), versionOf(request)))
}

function versionOf(request: SignedInRequest): number | undefined {
  return request.params.version === undefined ? undefined : namedVersion(request)
}

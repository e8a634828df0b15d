import { AnamnesisError, resourceIdSchema } from '@anamnesis/core'
import type { ReadContent, Written } from '@anamnesis/records'
import { currentPermit } from '../care-context.ts'
import type { HospitalContext } from '../context.ts'
import { EVERYBODY } from '../http/callers.ts'
import type { Outcome } from '../http/outcome.ts'
import { empty, fhir } from '../http/outcome.ts'
import { parameter } from '../http/parameter.ts'
import type { SignedInRequest, SignedInRoute } from '../http/route.ts'
import { byteRange } from './byte-range.ts'
import { FHIR_PATH, RESOURCE_LIMIT } from './fhir-route.ts'
import { etagOf, ifMatchOf, preferencesOf, versionHeaders } from './headers.ts'
import { asksForFhir, isFhirJson } from './media-type.ts'
import { contextFor } from './request-context.ts'
import { writeRoutes } from './write-routes.ts'

/** Largest content, in bytes. */
const CONTENT_LIMIT = 1024 * 1024 * 1024
/** How often it is asked whether a content on its way may still be seen, in ms. */
const RECHECK_MS = 1000

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
  const content = await context.records.readContent(reader, idOf(request), versionOf(request))
  const headers = { ...versionHeaders(content), vary: 'accept' }
  const asFhir = asksForFhir(request)
  // The bytes of a version never change: its ETag is a strong one, so that a broken download can go on (If-Range).
  const etag = asFhir ? etagOf(content.version) : `"${content.version}"`
  if (namesVersion(request.headers['if-none-match'], content.version)) return empty(304, { ...headers, etag })
  if (asFhir)
    return { ...fhir(content.bytes, 200, headers), body: content.inBytes ? content.bytes : withData(content, watch) }
  return rawAnswer(request, content, { ...headers, etag }, watch)

  function watch(parts: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
    return whilePermitted(parts, request, context, content)
  }
}

function namesVersion(header: string | undefined, version: number): boolean {
  return (header ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === `"${version}"`)
}

type Watch = (parts: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>

function rawAnswer(
  request: SignedInRequest,
  content: ReadContent,
  known: Readonly<Record<string, string>>,
  watch: Watch,
): Outcome {
  const { size, contentType } = content
  const headers = {
    ...known,
    'content-type': contentType,
    'accept-ranges': 'bytes',
    // Whatever somebody stored must not run under the hospital's origin; the content security policy of every answer forbids it too.
    'content-disposition': 'attachment',
  }
  const ifRange = request.headers['if-range']
  const range = ifRange === undefined || ifRange === known.etag ? byteRange(request.headers.range, size) : null
  if (range === 'unsatisfiable') return empty(416, { ...headers, 'content-range': `bytes */${size}` })
  if (range === null)
    return { status: 200, headers: { ...headers, 'content-length': `${size}` }, body: watch(content.content()) }
  const { from, until } = range
  return {
    status: 206,
    headers: { ...headers, 'content-length': `${until - from}`, 'content-range': `bytes ${from}-${until - 1}/${size}` },
    body: watch(content.content(range)),
  }
}

/** The record as it is kept, with its content as the last member: what a client that asks for FHIR expects. */
async function* withData(content: ReadContent, watch: Watch): AsyncGenerator<Uint8Array> {
  yield content.bytes.subarray(0, content.bytes.length - 1)
  yield Buffer.from(',"data":"')
  let rest = Buffer.alloc(0)
  for await (const part of watch(content.content())) {
    const whole = Buffer.concat([rest, part])
    const end = whole.length - (whole.length % 3)
    yield Buffer.from(whole.toString('base64', 0, end))
    rest = whole.subarray(end)
  }
  yield Buffer.from(`${rest.toString('base64')}"}`)
}

/** A long download ends when the permit does: whoever may see it no longer gets no more of it. */
async function* whilePermitted(
  parts: AsyncIterable<Uint8Array>,
  { requester }: SignedInRequest,
  { care, now }: HospitalContext,
  content: ReadContent,
): AsyncGenerator<Uint8Array> {
  let checked = now()
  for await (const part of parts) {
    if (now() - checked >= RECHECK_MS) {
      if (!(await content.isOpenTo(await currentPermit(care, requester))))
        throw new AnamnesisError('not-found', 'there is no such record that you may see')
      checked = now()
    }
    yield part
  }
}

function idOf(request: SignedInRequest): string {
  const id = resourceIdSchema.safeParse(parameter(request, 'id')).data
  if (id === undefined) throw new AnamnesisError('not-found', 'there is no such record that you may see')
  return id
}

function versionOf({ params }: SignedInRequest): number | undefined {
  if (params.version === undefined) return undefined
  if (!/^[1-9]\d{0,8}$/.test(params.version))
    throw new AnamnesisError('not-found', 'there is no such record that you may see')
  return Number(params.version)
}

import { AnamnesisError } from '@anamnesis/core'
import type { BundleEntry, Elsewhere } from '@anamnesis/records'
import findMyWay from 'find-my-way'
import type { HospitalContext } from '../context.ts'
import type { Outcome } from '../http/outcome.ts'
import { FHIR_JSON, fhir } from '../http/outcome.ts'
import { readText } from '../http/read-body.ts'
import type { SignedInRequest, SignedInRoute } from '../http/route.ts'
import { LONGEST_PARAMETER } from '../http/route.ts'
import { BUNDLE_LIMIT, FHIR_PATH, fhirRoute } from './fhir-route.ts'
import { etagOf, preferencesOf } from './headers.ts'
import { expectJson } from './media-type.ts'
import { contextFor } from './request-context.ts'

/** Returns the rows that take a batch or transaction; its reads that the store does not know by their address are answered by the `readable` rows. */
export function bundleRoutes(readable: readonly SignedInRoute[]): readonly SignedInRoute[] {
  const answer = addressAnswerer(readable)
  // A bundle can hold any interaction with any type, so it takes scopes for all of them.
  const bundle = async (request: SignedInRequest, context: HospitalContext): Promise<Outcome> => {
    const sender = await contextFor(request, context, '*', 'c', 'r', 'u', 'd', 's')
    expectJson(request)
    const readElsewhere = async (address: string, entry: BundleEntry) =>
      saidBy(await answer({ ...request, method: 'GET', headers: headersOf(request, entry) }, address, context))
    const options = { return: preferencesOf(request, 'minimal').return, readElsewhere }
    // Its depth is looked at where its members are.
    return fhir(await context.records.bundle(sender, readText(request), options))
  }
  return [FHIR_PATH, `${FHIR_PATH}/`].map((path) => fhirRoute('POST', path, bundle, BUNDLE_LIMIT))
}

type Answer = (request: SignedInRequest, address: string, context: HospitalContext) => Promise<Outcome>

/** Returns a function that answers a read of an address below the base as if the sender had asked for it alone: with the same scopes, permit and audit. */
function addressAnswerer(readable: readonly SignedInRoute[]): Answer {
  const router = findMyWay({ maxParamLength: LONGEST_PARAMETER })
  for (const { method, path, handler } of readable) if (method === 'GET') router.on('GET', path, () => {}, { handler })
  return async (request, address, context) => {
    const { origin } = context.config
    const url = URL.parse(`${origin}${FHIR_PATH}/${address}`)
    const route = url === null ? null : router.find('GET', url.pathname)
    // An address that cannot be decoded finds a row of the router's own, which holds nothing.
    const row = route?.store as Pick<SignedInRoute, 'handler'> | null | undefined
    if (!url || !row) throw new AnamnesisError('not-found', 'the url of the entry is no address that can be read')
    const params = (route?.params ?? {}) as Record<string, string>
    const target = url.href.slice(origin.length)
    return row.handler({ ...request, params, query: url.searchParams, body: NOTHING, target }, context)
  }
}

const NOTHING = new Uint8Array(0)

/** Returns what an entry says in the place of headers; how to treat unknown parameters is said for the whole Bundle. */
function headersOf({ headers }: SignedInRequest, { ifNoneMatch, ifModifiedSince }: BundleEntry) {
  return {
    accept: FHIR_JSON,
    prefer: headers.prefer,
    'if-none-match': typeof ifNoneMatch === 'number' ? etagOf(ifNoneMatch) : (ifNoneMatch ?? undefined),
    'if-modified-since': ifModifiedSince === null ? undefined : new Date(ifModifiedSince).toUTCString(),
  }
}

/** @throws `not-supported` if the answer is not one resource */
function saidBy({ status, headers, body }: Outcome): Elsewhere {
  const { etag, 'last-modified': modified, 'content-location': location } = headers
  if (body !== null && headers['content-type'] !== FHIR_JSON)
    throw new AnamnesisError('not-supported', 'what is there is not one resource: ask for it alone')
  return {
    status,
    bytes: bytesOf(body),
    ...(etag === undefined ? {} : { etag }),
    ...(modified === undefined ? {} : { lastModified: new Date(modified).toISOString() }),
    ...(location === undefined ? {} : { location }),
  }
}

/** @throws `not-supported` of a stream */
function bytesOf(body: Outcome['body']): Uint8Array | null {
  if (body === null || body instanceof Uint8Array) return body
  if (typeof body === 'string') return new TextEncoder().encode(body)
  throw new AnamnesisError('not-supported', 'what is there comes as a stream: ask for it alone')
}

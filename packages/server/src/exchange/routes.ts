import { AnamnesisError } from '@anamnesis/core'
import type { CareContext } from '../care-context.ts'
import { json, stream } from '../http/outcome.ts'
import { readJson, readText } from '../http/read-body.ts'
import type { HttpRequest, OpenRoute } from '../http/route.ts'
import { acknowledge } from './acknowledge.ts'
import { giveContent } from './give-content.ts'
import { fetchAgain } from './keep-fetching.ts'
import { reportLook } from './looks.ts'
import { release } from './release.ts'
import { verifyRequest } from './signed-request.ts'
import type { RequestClaims } from './wire.ts'
import {
  acknowledgementSchema,
  contentRequestSchema,
  looksSchema,
  newsSchema,
  receiptsRequestSchema,
  releaseRequestSchema,
} from './wire.ts'

/** What other hospitals call; every request is signed by a hospital of the registry for this path and body. */
export const exchangeRoutes: readonly OpenRoute[] = [
  {
    method: 'POST',
    path: '/exchange/v1/release',
    callers: 'hospitals',
    handler: async (request, { care }) => {
      const claims = await claimsOf(request, care)
      const lines = release(care, claims, readJson(request, releaseRequestSchema))
      // The first line is awaited here, so that a refusal is an answer and not a broken stream.
      const first = await lines.next()
      return stream(resume(first, lines), 'application/x-ndjson')
    },
  },
  {
    method: 'POST',
    path: '/exchange/v1/acknowledge',
    callers: 'hospitals',
    handler: async (request, { care }) => {
      const claims = await claimsOf(request, care)
      return json(await acknowledge(care, claims, readJson(request, acknowledgementSchema)))
    },
  },
  {
    method: 'POST',
    path: '/exchange/v1/content',
    callers: 'hospitals',
    handler: async (request, { care }) => {
      const claims = await claimsOf(request, care)
      return stream(
        await giveContent(care, claims, readJson(request, contentRequestSchema)),
        'application/octet-stream',
      )
    },
  },
  {
    method: 'POST',
    path: '/exchange/v1/news',
    callers: 'hospitals',
    handler: async (request, { care }) => {
      const claims = await claimsOf(request, care)
      const { grant } = readJson(request, newsSchema)
      // Whether the grant is known here is not told; failures of a fetch are kept as the state of its source.
      fetchAgain(care, grant, claims.iss).catch(() => {})
      return json({}, 202)
    },
  },
  {
    method: 'POST',
    path: '/exchange/v1/receipts',
    callers: 'hospitals',
    handler: async (request, { care }) => {
      await claimsOf(request, care)
      const { commitments } = readJson(request, receiptsRequestSchema)
      const receipts = await care.receiptsFor(commitments)
      return json({ receipts: commitments.map((commitment) => receipts.get(commitment) ?? null) })
    },
  },
  {
    method: 'POST',
    path: '/exchange/v1/looks',
    callers: 'hospitals',
    handler: async (request, { care }) => {
      const claims = await claimsOf(request, care)
      await reportLook(care, claims, readJson(request, looksSchema))
      return json({}, 202)
    },
  },
]

async function claimsOf(request: HttpRequest, care: CareContext): Promise<RequestClaims> {
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
  if (token === undefined) throw new AnamnesisError('not-authenticated', 'the request is not signed')
  const about = { self: care.self, path: request.target, body: readText(request), token, now: care.now() }
  return (await verifyRequest(care.database, care.findPeer, about)).claims
}

async function* resume<T>(first: IteratorResult<T, unknown>, rest: AsyncGenerator<T>): AsyncGenerator<T> {
  if (first.done) return
  yield first.value
  yield* rest
}

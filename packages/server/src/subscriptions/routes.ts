import { randomUUID } from 'node:crypto'
import { AnamnesisError, resourceIdSchema } from '@anamnesis/core'
import type { Written } from '@anamnesis/records'
import type { HospitalContext } from '../context.ts'
import { bundleBytes } from '../fhir/bundle-text.ts'
import { FHIR_PATH, fhirRoute } from '../fhir/fhir-route.ts'
import { ifMatchOf, versionHeaders } from '../fhir/headers.ts'
import { expectJson } from '../fhir/media-type.ts'
import { readRoutes } from '../fhir/read-routes.ts'
import { contextFor } from '../fhir/request-context.ts'
import { searchRoutes } from '../fhir/search-routes.ts'
import { writeRoutes } from '../fhir/write-routes.ts'
import { EVERYBODY } from '../http/callers.ts'
import type { Outcome } from '../http/outcome.ts'
import { empty, fhir, stream } from '../http/outcome.ts'
import { parameter } from '../http/parameter.ts'
import { readJsonText } from '../http/read-body.ts'
import type { Method, SignedInRequest, SignedInRoute } from '../http/route.ts'
import { checkCriteria } from './criteria.ts'
import { listen } from './event-stream.ts'
import { ownSubscription } from './own-subscription.ts'
import { fhirBase, keeperContext } from './parts.ts'
import { readSubscription } from './read-subscription.ts'
import { registerSubscriber, subscriptionsOf } from './subscription-store.ts'
import { TOPICS, topicResource } from './topics.ts'

const PATH = `${FHIR_PATH}/Subscription`

/**
 * Subscriptions of people, and the topics that there are. Nobody but a program writes or reads records of the hospital's own, so people reach their own
 * subscriptions, and only those, through these rows; what a program sends goes on to the rows of all types.
 */
export const subscriptionRoutes: readonly SignedInRoute[] = [
  fhirRoute('POST', PATH, create),
  fhirRoute('PUT', `${PATH}/:id`, update),
  fhirRoute('GET', `${PATH}/:id`, read),
  fhirRoute('DELETE', `${PATH}/:id`, remove),
  fhirRoute('GET', PATH, search),
  {
    method: 'GET',
    path: `${PATH}/:id/$stream`,
    callers: EVERYBODY,
    handler: async (request, context) => {
      const { mayRead } = await contextFor(request, context, 'Subscription', 'r')
      const own = await ownSubscription(context, request.requester, parameter(request, 'id'))
      return stream(await listen(context, own, request, mayRead), 'text/event-stream')
    },
  },
  fhirRoute('GET', `${FHIR_PATH}/SubscriptionTopic`, async (_request, context) => {
    const base = fhirBase(context)
    const entries = TOPICS.map((topic) => ({
      fullUrl: `${base}/SubscriptionTopic/${topic.name}`,
      resource: Buffer.from(JSON.stringify(topicResource(base, topic))),
      members: { search: { mode: 'match' } },
    }))
    return fhir(bundleBytes({ type: 'searchset', total: entries.length }, entries))
  }),
  fhirRoute('GET', `${FHIR_PATH}/SubscriptionTopic/:id`, async (request, context) => {
    const topic = TOPICS.find(({ name }) => name === parameter(request, 'id'))
    if (topic === undefined) throw new AnamnesisError('not-found', 'there is no such topic')
    return fhir(topicResource(fhirBase(context), topic))
  }),
]

/** The row of all types that a program's request goes on to. */
function forPrograms(
  method: Method,
  rest: string,
  request: SignedInRequest,
  context: HospitalContext,
): Promise<Outcome> {
  const rows: readonly SignedInRoute[] = [...readRoutes, ...searchRoutes, ...writeRoutes]
  const route = rows.find((row) => row.method === method && row.path === `${FHIR_PATH}/:type${rest}`)
  if (route === undefined) throw new AnamnesisError('internal', 'there is no route for all types')
  const params = { ...request.params, type: 'Subscription' }
  return route.handler({ ...request, signal: request.signal, params }, context)
}

const isProgram = ({ requester }: SignedInRequest) => requester.role === 'system'

async function create(request: SignedInRequest, context: HospitalContext): Promise<Outcome> {
  await contextFor(request, context, 'Subscription', 'c')
  const { body } = await checkedBody(request, context)
  if (isProgram(request)) return forPrograms('POST', '', request, context)
  const id = randomUUID()
  await registerSubscriber(context.database, id, request.requester)
  return write(request, context, id, JSON.stringify({ ...body, id }))
}

async function update(request: SignedInRequest, context: HospitalContext): Promise<Outcome> {
  await contextFor(request, context, 'Subscription', 'u')
  if (isProgram(request)) {
    await checkedBody(request, context)
    return forPrograms('PUT', '/:id', request, context)
  }
  const { id } = await ownSubscription(context, request.requester, parameter(request, 'id'))
  const { text } = await checkedBody(request, context)
  return write(request, context, id, text)
}

/** What cannot be carried out is refused at once, not only noted in the record afterwards. */
async function checkedBody(request: SignedInRequest, context: HospitalContext) {
  expectJson(request)
  const text = readJsonText(request)
  const body = parsed(text)
  const subscription = readSubscription(body, fhirBase(context))
  await checkCriteria(context, await contextFor(request, context, 'Subscription'), subscription)
  return { text, body }
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    // The parser's own message quotes the text.
    throw new AnamnesisError('malformed-json', 'the body is not well-formed JSON')
  }
}

async function write(request: SignedInRequest, context: HospitalContext, id: string, text: string): Promise<Outcome> {
  const keeper = keeperContext(context, request.requester, request.id)
  const ifMatch = ifMatchOf(request)
  const written = await context.records.update(
    keeper,
    'Subscription',
    id,
    text,
    ifMatch === undefined ? {} : { ifMatch },
  )
  return answer(context, written)
}

function answer(context: HospitalContext, written: Written): Outcome {
  const { status, id, version, bytes } = written
  const location = `${fhirBase(context)}/Subscription/${id}/_history/${version}`
  return fhir(bytes, status, { ...versionHeaders(written), location })
}

async function read(request: SignedInRequest, context: HospitalContext): Promise<Outcome> {
  await contextFor(request, context, 'Subscription', 'r')
  if (isProgram(request)) return forPrograms('GET', '/:id', request, context)
  const { id } = await ownSubscription(context, request.requester, idOf(request))
  const found = await context.records.read(keeperContext(context, request.requester, request.id), 'Subscription', id)
  return fhir(found.bytes, 200, versionHeaders(found))
}

async function remove(request: SignedInRequest, context: HospitalContext): Promise<Outcome> {
  await contextFor(request, context, 'Subscription', 'd')
  if (isProgram(request)) return forPrograms('DELETE', '/:id', request, context)
  const { id } = await ownSubscription(context, request.requester, idOf(request))
  const written = await context.records.remove(
    keeperContext(context, request.requester, request.id),
    'Subscription',
    id,
  )
  return empty(204, versionHeaders(written))
}

async function search(request: SignedInRequest, context: HospitalContext): Promise<Outcome> {
  await contextFor(request, context, 'Subscription', 's')
  if (isProgram(request)) return forPrograms('GET', '', request, context)
  const own = await subscriptionsOf(context.database, request.requester.person)
  const query = new URLSearchParams(request.query)
  query.append('_id', own.length === 0 ? 'none' : own.join(','))
  const keeper = keeperContext(context, request.requester, request.id)
  const page = await context.records.search(keeper, 'Subscription', query, { strict: true })
  const entries = page.entries.map(({ fullUrl, mode, bytes }) => ({
    fullUrl,
    resource: bytes,
    members: { search: { mode } },
  }))
  const link = [{ relation: 'self', url: `${fhirBase(context)}/Subscription` }]
  return fhir(bundleBytes({ type: 'searchset', ...(page.total === null ? {} : { total: page.total }), link }, entries))
}

function idOf(request: SignedInRequest): string {
  return resourceIdSchema.safeParse(parameter(request, 'id')).data ?? ''
}

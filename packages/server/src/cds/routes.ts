import type { Role } from '@anamnesis/core'
import { AnamnesisError, resourceIdSchema } from '@anamnesis/core'
import { currentPermit } from '../care-context.ts'
import type { HospitalContext } from '../context.ts'
import { CARE_TEAM } from '../http/callers.ts'
import type { Outcome } from '../http/outcome.ts'
import { json } from '../http/outcome.ts'
import { parameter } from '../http/parameter.ts'
import { readJson } from '../http/read-body.ts'
import type { Route, SignedInRequest } from '../http/route.ts'
import { scopesAllow } from '../sign-in/scopes.ts'
import { answerHook } from './answer.ts'
import { cardFeedbackSchema, countOutcomes } from './card-feedback.ts'
import { cdsRequestSchema } from './request-schema.ts'
import type { CdsService } from './services.ts'
import { CDS_SERVICES } from './services.ts'

const CALLERS: readonly Role[] = [...CARE_TEAM, 'system']

/** CDS Hooks 2.0: the programs of other hospitals and vendors ask while a chart is open or an order is written. */
export const cdsRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/cds-services',
    callers: 'anyone',
    handler: async () => json({ services: CDS_SERVICES }),
  },
  { method: 'POST', path: '/cds-services/:service', callers: CALLERS, handler: call },
  { method: 'POST', path: '/cds-services/:service/feedback', callers: CALLERS, handler: takeFeedback },
]

function serviceOf(request: SignedInRequest): CdsService {
  const service = CDS_SERVICES.find(({ id }) => id === parameter(request, 'service'))
  if (service === undefined) throw new AnamnesisError('not-found', 'there is no such service')
  return service
}

/** What became of cards; one that nobody knows is taken like any other, so that nothing is told about it. */
async function takeFeedback(request: SignedInRequest, { database }: HospitalContext): Promise<Outcome> {
  serviceOf(request)
  await countOutcomes(database, readJson(request, cardFeedbackSchema).feedback)
  return json({})
}

async function call(request: SignedInRequest, { care, config }: HospitalContext): Promise<Outcome> {
  const service = serviceOf(request)
  if (!scopesAllow(request.scopes, '*', 'r'))
    throw new AnamnesisError('not-allowed', 'the scopes of this client do not cover reading whole records')
  const asked = readJson(request, cdsRequestSchema)
  if (asked.hook !== service.hook) throw new AnamnesisError('bad-request', `this service is for ${service.hook}`)
  const patient = resourceIdSchema.safeParse(asked.context.patientId)
  if (!patient.success) throw new AnamnesisError('not-found', 'there is no such patient that you may see')
  const permit = await currentPermit(care, request.requester)
  const caller = { permit, requestId: request.id, origin: config.origin }
  return json({ cards: await answerHook(care, caller, patient.data, asked) })
}

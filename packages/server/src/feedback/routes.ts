import type { Role } from '@anamnesis/core'
import { AnamnesisError, resourceIdSchema } from '@anamnesis/core'
import { FEEDBACK_KINDS, FEEDBACK_TARGETS } from '@anamnesis/core/api'
import type { RequestContext } from '@anamnesis/records'
import { z } from 'zod'
import type { CareContext } from '../care-context.ts'
import { currentPermit } from '../care-context.ts'
import { cardOutcomes } from '../cds/card-feedback.ts'
import { CARE_TEAM } from '../http/callers.ts'
import { empty, json } from '../http/outcome.ts'
import { parameter } from '../http/parameter.ts'
import { readJson } from '../http/read-body.ts'
import type { SignedInRequest, SignedInRoute } from '../http/route.ts'
import { feedbackCounts, keepMark, marksBy, takeBack } from './feedback-store.ts'

// PostgreSQL stores no NUL in a text.
const words = (most: number) =>
  z
    .string()
    .max(most)
    .refine((text) => !text.includes('\0'), 'expected text without NUL')

const inputSchema = z
  .strictObject({
    kind: z.enum(FEEDBACK_KINDS),
    target: z.enum(FEEDBACK_TARGETS),
    // Rule ids are counted without a patient: what could hold anything else is no rule id.
    statement: z
      .strictObject({
        id: words(600).min(1),
        rule: z.string().regex(/^[a-z][a-z-]{0,39}$/),
        ruleVersion: z.string().regex(/^[0-9]{1,4}(\.[0-9]{1,4}){0,2}$/),
      })
      .nullable(),
    text: words(500).default(''),
  })
  .refine(({ kind, text }) => kind !== 'missing' || text.trim() !== '', 'say in words what is missing')
  .refine(({ kind, statement }) => kind !== 'wrong' || statement !== null, 'name the statement that is wrong')

const MARKERS: readonly Role[] = CARE_TEAM

/** What people think of the insights. */
export const feedbackRoutes: readonly SignedInRoute[] = [
  {
    method: 'POST',
    path: '/api/chart/:patient/feedback',
    callers: MARKERS,
    handler: async (request, { care }) => {
      const input = readJson(request, inputSchema)
      const { patient, context } = await chartOf(care, request)
      return json(await keepMark(care, context, patient, input), 201)
    },
  },
  {
    method: 'GET',
    path: '/api/chart/:patient/feedback',
    callers: MARKERS,
    handler: async (request, { care }) => {
      const { patient } = await chartOf(care, request)
      return json(await marksBy(care, patient, request.requester.person))
    },
  },
  {
    method: 'DELETE',
    path: '/api/chart/:patient/feedback/:id',
    callers: MARKERS,
    handler: async (request, { care }) => {
      const { patient, context } = await chartOf(care, request)
      const id = z.uuid().safeParse(parameter(request, 'id'))
      if (!id.success) throw new AnamnesisError('not-found', 'there is no such feedback of yours')
      await takeBack(care, context, patient, id.data)
      return empty()
    },
  },
  {
    method: 'GET',
    path: '/api/admin/feedback',
    callers: ['administrator', 'privacy-officer', 'system'],
    handler: async (_request, { database }) => json(await feedbackCounts(database)),
  },
  {
    method: 'GET',
    path: '/api/admin/card-outcomes',
    callers: ['administrator', 'privacy-officer', 'system'],
    handler: async (_request, { database }) => json(await cardOutcomes(database)),
  },
]

/**
 * Returns the patient of the address and what the caller may see; reading who it is puts the call into the audit.
 * @throws `not-found` if nothing of this patient may be seen, whether or not there is such a patient
 */
async function chartOf(
  care: CareContext,
  request: SignedInRequest,
): Promise<{ patient: string; context: RequestContext }> {
  const patient = resourceIdSchema.safeParse(parameter(request, 'patient'))
  const context = { permit: await currentPermit(care, request.requester), requestId: request.id }
  const gone = new AnamnesisError('not-found', 'there is no such patient that you may see')
  if (!patient.success) throw gone
  if (!context.permit.clauses.some((clause) => clause.patient === patient.data)) throw gone
  await care.records.read(context, 'Patient', patient.data)
  return { patient: patient.data, context }
}

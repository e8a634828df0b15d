import type { Role } from '@anamnesis/core'
import { AnamnesisError, bytes32Schema, resourceIdSchema, resourceTypeSchema } from '@anamnesis/core'
import type { Language, ReceiptView } from '@anamnesis/core/api'
import { LANGUAGES } from '@anamnesis/core/api'
import { z } from 'zod'
import type { CareContext } from '../care-context.ts'
import { currentPermit } from '../care-context.ts'
import type { Config } from '../config/config.ts'
import { CARE_TEAM, EVERYBODY } from '../http/callers.ts'
import { fhir, json } from '../http/outcome.ts'
import { parameter } from '../http/parameter.ts'
import { readJson } from '../http/read-body.ts'
import type { SignedInRequest, SignedInRoute } from '../http/route.ts'
import type { LanguageModel } from '../language-model/ask-model.ts'
import { rephrasePage } from '../language-model/rephrase-page.ts'
import { scopesAllow } from '../sign-in/scopes.ts'
import { buildChart } from './build-chart.ts'
import { answerQuestion, buildFindings, buildSummary } from './insights.ts'
import { visitingReceipt } from './visiting-receipt.ts'

const versionSchema = z.coerce.number().int().min(1).max(999_999_999)

const READERS: readonly Role[] = [...CARE_TEAM, 'records-officer', 'patient']
const language = z.enum(LANGUAGES).default('en')
const wishSchema = z.strictObject({ language, reason: z.string().max(400).default('') })
const questionSchema = z.strictObject({ question: z.string().min(1).max(300), language })

/** The chart, its page by problem, answers to questions, and the proofs of its records. */
export const chartRoutes: readonly SignedInRoute[] = [
  {
    method: 'GET',
    path: '/api/chart/:patient',
    callers: READERS,
    handler: async (request, { care }) => {
      const patient = parse(resourceIdSchema, parameter(request, 'patient'))
      const permit = await currentPermit(care, request.requester)
      return json(await buildChart(care, permit, request.id, patient, languageOf(request)))
    },
  },
  {
    method: 'POST',
    path: '/api/chart/:patient/summary',
    callers: READERS,
    handler: async (request, { care }) => {
      const patient = parse(resourceIdSchema, parameter(request, 'patient'))
      const wish = readJson(request, wishSchema)
      const permit = await currentPermit(care, request.requester)
      return json(await buildSummary(care, permit, request.id, patient, wish))
    },
  },
  {
    method: 'GET',
    path: '/api/chart/:patient/findings',
    callers: [...READERS, 'system'],
    handler: async (request, { care, config }) => {
      if (!scopesAllow(request.scopes, '*', 'r'))
        throw new AnamnesisError('not-allowed', 'the scopes of this client do not cover reading whole records')
      const patient = parse(resourceIdSchema, parameter(request, 'patient'))
      const permit = await currentPermit(care, request.requester)
      const caller = { permit, requestId: request.id, origin: config.origin, language: languageOf(request) }
      return fhir(await buildFindings(care, caller, patient))
    },
  },
  {
    method: 'POST',
    path: '/api/chart/:patient/rephrasing',
    callers: CARE_TEAM,
    handler: async (request, { care, config, stopping }) => {
      const patient = parse(resourceIdSchema, parameter(request, 'patient'))
      const wish = readJson(request, wishSchema)
      const permit = await currentPermit(care, request.requester)
      const summary = await buildSummary(care, permit, request.id, patient, wish)
      const run = { permit, requestId: request.id, patient, stopping: AbortSignal.any([stopping, request.signal]) }
      return json(await rephrasePage(care, modelOf(config), run, summary))
    },
  },
  {
    method: 'POST',
    path: '/api/chart/:patient/questions',
    callers: READERS,
    handler: async (request, { care }) => {
      const patient = parse(resourceIdSchema, parameter(request, 'patient'))
      const asked = readJson(request, questionSchema)
      const permit = await currentPermit(care, request.requester)
      return json(await answerQuestion(care, permit, request.id, patient, asked))
    },
  },
  {
    method: 'GET',
    path: '/api/receipts/:type/:id/:version',
    callers: EVERYBODY,
    handler: async (request, { care }) => json(await receiptView(care, request)),
  },
]

function modelOf({ languageModel, secrets }: Config): LanguageModel | null {
  return languageModel === undefined ? null : { ...languageModel, key: secrets.languageModel ?? null }
}

/** In which language findings are asked for: the parameter `language`, English without it. */
function languageOf(request: SignedInRequest): Language {
  const asked = language.safeParse(request.query.get('language') ?? undefined)
  if (!asked.success) throw new AnamnesisError('bad-request', `language is one of ${LANGUAGES.join(', ')}`)
  return asked.data
}

/** What names no record answers like a record that is not there. */
function parse<T>(schema: z.ZodType<T>, value: string): T {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new AnamnesisError('not-found', 'there is no such record that you may see')
  return parsed.data
}

async function receiptView(care: CareContext, request: SignedInRequest): Promise<ReceiptView> {
  const key = {
    custodian: parse(bytes32Schema, request.query.get('at') ?? care.self),
    type: parse(resourceTypeSchema, parameter(request, 'type')),
    id: parse(resourceIdSchema, parameter(request, 'id')),
  }
  const version = parse(versionSchema, parameter(request, 'version'))
  if (!scopesAllow(request.scopes, key.type, 'r'))
    throw new AnamnesisError('not-allowed', 'the scopes of this client do not cover that')
  const context = { permit: await currentPermit(care, request.requester), requestId: request.id }
  const { header, salt, commitment } = await care.records.proofInput(context, key, version)
  const receipt =
    key.custodian === care.self
      ? ((await care.receiptsFor([commitment])).get(commitment) ?? null)
      : await visitingReceipt(care, key, version)
  return { header, salt, receipt }
}

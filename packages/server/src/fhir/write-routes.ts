import { AnamnesisError, resourceIdSchema } from '@anamnesis/core'
import type { Patch, Written } from '@anamnesis/records'
import { ALL_WELL } from '@anamnesis/records'
import type { HospitalContext } from '../context.ts'
import type { Outcome } from '../http/outcome.ts'
import { empty, fhir } from '../http/outcome.ts'
import { parameter } from '../http/parameter.ts'
import { readJsonText } from '../http/read-body.ts'
import type { SignedInRequest } from '../http/route.ts'
import { FHIR_PATH, fhirRoute } from './fhir-route.ts'
import { ifMatchOf, preferencesOf, versionHeaders } from './headers.ts'
import { expectJson, PRESENTATION, patchKindOf } from './media-type.ts'
import { contextFor, typeOf } from './request-context.ts'

/** Writing: create, update, patch and delete of a record or of the one that a search finds. */
export const writeRoutes = [
  fhirRoute('POST', `${FHIR_PATH}/:type`, async (request, context) => {
    const type = typeOf(request)
    const ifNoneExist = request.headers['if-none-exist']
    // What a condition finds tells of what is there.
    const writer = await contextFor(request, context, type, 'c', ...(ifNoneExist === undefined ? [] : ['s' as const]))
    expectJson(request)
    const options = ifNoneExist === undefined ? {} : { ifNoneExist }
    return answer(request, context, await context.records.create(writer, type, readJsonText(request), options))
  }),
  fhirRoute('PUT', `${FHIR_PATH}/:type/:id`, async (request, context) => {
    const type = typeOf(request)
    const writer = await contextFor(request, context, type, 'u')
    expectJson(request)
    const written = await context.records.update(writer, type, idOf(request), readJsonText(request), match(request))
    return answer(request, context, written)
  }),
  fhirRoute('PUT', `${FHIR_PATH}/:type`, async (request, context) => {
    const type = typeOf(request)
    // It may make a record, and what it finds tells of what is there.
    const writer = await contextFor(request, context, type, 'c', 'u', 's')
    expectJson(request)
    const body = readJsonText(request)
    const written = await context.records.updateWhere(writer, type, conditionOf(request), body, match(request))
    return answer(request, context, written)
  }),
  fhirRoute('PATCH', `${FHIR_PATH}/:type/:id`, async (request, context) => {
    const type = typeOf(request)
    const writer = await contextFor(request, context, type, 'u')
    const written = await context.records.patch(writer, type, idOf(request), patchOf(request), match(request))
    return answer(request, context, written)
  }),
  fhirRoute('PATCH', `${FHIR_PATH}/:type`, async (request, context) => {
    const type = typeOf(request)
    const writer = await contextFor(request, context, type, 'u', 's')
    const patch = patchOf(request)
    const written = await context.records.patchWhere(writer, type, conditionOf(request), patch, match(request))
    return answer(request, context, written)
  }),
  fhirRoute('DELETE', `${FHIR_PATH}/:type/:id`, async (request, context) => {
    const type = typeOf(request)
    const writer = await contextFor(request, context, type, 'd')
    const written = await context.records.remove(writer, type, idOf(request), match(request))
    return empty(204, versionHeaders(written))
  }),
  fhirRoute('DELETE', `${FHIR_PATH}/:type`, async (request, context) => {
    const type = typeOf(request)
    const writer = await contextFor(request, context, type, 'd', 's')
    await context.records.removeWhere(writer, type, conditionOf(request), match(request))
    // Whether there was something to remove is not told: it is not there now.
    return empty(204)
  }),
]

function patchOf(request: SignedInRequest): Patch {
  return { kind: patchKindOf(request), body: readJsonText(request) }
}

/** Returns the search in the address, without what says how to answer. */
function conditionOf(request: SignedInRequest): string {
  return new URLSearchParams([...request.query].filter(([name]) => !PRESENTATION.includes(name))).toString()
}

function match(request: SignedInRequest): { ifMatch?: number } {
  const ifMatch = ifMatchOf(request)
  return ifMatch === undefined ? {} : { ifMatch }
}

function answer(request: SignedInRequest, { config }: HospitalContext, written: Written): Outcome {
  const { status, type, id, version, bytes } = written
  const location = `${config.origin}${FHIR_PATH}/${type}/${id}/_history/${version}`
  const headers = {
    ...versionHeaders(written),
    ...(status === 201 || bytes.length === 0 ? { location } : {}),
    ...(status === 201 ? {} : { 'content-location': location }),
  }
  const wanted = preferencesOf(request).return
  // A conditional create that found its record has written nothing, and shows nothing that was not asked for.
  if (wanted === 'minimal' || bytes.length === 0) return empty(status, headers)
  return fhir(wanted === 'OperationOutcome' ? ALL_WELL : bytes, status, headers)
}

/**
 * Returns the id in the path.
 * @throws `bad-request` if no record can have it
 */
function idOf(request: SignedInRequest): string {
  const id = resourceIdSchema.safeParse(parameter(request, 'id')).data
  if (id === undefined) throw new AnamnesisError('bad-request', 'an id has 1 to 64 letters, digits, hyphens and dots')
  return id
}

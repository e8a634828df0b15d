import type { HospitalId } from '@anamnesis/core'
import { AnamnesisError, bytes32Schema, resourceIdSchema } from '@anamnesis/core'
import type { ReadVersion } from '@anamnesis/records'
import type { HospitalContext } from '../context.ts'
import type { Outcome } from '../http/outcome.ts'
import { empty, fhir } from '../http/outcome.ts'
import { parameter } from '../http/parameter.ts'
import type { SignedInRequest } from '../http/route.ts'
import { FHIR_PATH, fhirRoute } from './fhir-route.ts'
import { isNotModified, versionHeaders } from './headers.ts'
import { contextFor, typeOf } from './request-context.ts'

const ABSENT = 'there is no such record that you may see'

/** Reading of one record: current, by version, and another custodian's record that visits here. */
export const readRoutes = [
  fhirRoute('GET', `${FHIR_PATH}/:type/:id`, async (request, context) => {
    const type = typeOf(request)
    const found = await context.records.read(await contextFor(request, context, type, 'r'), type, idOf(request))
    return answer(request, found)
  }),
  fhirRoute('GET', `${FHIR_PATH}/:type/:id/_history/:version`, async (request, context) => {
    const type = typeOf(request)
    const reader = await contextFor(request, context, type, 'r')
    return answer(request, await context.records.vread(reader, type, idOf(request), namedVersion(request)))
  }),
  fhirRoute('GET', '/at/:hospital/fhir/R4/:type/:id', async (request, context) => {
    return answer(request, await readAt(request, context))
  }),
  fhirRoute('GET', '/at/:hospital/fhir/R4/:type/:id/_history/:version', async (request, context) => {
    return answer(request, await readAt(request, context, namedVersion(request)))
  }),
]

async function readAt(request: SignedInRequest, context: HospitalContext, version?: number): Promise<ReadVersion> {
  const type = typeOf(request)
  const hospital = hospitalOf(request)
  const reader = await contextFor(request, context, type, 'r')
  return context.records.readAt(reader, hospital, type, idOf(request), version)
}

/**
 * Returns the hospital in the path.
 * @throws `not-found` for what cannot be one
 */
export function hospitalOf(request: SignedInRequest): HospitalId {
  const hospital = bytes32Schema.safeParse(parameter(request, 'hospital').toLowerCase()).data
  if (hospital === undefined) throw new AnamnesisError('not-found', ABSENT)
  return hospital
}

function answer(request: SignedInRequest, found: ReadVersion): Outcome {
  const headers = versionHeaders(found)
  // The store has checked the permit and written the audit: "not modified" is an answer like any other.
  if (isNotModified(request, found)) return empty(304, headers)
  return fhir(found.bytes, 200, headers)
}

/**
 * Returns the id in the path.
 * @throws `not-found` for what cannot be an id, like for any other id that is not there
 */
export function idOf(request: SignedInRequest): string {
  const id = resourceIdSchema.safeParse(parameter(request, 'id')).data
  if (id === undefined) throw new AnamnesisError('not-found', ABSENT)
  return id
}

/**
 * Returns the version in the path.
 * @throws `not-found` for what cannot be one
 */
export function namedVersion(request: SignedInRequest): number {
  const text = parameter(request, 'version')
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new AnamnesisError('not-found', ABSENT)
  return Number(text)
}

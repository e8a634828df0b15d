import { AnamnesisError } from '@anamnesis/core'
import { parseExactly, stringifyExact } from '@anamnesis/records'
import type { HospitalContext } from '../context.ts'
import { EVERYBODY } from '../http/callers.ts'
import { errorOutcome } from '../http/error-outcome.ts'
import type { Outcome } from '../http/outcome.ts'
import type { HttpRequest, Method, SignedInRequest, SignedInRoute } from '../http/route.ts'
import { checkEncoding } from './form-encoding.ts'
import { acceptsJson, PATCH_TYPES } from './media-type.ts'

/** Path of the FHIR addresses below the hospital's origin. */
export const FHIR_PATH = '/fhir/R4'

/** Largest single resource and largest bundle, in bytes. */
export const RESOURCE_LIMIT = 16 * 1024 * 1024
export const BUNDLE_LIMIT = 64 * 1024 * 1024

/** Answers one FHIR interaction. */
export type FhirHandler = (request: SignedInRequest, context: HospitalContext) => Promise<Outcome>

/** Returns a row for a FHIR address: for everybody with a token, since the permit decides, and in JSON only. */
export function fhirRoute(
  method: Method,
  path: string,
  handler: FhirHandler,
  bodyLimit = RESOURCE_LIMIT,
): SignedInRoute {
  return {
    method,
    path,
    callers: EVERYBODY,
    ...(method === 'PATCH' ? { patches: Object.keys(PATCH_TYPES) } : {}),
    bodyLimit,
    handler: async (request, context) => {
      checkEncoding(request.target.slice(request.target.indexOf('?') + 1))
      return inWantedForm(request, () => handler(request, context))
    },
  }
}

/** Returns what `answer` says in the form that the client wants (`_format`, Accept, `_pretty`); 406 unless that is JSON. */
export async function inWantedForm(request: HttpRequest, answer: () => Promise<Outcome>): Promise<Outcome> {
  if (!acceptsJson(request)) return notAcceptable(request.id)
  const outcome = await answer()
  return request.query.get('_pretty') === 'true' ? pretty(outcome) : outcome
}

/** Returns an outcome with its JSON in lines, each number as it was; what is sent as a stream stays as it is. */
function pretty(outcome: Outcome): Outcome {
  const { body, headers } = outcome
  if (!headers['content-type']?.startsWith('application/fhir+json')) return outcome
  if (typeof body !== 'string' && !(body instanceof Uint8Array)) return outcome
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body)
  return { ...outcome, body: `${stringifyExact(parseExactly(text), 2)}\n` }
}

function notAcceptable(requestId: string): Outcome {
  return errorOutcome(
    new AnamnesisError('not-acceptable', 'this server speaks FHIR 4.0 in JSON only: ask for application/fhir+json'),
    'fhir',
    requestId,
  )
}

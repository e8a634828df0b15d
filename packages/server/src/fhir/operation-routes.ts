import { AnamnesisError, resourceIdSchema } from '@anamnesis/core'
import type { HospitalContext } from '../context.ts'
import type { Outcome } from '../http/outcome.ts'
import type { Method, SignedInRequest, SignedInRoute } from '../http/route.ts'
import type { FhirOperation } from './fhir-operation.ts'
import { FHIR_PATH, fhirRoute } from './fhir-route.ts'
import { readOperationInput, readQueryInput } from './operation-input.ts'
import { contextFor, typeOf } from './request-context.ts'

/** Returns the rows under which operations are called: `[base]/$name`, `[base]/Type/$name`, `[base]/Type/[id]/$name`. */
export function operationRoutes(operations: readonly FhirOperation[]): readonly SignedInRoute[] {
  return operations.flatMap((operation) =>
    placesOf(operation).flatMap(({ path, type }) =>
      methodsOf(operation).map((method) =>
        fhirRoute(method, path, (request, context) => call(operation, type, request, context), operation.bodyLimit),
      ),
    ),
  )
}

type Place = { readonly path: string; readonly type: string | null }

function placesOf({ name, levels, types }: FhirOperation): Place[] {
  return levels.flatMap((level): Place[] => {
    if (level === 'system') return [{ path: `${FHIR_PATH}/$${name}`, type: null }]
    return (types === 'all' ? [':type'] : types).map((type) => ({
      path: `${FHIR_PATH}/${type}/${level === 'instance' ? ':id/' : ''}$${name}`,
      type,
    }))
  })
}

function methodsOf({ affectsState }: FhirOperation): readonly Method[] {
  return affectsState ? ['POST'] : ['GET', 'POST']
}

async function call(
  operation: FhirOperation,
  place: string | null,
  request: SignedInRequest,
  context: HospitalContext,
): Promise<Outcome> {
  const type = place === ':type' ? typeOf(request) : place
  const id = request.params.id ?? null
  if (id !== null && !resourceIdSchema.safeParse(id).success)
    throw new AnamnesisError('not-found', 'there is no such record that you may see')
  const caller = await contextFor(request, context, type ?? '*', ...operation.interactions)
  const input = operation.ownBody ? readQueryInput(request) : readOperationInput(request)
  return operation.handler({ request, caller, type, id, input }, context)
}

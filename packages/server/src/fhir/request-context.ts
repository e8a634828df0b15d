import { AnamnesisError } from '@anamnesis/core'
import type { RequestContext } from '@anamnesis/records'
import { RESOURCE_TYPES } from '@anamnesis/records'
import { currentPermit } from '../care-context.ts'
import type { HospitalContext } from '../context.ts'
import { parameter } from '../http/parameter.ts'
import type { SignedInRequest } from '../http/route.ts'
import type { Interaction } from '../sign-in/scopes.ts'
import { mayReadBy, scopesAllow } from '../sign-in/scopes.ts'

const TYPES: ReadonlySet<string> = new Set(RESOURCE_TYPES)

/**
 * Returns the resource type in the path.
 * @throws `not-found` if R4 has no such type
 */
export function typeOf(request: SignedInRequest): string {
  const type = parameter(request, 'type')
  if (!TYPES.has(type)) throw new AnamnesisError('not-found', 'FHIR R4 has no such resource type')
  return type
}

/**
 * Returns what the store needs of a request: the permit of its sender at this instant.
 * @throws `not-allowed` if the client's scopes do not cover the interaction with the type
 */
export async function contextFor(
  request: SignedInRequest,
  { care }: HospitalContext,
  type: string,
  ...interactions: readonly Interaction[]
): Promise<RequestContext & Required<Pick<RequestContext, 'mayRead'>>> {
  if (!interactions.every((interaction) => scopesAllow(request.scopes, type, interaction)))
    throw new AnamnesisError('not-allowed', 'the scopes of this client do not cover that')
  return {
    permit: await currentPermit(care, request.requester),
    requestId: request.id,
    mayRead: mayReadBy(request.scopes),
  }
}

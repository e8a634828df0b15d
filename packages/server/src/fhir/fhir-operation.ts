import type { RequestContext } from '@anamnesis/records'
import type { HospitalContext } from '../context.ts'
import type { Outcome } from '../http/outcome.ts'
import type { SignedInRequest } from '../http/route.ts'
import type { Interaction } from '../sign-in/scopes.ts'
import type { OperationInput } from './operation-input.ts'

/** One call of an operation, checked and taken apart. */
export type OperationCall = {
  readonly request: SignedInRequest
  /** The permit of the caller at this instant: what `context.records` takes. */
  readonly caller: RequestContext
  /** The type in the address; null at system level. */
  readonly type: string | null
  /** The id in the address; null at system and type level. */
  readonly id: string | null
  readonly input: OperationInput
}

/** One row of the operations table: where an operation (`$name`) can be called, what it takes, and the function that answers. */
export type FhirOperation = {
  /** Name without the dollar sign. */
  readonly name: string
  /** URL of its OperationDefinition, as the CapabilityStatement tells it. */
  readonly definition: string
  readonly levels: readonly ('system' | 'type' | 'instance')[]
  /** Types at whose addresses it is served at type and instance level. */
  readonly types: readonly string[] | 'all'
  /** True: POST only. False: GET as well. */
  readonly affectsState: boolean
  /** What the client's scopes must allow with the type of the address, or with all types at system level. */
  readonly interactions: readonly Interaction[]
  /** True if the handler reads the body itself, of whatever type it is; its parameters are those of the address. */
  readonly ownBody?: true
  /** Largest accepted body in bytes; that of one resource if absent. */
  readonly bodyLimit?: number
  readonly handler: (call: OperationCall, context: HospitalContext) => Promise<Outcome>
}

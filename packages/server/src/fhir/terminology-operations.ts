import { codeSystemOperations } from './code-system-operations.ts'
import { conceptMapOperations } from './concept-map-operations.ts'
import type { FhirOperation } from './fhir-operation.ts'
import { valueSetOperations } from './value-set-operations.ts'

/** Operations on codes: answered from R4's own definitions, the packages of this hospital, and the resource of the address or the request. */
export const terminologyOperations: readonly FhirOperation[] = [
  ...valueSetOperations,
  ...codeSystemOperations,
  ...conceptMapOperations,
]

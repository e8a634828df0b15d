import { subscriptionOperations } from '../subscriptions/subscription-operations.ts'
import { bulkOperations } from './bulk-routes.ts'
import { docrefOperation } from './docref-operation.ts'
import type { FhirOperation } from './fhir-operation.ts'
import { recordOperations } from './record-operations.ts'
import { statsOperation } from './stats-operation.ts'
import { summaryOperation } from './summary-operation.ts'
import { terminologyOperations } from './terminology-operations.ts'
import { validateOperation } from './validate-operation.ts'
import { versionsOperation } from './versions-operation.ts'

/** Every operation that is served. A row here is an address, a line of the CapabilityStatement, and nothing else is needed. */
export const FHIR_OPERATIONS: readonly FhirOperation[] = [
  versionsOperation,
  ...recordOperations,
  ...subscriptionOperations,
  summaryOperation,
  docrefOperation,
  statsOperation,
  ...bulkOperations,
  validateOperation,
  ...terminologyOperations,
]

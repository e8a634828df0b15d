import type { Route } from '../http/route.ts'
import { binaryRoutes } from './binary-routes.ts'
import { bulkRoutes } from './bulk-routes.ts'
import { bundleRoutes } from './bundle-routes.ts'
import { FHIR_OPERATIONS } from './fhir-operations.ts'
import { historyRoutes } from './history-routes.ts'
import { metadataRoutes } from './metadata-routes.ts'
import { operationRoutes } from './operation-routes.ts'
import { readRoutes } from './read-routes.ts'
import { searchRoutes } from './search-routes.ts'
import { visitingContentRoutes } from './visiting-content-routes.ts'
import { writeRoutes } from './write-routes.ts'

const operations = operationRoutes(FHIR_OPERATIONS)

const interactions: readonly Route[] = [
  ...readRoutes,
  ...historyRoutes,
  ...searchRoutes,
  ...writeRoutes,
  ...bundleRoutes([...historyRoutes, ...searchRoutes, ...operations]),
  ...binaryRoutes,
  ...visitingContentRoutes,
]

/** The FHIR R4 addresses of a hospital. */
export const fhirRoutes: readonly Route[] = [
  ...interactions,
  ...bulkRoutes,
  ...operations,
  ...metadataRoutes(interactions, FHIR_OPERATIONS),
]

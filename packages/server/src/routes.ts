import { accessRoutes } from './access/routes.ts'
import { cdsRoutes } from './cds/routes.ts'
import { chartRoutes } from './chart/routes.ts'
import { consentRoutes } from './consent/routes.ts'
import { exchangeRoutes } from './exchange/routes.ts'
import { feedbackRoutes } from './feedback/routes.ts'
import { fhirRoutes } from './fhir/fhir-routes.ts'
import { adminRoutes } from './hospital/admin-routes.ts'
import { hospitalRoutes } from './hospital/hospital-routes.ts'
import { healthRoutes } from './http/health-routes.ts'
import type { Route } from './http/route.ts'
import { rpcRoutes } from './http/rpc-routes.ts'
import { liveRoutes } from './live/routes.ts'
import { patientRoutes } from './patient/routes.ts'
import { subscriptionRoutes } from './subscriptions/routes.ts'

/** Every address of a hospital's server. To add one, add a row to a table here or a table of your own. */
export const ROUTES: readonly Route[] = [
  ...healthRoutes,
  ...hospitalRoutes,
  ...adminRoutes,
  ...fhirRoutes,
  ...accessRoutes,
  ...chartRoutes,
  ...feedbackRoutes,
  ...cdsRoutes,
  ...consentRoutes,
  ...patientRoutes,
  ...liveRoutes,
  ...subscriptionRoutes,
  ...exchangeRoutes,
  ...rpcRoutes,
]

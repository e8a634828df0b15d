import type { Capabilities } from '@anamnesis/records'
import type { CapabilityStatement, CapabilityStatementRestSecurity } from '@medplum/fhirtypes'
import type { Route } from '../http/route.ts'
import { COMPARTMENT_ROWS, SYSTEM_INTERACTIONS } from './capability-interactions.ts'
import { capabilityResource, operationsOf, referrersOf, searchParam } from './capability-resource.ts'
import type { FhirOperation } from './fhir-operation.ts'
import { FHIR_PATH } from './fhir-route.ts'
import { PATCH_TYPES } from './media-type.ts'

/** What a statement is made from: the tables that the server answers from, and nothing that is written for it alone. */
export type Described = {
  readonly routes: readonly Route[]
  readonly operations: readonly FhirOperation[]
  readonly store: Capabilities
  readonly server: {
    readonly origin: string
    readonly name: string
    readonly software: string
    /** When what it says became so, in ms since 1970 UTC. */
    readonly since: number
    /** True if pages of other origins are let in. */
    readonly cors: boolean
    /** Canonical URLs of what can be subscribed to. */
    readonly topics: readonly string[]
  }
}

/** Returns what this server can do, from its own route table, operations and store (FHIR R4, section 2.23). */
export function capabilityStatement({ routes, operations, store, server }: Described): CapabilityStatement {
  const rows = new Set(routes.map(({ method, path }) => `${method} ${path}`))
  const interaction = [
    ...new Set(Object.entries(SYSTEM_INTERACTIONS).flatMap(([row, codes]) => (rows.has(row) ? codes : []))),
  ]
  const referrers = referrersOf(store)
  const served = { rows, operations, store }
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: new Date(server.since).toISOString(),
    kind: 'instance',
    ...instantiates(operations, store.guides),
    software: { name: 'Anamnesis', version: server.software },
    implementation: { description: server.name, url: `${server.origin}${FHIR_PATH}` },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json', 'json'],
    ...(rows.has(`PATCH ${FHIR_PATH}/:type/:id`) ? { patchFormat: Object.keys(PATCH_TYPES) } : {}),
    ...(store.guides.length > 0 ? { implementationGuide: [...store.guides] } : {}),
    rest: [
      {
        mode: 'server',
        security: security(server),
        resource: [...store.parameters.keys()].map((type) => ({
          ...withTopics(capabilityResource(type, served, referrers.get(type) ?? []), server.topics),
        })),
        ...(interaction.length > 0 ? { interaction: interaction.map((code) => ({ code })) } : {}),
        ...(interaction.includes('search-system') ? { searchParam: store.everySearch.map(searchParam) } : {}),
        ...operationsOf(operations.filter(({ levels }) => levels.includes('system'))),
        ...compartments(rows, store),
      },
    ],
  }
}

const BULK_DATA = 'http://hl7.org/fhir/uv/bulkdata'

const US_CORE = 'http://hl7.org/fhir/us/core'

/** Versions of US Core of which test/conformance/us-core plays all that a server SHALL do, and finds it done. */
const PROVED_US_CORE = ['6.1.0', '7.0.0']

function instantiates(
  operations: readonly FhirOperation[],
  guides: readonly string[],
): Pick<CapabilityStatement, 'instantiates'> {
  const usCore = PROVED_US_CORE.filter((version) =>
    guides.includes(`${US_CORE}/ImplementationGuide/hl7.fhir.us.core|${version}`),
  ).map((version) => `${US_CORE}/CapabilityStatement/us-core-server|${version}`)
  const all = [...bulkData(operations), ...usCore]
  return all.length === 0 ? {} : { instantiates: all }
}

/** Bulk Data Access 2.0 asks for one of its exports at least; here are all three. */
function bulkData(operations: readonly FhirOperation[]): string[] {
  const definitions = operations.map(({ definition }) => definition)
  const exports = ['export', 'patient-export', 'group-export'].map((name) => `${BULK_DATA}/OperationDefinition/${name}`)
  return exports.every((definition) => definitions.includes(definition))
    ? [`${BULK_DATA}/CapabilityStatement/bulk-data`]
    : []
}

function compartments(rows: ReadonlySet<string>, store: Capabilities): { compartment?: string[] } {
  if (!COMPARTMENT_ROWS.some((row) => rows.has(row))) return {}
  return {
    compartment: store.compartments.map(
      (type) => `http://hl7.org/fhir/CompartmentDefinition/${type.charAt(0).toLowerCase()}${type.slice(1)}`,
    ),
  }
}

/** Where the R5 Subscriptions Backport 1.1 says what can be subscribed to. */
const TOPIC =
  'http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/capabilitystatement-subscriptiontopic-canonical'

function withTopics(
  resource: ReturnType<typeof capabilityResource>,
  topics: readonly string[],
): ReturnType<typeof capabilityResource> {
  if (resource.type !== 'Subscription') return resource
  const told = topics.map((topic) => ({ url: TOPIC, valueCanonical: topic }))
  return { ...resource, extension: [...(resource.extension ?? []), ...told] }
}

function security({ origin, cors }: Described['server']): CapabilityStatementRestSecurity {
  const uris = 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris'
  return {
    cors,
    service: [
      { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/restful-security-service', code: 'SMART-on-FHIR' }] },
    ],
    description: `SMART App Launch 2.2: see ${origin}${FHIR_PATH}/.well-known/smart-configuration. What a caller may not see is answered as if it were not there.`,
    extension: [
      {
        url: uris,
        extension: [
          { url: 'authorize', valueUri: `${origin}/oidc/auth` },
          { url: 'token', valueUri: `${origin}/oidc/token` },
        ],
      },
    ],
  }
}

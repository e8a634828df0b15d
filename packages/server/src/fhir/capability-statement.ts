import { RESOURCE_TYPES, searchParameters } from '@anamnesis/records'
import type { CapabilityStatement, CapabilityStatementRestResource } from '@medplum/fhirtypes'
import type { Route } from '../http/route.ts'
import type { FhirOperation } from './fhir-operation.ts'
import { FHIR_PATH } from './fhir-route.ts'
import { PATCH_TYPES } from './media-type.ts'

/** The FHIR interaction that each row of the route table is (http://hl7.org/fhir/R4/valueset-type-restful-interaction.html). */
const INTERACTIONS: Readonly<Record<string, string>> = {
  [`GET ${FHIR_PATH}/:type/:id`]: 'read',
  [`GET ${FHIR_PATH}/:type/:id/_history/:version`]: 'vread',
  [`GET ${FHIR_PATH}/:type/:id/_history`]: 'history-instance',
  [`GET ${FHIR_PATH}/:type/_history`]: 'history-type',
  [`PUT ${FHIR_PATH}/:type/:id`]: 'update',
  [`PATCH ${FHIR_PATH}/:type/:id`]: 'patch',
  [`DELETE ${FHIR_PATH}/:type/:id`]: 'delete',
  [`POST ${FHIR_PATH}/:type`]: 'create',
  [`GET ${FHIR_PATH}/:type`]: 'search-type',
}

/** Search parameters of every type, which the store answers from columns. */
const COMMON = [
  { name: '_id', type: 'token' },
  { name: '_lastUpdated', type: 'date' },
] as const

type RestResource = CapabilityStatementRestResource
type SearchParam = NonNullable<RestResource['searchParam']>[number]

/** Returns what this server can do, from its own route table, operations and search parameters (FHIR R4, section 2.23). */
export function capabilityStatement(
  routes: readonly Route[],
  operations: readonly FhirOperation[],
  server: { origin: string; name: string; software: string; started: number },
): CapabilityStatement {
  const rows = new Set(routes.map(({ method, path }) => `${method} ${path}`))
  const interaction = Object.entries(INTERACTIONS)
    .filter(([row]) => rows.has(row))
    .map(([, code]) => ({ code: code as 'read' }))
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: new Date(server.started).toISOString(),
    kind: 'instance',
    software: { name: 'Anamnesis', version: server.software },
    implementation: { description: server.name, url: `${server.origin}${FHIR_PATH}` },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json', 'json'],
    ...(rows.has(`PATCH ${FHIR_PATH}/:type/:id`) ? { patchFormat: Object.keys(PATCH_TYPES) } : {}),
    rest: [
      {
        mode: 'server',
        security: security(server.origin),
        resource: RESOURCE_TYPES.map((type) => restResource(type, interaction, rows, operations)),
        ...systemInteractions(rows),
        ...operationsOf(operations.filter(({ levels }) => levels.includes('system'))),
      },
    ],
  }
}

function systemInteractions(rows: ReadonlySet<string>) {
  const interaction = [
    ...(rows.has(`POST ${FHIR_PATH}`) ? [{ code: 'transaction' as const }, { code: 'batch' as const }] : []),
    ...(rows.has(`GET ${FHIR_PATH}/_history`) ? [{ code: 'history-system' as const }] : []),
  ]
  return interaction.length === 0 ? {} : { interaction }
}

function operationsOf(operations: readonly FhirOperation[]): Pick<RestResource, 'operation'> {
  return operations.length === 0 ? {} : { operation: operations.map(({ name, definition }) => ({ name, definition })) }
}

function isServedAt(type: string, { levels, types }: FhirOperation): boolean {
  return (types === 'all' || types.includes(type)) && levels.some((level) => level !== 'system')
}

function restResource(
  type: string,
  interaction: RestResource['interaction'],
  rows: ReadonlySet<string>,
  operations: readonly FhirOperation[],
): RestResource {
  const own = [...searchParameters(type).values()]
    .filter(({ kind, paths }) => kind !== 'composite' && kind !== 'special' && paths.length > 0)
    .map(({ code, kind }) => ({ name: code, type: kind as SearchParam['type'] }))
  return {
    type: type as RestResource['type'],
    ...(interaction === undefined ? {} : { interaction }),
    versioning: 'versioned-update',
    readHistory: true,
    updateCreate: false,
    conditionalCreate: true,
    conditionalRead: 'full-support',
    conditionalUpdate: rows.has(`PUT ${FHIR_PATH}/:type`),
    conditionalDelete: rows.has(`DELETE ${FHIR_PATH}/:type`) ? 'single' : 'not-supported',
    searchInclude: ['*'],
    searchParam: [...COMMON, ...own],
    ...operationsOf(operations.filter((operation) => isServedAt(type, operation))),
  }
}

function security(origin: string) {
  const uris = 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris'
  return {
    cors: true,
    service: [
      { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/restful-security-service', code: 'SMART-on-FHIR' }] },
    ],
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

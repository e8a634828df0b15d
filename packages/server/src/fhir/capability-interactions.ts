import type { CapabilityStatementRest, CapabilityStatementRestResource } from '@medplum/fhirtypes'
import { FHIR_PATH } from './fhir-route.ts'

type TypeInteraction = NonNullable<CapabilityStatementRestResource['interaction']>[number]['code']
type SystemInteraction = NonNullable<CapabilityStatementRest['interaction']>[number]['code']

/** The interaction with one type that each row of the route table is (http://hl7.org/fhir/R4/valueset-type-restful-interaction.html). */
export const TYPE_INTERACTIONS: Readonly<Record<string, TypeInteraction>> = {
  [`GET ${FHIR_PATH}/:type/:id`]: 'read',
  [`GET ${FHIR_PATH}/:type/:id/_history/:version`]: 'vread',
  [`PUT ${FHIR_PATH}/:type/:id`]: 'update',
  [`PATCH ${FHIR_PATH}/:type/:id`]: 'patch',
  [`DELETE ${FHIR_PATH}/:type/:id`]: 'delete',
  [`GET ${FHIR_PATH}/:type/:id/_history`]: 'history-instance',
  [`GET ${FHIR_PATH}/:type/_history`]: 'history-type',
  [`POST ${FHIR_PATH}/:type`]: 'create',
  [`GET ${FHIR_PATH}/:type`]: 'search-type',
  [`POST ${FHIR_PATH}/:type/_search`]: 'search-type',
}

/** The interactions with the whole server that rows are (http://hl7.org/fhir/R4/valueset-system-restful-interaction.html). */
export const SYSTEM_INTERACTIONS: Readonly<Record<string, readonly SystemInteraction[]>> = {
  [`POST ${FHIR_PATH}`]: ['transaction', 'batch'],
  [`GET ${FHIR_PATH}`]: ['search-system'],
  [`POST ${FHIR_PATH}/_search`]: ['search-system'],
  [`GET ${FHIR_PATH}/_history`]: ['history-system'],
}

/** The elements of a type that say which conditional interactions rows are (FHIR R4, CapabilityStatement.rest.resource). */
export const CONDITIONAL = {
  create: `POST ${FHIR_PATH}/:type`,
  update: `PUT ${FHIR_PATH}/:type`,
  patch: `PATCH ${FHIR_PATH}/:type`,
  delete: `DELETE ${FHIR_PATH}/:type`,
} as const

/** Rows that search a compartment. */
export const COMPARTMENT_ROWS = [
  `GET ${FHIR_PATH}/:type/:id/:inside`,
  `POST ${FHIR_PATH}/:type/:id/:inside/_search`,
] as const

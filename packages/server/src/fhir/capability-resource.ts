import type { Capabilities, OfferedParameter } from '@anamnesis/records'
import type { CapabilityStatementRestResource } from '@medplum/fhirtypes'
import { CONDITIONAL, TYPE_INTERACTIONS } from './capability-interactions.ts'
import type { FhirOperation } from './fhir-operation.ts'
import { FHIR_PATH } from './fhir-route.ts'

type RestResource = CapabilityStatementRestResource
type SearchParam = NonNullable<RestResource['searchParam']>[number]

/** What one hospital serves: the rows of its route table as `METHOD path`, its operations, and what its store can do now. */
export type Served = {
  readonly rows: ReadonlySet<string>
  readonly operations: readonly FhirOperation[]
  readonly store: Capabilities
}

/** R5 says in an element of its own what R4 has no place for (http://hl7.org/fhir/versions.html#extensions). */
const CONDITIONAL_PATCH =
  'http://hl7.org/fhir/5.0/StructureDefinition/extension-CapabilityStatement.rest.resource.conditionalPatch'

const IDS = 'Programs may create a record under an id of their choice; people get ids from the server.'
const VERSIONS = 'If-Match is honoured wherever it is sent, and not asked for.'

/** Returns what is served of one type (FHIR R4, CapabilityStatement.rest.resource). */
export function capabilityResource(type: string, served: Served, referrers: readonly string[]): RestResource {
  const { rows, operations, store } = served
  const isPatched = !store.unpatched.has(type)
  const interaction = distinct(
    Object.entries(TYPE_INTERACTIONS).flatMap(([row, code]) => (rows.has(row) ? [code] : [])),
  ).filter((code) => code !== 'patch' || isPatched)
  const parameters = store.parameters.get(type) ?? []
  const searched = interaction.includes('search-type')
  const own = operations.filter((operation) => isServedAt(type, operation))
  const profiles = store.profiles.get(type) ?? []
  return {
    type: type as RestResource['type'],
    ...(profiles.length > 0 ? { supportedProfile: [...profiles] } : {}),
    ...(interaction.includes('update') ? { documentation: `${IDS} ${VERSIONS}` } : {}),
    ...(interaction.length > 0 ? { interaction: interaction.map((code) => ({ code })) } : {}),
    versioning: 'versioned',
    readHistory: rows.has(`GET ${FHIR_PATH}/:type/:id/_history/:version`),
    updateCreate: rows.has(`PUT ${FHIR_PATH}/:type/:id`),
    conditionalCreate: rows.has(CONDITIONAL.create),
    conditionalRead: rows.has(`GET ${FHIR_PATH}/:type/:id`) ? 'full-support' : 'not-supported',
    conditionalUpdate: rows.has(CONDITIONAL.update),
    conditionalDelete: rows.has(CONDITIONAL.delete) ? 'single' : 'not-supported',
    referencePolicy: ['literal', 'logical'],
    ...(searched ? { ...includesOf(type, parameters, referrers), searchParam: parameters.map(searchParam) } : {}),
    ...operationsOf(own),
    extension: [{ url: CONDITIONAL_PATCH, valueBoolean: isPatched && rows.has(CONDITIONAL.patch) }],
  }
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)]
}

function isServedAt(type: string, { levels, types }: FhirOperation): boolean {
  return (types === 'all' || types.includes(type)) && levels.some((level) => level !== 'system')
}

/** Returns operations as a CapabilityStatement lists them; nothing if there are none. */
export function operationsOf(operations: readonly FhirOperation[]): Pick<RestResource, 'operation'> {
  return operations.length === 0 ? {} : { operation: operations.map(({ name, definition }) => ({ name, definition })) }
}

/** Returns a search parameter as a CapabilityStatement lists it. */
export function searchParam({ name, kind, definition }: OfferedParameter): SearchParam {
  return { name, ...(definition === undefined ? {} : { definition }), type: kind }
}

/** References that lead to more types than these are named without them: R4 lists every type where any will do. */
const MOST_TARGETS = 12

function includesOf(type: string, parameters: readonly OfferedParameter[], referrers: readonly string[]) {
  const searchInclude = parameters
    .filter(({ kind }) => kind === 'reference')
    .flatMap(({ name, targets }) => [
      `${type}:${name}`,
      ...(targets.length > 1 && targets.length <= MOST_TARGETS
        ? targets.map((target) => `${type}:${name}:${target}`)
        : []),
    ])
  return {
    ...(searchInclude.length > 0 ? { searchInclude: ['*', ...searchInclude] } : {}),
    ...(referrers.length > 0 ? { searchRevInclude: ['*', ...referrers] } : {}),
  }
}

/** Returns by type the reference parameters, as `Type:parameter`, whose references lead to it. */
export function referrersOf({ parameters }: Capabilities): ReadonlyMap<string, readonly string[]> {
  const referrers = new Map([...parameters.keys()].map((type) => [type, [] as string[]]))
  for (const [source, own] of parameters)
    for (const { name, kind, targets } of own) {
      if (kind !== 'reference') continue
      const reached = targets.includes('Resource') ? referrers.keys() : targets
      for (const target of reached) referrers.get(target)?.push(`${source}:${name}`)
    }
  return referrers
}

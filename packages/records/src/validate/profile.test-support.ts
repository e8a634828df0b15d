import type { ElementDefinition, StructureDefinition, ValueSet } from '@medplum/fhirtypes'
import { conformanceOf } from '../packages/conformance.ts'
import { isDefinitionType, packDefinition } from '../packages/definition.ts'
import { definitionSet } from '../packages/definition-set.ts'
import { checkProfile } from './check-profile.ts'

/** Canonical URL of the profile that `profile` makes and `found` checks by. */
export const URL = 'urn:test:profile'

/** Returns an element of a snapshot. */
export function element(id: string, more: Partial<ElementDefinition> = {}): ElementDefinition {
  return { id, path: id.replace(/:[^.]*/g, ''), min: 0, max: '*', ...more }
}

/** Returns the profile under test: a type and the elements of its snapshot. */
export function profile(type: string, ...elements: ElementDefinition[]): StructureDefinition {
  return named(URL, type, element(type), ...elements)
}

/** Returns a StructureDefinition of a name of its own. */
export function named(url: string, type: string, ...elements: ElementDefinition[]): StructureDefinition {
  return {
    resourceType: 'StructureDefinition',
    url,
    name: 'Test',
    status: 'active',
    kind: 'resource',
    abstract: false,
    type,
    derivation: 'constraint',
    snapshot: { element: elements },
  }
}

/** A value set of two colours and of a system that nobody knows. */
export const colours: ValueSet = {
  resourceType: 'ValueSet',
  url: 'urn:test:colours',
  status: 'active',
  compose: {
    include: [{ system: 'urn:colour', concept: [{ code: 'red' }, { code: 'blue' }] }, { system: 'urn:unknown' }],
  },
}

/** Returns the library of these definitions. */
export function library(...definitions: (StructureDefinition | ValueSet)[]) {
  const packed = [...definitions, colours].flatMap((resource) =>
    isDefinitionType(resource.resourceType) && resource.url
      ? [
          {
            type: resource.resourceType,
            url: resource.url,
            version: '1',
            origin: 't#1',
            packed: packDefinition(JSON.stringify(resource)),
          },
        ]
      : [],
  )
  return conformanceOf(definitionSet(packed))
}

/** Returns what is wrong with a resource by the profile under test: severity, place and message of each finding. */
export function found(definitions: StructureDefinition[], resource: { resourceType: string; [name: string]: unknown }) {
  const from = library(...definitions)
  const compiled = from.profile(URL)
  if (!compiled) throw new Error('the profile was not compiled')
  return checkProfile(from, compiled, resource, { advice: true }).map(
    ({ severity, path, message }) => `${severity} ${path} ${message.slice('Test: '.length)}`,
  )
}

/** Returns a Patient with these elements. */
export const patient = (more: object) => ({ resourceType: 'Patient', ...more })

/** Returns an Observation with these elements. */
export const observation = (more: object) => ({ resourceType: 'Observation', ...more })

/** Returns what says how the values of an element are told apart. */
export const slicing = (
  type: 'value' | 'pattern' | 'type' | 'exists' | 'profile',
  path: string,
  rules: 'open' | 'closed' | 'openAtEnd' = 'open',
  ordered = false,
) => ({ slicing: { discriminator: [{ type, path }], rules, ordered } })

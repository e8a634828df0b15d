import type { Issue } from '@anamnesis/core'
import { tryGetDataType } from '@medplum/core'
import { typeNumber } from '../resource-types.ts'
import { pathText } from './plain-issues.ts'

/** What stands at a JSON property: a reference with the types it may name (none: any), or an object of a type whose own properties go on. */
type Property = { readonly targets: ReadonlySet<string> | null } | { readonly type: string }

const PROFILE = 'http://hl7.org/fhir/StructureDefinition/'
const ANY = `${PROFILE}Resource`
const known = new Map<string, ReadonlyMap<string, Property>>()

/** Returns the properties of a type that are or may hold references. */
function propertiesOf(type: string): ReadonlyMap<string, Property> {
  const cached = known.get(type)
  if (cached) return cached
  const properties = new Map<string, Property>()
  for (const [name, element] of Object.entries(tryGetDataType(type)?.elements ?? {})) {
    for (const { code, targetProfile } of element.type) {
      const key = name.endsWith('[x]') ? name.slice(0, -3) + code.charAt(0).toUpperCase() + code.slice(1) : name
      if (code === 'Reference') properties.set(key, { targets: targetsOf(targetProfile) })
      else if (/^[A-Z]/.test(code)) properties.set(key, { type: code })
    }
  }
  known.set(type, properties)
  return properties
}

/** Returns the types that a reference with these target profiles may name; null if any. */
export function targetsOf(profiles: readonly string[] | undefined): ReadonlySet<string> | null {
  if (profiles === undefined || profiles.some((profile) => profile === ANY || !profile.startsWith(PROFILE))) return null
  return new Set(profiles.map((profile) => profile.slice(PROFILE.length)))
}

/** Returns the resource type that a reference text names, literal or conditional; `undefined` where only its target could tell (urn, fragment, foreign URL). */
export function typeNamed(reference: string): string | undefined {
  const conditional = /^([A-Z][A-Za-z]*)\?/.exec(reference)
  const literal = /(?:^|\/)([A-Z][A-Za-z]*)\/[A-Za-z0-9.-]{1,64}(?:\/_history\/[A-Za-z0-9.-]{1,64})?$/.exec(reference)
  return conditional?.[1] ?? literal?.[1]
}

/** Returns an issue for each reference that names a type which its element does not allow, or no type of R4. */
export function referenceIssues(resource: { readonly resourceType: string }): Issue[] {
  const issues: Issue[] = []
  walk(resource, resource.resourceType, [resource.resourceType], issues)
  return issues
}

function walk(value: unknown, type: string, path: (string | number)[], issues: Issue[]): void {
  if (typeof value !== 'object' || value === null) return
  const own = 'resourceType' in value && typeof value.resourceType === 'string' ? value.resourceType : type
  const properties = propertiesOf(own)
  for (const key in value) {
    const property = properties.get(key)
    if (property === undefined) continue
    path.push(key)
    const child = (value as Record<string, unknown>)[key]
    if (Array.isArray(child)) {
      for (let index = 0; index < child.length; index += 1) {
        path.push(index)
        visit(child[index], property, path, issues)
        path.pop()
      }
    } else visit(child, property, path, issues)
    path.pop()
  }
}

function visit(value: unknown, property: Property, path: (string | number)[], issues: Issue[]): void {
  if ('targets' in property) check(value, property.targets, path, issues)
  walk(value, 'targets' in property ? 'Reference' : property.type, path, issues)
}

function check(value: unknown, targets: ReadonlySet<string> | null, at: (string | number)[], issues: Issue[]): void {
  const { reference } = (value ?? {}) as { reference?: unknown }
  if (typeof reference !== 'string') return
  const named = typeNamed(reference)
  if (named === undefined || targets?.has(named)) return
  const path = pathText(at)
  if (typeNumber(named) === undefined) {
    // A foreign address may end in anything that looks like a type.
    if (!reference.includes('://'))
      issues.push({ message: 'the reference names no resource type of R4', path, code: 'value' })
  } else if (targets !== null)
    issues.push({
      message: `the reference names a ${named}; allowed here: ${[...targets].join(', ')}`,
      path,
      code: 'value',
    })
}

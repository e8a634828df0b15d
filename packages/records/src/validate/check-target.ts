import { typeNumber } from '../resource-types.ts'
import type { Check } from './check.ts'
import { add } from './check.ts'
import { typeNamed } from './element-references.ts'
import type { Item } from './items.ts'
import { isObject, resourceOf } from './items.ts'

const DEFINITION = 'http://hl7.org/fhir/StructureDefinition/'

/** Adds an error if a reference names a type that none of the target profiles is for. Whether the target meets the profile is not looked at. */
export function targetFinding(check: Check, item: Item, targets: readonly string[]): void {
  if (targets.length === 0 || !isObject(item.value)) return
  const named = targetType(item, item.value)
  if (named === undefined) return
  const allowed = targets.map((target) => typeOfProfile(check, target))
  if (allowed.includes(undefined) || allowed.includes('Resource') || allowed.includes(named)) return
  const types = [...new Set(allowed)].join(', ')
  add(check, item, 'error', 'value', `the reference names a ${named}; allowed here: ${types}`)
}

/** Returns the resource type that a reference names, by its text, its contained target or its `type`; undefined where none tells. */
function targetType(item: Item, { reference, type }: Record<string, unknown>): string | undefined {
  if (typeof reference === 'string' && reference.startsWith('#')) {
    const contained = resourceOf(item).contained
    const target = Array.isArray(contained)
      ? contained.find((each) => isObject(each) && `#${each.id}` === reference)
      : undefined
    return isObject(target) ? known(target.resourceType) : undefined
  }
  return (typeof reference === 'string' ? known(typeNamed(reference)) : undefined) ?? known(type)
}

function known(type: unknown): string | undefined {
  return typeof type === 'string' && typeNumber(type) !== undefined ? type : undefined
}

function typeOfProfile({ library, profile }: Check, canonical: string): string | undefined {
  const [url = canonical] = canonical.split('|')
  const base = url.startsWith(DEFINITION) ? url.slice(DEFINITION.length) : ''
  if (base === 'Resource' || typeNumber(base) !== undefined) return base
  return library.profile(canonical, profile.origin)?.type
}

import { typeNumber } from '../resource-types.ts'
import type { Check, Finding } from './check.ts'
import { add } from './check.ts'
import { typeNamed } from './element-references.ts'
import type { Item } from './items.ts'
import { isObject, itemPath } from './items.ts'
import { resolved } from './resolved.ts'

/** Where the canonical URLs of R4's own definitions begin. */
export const DEFINITION = 'http://hl7.org/fhir/StructureDefinition/'

/** Returns what is wrong with a value by that of some profiles which it comes closest to. */
export type ProfileFindings = (check: Check, item: Item, profiles: readonly string[]) => readonly Finding[]

/**
 * Adds an error if a reference names a type that none of the target profiles is for, or if its target is in the same resource or Bundle and meets none
 * of the profiles for its type. A target elsewhere is not fetched: what is stored may change after it was looked at.
 */
export function targetFinding(
  check: Check,
  item: Item,
  targets: readonly string[],
  profileFindings: ProfileFindings,
): void {
  if (targets.length === 0 || !isObject(item.value)) return
  const target = resolved(item)
  const named = target?.type ?? targetType(item.value)
  if (named === undefined) return
  const allowed = targets.map((canonical) => ({ canonical, type: typeOfProfile(check, canonical) }))
  if (allowed.some(({ type }) => type === undefined || type === 'Resource')) return
  const fitting = allowed.filter(({ type }) => type === named).map(({ canonical }) => canonical)
  if (fitting.length === 0) {
    const types = [...new Set(allowed.map(({ type }) => type))].join(', ')
    add(check, item, 'error', 'value', `the reference names a ${named}; allowed here: ${types}`)
  } else if (target && !fitting.some((canonical) => canonical === `${DEFINITION}${named}`)) {
    if (!meetsOne(check, target, fitting, profileFindings))
      add(check, item, 'error', 'value', `the ${named} that the reference names meets none of ${fitting.join(', ')}`)
  }
}

/** Resources that refer to each other are checked once: while one is being checked it counts as good. */
function meetsOne(check: Check, target: Item, profiles: readonly string[], profileFindings: ProfileFindings): boolean {
  const key = `${itemPath(target)} ${profiles.join(' ')}`
  const known = check.targets.get(key)
  if (known !== undefined) return known
  check.targets.set(key, true)
  const meets = !profileFindings(check, target, profiles).some(({ severity }) => severity === 'error')
  check.targets.set(key, meets)
  return meets
}

/** Returns the resource type that a reference names by its text or its `type`; undefined where none tells. */
function targetType({ reference, type }: Record<string, unknown>): string | undefined {
  return (typeof reference === 'string' ? known(typeNamed(reference)) : undefined) ?? known(type)
}

function known(type: unknown): string | undefined {
  return typeof type === 'string' && typeNumber(type) !== undefined ? type : undefined
}

/** Returns the type that a profile is for, `Resource` for any; undefined if it is not here. */
export function typeOfProfile({ library, profile }: Check, canonical: string): string | undefined {
  const [url = canonical] = canonical.split('|')
  const base = url.startsWith(DEFINITION) ? url.slice(DEFINITION.length) : ''
  if (base === 'Resource' || typeNumber(base) !== undefined) return base
  return library.profile(canonical, profile.origin)?.type
}

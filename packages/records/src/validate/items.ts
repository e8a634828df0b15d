import { tryGetDataType } from '@medplum/core'
import { typeNumber } from '../resource-types.ts'
import { pathText } from './plain-issues.ts'

/** A value in a resource, with its type and its place. */
export type Item = {
  readonly type: string
  /** Undefined for a primitive that has extensions only. */
  readonly value: unknown
  /** Id and extensions of a primitive. */
  readonly extra: unknown
  readonly parent: Item | undefined
  readonly key: string
  /** Place in a list; undefined outside of lists. */
  readonly index: number | undefined
}

const PRIMITIVES: ReadonlySet<string> = new Set(
  `base64Binary boolean canonical code date dateTime decimal id instant integer markdown oid positiveInt string time unsignedInt uri url uuid`.split(
    ' ',
  ),
)
const dataTypes = new Map<string, boolean>()

/** Returns true for the name of a data type of R4, primitive or not. */
export function isDataType(type: string): boolean {
  if (PRIMITIVES.has(type)) return true
  const known = dataTypes.get(type)
  if (known !== undefined) return known
  const is = typeNumber(type) === undefined && tryGetDataType(type) !== undefined
  // Only names that a definition has are remembered: others come from requests.
  if (is) dataTypes.set(type, is)
  return is
}

/** Returns a whole resource as an item. */
export function rootItem(resource: { readonly resourceType: string }): Item {
  return {
    type: resource.resourceType,
    value: resource,
    extra: undefined,
    parent: undefined,
    key: resource.resourceType,
    index: undefined,
  }
}

/** Returns the values of an element; `name` may end in `[x]`, and then the type comes from the member's name. */
export function itemsOf(parent: Item, name: string, type: string): Item[] {
  const source = (isObject(parent.value) ? parent.value : parent.extra) as Record<string, unknown> | undefined
  if (!isObject(source)) return []
  if (!name.endsWith('[x]')) return itemsAt(parent, source, name, type)
  const stem = name.slice(0, -3)
  const found: Item[] = []
  for (const key in source) {
    const plain = key.startsWith('_') ? key.slice(1) : key
    if (!plain.startsWith(stem) || plain.length === stem.length || (plain !== key && plain in source)) continue
    const chosen = typeNamed(plain.slice(stem.length))
    if (chosen !== undefined) found.push(...itemsAt(parent, source, plain, chosen))
  }
  return found
}

function typeNamed(suffix: string): string | undefined {
  const primitive = suffix.charAt(0).toLowerCase() + suffix.slice(1)
  if (PRIMITIVES.has(primitive)) return primitive
  return /^[A-Z]/.test(suffix) && isDataType(suffix) ? suffix : undefined
}

function itemsAt(parent: Item, source: Record<string, unknown>, key: string, type: string): Item[] {
  const value = source[key]
  const extra = source[`_${key}`]
  if (value === undefined && extra === undefined) return []
  if (!Array.isArray(value) && !Array.isArray(extra))
    return [{ type: typeOf(value, type), value, extra, parent, key, index: undefined }]
  const values = Array.isArray(value) ? value : []
  const extras = Array.isArray(extra) ? extra : []
  return Array.from({ length: Math.max(values.length, extras.length) }, (_, index) => ({
    type: typeOf(values[index], type),
    value: values[index] ?? undefined,
    extra: extras[index] ?? undefined,
    parent,
    key,
    index,
  }))
}

function typeOf(value: unknown, type: string): string {
  return isObject(value) && typeof value.resourceType === 'string' ? value.resourceType : type
}

/** Returns where an item stands, as a FHIRPath. */
export function itemPath(item: Item): string {
  const parts: (string | number)[] = []
  for (let each: Item | undefined = item; each; each = each.parent) {
    if (each.index !== undefined) parts.unshift(each.index)
    parts.unshift(each.key)
  }
  return pathText(parts)
}

/** Returns the resource that an item is in or is: the innermost, which may be contained or an entry of a Bundle. */
export function resourceOf(item: Item): Item {
  let each = item
  while (each.parent && !(isObject(each.value) && typeof each.value.resourceType === 'string')) each = each.parent
  return each
}

/** Returns the resource that an item is in or is, and if that one is contained, the one that contains it. */
export function containerOf(item: Item): Item {
  const own = resourceOf(item)
  return own.key === 'contained' && own.parent ? resourceOf(own.parent) : own
}

/** Returns true for a JSON object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

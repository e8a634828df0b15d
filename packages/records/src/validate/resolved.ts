import type { Item } from './items.ts'
import { containerOf, isObject, itemsOf } from './items.ts'

/**
 * Returns the resource that a reference names if it is at hand: contained in the same resource, or an entry of the same Bundle (FHIR R4, bundle.html#references).
 * Undefined if it is elsewhere.
 */
export function resolved(item: Item): Item | undefined {
  const { reference } = (item.value ?? {}) as { reference?: unknown }
  if (typeof reference !== 'string') return undefined
  const container = containerOf(item)
  if (reference.startsWith('#'))
    return reference === '#'
      ? container
      : itemsOf(container, 'contained', 'Resource').find(({ value }) => isObject(value) && `#${value.id}` === reference)
  const entry = container.key === 'resource' ? container.parent : undefined
  return entry?.parent && isObject(entry.value) ? inBundle(entry.parent, entry.value, reference) : undefined
}

/** A relative reference starts where the address of its own entry says; in an entry without such an address it is the entry's of that type and id. */
function inBundle(bundle: Item, from: Record<string, unknown>, reference: string): Item | undefined {
  const base = /^(https?:.*\/)[A-Za-z]+\/[A-Za-z0-9.-]{1,64}$/.exec(String(from.fullUrl))?.[1]
  const address = reference.includes(':') ? reference : `${base ?? ''}${reference}`
  const [plain] = address.split('/_history/')
  for (const entry of itemsOf(bundle, 'entry', 'BackboneElement')) {
    const [resource] = itemsOf(entry, 'resource', 'Resource')
    if (!resource || !isObject(entry.value) || !isObject(resource.value)) continue
    const { resourceType, id } = resource.value
    if (entry.value.fullUrl === plain || (base === undefined && `${resourceType}/${id}` === plain)) return resource
  }
  return undefined
}

import type { TypedValue } from '@medplum/core'
import { evalFhirPathTyped, getElementDefinition, parseFhirPath } from '@medplum/core'
import { loadDefinitions } from '../definitions.ts'
import { notApplicable } from './patch-error.ts'

/** An object of a resource, as far as JSON goes. */
export type Holder = Record<string, unknown>

/** Where a FHIRPath leads: steps from the resource, and the FHIR type of the element that is there. */
export type ElementPlace = { readonly steps: readonly (string | number)[]; readonly type: string }

/** Longest path of an operation, in characters: paths are short, and a long one can take long. */
const LONGEST_PATH = 1000
/** What may be called in a path: what selects elements by their content. What can take forever (repeat, matches) or leaves the resource may not. */
const FUNCTIONS: ReadonlySet<string> = new Set(
  'where first last tail skip take single exists empty not ofType as is extension startsWith endsWith contains lower upper hasValue count'.split(
    ' ',
  ),
)

/**
 * Returns the places that a path leads to in a resource with plain numbers.
 * @throws `patch-not-applicable` naming the operation, if the path is none or is not a place in the resource
 */
export function placesAt(resource: Holder, path: string, operation: number): ElementPlace[] {
  loadDefinitions()
  if (path.length > LONGEST_PATH) throw notApplicable(operation, 'its path is too long', 'too-long')
  for (const [, name] of path.replaceAll(/'(?:[^'\\]|\\.)*'/g, '').matchAll(/([A-Za-z_]\w*)\s*\(/g))
    if (name !== undefined && !FUNCTIONS.has(name) && name !== 'and' && name !== 'or')
      throw notApplicable(operation, 'its path calls a function that patches may not', 'not-supported')
  return evaluate(resource, path, operation).map((found) => placeOf(resource, found, operation))
}

function evaluate(resource: Holder, path: string, operation: number): (TypedValue & { path?: string })[] {
  const type = String(resource.resourceType)
  try {
    return evalFhirPathTyped(parseFhirPath(path), [{ type, value: resource, path: type } as TypedValue])
  } catch {
    // The evaluator's own message may quote values.
    throw notApplicable(operation, 'its path is not FHIRPath that can be evaluated here', 'value')
  }
}

function placeOf(resource: Holder, found: TypedValue & { path?: string }, operation: number): ElementPlace {
  const [root, ...names] = (found.path ?? '').split(/[.[\]]+/).filter((name) => name !== '')
  if (root !== resource.resourceType) throw notApplicable(operation, 'its path leads to no place in the resource')
  const steps: (string | number)[] = []
  let at: unknown = resource
  for (const name of names) {
    const step = /^\d+$/.test(name) ? Number(name) : memberNamed(at, name)
    steps.push(step)
    at = (at as Record<string | number, unknown> | undefined)?.[step]
  }
  if (at === undefined) throw notApplicable(operation, 'its path leads to no place in the resource')
  return { steps, type: found.type }
}

/** Returns the member of an element: a choice (`deceased`) is found under the name of its type (`deceasedBoolean`). */
function memberNamed(holder: unknown, name: string): string {
  if (typeof holder !== 'object' || holder === null || Object.hasOwn(holder, name)) return name
  const choice = Object.keys(holder).find((key) => key.startsWith(name) && /^[A-Z]/.test(key.slice(name.length)))
  return choice ?? name
}

/** What R4 says of an element of a type: under which member a value goes, whether it repeats, and its type. */
export type ElementSlot = { readonly member: string; readonly repeats: boolean; readonly type: string }

/** Returns the slot of an element by its name, for a value of a type; undefined if R4 has no such element there. */
export function slotOf(parent: string, name: string, valueType: string | undefined): ElementSlot | undefined {
  const definition = getElementDefinition(parent, name) ?? getElementDefinition(parent, `${name}[x]`)
  if (definition === undefined) return undefined
  const repeats = definition.isArray ?? false
  const [own] = definition.type
  if (!definition.path.endsWith('[x]')) return { member: name, repeats, type: own?.code ?? 'Element' }
  const isOne = definition.type.some(({ code }) => code.toLowerCase() === valueType?.toLowerCase())
  if (valueType === undefined || !isOne) return undefined
  const base = definition.path.slice(definition.path.lastIndexOf('.') + 1, -'[x]'.length)
  return { member: `${base}${valueType}`, repeats, type: valueType }
}

import type { Holder } from './element-place.ts'
import { placesAt, slotOf } from './element-place.ts'
import { withPlainNumbers } from './exact-json.ts'
import type { FhirPathOperation, PatchValue } from './fhirpath-operations.ts'
import { fhirPathOperations } from './fhirpath-operations.ts'
import { addItem, insertItem, moveItem, removeElement, setElement } from './list-elements.ts'
import { notApplicable } from './patch-error.ts'
import type { PatchBudget } from './patch-limits.ts'
import { patchBudget } from './patch-limits.ts'

/** Longest time for the operations of one patch, in ms. */
const LONGEST_MS = 2000

type Step = { readonly index: number; readonly document: Holder; readonly budget: PatchBudget }

/**
 * Carries out a FHIRPath Patch on a resource of parseExactly, in place; what stands beside primitives (`_birthDate`) follows them.
 * @throws `bad-request` if it is no FHIRPath Patch; `patch-not-applicable` naming the operation that fails
 */
export function applyFhirPathPatch(document: Holder, parameters: unknown): void {
  const started = performance.now()
  const budget = patchBudget()
  for (const [index, operation] of fhirPathOperations(parameters).entries()) {
    applyOperation({ index, document, budget }, operation)
    if (performance.now() - started > LONGEST_MS) throw notApplicable(index, 'the patch takes too long', 'too-costly')
  }
}

function applyOperation(step: Step, operation: FhirPathOperation): void {
  const places = placesAt(withPlainNumbers(step.document) as Holder, operation.path, step.index)
  if (operation.type === 'insert' || operation.type === 'move') applyToList(step, operation, places)
  else applyToElement(step, operation, places)
}

function applyToElement(
  step: Step,
  operation: Exclude<FhirPathOperation, { type: 'insert' | 'move' }>,
  [place, second]: readonly Place[],
): void {
  if (second) throw notApplicable(step.index, 'its path leads to more than one element', 'processing')
  if (operation.type === 'delete') {
    if (place) removeElement(step.document, place.steps)
    return
  }
  if (!place) throw notApplicable(step.index, 'its path leads to no element', 'not-found')
  if (operation.type === 'add') {
    add(step, operation, place)
    return
  }
  if (place.steps.length === 0) throw notApplicable(step.index, 'a whole resource is not patched but updated')
  const { json, beside } = built(step, operation.value, place.type, place.steps.length)
  setElement(step.document, place.steps, json, beside)
}

type Place = ReturnType<typeof placesAt>[number]

function add(step: Step, { name, value }: FhirPathOperation & { type: 'add' }, { steps, type }: Place): void {
  const slot = slotOf(type, name, 'parts' in value ? undefined : value.type)
  const parent = at(step.document, steps)
  if (slot === undefined || !isHolder(parent)) throw notApplicable(step.index, 'there is no such element to add')
  const { json, beside } = built(step, value, slot.type, steps.length + 1)
  if (!slot.repeats && (Object.hasOwn(parent, slot.member) || Object.hasOwn(parent, `_${slot.member}`)))
    throw notApplicable(step.index, 'the element is there and does not repeat')
  if (slot.repeats) addItem(parent, slot.member, json, beside)
  else setElement(parent, [slot.member], json, beside)
}

function applyToList(
  step: Step,
  operation: FhirPathOperation & { type: 'insert' | 'move' },
  places: readonly Place[],
): void {
  const [first] = places
  const member = first?.steps.at(-2)
  const above = first?.steps.slice(0, -2) ?? []
  const parent = at(step.document, above)
  const items = typeof member === 'string' && isHolder(parent) ? parent[member] : undefined
  const together = places.every(({ steps }) => steps.slice(0, -1).join() === first?.steps.slice(0, -1).join())
  if (!first || typeof member !== 'string' || !isHolder(parent) || !Array.isArray(items) || !together)
    throw notApplicable(step.index, 'its path leads to no list')
  if (operation.type === 'insert') {
    if (operation.index > items.length) throw notApplicable(step.index, 'its index is beyond the list')
    const { json, beside } = built(step, operation.value, first.type, above.length + 2)
    insertItem(parent, member, operation.index, json, beside)
    return
  }
  if (operation.source >= items.length || operation.destination >= items.length)
    throw notApplicable(step.index, 'its source or destination is beyond the list')
  moveItem(parent, member, operation.source, operation.destination)
}

function isHolder(value: unknown): value is Holder {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function at(document: Holder, steps: readonly (string | number)[]): unknown {
  return steps.reduce<unknown>((value, key) => (value as Record<string | number, unknown> | undefined)?.[key], document)
}

type Built = { readonly json: unknown; readonly beside: unknown }

/** Returns the JSON of a value that becomes an element of a type. */
function built(step: Step, value: PatchValue, type: string, depth: number): Built {
  if (!('parts' in value)) {
    step.budget.spend(step.index, [value.json, value.beside], depth)
    return { json: value.json, beside: value.beside }
  }
  const element: Holder = {}
  for (const part of value.parts) {
    const slot = slotOf(type, part.name, 'parts' in part.value ? undefined : part.value.type)
    if (slot === undefined) throw notApplicable(step.index, 'its value has a part that is no element')
    const { json, beside } = built(step, part.value, slot.type, depth + 1)
    if (slot.repeats) addItem(element, slot.member, json, beside)
    else setElement(element, [slot.member], json, beside)
  }
  return { json: element, beside: undefined }
}

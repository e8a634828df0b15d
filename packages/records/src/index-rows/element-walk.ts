import { tryGetDataType } from '@medplum/core'
import type { Step } from './expression.ts'

/** One move on plain JSON: into a property (every item of an array), to one item only, or past a test. */
type Move =
  | { readonly kind: 'property'; readonly name: string; readonly item: number | undefined }
  | { readonly kind: 'test'; readonly passes: (value: unknown) => boolean }

/** A way through the JSON of one resource type to values of one FHIR type; `valueSet` is bound to the element they stand at. */
export type ElementWalk = {
  readonly type: string
  readonly valueSet: string | undefined
  readonly moves: readonly Move[]
}

type Property = { readonly name: string; readonly type: string; readonly valueSet: string | undefined }

const PRIMITIVE_PREFIX = 'http://hl7.org/fhirpath/System.'

function typeName(code: string): string {
  return code.startsWith(PRIMITIVE_PREFIX) ? code.slice(PRIMITIVE_PREFIX.length).toLowerCase() : code
}

/** The JSON properties that hold an element, with the type of each: one, or one for each type of a choice (`value[x]`). */
function propertiesOf(type: string, element: string): Property[] {
  const elements = tryGetDataType(type)?.elements
  const single = elements?.[element]
  const valueSet = single?.binding?.valueSet
  if (single) return [{ name: element, type: typeName(single.type[0]?.code ?? ''), valueSet }]
  const choice = elements?.[`${element}[x]`]
  if (choice) return propertiesOfChoice(element, choice)
  // Packages write the JSON name of one type of a choice too (valueDateTime), which FHIRPath itself does not know.
  return Object.entries(elements ?? {}).flatMap(([key, each]) =>
    key.endsWith('[x]')
      ? propertiesOfChoice(key.slice(0, -'[x]'.length), each).filter(({ name }) => name === element)
      : [],
  )
}

type Element = NonNullable<ReturnType<typeof tryGetDataType>>['elements'][string]

function propertiesOfChoice(element: string, { type, binding }: Element): Property[] {
  return type.map(({ code }) => ({
    name: `${element}${code.charAt(0).toUpperCase()}${code.slice(1)}`,
    type: typeName(code),
    valueSet: binding?.valueSet,
  }))
}

/** Returns the resource type that a literal or typed reference names, or `undefined`. */
export function referencedType(reference: { reference?: unknown; type?: unknown }): string | undefined {
  const match =
    typeof reference.reference === 'string'
      ? /(?:^|\/)([A-Z][A-Za-z]+)\/[^/]+(?:\/_history\/[^/]+)?$/.exec(reference.reference)
      : null
  return match?.[1] ?? (typeof reference.type === 'string' ? reference.type : undefined)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function testOf(step: Extract<Step, { kind: 'target' | 'equals' }>): (value: unknown) => boolean {
  if (step.kind === 'equals') return (value) => isObject(value) && value[step.element] === step.value
  return (value) => isObject(value) && (value.resourceType === step.type || referencedType(value) === step.type)
}

/** Returns every way that the steps take through resources of a type; none if the type has no such element. */
export function elementWalks(type: string, steps: readonly Step[]): ElementWalk[] {
  return walksFrom({ name: '', type, valueSet: undefined }, steps)
}

function walksFrom(from: Property, steps: readonly Step[]): ElementWalk[] {
  const [step, ...rest] = steps
  if (step === undefined) return [{ type: from.type, valueSet: from.valueSet, moves: [] }]
  if (step.kind === 'type') return step.type === from.type ? walksFrom(from, rest) : []
  if (step.kind === 'item') throw new RangeError('an item follows an element')
  if (step.kind !== 'element') return prefixed({ kind: 'test', passes: testOf(step) }, walksFrom(from, rest))
  const [next, ...afterNext] = rest
  const item = next?.kind === 'item' ? next.index : undefined
  return propertiesOf(from.type, step.name).flatMap((property) =>
    prefixed(
      { kind: 'property', name: property.name, item },
      walksFrom(property, item === undefined ? rest : afterNext),
    ),
  )
}

function prefixed(move: Move, walks: readonly ElementWalk[]): ElementWalk[] {
  return walks.map((walk) => ({ ...walk, moves: [move, ...walk.moves] }))
}

/** Calls `found` with every value that the walk reaches in a resource. */
export function walkElements(walk: ElementWalk, resource: unknown, found: (value: unknown) => void): void {
  visit(walk.moves, 0, resource, found)
}

function visit(moves: readonly Move[], at: number, value: unknown, found: (value: unknown) => void): void {
  const move = moves[at]
  if (move === undefined) {
    found(value)
  } else if (move.kind === 'test') {
    if (move.passes(value)) visit(moves, at + 1, value, found)
  } else if (isObject(value)) {
    for (const entry of entriesOf(value[move.name], move.item)) {
      // JSON writes null where an item of a list of primitives has extensions only.
      if (entry !== null) visit(moves, at + 1, entry, found)
    }
  }
}

const NOTHING: readonly unknown[] = []

function entriesOf(child: unknown, item: number | undefined): readonly unknown[] {
  if (child === undefined || child === null) return NOTHING
  if (!Array.isArray(child)) return [child]
  return item === undefined ? child : child.slice(item, item + 1)
}

import type { InternalSchemaElement, InternalTypeSchema } from '@medplum/core'
import { tryGetDataType } from '@medplum/core'
import { typeNumber } from '../resource-types.ts'
import { isInside } from './bindings.ts'
import { targetsOf, typeNamed } from './element-references.ts'
import { narrativeFault } from './narrative.ts'
import type { SureConstraint } from './sure-constraints.ts'
import { SURE_CONSTRAINTS } from './sure-constraints.ts'
import { primitiveCheck } from './sure-primitives.ts'
import { valueSetCodes } from './value-sets.ts'

/** Returns true only if the value is valid for certain. */
type Check = (value: unknown) => boolean

/** What may stand at one JSON property of a type. */
type Member = {
  readonly many: boolean
  readonly least: number
  readonly most: number
  /** Bit of the choice that the property is one type of; 0 for none. */
  readonly choice: number
  readonly check: Check
}

type Shape = {
  readonly members: ReadonlyMap<string, Member>
  /** Of each list one property must be there. */
  readonly required: readonly (readonly string[])[]
  readonly constraints: readonly SureConstraint[]
}

/** Constraints that the library does not check either (@medplum/core 5.1, validation.ts). */
const UNCHECKED: ReadonlySet<string> = new Set(['ele-1', 'dom-3', 'org-1', 'sdf-19'])
/** Types of which an element's required value set is checked (the same file). */
const CODED: ReadonlySet<string> = new Set(['CodeableConcept', 'Coding', 'code', 'Quantity', 'string', 'uri'])
/** Most choices of one type that a number of bits can tell apart. */
const MOST_CHOICES = 31

const never: Check = () => false
const shapes = new Map<string, Shape | null>()

/**
 * Returns true only if a resource is valid for certain by all that `validate` checks; false says nothing. Ordinary records are told in one walk along
 * tables that are made from the structure definitions once for each type, in a fiftieth of the time that the library takes; it is asked about all others.
 */
export function isSurelyValid(resource: object): boolean {
  return isSureResource(resource)
}

function isSureResource(value: unknown): boolean {
  const { resourceType } = Object(value) as { resourceType?: unknown }
  if (typeof resourceType !== 'string' || typeNumber(resourceType) === undefined) return false
  const shape = shapeOf(resourceType)
  return shape !== null && fits(value, shape, true)
}

function fits(value: unknown, shape: Shape, isResource: boolean): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const object = value as Record<string, unknown>
  let choices = 0
  let count = 0
  for (const key in object) {
    count += 1
    if (isResource && key === 'resourceType') continue
    const member = shape.members.get(key)
    if (member === undefined || (choices & member.choice) !== 0) return false
    choices |= member.choice
    if (!isSure(object[key], member)) return false
  }
  return (
    count > 0 &&
    shape.required.every((names) => names.some((name) => object[name] !== undefined)) &&
    shape.constraints.every((holds) => holds(object))
  )
}

function isSure(value: unknown, { many, least, most, check }: Member): boolean {
  if (!many) return check(value)
  if (!Array.isArray(value) || value.length < Math.max(least, 1) || value.length > most) return false
  // Not by every(), which passes over gaps.
  for (const item of value) if (!check(item)) return false
  return true
}

/** Returns null for a type that is not defined, or that only the library can judge. */
function shapeOf(type: string): Shape | null {
  const known = shapes.get(type)
  if (known !== undefined) return known
  const definition = tryGetDataType(type)
  const shape = definition === undefined ? null : compile(definition)
  shapes.set(type, shape)
  return shape
}

function compile(definition: InternalTypeSchema): Shape | null {
  const constraints = definition.kind === 'resource' ? constraintsOf(definition) : []
  if (constraints === null) return null
  const members = new Map<string, Member>()
  const required: string[][] = []
  let choices = 0
  for (const [name, element] of Object.entries(definition.elements)) {
    const isChoice = name.endsWith('[x]')
    if (isChoice && choices === MOST_CHOICES) return null
    const choice = isChoice ? 1 << choices++ : 0
    const types = isChoice ? element.type : element.type.slice(0, 1)
    const keys = types.map(({ code }) => (isChoice ? propertyName(name, code) : name))
    for (const [index, type] of types.entries()) members.set(keys[index] ?? '', memberOf(element, type, choice))
    if (element.min > 0) required.push(keys)
  }
  return { members, required, constraints }
}

function propertyName(name: string, code: string): string {
  return name.slice(0, -'[x]'.length) + code.charAt(0).toUpperCase() + code.slice(1)
}

/** Returns null if one of the constraints is not known here. */
function constraintsOf({ constraints = [] }: Pick<InternalSchemaElement, 'constraints'>): SureConstraint[] | null {
  const checked = constraints.filter(({ key, severity }) => severity === 'error' && !UNCHECKED.has(key))
  const known = checked.flatMap(({ expression }) => SURE_CONSTRAINTS.get(expression) ?? [])
  return known.length === checked.length ? known : null
}

function memberOf(element: InternalSchemaElement, type: InternalSchemaElement['type'][number], choice: number): Member {
  return {
    many: element.isArray === true,
    least: element.min,
    most: element.max ?? Number.POSITIVE_INFINITY,
    choice,
    check: checkOf(element, type),
  }
}

function checkOf(
  element: InternalSchemaElement,
  { code, targetProfile }: InternalSchemaElement['type'][number],
): Check {
  const constraints = constraintsOf(element)
  const special = element.fixed ?? element.pattern ?? element.slicing?.slices[0]
  if (constraints === null || special !== undefined || element.max === 0) return never
  const checks = [typeCheck(code)]
  if (code === 'Reference') checks.push(targetCheck(targetsOf(targetProfile)))
  if (element.path.endsWith('.div')) checks.push((value) => narrativeFault(value as string) === undefined)
  const { strength, valueSet } = element.binding ?? {}
  if (strength === 'required' && valueSet !== undefined && CODED.has(code)) checks.push(bindingCheck(valueSet, code))
  if (constraints.length > 0) checks.push((value) => constraints.every((holds) => holds(Object(value))))
  const [only, ...others] = checks
  return only !== undefined && others.length === 0 ? only : (value) => checks.every((check) => check(value))
}

function typeCheck(code: string): Check {
  const primitive = primitiveCheck(code)
  if (primitive !== undefined) return primitive
  if (code === 'Resource') return isSureResource
  // Worked out when the first value comes: types hold each other.
  return (value) => {
    const shape = shapeOf(code)
    return shape !== null && fits(value, shape, false)
  }
}

function targetCheck(targets: ReadonlySet<string> | null): Check {
  return (value) => {
    const { reference } = value as { reference?: unknown }
    const named = typeof reference === 'string' ? typeNamed(reference) : undefined
    if (named === undefined) return true
    return targets === null ? typeNumber(named) !== undefined : targets.has(named)
  }
}

function bindingCheck(valueSet: string, type: string): Check {
  return (value) => {
    const allowed = valueSetCodes(valueSet)
    return allowed === undefined || isInside(allowed, type, value)
  }
}

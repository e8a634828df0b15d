import { AnamnesisError } from '@anamnesis/core'
import { readJsonText } from '../http/read-body.ts'
import type { HttpRequest } from '../http/route.ts'
import { expectJson, PRESENTATION } from './media-type.ts'

/** A resource as it came in a body: parsed, not yet validated. */
export type InputResource = { readonly resourceType: string; readonly [element: string]: unknown }

/** One parameter of a Parameters resource (FHIR R4, section 2.43), with its value whatever its type is. */
export type InputParameter = {
  readonly name: string
  /** The value[x]: text, number, boolean, or a data type as an object; undefined if it has none. */
  readonly value: unknown
  /** Name of the element that held the value, such as `valueCoding`; undefined if it has none, `valueString` if it came in the address. */
  readonly valueName: string | undefined
  readonly resource: InputResource | undefined
  readonly part: readonly InputParameter[]
}

/** The parameters of an operation, from the address and from the body, in their order. */
export type OperationInput = readonly InputParameter[]

/**
 * Returns the parameters of an operation's request: those of the query as texts, and those of the body. A body that is no Parameters resource is the
 * parameter `resource` (FHIR R4, section 3.2.0.1.4.3).
 * @throws `unsupported-media-type`, `malformed-json`, or `invalid-resource` if the body is no resource or its parameters have no names
 */
export function readOperationInput(request: HttpRequest): OperationInput {
  const fromQuery = readQueryInput(request)
  if (request.body.length === 0) return fromQuery
  expectJson(request)
  return [...fromQuery, ...fromBody(parse(readJsonText(request)))]
}

/** Returns the parameters that an operation's address names, as texts. */
export function readQueryInput({ query }: HttpRequest): OperationInput {
  return [...query]
    .filter(([name]) => !PRESENTATION.includes(name))
    .map(([name, value]) => ({ name, value, valueName: 'valueString', resource: undefined, part: [] }))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The parser's own message quotes the text.
    throw new AnamnesisError('malformed-json', 'the body is not well-formed JSON')
  }
}

function fromBody(body: unknown): InputParameter[] {
  if (!isResource(body)) throw new AnamnesisError('invalid-resource', 'the body is not a FHIR resource')
  if (body.resourceType !== 'Parameters')
    return [{ name: 'resource', value: undefined, valueName: undefined, resource: body, part: [] }]
  return listOf(body.parameter).map(asParameter)
}

function asParameter(given: unknown): InputParameter {
  if (!isObject(given) || typeof given.name !== 'string')
    throw new AnamnesisError('invalid-resource', 'a parameter of the body has no name')
  const valueName = Object.keys(given).find((name) => /^value[A-Z]/.test(name))
  return {
    name: given.name,
    value: valueName === undefined ? undefined : given[valueName],
    valueName,
    resource: isResource(given.resource) ? given.resource : undefined,
    part: listOf(given.part).map(asParameter),
  }
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return []
  if (!Array.isArray(value)) throw new AnamnesisError('invalid-resource', 'the parameters of the body are not a list')
  return value
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isResource(value: unknown): value is InputResource {
  return isObject(value) && typeof value.resourceType === 'string'
}

/** Returns the primitive values of all parameters of a name, as texts. */
export function textsOf(input: OperationInput, name: string): string[] {
  return input.flatMap((each) =>
    each.name === name && ['string', 'number', 'boolean'].includes(typeof each.value) ? [String(each.value)] : [],
  )
}

/**
 * Returns the primitive value of the one parameter of a name as text, undefined without it.
 * @throws `bad-request` if it is given more than once
 */
export function textOf(input: OperationInput, name: string): string | undefined {
  const [first, second] = textsOf(input, name)
  if (second !== undefined) throw new AnamnesisError('bad-request', `the parameter ${name} is given more than once`)
  return first
}

/** Returns the resource of the first parameter of a name, undefined without one. */
export function resourceOf(input: OperationInput, name: string): InputResource | undefined {
  return input.find((each) => each.name === name && each.resource !== undefined)?.resource
}

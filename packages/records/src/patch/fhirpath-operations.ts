import { AnamnesisError } from '@anamnesis/core'
import { MOST_OPERATIONS } from './patch-limits.ts'

/** What an operation puts somewhere: a value of a data type with what stands beside a primitive (id, extension), or an element made of parts. */
export type PatchValue =
  | { readonly type: string; readonly json: unknown; readonly beside: unknown }
  | { readonly parts: readonly PatchPart[] }

/** One element of a value made of parts. */
export type PatchPart = { readonly name: string; readonly value: PatchValue }

/** One operation of a FHIRPath Patch (http://hl7.org/fhir/R4/fhirpatch.html). */
export type FhirPathOperation =
  | { readonly type: 'add'; readonly path: string; readonly name: string; readonly value: PatchValue }
  | { readonly type: 'insert'; readonly path: string; readonly index: number; readonly value: PatchValue }
  | { readonly type: 'replace'; readonly path: string; readonly value: PatchValue }
  | { readonly type: 'delete'; readonly path: string }
  | { readonly type: 'move'; readonly path: string; readonly source: number; readonly destination: number }

type Members = Readonly<Record<string, unknown>>

/**
 * Returns the operations of a FHIRPath Patch from its Parameters resource, as a value of parseExactly.
 * @throws `bad-request` if it is no such resource, `too-large`
 */
export function fhirPathOperations(parameters: unknown): FhirPathOperation[] {
  const { resourceType, parameter = [] } = members(parameters)
  if (resourceType !== 'Parameters' || !Array.isArray(parameter))
    throw new AnamnesisError('bad-request', 'a FHIRPath Patch is a Parameters resource')
  if (parameter.length > MOST_OPERATIONS)
    throw new AnamnesisError('too-large', `a patch has at most ${MOST_OPERATIONS} operations`)
  return parameter.map((each, index) => {
    const operation = members(each).name === 'operation' ? operationOf(partsOf(each)) : undefined
    if (operation === undefined)
      throw new AnamnesisError('bad-request', `operation ${index} of the patch is none of FHIRPath Patch`)
    return operation
  })
}

function members(value: unknown): Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : {}
}

function partsOf(parameter: unknown): ReadonlyMap<unknown, Members> {
  const { part } = members(parameter)
  return new Map((Array.isArray(part) ? part : []).map((each: unknown) => [members(each).name, members(each)]))
}

function operationOf(parts: ReadonlyMap<unknown, Members>): FhirPathOperation | undefined {
  const type = parts.get('type')?.valueCode
  const path = parts.get('path')?.valueString
  const name = parts.get('name')?.valueString
  const value = patchValueOf(parts.get('value'))
  const number = (part: string) => {
    const given = parts.get(part)?.valueInteger
    return typeof given === 'number' && Number.isInteger(given) && given >= 0 ? given : undefined
  }
  const [index, source, destination] = [number('index'), number('source'), number('destination')]
  if (typeof path !== 'string') return undefined
  if (type === 'add' && typeof name === 'string' && value) return { type, path, name, value }
  if (type === 'insert' && index !== undefined && value) return { type, path, index, value }
  if (type === 'replace' && value) return { type, path, value }
  if (type === 'delete') return { type, path }
  if (type === 'move' && source !== undefined && destination !== undefined) return { type, path, source, destination }
  return undefined
}

function patchValueOf(part: Members | undefined): PatchValue | undefined {
  if (part === undefined) return undefined
  if (part.resource !== undefined) return { type: 'Resource', json: part.resource, beside: undefined }
  if (Array.isArray(part.part)) return { parts: part.part.map(partOf) }
  const key = Object.keys(part)
    .find((name) => /^_?value[A-Z]/.test(name))
    ?.replace('_', '')
  if (key === undefined) return undefined
  return { type: key.slice('value'.length), json: part[key], beside: part[`_${key}`] }
}

function partOf(given: unknown): PatchPart {
  const value = patchValueOf(members(given))
  const { name } = members(given)
  if (typeof name !== 'string' || value === undefined)
    throw new AnamnesisError('bad-request', 'a part of a patch’s value has a name and a value')
  return { name, value }
}

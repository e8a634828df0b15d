import { isDeepStrictEqual } from 'node:util'
import { AnamnesisError } from '@anamnesis/core'
import { applyPatch, Pointer } from '@medplum/core'
import { withPlainNumbers } from './exact-json.ts'
import { notApplicable } from './patch-error.ts'
import type { PatchBudget } from './patch-limits.ts'
import { MOST_OPERATIONS, patchBudget } from './patch-limits.ts'

type Operation =
  | { readonly op: 'add' | 'replace' | 'test'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'move' | 'copy'; readonly path: string; readonly from: string }

/**
 * Carries out the operations of a JSON Patch (RFC 6902) on a value of parseExactly, in place. Numbers are compared by value and keep their text.
 * @throws `bad-request` if it is no JSON Patch; `patch-not-applicable` naming the operation that fails, `test` included
 */
export function applyJsonPatch(document: object, patch: unknown): void {
  const operations = asOperations(patch)
  const budget = patchBudget()
  for (const [index, operation] of operations.entries()) applyOperation(document, operation, index, budget)
}

function asOperations(patch: unknown): Operation[] {
  if (!Array.isArray(patch)) throw new AnamnesisError('bad-request', 'a JSON Patch is a list of operations')
  if (patch.length > MOST_OPERATIONS)
    throw new AnamnesisError('too-large', `a patch has at most ${MOST_OPERATIONS} operations`)
  return patch.map(asOperation)
}

function asOperation(given: unknown, index: number): Operation {
  const { op, path, from, value } = (typeof given === 'object' && given !== null ? given : {}) as Record<
    string,
    unknown
  >
  const known =
    isPointer(path) &&
    (op === 'remove' ||
      ((op === 'add' || op === 'replace' || op === 'test') && value !== undefined) ||
      ((op === 'move' || op === 'copy') && isPointer(from)))
  if (!known) throw new AnamnesisError('bad-request', `operation ${index} of the patch is none of RFC 6902`)
  return given as Operation
}

function isPointer(path: unknown): path is string {
  return typeof path === 'string' && /^(?:\/|$)/.test(path) && !/~(?![01])/.test(path)
}

function applyOperation(document: object, operation: Operation, index: number, budget: PatchBudget): void {
  const { op, path } = operation
  if (path === '' && op !== 'test') throw notApplicable(index, 'a whole resource is not patched but updated')
  const target = find(document, path)
  if (op === 'test') {
    if (target === undefined || !isDeepStrictEqual(withPlainNumbers(target), withPlainNumbers(operation.value)))
      throw notApplicable(index, 'the test does not hold')
    return
  }
  const value = 'from' in operation ? find(document, operation.from) : 'value' in operation ? operation.value : null
  if (value === undefined) throw notApplicable(index, 'there is nothing to take')
  if ('from' in operation && path.startsWith(`${operation.from}/`))
    throw notApplicable(index, 'nothing is put into itself')
  const present = op === 'remove' || op === 'replace' ? target !== undefined : hasPlace(document, path)
  if (!present) throw notApplicable(index, 'there is nothing at its path')
  budget.spend(index, value, path.split('/').length)
  const [failure] = applyPatch(document, [operation as Parameters<typeof applyPatch>[1][number]])
  if (failure) throw notApplicable(index, 'there is nothing at its path')
}

const INDEX = /^(?:0|[1-9]\d*)$/

/** Returns the value at a pointer, undefined if there is none. Only a document's own members count, and of a list its items. */
function find(document: object, path: string): unknown {
  return tokensOf(path).reduce<unknown>((value, token) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, token)) return undefined
    if (Array.isArray(value) && !INDEX.test(token)) return undefined
    return (value as Record<string, unknown>)[token]
  }, document)
}

/** Returns true if a value can be added under a pointer: its parent is there, and as a list is long enough (RFC 6902, section 4.1). */
function hasPlace(document: object, path: string): boolean {
  const parent = find(document, path.slice(0, path.lastIndexOf('/')))
  const token = tokensOf(path).at(-1) ?? ''
  if (Array.isArray(parent)) return token === '-' || (INDEX.test(token) && Number(token) <= parent.length)
  return typeof parent === 'object' && parent !== null && !INHERITED.has(token)
}

/** Names that every object has from its class: no FHIR element is called so. */
const INHERITED: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

function tokensOf(path: string): string[] {
  return Pointer.fromJSON(path).tokens.slice(1)
}

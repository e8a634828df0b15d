import { AnamnesisError } from '@anamnesis/core'
import type { CodeInQuestion, CodeVerdict, Terminology } from '@anamnesis/records'
import type { HospitalContext } from '../context.ts'
import type { Outcome } from '../http/outcome.ts'
import { fhir } from '../http/outcome.ts'
import type { FhirOperation, OperationCall } from './fhir-operation.ts'
import type { InputResource, OperationInput } from './operation-input.ts'
import { resourceOf, textOf } from './operation-input.ts'

const DEFINITION = 'http://hl7.org/fhir/OperationDefinition/'

/** Answers one call with a resource. */
export type TerminologyAnswer = (
  call: OperationCall,
  terminology: Terminology,
  context: HospitalContext,
) => Promise<object> | object

/** Returns the row of an operation on codes. */
export function terminologyOperation(
  type: string,
  name: string,
  levels: FhirOperation['levels'],
  answer: TerminologyAnswer,
): FhirOperation {
  return {
    name,
    definition: `${DEFINITION}${type}-${name}`,
    levels,
    types: [type],
    affectsState: false,
    interactions: ['r'],
    handler: async (call, context): Promise<Outcome> =>
      fhir(await answer(call, context.care.records.terminology, context)),
  }
}

/**
 * Returns the resource that a call is about: of the address, read under the caller's permit with an audit row, or of the parameter `name`; undefined
 * without either.
 * @throws `bad-request` if the parameter is of another type, `invalid-resource` if it is not valid
 */
export async function resourceOfCall(
  { caller, type, id, input }: OperationCall,
  name: string,
  { care }: HospitalContext,
): Promise<InputResource | undefined> {
  if (id !== null) {
    const { bytes } = await care.records.read(caller, type ?? '', id)
    return JSON.parse(Buffer.from(bytes).toString()) as InputResource
  }
  const given = resourceOf(input, name)
  if (given === undefined) return undefined
  if (given.resourceType !== type) throw new AnamnesisError('bad-request', `${name} must be a ${type}`)
  if (care.records.checkResource(given).some(({ severity }) => severity === 'error'))
    throw new AnamnesisError('invalid-resource', `the ${type} is not valid`)
  return given
}

/**
 * Returns the codes that a request asks about: a code with its system, a Coding, or the Codings of a CodeableConcept.
 * @throws `bad-request` if it names none
 */
export function codingsOf(input: OperationInput, systemName: 'system' | 'url'): CodeInQuestion[] {
  const code = textOf(input, 'code')
  if (code !== undefined)
    return [
      { code, ...optional('system', textOf(input, systemName)), ...optional('display', textOf(input, 'display')) },
    ]
  const objects = input.flatMap(({ name, value }) => {
    if (name === 'coding') return [value]
    return name === 'codeableConcept' ? ((value as { coding?: unknown[] } | null)?.coding ?? []) : []
  })
  const codings = objects.flatMap(asCoding)
  if (codings.length === 0) throw new AnamnesisError('bad-request', 'name a code: code, coding or codeableConcept')
  return codings
}

function asCoding(value: unknown): CodeInQuestion[] {
  const { system, code, display } = (value ?? {}) as Record<string, unknown>
  if (typeof code !== 'string') return []
  return [{ code, ...optional('system', system), ...optional('display', display) }]
}

function optional<K extends 'system' | 'display'>(key: K, value: unknown): Partial<Record<K, string>> {
  return typeof value === 'string' ? ({ [key]: value } as Partial<Record<K, string>>) : {}
}

/** One line of a Parameters resource. */
export type Line = { readonly name: string; readonly [value: string]: unknown }

/** Returns a Parameters resource of those lines that are there. */
export function parameters(lines: readonly (Line | undefined)[]): object {
  return { resourceType: 'Parameters', parameter: lines.filter((line) => line !== undefined) }
}

/**
 * Returns the answer to "is this code in it".
 * @throws `not-supported` where nobody here can tell: "false" would be a guess
 */
export function verdict({ result, message, display }: CodeVerdict): object {
  if (result === null) throw new AnamnesisError('not-supported', message ?? 'this server cannot tell')
  return parameters([
    { name: 'result', valueBoolean: result },
    message === undefined ? undefined : { name: 'message', valueString: message },
    display === undefined ? undefined : { name: 'display', valueString: display },
  ])
}

import { AnamnesisError } from '@anamnesis/core'
import type { CompiledValueSet, ExpansionRequest, Terminology } from '@anamnesis/records'
import { expand, validateInValueSet } from '@anamnesis/records'
import type { ValueSet } from '@medplum/fhirtypes'
import type { HospitalContext } from '../context.ts'
import type { FhirOperation, OperationCall } from './fhir-operation.ts'
import type { OperationInput } from './operation-input.ts'
import { textOf } from './operation-input.ts'
import { codingsOf, resourceOfCall, terminologyOperation, verdict } from './terminology-call.ts'

/** `$expand` and `$validate-code` of value sets (FHIR R4, section 4.9.18). */
export const valueSetOperations: readonly FhirOperation[] = [
  terminologyOperation('ValueSet', 'expand', ['type', 'instance'], async (call, terminology, context) =>
    expand(await valueSetOf(call, terminology, context), expansionRequest(call.input), context.now()),
  ),
  terminologyOperation('ValueSet', 'validate-code', ['type', 'instance'], async (call, terminology, context) =>
    verdict(
      validateInValueSet(terminology, await valueSetOf(call, terminology, context), codingsOf(call.input, 'system')),
    ),
  ),
]

/** The value set of the address, of the request, or of its URL. */
async function valueSetOf(
  call: OperationCall,
  terminology: Terminology,
  context: HospitalContext,
): Promise<CompiledValueSet> {
  const given = await resourceOfCall(call, 'valueSet', context)
  if (given) return terminology.compile(given as unknown as ValueSet)
  const url = textOf(call.input, 'url')
  if (url === undefined) throw new AnamnesisError('bad-request', 'name a value set by url, or send one')
  const version = textOf(call.input, 'valueSetVersion')
  const found = terminology.valueSet(version === undefined ? url : `${url}|${version}`)
  if (!found) throw new AnamnesisError('not-found', 'this server does not know that value set')
  return found
}

function expansionRequest(input: OperationInput): ExpansionRequest {
  const filter = textOf(input, 'filter')
  const offset = wholeNumber(input, 'offset')
  const count = wholeNumber(input, 'count')
  return {
    ...(filter === undefined ? {} : { filter }),
    ...(offset === undefined ? {} : { offset }),
    ...(count === undefined ? {} : { count }),
    activeOnly: textOf(input, 'activeOnly') === 'true',
  }
}

function wholeNumber(input: OperationInput, name: string): number | undefined {
  const text = textOf(input, name)
  if (text === undefined) return undefined
  if (!/^\d{1,9}$/.test(text)) throw new AnamnesisError('bad-request', `${name} must be a whole number`)
  return Number(text)
}

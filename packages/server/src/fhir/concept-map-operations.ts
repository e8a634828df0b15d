import { AnamnesisError } from '@anamnesis/core'
import type { Terminology } from '@anamnesis/records'
import { isMatch, translate } from '@anamnesis/records'
import type { ConceptMap } from '@medplum/fhirtypes'
import type { HospitalContext } from '../context.ts'
import type { FhirOperation, OperationCall } from './fhir-operation.ts'
import { textOf } from './operation-input.ts'
import { codingsOf, parameters, resourceOfCall, terminologyOperation } from './terminology-call.ts'

/** `$translate` of concept maps (FHIR R4, section 4.10.15). */
export const conceptMapOperations: readonly FhirOperation[] = [
  terminologyOperation('ConceptMap', 'translate', ['type', 'instance'], translated),
]

async function translated(call: OperationCall, terminology: Terminology, context: HospitalContext): Promise<object> {
  const { input } = call
  const [coding] = codingsOf(input, 'system')
  if (coding?.system === undefined) throw new AnamnesisError('bad-request', 'name the system of the code')
  const maps = await mapsOf(call, terminology, context)
  const asked = (name: 'source' | 'target', value = textOf(input, name)) =>
    value === undefined ? {} : { [name]: value }
  const targetSystem = textOf(input, 'targetsystem')
  const found = translate(maps, {
    system: coding.system,
    code: coding.code,
    ...(targetSystem === undefined ? {} : { targetSystem }),
    ...asked('source'),
    ...asked('target'),
  })
  return parameters([
    { name: 'result', valueBoolean: found.some(isMatch) },
    found.length === 0 ? { name: 'message', valueString: 'no map here says anything of that code' } : undefined,
    ...found.map(({ equivalence, system, code, display, map }) => ({
      name: 'match',
      part: [
        { name: 'equivalence', valueCode: equivalence },
        ...(code === undefined ? [] : [{ name: 'concept', valueCoding: { system, code, display } }]),
        ...(map === undefined ? [] : [{ name: 'source', valueUri: map }]),
      ],
    })),
  ])
}

async function mapsOf(
  call: OperationCall,
  terminology: Terminology,
  context: HospitalContext,
): Promise<readonly ConceptMap[]> {
  const given = await resourceOfCall(call, 'conceptMap', context)
  if (given) return [given as unknown as ConceptMap]
  const url = textOf(call.input, 'url')
  if (url === undefined) return terminology.conceptMaps()
  const found = terminology.conceptMap(url)
  if (!found) throw new AnamnesisError('not-found', 'this server does not know that concept map')
  return [found]
}

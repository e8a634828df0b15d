import { AnamnesisError } from '@anamnesis/core'
import type { CompiledSystem, Concept, Terminology } from '@anamnesis/records'
import { validateInSystem } from '@anamnesis/records'
import type { FhirOperation } from './fhir-operation.ts'
import { textOf } from './operation-input.ts'
import type { Line } from './terminology-call.ts'
import { codingsOf, parameters, terminologyOperation, verdict } from './terminology-call.ts'

/** `$lookup` and `$validate-code` of code systems (FHIR R4, section 4.8.17). */
export const codeSystemOperations: readonly FhirOperation[] = [
  terminologyOperation('CodeSystem', 'lookup', ['type'], ({ input }, terminology) => {
    const [coding] = codingsOf(input, 'system')
    const system = systemOf(coding?.system, textOf(input, 'version'), terminology)
    const concept = system.concepts.get(coding?.code ?? '')
    if (concept) return looked(system, concept)
    if (system.complete) throw new AnamnesisError('not-found', 'the code system has no such code')
    throw new AnamnesisError('not-supported', 'this server does not have the whole code system')
  }),
  terminologyOperation('CodeSystem', 'validate-code', ['type'], ({ input }, terminology) => {
    const [coding] = codingsOf(input, 'url')
    const system = systemOf(textOf(input, 'url') ?? coding?.system, textOf(input, 'version'), terminology)
    return verdict(
      coding ? validateInSystem(system, coding) : { result: false, message: 'there is no code', display: undefined },
    )
  }),
]

function systemOf(url: string | undefined, version: string | undefined, terminology: Terminology): CompiledSystem {
  if (url === undefined) throw new AnamnesisError('bad-request', 'name the code system')
  const found = terminology.system(version === undefined ? url : `${url}|${version}`)
  if (!found) throw new AnamnesisError('not-found', 'this server does not have that code system')
  return found
}

function looked({ url, name, version }: CompiledSystem, concept: Concept): object {
  return parameters([
    { name: 'name', valueString: name ?? url },
    version === undefined ? undefined : { name: 'version', valueString: version },
    { name: 'display', valueString: concept.display ?? concept.code },
    ...concept.designations.map(({ language, use, value }) => ({
      name: 'designation',
      part: [
        ...(language === undefined ? [] : [{ name: 'language', valueCode: language }]),
        ...(use === undefined ? [] : [{ name: 'use', valueCoding: use }]),
        { name: 'value', valueString: value },
      ],
    })),
    concept.definition === undefined ? undefined : property('definition', { valueString: concept.definition }),
    ...concept.parents.map((parent) => property('parent', { valueCode: parent })),
    ...concept.properties.map(({ code = '', ...value }) => property(code, value)),
  ])
}

type PropertyValue = Partial<Concept['properties'][number]>

/** Types that a property can have in a code system (FHIR R4, CodeSystem.concept.property.value[x]). */
const VALUES = [
  'valueBoolean',
  'valueCode',
  'valueCoding',
  'valueDateTime',
  'valueDecimal',
  'valueInteger',
  'valueString',
] as const

function property(code: string, given: PropertyValue): Line {
  const name = VALUES.find((each) => given[each] !== undefined)
  const value = name && given[name]
  // $lookup of R4 has no decimals among its values: numbers are told as text.
  const told = typeof value === 'number' ? { valueString: String(value) } : { ...(name && { [name]: value }) }
  return {
    name: 'property',
    part: [
      { name: 'code', valueCode: code },
      { name: 'value', ...told },
    ],
  }
}

import { AnamnesisError } from '@anamnesis/core'
import type {
  CodeInQuestion,
  CodeVerdict,
  CompiledSystem,
  CompiledValueSet,
  Concept,
  Terminology,
} from '@anamnesis/records'
import { expand, isMatch, translate, validateInSystem, validateInValueSet } from '@anamnesis/records'
import type { ConceptMap, ValueSet } from '@medplum/fhirtypes'
import type { HospitalContext } from '../context.ts'
import type { Outcome } from '../http/outcome.ts'
import { fhir } from '../http/outcome.ts'
import type { FhirOperation, OperationCall } from './fhir-operation.ts'
import type { OperationInput } from './operation-input.ts'
import { resourceOf, textOf } from './operation-input.ts'

const DEFINITION = 'http://hl7.org/fhir/OperationDefinition/'

type Answer = (call: OperationCall, terminology: Terminology, context: HospitalContext) => Promise<object> | object

function operation(type: string, name: string, levels: FhirOperation['levels'], answer: Answer): FhirOperation {
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

/** Operations on codes: answered from R4's own definitions, the packages of this hospital, and the resource of the address or the request. */
export const terminologyOperations: readonly FhirOperation[] = [
  operation('ValueSet', 'expand', ['type', 'instance'], async (call, terminology, context) =>
    expand(await valueSetOf(call, terminology, context), expansionRequest(call.input), Date.now()),
  ),
  operation('ValueSet', 'validate-code', ['type', 'instance'], async (call, terminology, context) =>
    verdict(
      validateInValueSet(terminology, await valueSetOf(call, terminology, context), codingsOf(call.input, 'system')),
    ),
  ),
  operation('CodeSystem', 'lookup', ['type'], ({ input }, terminology) => {
    const [coding] = codingsOf(input, 'system')
    const system = systemOf(coding?.system, textOf(input, 'version'), terminology)
    const concept = system.concepts.get(coding?.code ?? '')
    if (concept) return looked(system, concept)
    if (system.complete) throw new AnamnesisError('not-found', 'the code system has no such code')
    throw new AnamnesisError('not-supported', 'this server does not have the whole code system')
  }),
  operation('CodeSystem', 'validate-code', ['type'], ({ input }, terminology) => {
    const [coding] = codingsOf(input, 'url')
    const system = systemOf(textOf(input, 'url') ?? coding?.system, textOf(input, 'version'), terminology)
    return verdict(
      coding ? validateInSystem(system, coding) : { result: false, message: 'there is no code', display: undefined },
    )
  }),
  operation('ConceptMap', 'translate', ['type', 'instance'], translated),
]

/** The value set of the address, of the request, or of its URL. */
async function valueSetOf(
  call: OperationCall,
  terminology: Terminology,
  context: HospitalContext,
): Promise<CompiledValueSet> {
  const given = call.id === null ? resourceOf(call.input, 'valueSet') : await stored(call, context)
  if (given) {
    if (given.resourceType !== 'ValueSet') throw new AnamnesisError('bad-request', 'valueSet must be a ValueSet')
    if (context.care.records.checkResource(given).some(({ severity }) => severity === 'error'))
      throw new AnamnesisError('invalid-resource', 'the value set is not valid')
    return terminology.compile(given as unknown as ValueSet)
  }
  const url = textOf(call.input, 'url')
  if (url === undefined) throw new AnamnesisError('bad-request', 'name a value set by url, or send one')
  const version = textOf(call.input, 'valueSetVersion')
  const found = terminology.valueSet(version === undefined ? url : `${url}|${version}`)
  if (!found) throw new AnamnesisError('not-found', 'this server does not know that value set')
  return found
}

type Stored = { readonly resourceType: string; readonly [element: string]: unknown }

/** A resource of the address is a record: it is read under the caller's permit, and the audit says so. */
async function stored({ caller, type, id }: OperationCall, { care }: HospitalContext): Promise<Stored> {
  const { bytes } = await care.records.read(caller, type ?? '', id ?? '')
  return JSON.parse(Buffer.from(bytes).toString()) as Stored
}

function systemOf(url: string | undefined, version: string | undefined, terminology: Terminology): CompiledSystem {
  if (url === undefined) throw new AnamnesisError('bad-request', 'name the code system')
  const found = terminology.system(version === undefined ? url : `${url}|${version}`)
  if (!found) throw new AnamnesisError('not-found', 'this server does not have that code system')
  return found
}

function expansionRequest(input: OperationInput) {
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

/** The codes that a request asks about: a code with its system, a Coding, or the Codings of a CodeableConcept. */
function codingsOf(input: OperationInput, systemName: string): CodeInQuestion[] {
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

type Line = { readonly name: string; readonly [value: string]: unknown }

function parameters(lines: readonly (Line | undefined)[]): object {
  return { resourceType: 'Parameters', parameter: lines.filter((line) => line !== undefined) }
}

/** @throws `not-supported` where nobody here can tell: "false" would be a guess. */
function verdict({ result, message, display }: CodeVerdict): object {
  if (result === null) throw new AnamnesisError('not-supported', message ?? 'this server cannot tell')
  return parameters([
    { name: 'result', valueBoolean: result },
    message === undefined ? undefined : { name: 'message', valueString: message },
    display === undefined ? undefined : { name: 'display', valueString: display },
  ])
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
    ...concept.properties.map(({ code, ...value }) => property(code ?? '', value)),
  ])
}

function property(
  code: string,
  {
    valueBoolean,
    valueCode,
    valueCoding,
    valueDateTime,
    valueDecimal,
    valueInteger,
    valueString,
  }: Partial<Concept['properties'][number]>,
): Line {
  const [value] = Object.entries({
    valueBoolean,
    valueCode,
    valueCoding,
    valueDateTime,
    valueDecimal,
    valueInteger,
    valueString,
  }).filter(([, each]) => each !== undefined)
  const named =
    value === undefined
      ? {}
      : {
          [value[0] === 'valueInteger' || value[0] === 'valueDecimal' ? 'valueString' : value[0]]:
            typeof value[1] === 'number' ? String(value[1]) : value[1],
        }
  return {
    name: 'property',
    part: [
      { name: 'code', valueCode: code },
      { name: 'value', ...named },
    ],
  }
}

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
  if (call.id !== null) return [(await stored(call, context)) as unknown as ConceptMap]
  const given = resourceOf(call.input, 'conceptMap')
  if (given) {
    if (
      given.resourceType !== 'ConceptMap' ||
      context.care.records.checkResource(given).some(({ severity }) => severity === 'error')
    )
      throw new AnamnesisError('invalid-resource', 'the concept map is not valid')
    return [given as unknown as ConceptMap]
  }
  const url = textOf(call.input, 'url')
  if (url === undefined) return terminology.conceptMaps()
  const found = terminology.conceptMap(url)
  if (!found) throw new AnamnesisError('not-found', 'this server does not know that concept map')
  return [found]
}

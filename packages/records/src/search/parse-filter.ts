import { AnamnesisError, isAnamnesisError } from '@anamnesis/core'
import { normalText } from '../index-rows/normal-text.ts'
import { type BaseUrl, type Target, targetOf } from '../index-rows/references.ts'
import { RESOURCE_TYPES, typeNumber } from '../resource-types.ts'
import type { ParameterTable, SearchParameter } from './search-parameters.ts'
import type { Filter } from './search-request.ts'
import {
  alternatives,
  badValue,
  dateValue,
  numberValue,
  quantityValue,
  shown,
  textValue,
  tokenValue,
} from './search-value.ts'

/** A parameter's name taken apart: `code:modifier.chain`. */
type Name = { readonly whole: string; readonly code: string; readonly modifier: string; readonly chain: string }

/** What a filter is read with: where own records are, and which parameters there are. */
export type Reading = { readonly baseUrl: BaseUrl; readonly table: ParameterTable }

/** Most references that a chain follows, `_has` included. */
const LONGEST_CHAIN = 3

/** Parameters of FHIR R4 search that every server knows of and this one does not offer. */
const NOT_OFFERED = new Set([
  '_content',
  '_contained',
  '_containedType',
  '_filter',
  '_list',
  '_query',
  '_text',
  '_type',
])

/** Returns the error for a parameter that R4 has and this server does not offer. */
export function notOffered(what: string): AnamnesisError {
  return new AnamnesisError('not-supported', `${shown(what)} is not supported`)
}

function unknown(type: string, name: string): AnamnesisError {
  return new AnamnesisError('unknown-search-parameter', `${type} has no search parameter ${shown(name)}`)
}

/**
 * Returns what one parameter of a query asks for, under the name and value as they came.
 * @throws `unknown-search-parameter`, `not-supported` (a parameter or modifier that R4 has and this server does not offer), `bad-request` (its value).
 */
export function parseFilter(reading: Reading, type: string, name: string, value: string): Filter {
  return filterOf(reading, type, name, value, LONGEST_CHAIN)
}

function filterOf(reading: Reading, type: string, name: string, value: string, hops: number): Filter {
  if (name.startsWith('_has:')) return hasFilter(reading, type, name, value, hops)
  const match = /^([\w-]+)(?::([A-Za-z-]+))?(?:\.(.+))?$/s.exec(name)
  if (!match) throw unknown(type, name)
  const [, code = '', modifier = '', chain = ''] = match
  const parts = { whole: name, code, modifier, chain }
  if (code === '_id' || code === '_lastUpdated') return columnFilter(parts, value)
  if (NOT_OFFERED.has(code)) throw notOffered(code)
  const parameter = reading.table(type).get(code)
  if (!parameter) throw unknown(type, name)
  if (chain !== '') return chainFilter(reading, parameter, parts, value, hops)
  return valueFilter(parameter, parts, value, reading.baseUrl)
}

function columnFilter(name: Name, value: string): Filter {
  if (name.modifier !== '' || name.chain !== '') throw notOffered(name.whole)
  const values = alternatives(name.code, value)
  if (name.code === '_id') return { kind: 'id', ids: values.map(textValue) }
  return { kind: 'updated', values: values.map((text) => dateValue(name.code, text)) }
}

function valueFilter(parameter: SearchParameter, name: Name, value: string, baseUrl: BaseUrl): Filter {
  const { modifier } = name
  if (parameter.kind === 'composite' || parameter.kind === 'special') throw notOffered(name.whole)
  if (modifier === 'missing') return missingFilter(parameter, name, value)
  const values = alternatives(name.whole, value)
  switch (parameter.kind) {
    case 'token':
      return tokenFilter(parameter, name, values)
    case 'string':
      return stringFilter(parameter, name, values.map(textValue))
    case 'reference':
      return referenceFilter(parameter, name, values, baseUrl)
    case 'uri':
      if (modifier !== '') throw notOffered(name.whole)
      return { kind: 'uri', parameter, uris: values.map(textValue) }
    default: {
      if (modifier !== '') throw notOffered(name.whole)
      const read = { date: dateValue, number: numberValue, quantity: quantityValue }[parameter.kind]
      return { kind: 'range', parameter, values: values.map((text) => read(name.whole, text)) }
    }
  }
}

function tokenFilter(parameter: SearchParameter, name: Name, values: readonly string[]): Filter {
  const negated = name.modifier === 'not' || name.modifier === 'not-in'
  switch (name.modifier) {
    case '':
    case 'not':
      return { kind: 'token', parameter, negated, values: values.map((text) => tokenValue(name.whole, text)) }
    case 'in':
    case 'not-in':
      return {
        kind: 'codes',
        parameter,
        negated,
        questions: values.map((text) => ({ kind: 'in', valueSet: textValue(text) })),
      }
    case 'above':
    case 'below': {
      const kind = name.modifier
      const questions = values.map((text) => {
        const { system, value } = tokenValue(name.whole, text)
        if (!system || value === undefined) throw badValue(name.whole, 'system|code')
        return { kind, system, code: value }
      })
      return { kind: 'codes', parameter, negated, questions }
    }
    default:
      throw notOffered(name.whole)
  }
}

function missingFilter(parameter: SearchParameter, name: Name, value: string): Filter {
  if (value !== 'true' && value !== 'false') throw badValue(name.whole, 'true or false')
  return { kind: 'missing', parameter, missing: value === 'true' }
}

function stringFilter(parameter: SearchParameter, name: Name, texts: readonly string[]): Filter {
  const match = stringMatch(name)
  // What has no letter left without its accents would start every text.
  if (match !== 'exact' && texts.some((text) => normalText(text) === '')) throw badValue(name.whole, 'a text')
  return { kind: 'string', parameter, match, texts }
}

function stringMatch({ modifier, whole }: Name): 'start' | 'exact' | 'contains' {
  if (modifier === '') return 'start'
  if (modifier === 'exact' || modifier === 'contains') return modifier
  throw notOffered(whole)
}

function referenceFilter(parameter: SearchParameter, name: Name, values: readonly string[], baseUrl: BaseUrl): Filter {
  if (name.modifier === 'identifier')
    return { kind: 'identifier', parameter, values: values.map((text) => tokenValue(name.whole, text)) }
  const types = targetTypes(parameter, name)
  return {
    kind: 'reference',
    parameter,
    targets: values.flatMap((text) => referenceTargets(name.whole, textValue(text), types, baseUrl)),
  }
}

/** Resource types that a reference can lead to here: those of the modifier, else all that the parameter names. */
function targetTypes(parameter: SearchParameter, name: Name): readonly string[] {
  if (name.modifier === '') return parameter.targets.includes('Resource') ? RESOURCE_TYPES : parameter.targets
  if (typeNumber(name.modifier) === undefined) throw notOffered(name.whole)
  return parameter.targets
    .filter((target) => target === name.modifier || target === 'Resource')
    .map(() => name.modifier)
}

function referenceTargets(name: string, text: string, types: readonly string[], baseUrl: BaseUrl): Target[] {
  if (/^[A-Za-z0-9.-]{1,64}$/.test(text)) return types.map((type) => ({ type, id: text }))
  const target = targetOf(text, baseUrl)
  if (!target) throw badValue(name, 'an id, Type/id or a URL')
  return [target]
}

function chainFilter(reading: Reading, parameter: SearchParameter, name: Name, value: string, hops: number): Filter {
  if (parameter.kind !== 'reference') throw unknown(parameter.type, name.whole)
  if (hops === 0) throw notOffered(name.whole)
  const code = /^[\w-]+/.exec(name.chain)?.[0] ?? ''
  const offers = (type: string) =>
    code === '_id' || code === '_lastUpdated' || code === '_has' || reading.table(type).has(code)
  const types = targetTypes(parameter, name).filter(offers)
  if (types.length === 0) throw unknown(parameter.type, name.whole)
  if (types.length > MOST_CHAIN_TYPES) throw badValue(name.whole, 'a type, as in subject:Patient.name')
  const targets = types.flatMap((type) => {
    const filter = chained(reading, type, name.chain, value, hops - 1, types.length > 1)
    return filter ? [{ type, filter }] : []
  })
  if (targets.length === 0) throw unknown(parameter.type, name.whole)
  return { kind: 'chain', parameter, targets }
}

/** A chain that names no type follows those of its targets that have the rest of the chain. */
function chained(
  reading: Reading,
  type: string,
  name: string,
  value: string,
  hops: number,
  among: boolean,
): Filter | undefined {
  try {
    return filterOf(reading, type, name, value, hops)
  } catch (error) {
    if (among && isAnamnesisError(error, 'unknown-search-parameter')) return undefined
    throw error
  }
}

/** More types than this make a chain that names none too wide to answer. */
const MOST_CHAIN_TYPES = 12

function hasFilter(reading: Reading, type: string, name: string, value: string, hops: number): Filter {
  const match = /^_has:([A-Za-z]+):([\w-]+):(.+)$/s.exec(name)
  const [, source = '', code = '', rest = ''] = match ?? []
  const parameter = reading.table(source).get(code)
  if (parameter?.kind !== 'reference') throw unknown(type, name)
  if (!parameter.targets.includes(type) && !parameter.targets.includes('Resource')) throw unknown(type, name)
  if (hops === 0) throw notOffered(name)
  return { kind: 'has', parameter, filter: filterOf(reading, source, rest, value, hops - 1) }
}

import { AnamnesisError, isAnamnesisError } from '@anamnesis/core'
import { compositePlaces, type Part } from '../index-rows/composite.ts'
import { normalText } from '../index-rows/normal-text.ts'
import { parameterParts } from '../index-rows/parameter-parts.ts'
import { type BaseUrl, type Target, targetOf } from '../index-rows/references.ts'
import { uriStarts, versionOf } from '../index-rows/token-text.ts'
import { wordsOf } from '../index-rows/words.ts'
import { RESOURCE_TYPES, typeNumber } from '../resource-types.ts'
import type { ParameterTable, SearchParameter } from './search-parameters.ts'
import type { ComponentValue, Filter } from './search-request.ts'
import {
  alternatives,
  badValue,
  dateValue,
  nearValue,
  numberValue,
  ofTypeValue,
  quantityValue,
  shown,
  split,
  textValue,
  tokenValue,
} from './search-value.ts'
import { valueTypes } from './value-types.ts'

/** A parameter's name taken apart: `code:modifier.chain`. */
type Name = { readonly whole: string; readonly code: string; readonly modifier: string; readonly chain: string }

/** What a filter is read with: where own records are, which parameters there are, and of which types the client may be told. */
export type Reading = {
  readonly baseUrl: BaseUrl
  readonly table: ParameterTable
  readonly mayRead: (type: string) => boolean
}

/** Most references that a chain follows, `_has` included. */
const LONGEST_CHAIN = 3

/** Parameters of FHIR R4 search that every server knows of and this one does not offer. */
const NOT_OFFERED = new Set(['_contained', '_containedType', '_filter', '_query', '_type'])

/** Returns the error for a parameter that R4 has and this server does not offer. */
export function notOffered(what: string): AnamnesisError {
  return new AnamnesisError('not-supported', `${shown(what)} is not supported`)
}

function notCovered(): AnamnesisError {
  return new AnamnesisError('not-allowed', 'the scopes of this client do not cover that')
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
  if (code === '_text' || code === '_content') return textFilter(reading, type, parts, value)
  if (code === '_list') return listFilter(reading, parts, value)
  const parameter = reading.table(type).get(code)
  if (!parameter) throw unknown(type, name)
  if (chain !== '') return chainFilter(reading, parameter, parts, value, hops)
  return valueFilter(reading, parameter, parts, value)
}

function columnFilter(name: Name, value: string): Filter {
  if (name.modifier !== '' || name.chain !== '') throw notOffered(name.whole)
  const values = alternatives(name.code, value)
  if (name.code === '_id') return { kind: 'id', ids: values.map(textValue) }
  return { kind: 'updated', values: values.map((text) => dateValue(name.code, text)) }
}

function valueFilter(reading: Reading, parameter: SearchParameter, name: Name, value: string): Filter {
  const { modifier } = name
  const parts = parameterParts(parameter).map((part) => valueFilter(reading, part, name, value))
  if (parts.length > 0) return together(parts, isDenied(name, value))
  if (modifier === 'missing') return missingFilter(parameter, name, value)
  const values = alternatives(name.whole, value)
  switch (parameter.kind) {
    case 'token':
      return tokenFilter(parameter, name, values)
    case 'string':
      return stringFilter(parameter, name, values.map(textValue))
    case 'reference':
      return referenceFilter(reading, parameter, name, values)
    case 'uri':
      return uriFilter(parameter, name, values.map(textValue))
    case 'composite':
      return compositeFilter(reading, parameter, name, values)
    case 'special':
      if (modifier !== '' || parameter.code !== 'near') throw notOffered(name.whole)
      return { kind: 'near', parameter, places: values.map((text) => nearValue(name.whole, text)) }
    default: {
      if (modifier !== '') throw notOffered(name.whole)
      const read = { date: dateValue, number: numberValue, quantity: quantityValue }[parameter.kind]
      return { kind: 'range', parameter, values: values.map((text) => read(name.whole, text)) }
    }
  }
}

/** True if a record must do without something that is named, whereas otherwise it must have it. */
function isDenied({ modifier }: Name, value: string): boolean {
  return modifier === 'not' || modifier === 'not-in' || (modifier === 'missing' && value === 'true')
}

/** What is asked of a parameter as it is asked of its parts: of each of them where something is denied, else of one. */
function together(parts: readonly Filter[], denied: boolean): Filter {
  return { kind: 'any', branches: denied ? [parts] : parts.map((part) => [part]) }
}

function tokenFilter(parameter: SearchParameter, name: Name, values: readonly string[]): Filter {
  const negated = isDenied(name, '')
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
    case 'text':
      return { kind: 'words', where: 'tokens', parameters: [parameter], alternatives: wordLists(name, values) }
    case 'of-type':
      return { kind: 'of-type', parameter, values: values.map((text) => ofTypeValue(name.whole, text)) }
    default:
      throw notOffered(name.whole)
  }
}

function missingFilter(parameter: SearchParameter, name: Name, value: string): Filter {
  if (value !== 'true' && value !== 'false') throw badValue(name.whole, 'true or false')
  if (parameter.kind !== 'composite') return { kind: 'missing', parameter, missing: value === 'true' }
  const branches = compositePlaces(parameter).map((place) => {
    const present = 'both' in place ? place.both : [place.owner]
    return present.map((each) => ({ kind: 'missing', parameter: each, missing: false }) as const)
  })
  const there: Filter = { kind: 'any', branches }
  return value === 'true' ? { kind: 'not', filter: there } : there
}

/** Texts that say at least something; several words of one text must all be there. */
function wordLists(name: Name, values: readonly string[]): string[][] {
  const lists = values.map((text) => wordsOf(textValue(text)))
  if (lists.some((words) => words.length === 0 || words.length > MOST_WORDS))
    throw badValue(name.whole, `1 to ${MOST_WORDS} words`)
  return lists
}

/** Most words of one text that is looked for. */
const MOST_WORDS = 20

function textFilter({ table }: Reading, type: string, name: Name, value: string): Filter {
  if (name.modifier !== '' || name.chain !== '') throw notOffered(name.whole)
  const texts = wordLists(name, alternatives(name.whole, value))
  if (name.code === '_text') return { kind: 'words', where: 'narrative', parameters: [], alternatives: texts }
  const parameters = [...table(type).values()].filter(({ kind }) => kind === 'token')
  return { kind: 'words', where: 'anywhere', parameters, alternatives: texts }
}

/** Members of lists: what a List that the requester may see has as an item. */
function listFilter({ table, mayRead }: Reading, name: Name, value: string): Filter {
  const parameter = table('List').get('item')
  const ids = alternatives(name.whole, value).map(textValue)
  if (!parameter || name.modifier !== '' || name.chain !== '') throw notOffered(name.whole)
  if (ids.some((id) => id.startsWith('$'))) throw notOffered('_list of a query')
  if (!mayRead('List')) throw notCovered()
  return { kind: 'has', parameter, filter: { kind: 'id', ids } }
}

function uriFilter(parameter: SearchParameter, name: Name, uris: readonly string[]): Filter {
  switch (name.modifier) {
    case '':
      return { kind: 'uri', parameter, uris }
    case 'below':
    case 'above': {
      const starts = uris.map(uriStarts)
      if (starts.some(([own]) => own === undefined)) throw badValue(name.whole, 'a URL')
      if (name.modifier === 'below') return { kind: 'under', parameter, urls: starts.flatMap(([own]) => own ?? []) }
      return { kind: 'any', branches: starts.flatMap((own) => aboveBranches(parameter, own)) }
    }
    default:
      throw notOffered(name.whole)
  }
}

/** Above `url|1.2` are `url|1`, and `url` where that names no version: another version of it is beside. */
function aboveBranches(parameter: SearchParameter, starts: readonly string[]): Filter[][] {
  const isPart = (start: string) => versionOf(start).version !== undefined
  const urls = starts.filter((start) => !isPart(start))
  const above: Filter = { kind: 'uri', parameter, uris: urls.flatMap((url) => [url, `${url}/`]) }
  if (urls.length === starts.length) return [[above]]
  const others: Filter = { kind: 'under', parameter, urls: urls.map((url) => `${url}|`) }
  return [[{ kind: 'uri', parameter, uris: starts.filter(isPart) }], [above, { kind: 'not', filter: others }]]
}

function compositeFilter(reading: Reading, parameter: SearchParameter, name: Name, values: readonly string[]): Filter {
  const places = compositePlaces(parameter)
  if (name.modifier !== '' || places.length === 0) throw notOffered(name.whole)
  const branches = values.flatMap((value) => {
    const pieces = split(value, '$')
    if (pieces.length !== parameter.components.length || pieces.includes(''))
      throw badValue(name.whole, `${parameter.components.length} values with $ between them`)
    return places.map((place) => {
      if ('both' in place) return place.both.map((each, at) => valueFilter(reading, each, name, pieces[at] ?? ''))
      const components = place.parts.map((part, at) => componentValue(reading, parameter, part, name, pieces[at] ?? ''))
      return [{ kind: 'composite', parameter: place.owner, values: components } as const]
    })
  })
  return { kind: 'any', branches }
}

function componentValue(
  { baseUrl }: Reading,
  parameter: SearchParameter,
  { kind }: Part,
  { whole }: Name,
  text: string,
): ComponentValue {
  switch (kind) {
    case 'token': {
      const value = tokenValue(whole, text)
      if (value.value === undefined) throw badValue(whole, 'a code')
      return { kind, value }
    }
    case 'date':
      return { kind: 'range', value: dateValue(whole, text) }
    case 'number':
      return { kind: 'range', value: numberValue(whole, text) }
    case 'quantity':
      return { kind: 'range', value: quantityValue(whole, text) }
    case 'string':
      if (normalText(textValue(text)) === '') throw badValue(whole, 'a text')
      return { kind, text: textValue(text) }
    case 'uri':
      return { kind, uri: textValue(text) }
    case 'reference':
      return { kind, targets: referenceTargets(whole, textValue(text), [parameter.type], baseUrl) }
    default:
      throw notOffered(whole)
  }
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

function referenceFilter(reading: Reading, parameter: SearchParameter, name: Name, values: readonly string[]): Filter {
  const { baseUrl } = reading
  if (name.modifier === 'identifier')
    return { kind: 'identifier', parameter, values: values.map((text) => tokenValue(name.whole, text)) }
  if ((name.modifier === 'above' || name.modifier === 'below') && leadsToCanonicals(parameter))
    return uriFilter(parameter, name, values.map(textValue))
  if (name.modifier === 'above' || name.modifier === 'below')
    return hierarchyFilter(reading, parameter, { ...name, modifier: '' }, name.modifier, values)
  const types = targetTypes(parameter, name)
  return {
    kind: 'reference',
    parameter,
    targets: values.flatMap((text) => referenceTargets(name.whole, textValue(text), types, baseUrl)),
  }
}

function leadsToCanonicals(parameter: SearchParameter): boolean {
  return valueTypes(parameter).some(({ type }) => type === 'canonical' || type === 'uri')
}

/** Parameters by which a record says of which other of its type it is a part (FHIR R4 search, "Searching Hierarchies"). */
const PARTS = ['partof', 'part-of']

function hierarchyFilter(
  { baseUrl, table, mayRead }: Reading,
  parameter: SearchParameter,
  name: Name,
  direction: 'above' | 'below',
  values: readonly string[],
): Filter {
  const partOf = (type: string) =>
    PARTS.map((code) => table(type).get(code)).find((part) => part?.targets.includes(type))
  const types = targetTypes(parameter, name).filter(partOf)
  if (types.length === 0) throw notOffered(name.whole)
  const targets = values.flatMap((text) => referenceTargets(name.whole, textValue(text), types, baseUrl))
  const places = targets.map((target) => {
    const part = 'type' in target ? partOf(target.type) : undefined
    if ('type' in target && !mayRead(target.type)) throw notCovered()
    if (!part) throw badValue(name.whole, `the id of a ${types.join(' or ')}`)
    return { target, part }
  })
  return { kind: 'hierarchy', parameter, direction, places }
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
  const covered = types.filter(reading.mayRead)
  if (covered.length === 0) throw notCovered()
  const targets = covered.flatMap((type) => {
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
  if (!reading.mayRead(source)) throw notCovered()
  return { kind: 'has', parameter, filter: filterOf(reading, source, rest, value, hops - 1) }
}

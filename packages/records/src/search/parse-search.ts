import { AnamnesisError, isAnamnesisError } from '@anamnesis/core'
import type { BaseUrl } from '../index-rows/references.ts'
import { RESOURCE_TYPES, typeNumber } from '../resource-types.ts'
import { notOffered, parseFilter } from './parse-filter.ts'
import { type ParameterTable, searchParameters } from './search-parameters.ts'
import type { Filter, Form, Include, SearchRequest, SortKey } from './search-request.ts'
import { badValue, shown } from './search-value.ts'
import { sortWay } from './sort-texts.ts'
import { baseElements } from './subset.ts'

/** Matches on a page where the query does not say. */
const DEFAULT_COUNT = 20
/** Most matches on a page; a query for more gets this many. */
const LARGEST_COUNT = 1000
const MOST_PARAMETERS = 100
const MOST_SORT_KEYS = 5
/** Longest query in UTF-16 units. */
const LONGEST_QUERY = 65_536

/** Parameters about the form of the answer, which is the HTTP layer's affair. */
const FORM = new Set(['_format', '_pretty'])

/** How a query is read: what is unknown is refused (strict) or left out, and which parameters there are. */
export type ParseOptions = {
  readonly strict: boolean
  readonly baseUrl: BaseUrl
  /** The search parameters of this store; those of R4 unless given. */
  readonly parameters?: ParameterTable
  /** True of the types that the client may be told of: conditions on records of others are refused. Every type unless given. */
  readonly mayRead?: ((type: string) => boolean) | undefined
  /** All types of a search over several; includes may start from or lead to any of them. */
  readonly among?: readonly string[]
}

type Draft = {
  filters: Filter[]
  sort: SortKey[]
  includes: Include[]
  revincludes: Include[]
  count: number
  total: boolean
  countOnly: boolean
  form: Form
}

type Control = (draft: Draft, value: string, reading: Reading) => void

type Reading = { readonly type: string; readonly table: ParameterTable; readonly among: readonly string[] }

const CONTROLS: ReadonlyMap<string, Control> = new Map(
  Object.entries<Control>({
    _count: (draft, value) => {
      if (!/^\d{1,9}$/.test(value)) throw badValue('_count', 'a number from 0 to 1000')
      draft.count = Math.min(Number(value), LARGEST_COUNT)
      draft.countOnly ||= draft.count === 0
    },
    _total: (draft, value) => {
      if (value !== 'none' && value !== 'accurate' && value !== 'estimate')
        throw badValue('_total', 'none, estimate or accurate')
      draft.total = value !== 'none'
    },
    _summary: (draft, value) => {
      if (value === 'count') draft.countOnly = true
      else if (value === 'true' || value === 'text' || value === 'data' || value === 'false')
        draft.form = { ...draft.form, summary: value }
      else throw badValue('_summary', 'true, text, data, count or false')
    },
    _elements: (draft, value, { type }) => {
      const elements = value
        .split(',')
        .map((name) => (name.startsWith(`${type}.`) ? name.slice(type.length + 1) : name))
      if (!elements.every((name) => ALWAYS_THERE.has(name) || baseElements(type, name).length > 0))
        throw badValue('_elements', `base elements of ${type}`)
      draft.form = { ...draft.form, elements: [...(draft.form.elements ?? []), ...elements] }
    },
    _sort: (draft, value, reading) => {
      draft.sort = value.split(',').map((key) => sortKey(reading.table, reading.type, key))
      if (draft.sort.length > MOST_SORT_KEYS) throw badValue('_sort', `at most ${MOST_SORT_KEYS} keys`)
    },
    _include: (draft, value, { type, table, among }) => {
      const include = includeOf(table, '_include', value, type)
      if (!among.includes(include.type)) throw badValue('_include', `references of ${type}`)
      if (include.type === type) draft.includes.push(include)
    },
    '_include:iterate': (draft, value, { type, table }) => {
      draft.includes.push({ ...includeOf(table, '_include', value, type), iterate: true })
    },
    _revinclude: (draft, value, { type, table, among }) => {
      const include = value === '*' ? anyReferrer(table) : includeOf(table, '_revinclude', value, undefined)
      const parameters = include.parameters.filter(
        ({ targets }) => targets.includes('Resource') || among.some((each) => targets.includes(each)),
      )
      if (parameters.length === 0) throw badValue('_revinclude', `references to ${type}`)
      draft.revincludes.push({ ...include, parameters })
    },
    '_revinclude:iterate': (draft, value, { table }) => {
      draft.revincludes.push({ ...includeOf(table, '_revinclude', value, undefined), iterate: true })
    },
  }),
)

/** Elements of every resource, which `_elements` may name. */
const ALWAYS_THERE = new Set(['id', 'meta', 'implicitRules', 'language', 'text', 'resourceType'])

function sortKey(table: ParameterTable, type: string, text: string): SortKey {
  const descending = text.startsWith('-')
  const code = descending ? text.slice(1) : text
  if (code === '_id' || code === '_lastUpdated') return { by: code, descending }
  const parameter = table(type).get(code)
  if (!parameter) throw badValue('_sort', `search parameters of ${type}`)
  if (sortWay(parameter) === 'none')
    throw new AnamnesisError('not-supported', `a search cannot be sorted by ${shown(code)}`)
  return { by: parameter, descending }
}

/** What refers by any parameter of any type. */
function anyReferrer(table: ParameterTable): Include {
  const parameters = RESOURCE_TYPES.flatMap((type) => [...table(type).values()])
  return {
    type: '*',
    parameters: parameters.filter(({ kind }) => kind === 'reference'),
    target: undefined,
    iterate: false,
  }
}

function includeOf(table: ParameterTable, name: string, value: string, ownType: string | undefined): Include {
  const [type = '', code = '', target, ...more] =
    value === '*' && ownType !== undefined ? [ownType, '*'] : value.split(':')
  if (typeNumber(type) === undefined || more.length > 0) throw badValue(name, 'Type:parameter or Type:parameter:Target')
  if (target !== undefined && typeNumber(target) === undefined) throw badValue(name, 'a resource type as target')
  const parameters = [...table(type).values()].filter(
    (parameter) => parameter.kind === 'reference' && (code === '*' || parameter.code === code),
  )
  if (parameters.length === 0) throw badValue(name, `a reference parameter of ${type}`)
  return { type, parameters, target, iterate: false }
}

/**
 * Returns what a query on a resource type asks for. Strict (the default of the server) refuses what it does not know; lenient leaves it out, and
 * `understood` shows what was left.
 * @throws `unknown-search-parameter`, `not-supported` or `bad-request`, each naming the parameter.
 */
export function parseSearch(type: string, query: URLSearchParams | string, options: ParseOptions): SearchRequest {
  if (typeNumber(type) === undefined) throw new AnamnesisError('not-found', 'there is no such resource type')
  const pairs = pairsOf(query)
  const draft: Draft = {
    filters: [],
    sort: [],
    includes: [],
    revincludes: [],
    count: DEFAULT_COUNT,
    total: false,
    countOnly: false,
    form: { summary: 'false', elements: null },
  }
  const understood: (readonly [string, string])[] = []
  let cursor: string | null = null
  for (const [name, value] of pairs) {
    if (FORM.has(name)) continue
    if (name === '_cursor') cursor = value
    else if (take(draft, type, name, value, options)) understood.push([name, value])
  }
  if (draft.form.summary === 'text' && draft.includes.length + draft.revincludes.length > 0)
    throw badValue('_summary', 'another value than text where records are included')
  return { type, ...draft, cursor, understood }
}

/**
 * Returns how much of a resource a query asks for by `_summary` and `_elements`; everything else in it counts for nothing.
 * @throws `bad-request`
 */
export function formOf(type: string, query: URLSearchParams): Form {
  const about = [...query].filter(([name]) => name === '_summary' || name === '_elements')
  const { form, countOnly } = parseSearch(type, new URLSearchParams(about), { strict: true, baseUrl: '' })
  if (countOnly) throw badValue('_summary', 'true, text, data or false')
  return form
}

function pairsOf(query: URLSearchParams | string): (readonly [string, string])[] {
  const pairs = [...(typeof query === 'string' ? new URLSearchParams(query) : query)]
  const length = pairs.reduce((sum, [name, value]) => sum + name.length + value.length, 0)
  if (pairs.length > MOST_PARAMETERS || length > LONGEST_QUERY)
    throw new AnamnesisError(
      'bad-request',
      `a search takes at most ${MOST_PARAMETERS} parameters and ${LONGEST_QUERY} characters`,
    )
  for (const [name, value] of pairs)
    if (value.includes('\0') || !value.isWellFormed()) throw badValue(name, 'well-formed text without NUL')
  return pairs
}

/** Returns true if the parameter was understood. */
function take(
  draft: Draft,
  type: string,
  name: string,
  value: string,
  { strict, baseUrl, parameters: table = searchParameters, mayRead = () => true, among = [type] }: ParseOptions,
): boolean {
  const control = CONTROLS.get(name)
  if (!control && /^_(include|revinclude|sort|count|total|summary|elements)\b/.test(name)) throw notOffered(name)
  try {
    if (value === '') throw new AnamnesisError('bad-request', `${shown(name)} has no value`)
    if (control) control(draft, value, { type, table, among })
    else draft.filters.push(parseFilter({ baseUrl, table, mayRead }, type, name, value))
    return true
  } catch (error) {
    // A modifier that is not offered is refused even by the lenient: without it the parameter would mean something else (R4 search, modifiers).
    if (strict || name.includes(':') || !isAnamnesisError(error)) throw error
    if (error.code === 'unknown-search-parameter' || error.code === 'not-supported') return false
    throw error
  }
}

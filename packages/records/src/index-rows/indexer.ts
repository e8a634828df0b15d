import { DEFAULT_SUBJECT, SUBJECT_PATHS } from '@anamnesis/core'
import { loadDefinitions } from '../definitions.ts'
import { typeNumber } from '../resource-types.ts'
import type { ParameterNumbers } from '../search/parameter-numbers.ts'
import { type ParameterTable, type SearchParameter, searchParameters } from '../search/search-parameters.ts'
import { compartmentRows } from './compartment-rows.ts'
import { compositePlaces } from './composite.ts'
import { compositeRows } from './composite-rows.ts'
import { contentRows } from './content-rows.ts'
import { CONVERSIONS, type Conversion, LATITUDE, LONGITUDE } from './conversions.ts'
import { type ElementWalk, elementWalks, referencedType, walkElements } from './element-walk.ts'
import type { IndexHash } from './index-hash.ts'
import { type IndexRows, RowCollector } from './index-rows.ts'
import type { Indexable } from './indexable.ts'
import { parameterParts } from './parameter-parts.ts'
import { type BaseUrl, referenceHash, targetHash, targetOf } from './references.ts'

/** What the store knows of a record beside its bytes: whose record it is here. */
export type RecordPlace = {
  /** Local number of the custodian, 0 for this hospital. */
  readonly custodian: number
  /** Local Patient ids; for a visiting record they come from the link, never from its bytes. */
  readonly patients: readonly string[]
}

/** Returns all index rows of a resource: for the search parameters of every kind, its words, and the patient compartment. */
export type Indexer = (resource: Indexable, place: RecordPlace) => IndexRows

type Source = (rows: RowCollector, resource: Indexable, place: RecordPlace) => void

type Parts = {
  readonly hash: IndexHash
  readonly numbers: ParameterNumbers
  readonly baseUrl: BaseUrl
  /** The parameters of this store; those of R4 unless given. */
  readonly parameters?: ParameterTable
}

/** Returns an indexer for this database; the way through each type is worked out when the type is first seen. */
export function createIndexer(parts: Parts): Indexer {
  loadDefinitions()
  const sources = new Map<string, readonly Source[]>()
  const { parameters = searchParameters } = parts
  return (resource, place) => {
    const type = resource.resourceType
    let ofType = sources.get(type)
    if (!ofType) {
      ofType = [...parameters(type).values()].flatMap((parameter) => sourcesOf(parameter, parts))
      sources.set(type, ofType)
    }
    const rows = new RowCollector(parts.hash)
    for (const source of ofType) source(rows, resource, place)
    contentRows(rows, typeNumber(type) ?? 0, resource)
    for (const { p, t } of compartmentRows(parts.hash, type, place.patients)) rows.reference(p, t)
    return rows.rows()
  }
}

function sourcesOf(parameter: SearchParameter, parts: Parts): Source[] {
  if (parameterParts(parameter).length > 0) return []
  if (parameter.kind === 'composite') return compositeSources(parameter, parts)
  if (parameter.kind === 'special') return parameter.code === 'near' ? [positionSource(parameter, parts)] : []
  const p = parts.numbers(parameter.type, parameter.code)
  if (parameter.existence) return [existenceSource(parameter, p)]
  return parameter.paths
    .flatMap(({ steps }) => elementWalks(parameter.type, steps))
    .flatMap((walk) => {
      if (parameter.kind === 'reference') return [referenceSource(parameter, p, walk, parts)]
      const convert = CONVERSIONS[parameter.kind]?.[walk.type]
      return convert ? [valueSource(p, walk, convert)] : []
    })
}

/** Rows that several parameters share are those of their owner. */
function compositeSources(parameter: SearchParameter, parts: Parts): Source[] {
  const { hash, baseUrl } = parts
  return compositePlaces(parameter).flatMap((place) => {
    if ('both' in place || place.owner !== parameter) return []
    const p = parts.numbers(parameter.type, parameter.code)
    return [
      (rows: RowCollector, resource: Indexable, { custodian }: RecordPlace) =>
        compositeRows(rows, p, place, resource, (reference) => {
          const target = targetOf(reference, baseUrl)
          return target && targetHash(hash, target, custodian)
        }),
    ]
  })
}

function positionSource({ type, code }: SearchParameter, { numbers }: Parts): Source {
  const p = numbers(type, code)
  return (rows, { position }) => {
    const { latitude, longitude } = Object(position) as Record<string, unknown>
    if (typeof latitude !== 'number' || typeof longitude !== 'number') return
    rows.range(p, latitude, latitude, LATITUDE)
    rows.range(p, longitude, longitude, LONGITUDE)
  }
}

function valueSource(p: number, walk: ElementWalk, convert: Conversion): Source {
  return (rows, resource) => walkElements(walk, resource, (value) => convert(rows, p, value))
}

function existenceSource(parameter: SearchParameter, p: number): Source {
  const walks = parameter.paths.flatMap(({ steps }) => elementWalks(parameter.type, steps))
  return (rows, resource) => {
    let found = false
    for (const walk of walks)
      walkElements(walk, resource, (value) => {
        found ||= value !== false
      })
    rows.token(p, undefined, String(found))
  }
}

/** True if the walk leads to the element that says whose record it is. */
function isSubject(type: string, walk: ElementWalk): boolean {
  const path = walk.moves.flatMap((move) => (move.kind === 'property' ? [move.name] : [])).join('.')
  return (SUBJECT_PATHS[type] ?? DEFAULT_SUBJECT).includes(path)
}

function referenceSource(parameter: SearchParameter, p: number, walk: ElementWalk, parts: Parts): Source {
  const { hash, baseUrl } = parts
  if (walk.type === 'canonical' || walk.type === 'uri') return canonicalSource(p, walk, parts)
  const subject = isSubject(parameter.type, walk)

  function literal(rows: RowCollector, text: string, place: RecordPlace): void {
    const target = targetOf(text, baseUrl)
    if (target) rows.reference(p, targetHash(hash, target, place.custodian))
  }

  return (rows, resource, place) =>
    walkElements(walk, resource, (value) => {
      if (typeof value !== 'object' || value === null) return
      const { reference, identifier, resourceType, id } = value as Record<string, unknown>
      if (typeof resourceType === 'string') return literal(rows, `${resourceType}/${String(id)}`, place)
      if (identifier !== undefined) identifierRows(rows, p, identifier)
      if (subject && place.custodian !== 0 && referencedType(value as Record<string, unknown>) === 'Patient')
        for (const patient of place.patients) rows.reference(p, referenceHash(hash, 0, 'Patient', patient))
      else if (typeof reference === 'string') literal(rows, reference, place)
      else rows.present(p)
    })
}

function identifierRows(rows: RowCollector, p: number, identifier: unknown): void {
  const { system, value } = Object(identifier) as Record<string, unknown>
  rows.identifier(p, typeof system === 'string' ? system : undefined, typeof value === 'string' ? value : undefined)
}

/** A canonical is found with its version and without (FHIR R4 references, section 2.3.0.2), and like any other reference where it names a record. */
function canonicalSource(p: number, walk: ElementWalk, { hash, baseUrl }: Parts): Source {
  return (rows, resource, place) =>
    walkElements(walk, resource, (value) => {
      if (typeof value !== 'string') return
      rows.uri(p, value)
      for (const text of new Set([value, value.split('|')[0] ?? value])) {
        const target = targetOf(text, baseUrl)
        if (target) rows.reference(p, targetHash(hash, target, place.custodian))
      }
    })
}

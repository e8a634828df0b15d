import { AnamnesisError } from '@anamnesis/core'
import type { z } from 'zod'
import type { Direction } from './measure.ts'
import type { Elm, ListedValueSet, MeasureResource } from './measure-schema.ts'
import { elmSchema, librarySchema, measureSchema, valueSetSchema } from './measure-schema.ts'

/** A measure with all that it needs, as published: it can be kept and opened without anything else. */
export type PublishedMeasure = {
  readonly measure: MeasureResource
  readonly libraries: readonly z.infer<typeof librarySchema>[]
  readonly valueSets: readonly ListedValueSet[]
}

type Published = {
  readonly libraries: readonly { readonly library: z.infer<typeof librarySchema>; readonly elm: Elm['library'] }[]
  readonly valueSets: readonly ListedValueSet[]
}

/**
 * Returns every measure among FHIR resources, each with the libraries and value sets that it needs.
 * @throws `bad-request` that names what a measure lacks, or what of it cannot be read
 */
export function readMeasures(resources: readonly unknown[]): PublishedMeasure[] {
  const measures = readAll('Measure', measureSchema, resources)
  if (measures.length === 0) throw new AnamnesisError('bad-request', 'there is no Measure among the files')
  const libraries = readAll('Library', librarySchema, resources).flatMap((library) => {
    const elm = elmOf(library)
    return elm === null ? [] : [{ library, elm }]
  })
  // A value set that is only defined, not listed, counts as absent: it is then named by the measure that needs it.
  const listed = resources.filter((resource) => valueSetSchema.safeParse(resource).success)
  const published = { libraries, valueSets: readAll('ValueSet', valueSetSchema, listed) }
  return measures.map((measure) => withNeeds(measure, published))
}

/** Returns the ELM of a Library, null where it has none. @throws `bad-request` for one that cannot be read */
export function elmOf(library: z.infer<typeof librarySchema>): Elm['library'] | null {
  const data = library.content.find(({ contentType }) => contentType === 'application/elm+json')?.data
  if (data === undefined) return null
  const parsed = elmSchema.safeParse(jsonOf(Buffer.from(data, 'base64').toString()))
  if (!parsed.success) throw new AnamnesisError('bad-request', `the ELM of ${library.url} cannot be read`)
  return parsed.data.library
}

/** Returns the identifiers and versions of the value sets that ELM names. */
export function valueSetsOf(elm: Elm['library']): readonly { readonly id: string; readonly version?: string }[] {
  return (elm.valueSets?.def ?? []).map(({ id, version }) => ({ id, ...(version !== undefined && { version }) }))
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function readAll<Schema extends z.ZodType>(
  type: string,
  schema: Schema,
  resources: readonly unknown[],
): z.infer<Schema>[] {
  return resources.filter((resource) => typeOf(resource) === type).map((resource) => readOne(type, schema, resource))
}

function typeOf(resource: unknown): unknown {
  return (resource as { resourceType?: unknown } | null)?.resourceType
}

function readOne<Schema extends z.ZodType>(type: string, schema: Schema, resource: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(resource)
  if (parsed.success) return parsed.data
  const { id, url } = resource as { id?: unknown; url?: unknown }
  const where = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
  throw new AnamnesisError('bad-request', `${type} ${String(url ?? id)} cannot be used:`, { issues: where })
}

/** The library of a measure and those that these include, with the value sets of all. */
function withNeeds(measure: MeasureResource, { libraries, valueSets }: Published): PublishedMeasure {
  const missing = new Set<string>()
  const needed = new Map<string, Published['libraries'][number]>()
  const need = (name: string, found: Published['libraries'][number] | undefined) => {
    if (found === undefined) return void missing.add(`Library ${name}`)
    if (needed.has(found.library.url)) return
    needed.set(found.library.url, found)
    for (const { path, version } of found.elm.includes?.def ?? [])
      need(
        path,
        libraries.find(({ elm }) => isIncluded(elm, path, version)),
      )
  }
  const [main = ''] = measure.library
  need(
    main,
    libraries.find(({ library }) => library.url === main.split('|')[0]),
  )
  const sets = [...needed.values()].flatMap(({ elm }) => valueSetsOf(elm))
  for (const { id } of sets) if (!valueSets.some(({ url }) => url === id)) missing.add(`ValueSet ${id} with its codes`)
  if (missing.size > 0)
    throw new AnamnesisError('bad-request', `${measure.title} ${measure.version} lacks:`, {
      issues: [...missing].map((message) => ({ path: measure.url, message })),
    })
  return {
    measure,
    libraries: [...needed.values()].map(({ library }) => library),
    valueSets: valueSets.filter(({ url }) => sets.some(({ id }) => id === url)),
  }
}

// ELM names a library by its namespace and id, which need not be the address of its Library resource.
function isIncluded({ identifier }: Elm['library'], path: string, version: string | undefined): boolean {
  const names = [identifier.id, `${identifier.system}/${identifier.id}`]
  return names.includes(path) && (version === undefined || identifier.version === version)
}

const IMPROVEMENT = 'http://hl7.org/fhir/us/cqfmeasures/StructureDefinition/cqfm-improvementNotation'

/**
 * Returns what is better for a measure, to be in the numerator (`increase`) or not, as its notation says; null where there is none or its code says another
 * thing than its words (as in the drafts of 2024, whose every measure has the code `decrease` beside the words "increase").
 */
export function directionOf(measure: MeasureResource): Direction | null {
  const notations = [
    measure.improvementNotation,
    ...measure.group
      .flatMap(({ extension }) => (extension ?? []).filter(({ url }) => url === IMPROVEMENT))
      .map(({ valueCodeableConcept }) => valueCodeableConcept),
  ].flatMap((concept) => concept?.coding ?? [])
  const said = new Set(notations.flatMap(({ code, display }) => [code ?? '', ...directionsIn(display)]))
  const [only] = said
  return said.size === 1 && (only === 'increase' || only === 'decrease') ? only : null
}

function directionsIn(display: string | undefined): readonly string[] {
  return /increase|decrease/i.exec(display ?? '')?.map((word) => word.toLowerCase()) ?? []
}

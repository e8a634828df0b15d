import { AnamnesisError } from '@anamnesis/core'
import type { Criteria, Direction, Measure, MeasureName } from './measure.ts'
import { POPULATIONS } from './measure.ts'
import type { Concept, Elm, ListedValueSet, MeasureResource } from './measure-schema.ts'
import type { PublishedMeasure } from './read-measures.ts'
import { elmOf } from './read-measures.ts'

/**
 * Returns a measure ready to be asked about patients: read once, it is kept (about 50 ms and 10 MB each).
 * @throws `bad-request` for a measure of another kind than a proportion of patients, or whose criteria its library does not have
 */
export async function openMeasure(published: PublishedMeasure, direction: Direction): Promise<Measure> {
  const { CodeService, Library, Repository } = await import('cql-execution')
  const elms = published.libraries.flatMap((library) => elmOf(library) ?? [])
  const [main] = elms
  if (main === undefined) throw unusable(published.measure, 'it has no library')
  const groups = published.measure.group.map((group) => criteriaOf(published.measure, group, main))
  const repository = new Repository(Object.fromEntries(elms.map((library) => [library.identifier.id, { library }])))
  return {
    ...nameOf(published.measure, direction),
    groups,
    library: new Library({ library: main }, repository),
    codes: new CodeService(codesOf(published.valueSets)),
  }
}

/** Returns what a measure says of itself. */
export function nameOf(measure: MeasureResource, direction: Direction): MeasureName {
  const kinds = extensionsOf(measure, 'cqfm-type').flatMap(({ valueCodeableConcept }) => codesIn(valueCodeableConcept))
  return {
    id: idOf(measure),
    version: measure.version,
    // Drafts of the CMS measures end in the format: "Breast Cancer ScreeningFHIR".
    title: measure.title.replace(/FHIR$/, ''),
    publisher: measure.publisher ?? '',
    direction,
    kind: kinds.includes('outcome') ? 'outcome' : 'process',
  }
}

function idOf({ identifier, url }: MeasureResource): string {
  const short = identifier?.find(({ type }) => codesIn(type).includes('short-name'))?.value
  return short ?? url.replace(/^.*\//, '')
}

function codesIn(concept: Concept | undefined): readonly string[] {
  return (concept?.coding ?? []).flatMap(({ code }) => code ?? [])
}

function extensionsOf(measure: MeasureResource, name: string) {
  return measure.group.flatMap(({ extension }) => (extension ?? []).filter(({ url }) => url.endsWith(`/${name}`)))
}

function unusable(measure: MeasureResource, why: string): AnamnesisError {
  return new AnamnesisError('bad-request', `${measure.title} ${measure.version} cannot be used: ${why}`)
}

function criteriaOf(measure: MeasureResource, group: MeasureResource['group'][number], elm: Elm['library']): Criteria {
  const scoring = [
    ...codesIn(measure.scoring),
    ...extensionsOf(measure, 'cqfm-scoring').flatMap((it) => codesIn(it.valueCodeableConcept)),
  ]
  if (!scoring.every((code) => code === 'proportion')) throw unusable(measure, 'it is no proportion measure')
  const bases = extensionsOf(measure, 'cqfm-populationBasis').flatMap(({ valueCode }) => valueCode ?? [])
  if (!bases.every((basis) => basis === 'boolean')) throw unusable(measure, 'it counts other things than patients')
  const statements = new Set(elm.statements.def.map(({ name }) => name))
  const criteria = Object.fromEntries(
    group.population.flatMap(({ code, criteria: { expression } }) => codesIn(code).map((kind) => [kind, expression])),
  )
  for (const expression of Object.values(criteria))
    if (!statements.has(expression)) throw unusable(measure, `its library has no "${expression}"`)
  for (const kind of ['initial-population', 'denominator', 'numerator'])
    if (criteria[kind] === undefined) throw unusable(measure, `it has no ${kind}`)
  return Object.fromEntries(POPULATIONS.flatMap((kind) => (criteria[kind] ? [[kind, criteria[kind]]] : [])))
}

type Codes = Record<string, Record<string, { code: string; system: string; version?: string }[]>>

function codesOf(valueSets: readonly ListedValueSet[]): Codes {
  const codes: Codes = {}
  for (const { url, version = '', expansion } of valueSets) {
    const listed = expansion.contains.flatMap(({ code, system, version }) =>
      code === undefined || system === undefined ? [] : [{ code, system, ...(version !== undefined && { version }) }],
    )
    codes[url] = { ...codes[url], [version]: listed }
  }
  return codes
}

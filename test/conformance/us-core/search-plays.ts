import type { Provenance, Resource } from '@medplum/fhirtypes'
import { referenceOf, stringsOf, timeOf, tokensOf } from '../judge/matches.ts'
import { parameterOf, searchValues } from '../judge/search-values.ts'
import type { Expectation, Group } from './metadata.ts'
import type { Play } from './play.ts'
import type { Criterion, Stage } from './stage.ts'
import { difference, expected, nameOf, search } from './stage.ts'

const DAY_MS = 86_400_000

/** Returns the plays of a profile's searches: each combination alone, by form, with comparators, alternatives and chains. */
export function searchPlays(stage: Stage, group: Group, record: Resource): Play[] {
  return group.searches.flatMap(({ names, expectation }, index) => {
    const play = (level: Expectation, what: string, criteria: () => Criterion[], method?: 'POST'): Play => ({
      level,
      what: `search ${what}`,
      run: async () => asAsked(stage, group.resource, criteria(), method),
    })
    const plain = () => names.map((name): Criterion => [name, valueFor(record, name, 'plain')])
    return [
      play(expectation, names.join(' + '), plain),
      ...(index === 0 ? [play(expectation, `${names.join(' + ')} by POST`, plain, 'POST')] : []),
      play(expectation, `${names.join(' + ')}, namespaces and bare ids`, () =>
        names.map((name): Criterion => [name, valueFor(record, name, 'other')]),
      ),
      ...comparatorPlays(group, names, expectation).map(({ name, prefix, level }) =>
        play(level, `${names.join(' + ')}, ${name} ${prefix}`, () =>
          names.map(
            (each): Criterion => [
              each,
              each === name ? dateFor(record, name, prefix) : valueFor(record, each, 'plain'),
            ],
          ),
        ),
      ),
      ...alternativePlays(group, names).map(({ name, level }) =>
        play(level, `${names.join(' + ')}, several ${name}`, () =>
          names.map(
            (each): Criterion => [
              each,
              each === name ? several(stage, group, record, name) : valueFor(record, each, 'plain'),
            ],
          ),
        ),
      ),
    ]
  })
}

async function asAsked(stage: Stage, type: string, criteria: Criterion[], method?: 'POST'): Promise<string | null> {
  const wanted = expected(stage, type, criteria)
  if (wanted.length === 0)
    return `the data hold nothing for ${criteria.map(([name, value]) => `${name}=${value}`).join('&')}`
  const found = await search(stage, type, criteria, method)
  return difference(found.matches, wanted)
}

/** Returns the value of a record for a parameter as a client would ask for it: `other` is another way to ask for the same. */
function valueFor(record: Resource, name: string, way: 'plain' | 'other'): string {
  const parameter = parameterOf(record.resourceType, name)
  const values = parameter ? searchValues(record, parameter) : []
  const [value] = parameter?.type === 'token' ? values.filter((each) => tokensOf(each).length > 0) : values
  if (!parameter || !value) throw new Error(`the data hold no ${name}`)
  if (parameter.type === 'date') return dateFor(record, name, value.type === 'Period' || way === 'other' ? 'ge' : 'eq')
  if (parameter.type === 'reference') return way === 'plain' ? referenceOf(value) : bareId(referenceOf(value))
  if (parameter.type === 'string')
    return escaped(stringsOf(value)[way === 'plain' ? 0 : stringsOf(value).length - 1] ?? '')
  const [token] = tokensOf(value)
  const system = way === 'plain' || token?.system === undefined ? '' : `${token.system}|`
  return `${system}${escaped(token?.code ?? '')}`
}

function bareId(reference: string): string {
  return /^[A-Za-z]+\/[^/]+$/.test(reference) ? (reference.split('/')[1] ?? '') : reference
}

function escaped(text: string): string {
  return text.replace(/[\\,|$]/g, '\\$&')
}

/** Returns a date, by day, that the record's own meets under a prefix. */
function dateFor(record: Resource, name: string, prefix: string): string {
  const parameter = parameterOf(record.resourceType, name)
  const time =
    parameter &&
    searchValues(record, parameter)
      .map(timeOf)
      .find((stretch) => stretch !== null)
  if (!time) throw new Error(`the data hold no ${name}`)
  const from = Number.isFinite(time.from) ? time.from : time.to
  // A period that begins on a day reaches below the next.
  const shift = prefix === 'gt' ? -DAY_MS : prefix === 'lt' || (prefix === 'le' && time.to > from + DAY_MS) ? DAY_MS : 0
  const day = new Date(from + shift).toISOString().slice(0, 10)
  return prefix === 'eq' ? day : `${prefix}${day}`
}

function comparatorPlays({ definitions }: Group, names: readonly string[], own: Expectation) {
  return names.flatMap((name) =>
    Object.entries(definitions[name]?.comparators ?? {})
      .filter(([, level]) => level === 'SHALL' || level === 'SHOULD')
      .map(([prefix, level]) => ({ name, prefix, level: weaker(own, level) })),
  )
}

function alternativePlays({ definitions }: Group, names: readonly string[]) {
  return names.flatMap((name) => {
    const level = definitions[name]?.multipleOr
    return level === 'SHALL' || level === 'SHOULD' ? [{ name, level }] : []
  })
}

function weaker(a: Expectation, b: Expectation): Expectation {
  return a === 'SHALL' ? b : a
}

/** Returns all values that US Core lists for a parameter, or else those that the data hold. */
function several(stage: Stage, { resource, definitions }: Group, record: Resource, name: string): string {
  const listed = definitions[name]?.values ?? []
  const parameter = parameterOf(resource, name)
  const held = [record, ...stage.records]
    .filter(({ resourceType }) => resourceType === resource)
    .flatMap((record) => (parameter ? searchValues(record, parameter) : []).flatMap(tokensOf))
  const codes = held.map(({ code }) => code ?? '').filter((code) => code !== '')
  const own = codes.slice(0, 1)
  return [...new Set([...own, ...listed, ...codes])].slice(0, 12).map(escaped).join(',')
}

/** Returns the plays of searches that bring other records along: `_include`, `_revinclude`, and chains. */
export function companionPlays(stage: Stage, group: Group, record: Resource, levels: Levels): Play[] {
  const [first] = group.searches
  if (!first) return []
  const type = group.resource
  const plain = () => first.names.map((name): Criterion => [name, valueFor(record, name, 'plain')])
  const withMatches = async (more: Criterion, wanted: (matched: Resource[]) => string[]) => {
    const names = expected(stage, type, plain())
    const matched = names.flatMap((name) => stage.byName.get(name) ?? [])
    const companions = [...new Set(wanted(matched))].filter((name) => !names.includes(name))
    if (companions.length === 0) return 'the data hold nothing to bring along'
    const found = await search(stage, type, [...plain(), more])
    return difference(found.matches, names) ?? difference(found.includes, companions)
  }
  return [
    ...group.includes.map(
      (include): Play => ({
        level: levels.include(include),
        what: `_include ${include}`,
        run: () =>
          withMatches(['_include', include], (matched) => matched.flatMap((each) => included(stage, each, include))),
      }),
    ),
    ...group.revincludes.map(
      (include): Play => ({
        level: levels.revinclude(include),
        what: `_revinclude ${include}`,
        run: () => withMatches(['_revinclude', include], (matched) => provenances(stage, matched.map(nameOf))),
      }),
    ),
    ...chains(group).map(
      ({ name, chain, level }): Play => ({
        level,
        what: `search ${name}.${chain}`,
        run: () => chained(stage, record, name, chain),
      }),
    ),
  ]
}

/** How much the server's CapabilityStatement wants an include. */
export type Levels = {
  readonly include: (include: string) => Expectation
  readonly revinclude: (include: string) => Expectation
}

function included(stage: Stage, record: Resource, include: string): string[] {
  const [type = '', name = '', target] = include.split(':')
  const parameter = parameterOf(type, name)
  const references = parameter ? searchValues(record, parameter).map(referenceOf) : []
  return references.filter((each) => stage.byName.has(each) && (target === undefined || each.startsWith(`${target}/`)))
}

function provenances({ records }: Stage, names: readonly string[]): string[] {
  const all = records.filter((record): record is Provenance => record.resourceType === 'Provenance')
  return all.filter(({ target }) => target.some(({ reference }) => names.includes(reference ?? ''))).map(nameOf)
}

function chains({ definitions }: Group) {
  return Object.entries(definitions).flatMap(([name, { chains }]) =>
    chains.map(({ chain, expectation }) => ({ name, chain, level: expectation })),
  )
}

async function chained(stage: Stage, record: Resource, name: string, chain: string): Promise<string | null> {
  const type = record.resourceType
  const target = stage.byName.get(valueFor(record, name, 'plain'))
  if (!target) return 'the data hold no target of the chain'
  const value = valueFor(target, chain, 'other')
  const targets = expected(stage, target.resourceType, [[chain, value]])
  const wanted = new Set(targets.flatMap((each) => expected(stage, type, [[name, each]])))
  const found = await search(stage, type, [[`${name}:${target.resourceType}.${chain}`, value]])
  const bare = await search(stage, type, [[`${name}.${chain}`, value]])
  return difference(found.matches, [...wanted]) ?? difference(bare.matches, [...wanted])
}

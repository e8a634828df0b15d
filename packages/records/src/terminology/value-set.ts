import type { ValueSet, ValueSetComposeInclude, ValueSetExpansionContains } from '@medplum/fhirtypes'
import type { CompiledSystem } from './code-system.ts'
import { isAbstract, isInactive } from './code-system.ts'
import { filterCodes } from './filter-codes.ts'

/** One code that a value set lists. */
export type Member = {
  readonly system: string
  readonly code: string
  readonly display: string | undefined
  readonly abstract: boolean
  readonly inactive: boolean
}

/** A part of a value set that cannot be listed: codes of this system (`null`: of any) may belong to it. */
export type Unlisted = { readonly system: string | null; readonly reason: string }

/** A value set, worked out as far as this server can. */
export type CompiledValueSet = {
  readonly url: string
  readonly version: string | undefined
  readonly name: string | undefined
  /** Members in their order, by `system|code`. */
  readonly members: ReadonlyMap<string, Member>
  /** Codes without their systems. */
  readonly codes: ReadonlySet<string>
  /** Names (`system|code`) that the value set leaves out for certain. */
  readonly excluded: ReadonlySet<string>
  /** Empty: the members are all there are. */
  readonly unlisted: readonly Unlisted[]
}

/** What a value set is worked out with. */
export type Sources = {
  readonly system: (canonical: string) => CompiledSystem | undefined
  readonly valueSet: (canonical: string) => CompiledValueSet | undefined
}

/** Most codes that one value set lists. */
export const MOST_MEMBERS = 100_000

/** Most parts (systems and value sets, included and excluded) that one value set is put together from; R4's own have at most 30. */
const MOST_PARTS = 200

/** Returns a code's name as a key. */
export function memberName(system: string, code: string): string {
  return `${system}|${code}`
}

/** Returns what a value set lists: its composition, or where that cannot be followed, the expansion that its author made. */
export function compileValueSet(resource: ValueSet, sources: Sources): CompiledValueSet {
  const composed = compose(resource, sources)
  const made = resource.expansion?.contains
  // An author's expansion that is not limited to a page knows more than a composition of code systems that are not here.
  const isWhole = made !== undefined && (resource.expansion?.total ?? made.length) <= made.length
  if (!isWhole || (composed.unlisted.length === 0 && composed.members.size > 0)) return composed
  const members = new Map<string, Member>()
  addContains(made, members)
  return finished(resource, members, new Set(), [])
}

type Part = { readonly members: ReadonlyMap<string, Member>; readonly unlisted: readonly Unlisted[] }

function compose(resource: ValueSet, sources: Sources): CompiledValueSet {
  const given = [...(resource.compose?.include ?? []), ...(resource.compose?.exclude ?? [])]
  if (given.reduce((sum, { valueSet = [] }) => sum + 1 + valueSet.length, 0) > MOST_PARTS)
    return finished(resource, new Map(), new Set(), [tooManyParts])
  const members = new Map<string, Member>()
  const unlisted: Unlisted[] = []
  for (const include of resource.compose?.include ?? []) {
    const part = partOf(include, sources)
    for (const [name, member] of part.members) members.set(name, member)
    unlisted.push(...part.unlisted)
    if (members.size > MOST_MEMBERS) return finished(resource, new Map(), new Set(), [tooMany])
  }
  const excluded = new Set<string>()
  for (const exclude of resource.compose?.exclude ?? []) {
    const part = partOf(exclude, sources)
    for (const name of part.members.keys()) {
      members.delete(name)
      excluded.add(name)
    }
    // What may be left out is not known to be in.
    for (const { system, reason } of part.unlisted) {
      for (const [name, member] of members) if (system === null || member.system === system) members.delete(name)
      unlisted.push({ system, reason })
    }
  }
  if (resource.compose === undefined) unlisted.push({ system: null, reason: 'it has no composition' })
  return finished(resource, members, excluded, unlisted)
}

const tooManyParts: Unlisted = { system: null, reason: `it is put together from more than ${MOST_PARTS} parts` }
const tooMany: Unlisted = { system: null, reason: `it has more than ${MOST_MEMBERS} codes` }

function finished(
  { url = '', version, name, title }: ValueSet,
  members: ReadonlyMap<string, Member>,
  excluded: ReadonlySet<string>,
  unlisted: readonly Unlisted[],
): CompiledValueSet {
  const codes = new Set([...members.values()].map(({ code }) => code))
  return { url, version, name: title ?? name, members, codes, excluded, unlisted }
}

/** A code belongs to an include if it is in its system's part and in every value set that it names. */
function partOf(include: ValueSetComposeInclude, sources: Sources): Part {
  const parts = (include.valueSet ?? []).map((url): Part => {
    const found = sources.valueSet(url)
    return found ?? { members: new Map(), unlisted: [{ system: null, reason: `the value set ${url} is not here` }] }
  })
  if (include.system !== undefined) parts.push(systemPart(include, include.system, sources))
  const [first, ...others] = parts
  return first === undefined ? { members: new Map(), unlisted: [] } : others.reduce(intersection, first)
}

function intersection(a: Part, b: Part): Part {
  const both = new Map([...a.members].filter(([name]) => b.members.has(name)))
  return { members: both, unlisted: [...a.unlisted, ...b.unlisted] }
}

function systemPart(include: ValueSetComposeInclude, url: string, sources: Sources): Part {
  const [name = url] = url.split('|')
  const asked = include.version ?? (name === url ? undefined : url.slice(name.length + 1))
  const system = sources.system(asked === undefined ? name : `${name}|${asked}`) ?? sources.system(name)
  if (include.concept !== undefined) {
    const members = include.concept.flatMap(({ code, display }) =>
      code === undefined ? [] : [memberOf(name, code, display, system)],
    )
    return { members: named(members), unlisted: [] }
  }
  if (system?.complete !== true)
    return { members: new Map(), unlisted: [{ system: name, reason: `the code system ${name} is not here whole` }] }
  const codes = filterCodes(system, include.filter ?? [])
  if (codes === undefined)
    return { members: new Map(), unlisted: [{ system: name, reason: 'it has a filter that is not supported' }] }
  return { members: named(codes.map((code) => memberOf(name, code, undefined, system))), unlisted: [] }
}

function memberOf(url: string, code: string, display: string | undefined, system: CompiledSystem | undefined): Member {
  const concept = system?.concepts.get(code)
  return {
    system: url,
    code,
    display: display ?? concept?.display,
    abstract: concept !== undefined && isAbstract(concept),
    inactive: concept !== undefined && isInactive(concept),
  }
}

function named(members: readonly Member[]): Map<string, Member> {
  return new Map(members.map((member) => [memberName(member.system, member.code), member]))
}

function addContains(list: readonly ValueSetExpansionContains[], into: Map<string, Member>): void {
  for (const { system = '', code, display, abstract = false, inactive = false, contains = [] } of list) {
    if (into.size >= MOST_MEMBERS) return
    if (code !== undefined) into.set(memberName(system, code), { system, code, display, abstract, inactive })
    addContains(contains, into)
  }
}

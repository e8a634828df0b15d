import type { CodeSystem, CodeSystemConcept, CodeSystemConceptProperty } from '@medplum/fhirtypes'

/** One code of a code system. */
export type Concept = {
  readonly code: string
  readonly display: string | undefined
  readonly definition: string | undefined
  readonly designations: NonNullable<CodeSystemConcept['designation']>
  readonly properties: readonly CodeSystemConceptProperty[]
  /** Codes that this one is directly a kind of. */
  readonly parents: readonly string[]
}

/** A code system, ready to be asked. */
export type CompiledSystem = {
  readonly url: string
  readonly version: string | undefined
  readonly name: string | undefined
  /** True if it holds all of its codes: only then "it is not there" is an answer. */
  readonly complete: boolean
  readonly concepts: ReadonlyMap<string, Concept>
  /** Codes that are directly kinds of a code. */
  readonly children: ReadonlyMap<string, readonly string[]>
}

/** Properties that name a code's parents: FHIR's own, and HL7 version 3's. */
const PARENT = new Set(['parent', 'subsumedBy'])

/** Returns a code system ready to be asked; the order of the codes is that of the definition. */
export function compileSystem(resource: CodeSystem): CompiledSystem {
  const concepts = new Map<string, Concept>()
  gather(resource.concept ?? [], undefined, concepts)
  const children = new Map<string, string[]>()
  for (const { code, parents } of concepts.values())
    for (const parent of parents) children.set(parent, [...(children.get(parent) ?? []), code])
  const { url = '', version, name, title, content } = resource
  return { url, version, name: title ?? name, complete: content === 'complete', concepts, children }
}

function gather(list: readonly CodeSystemConcept[], above: string | undefined, into: Map<string, Concept>): void {
  for (const { code, display, definition, designation = [], property = [], concept = [] } of list) {
    if (code === undefined) continue
    const named = property.flatMap((each) => (PARENT.has(each.code ?? '') ? (each.valueCode ?? []) : []))
    const parents = [...new Set([...(above === undefined ? [] : [above]), ...named])]
    into.set(code, { code, display, definition, designations: designation, properties: property, parents })
    gather(concept, code, into)
  }
}

/** Returns a code and everything that is a kind of it, nearest first; empty if the system does not know it. */
export function kindsOf(system: CompiledSystem, code: string): string[] {
  return reach(system, code, (each) => system.children.get(each) ?? [])
}

/** Returns a code and everything that it is a kind of, nearest first; empty if the system does not know it. */
export function ancestorsOf(system: CompiledSystem, code: string): string[] {
  return reach(system, code, (each) => system.concepts.get(each)?.parents ?? [])
}

function reach(system: CompiledSystem, from: string, next: (code: string) => readonly string[]): string[] {
  const found = new Set(system.concepts.has(from) ? [from] : [])
  // A set hands out what is added while it is walked, and each code only once: circles end.
  for (const code of found) for (const each of next(code)) if (system.concepts.has(each)) found.add(each)
  return [...found]
}

/** Returns true if a code cannot be chosen: it only groups others (FHIR property notSelectable, version 3's abstract). */
export function isAbstract({ properties }: Concept): boolean {
  return properties.some(({ code, valueBoolean }) => code === 'notSelectable' && valueBoolean === true)
}

/** Returns true if a code is no longer in use. */
export function isInactive({ properties }: Concept): boolean {
  return properties.some(
    ({ code, valueBoolean, valueCode }) =>
      (code === 'inactive' && valueBoolean === true) || (code === 'status' && valueCode === 'retired'),
  )
}

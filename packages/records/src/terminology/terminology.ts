import type { ConceptMap, ValueSet } from '@medplum/fhirtypes'
import type { Definition } from '../packages/definition.ts'
import type { DefinitionSet } from '../packages/definition-set.ts'
import type { CodeQuestion } from '../search/search-terminology.ts'
import type { TokenValue } from '../search/token-value.ts'
import type { CompiledSystem } from './code-system.ts'
import { ancestorsOf, compileSystem, kindsOf } from './code-system.ts'
import type { CompiledValueSet, Sources } from './value-set.ts'
import { compileValueSet, memberName } from './value-set.ts'

/** Whether a code belongs to a value set; `unknown` where this server does not have what would tell. */
export type Membership = 'in' | 'out' | 'unknown'

/** The code systems, value sets and concept maps that a server knows, worked out when they are first asked for. `near` is the package that asks. */
export type Terminology = {
  readonly system: (canonical: string, near?: string) => CompiledSystem | undefined
  readonly valueSet: (canonical: string, near?: string) => CompiledValueSet | undefined
  /** Works out a value set that is not kept. */
  readonly compile: (resource: ValueSet) => CompiledValueSet
  /** Whether a coding is in a value set; without a system (`undefined`), whether its code is one of the value set's. */
  readonly contains: (valueSet: CompiledValueSet | undefined, system: string | undefined, code: string) => Membership
  readonly conceptMaps: () => readonly ConceptMap[]
  readonly conceptMap: (canonical: string) => ConceptMap | undefined
  /** Answers what a search asks with `:in`, `:above` and `:below`; `undefined` if not all codes are known. */
  readonly codes: (question: CodeQuestion) => readonly TokenValue[] | undefined
}

/** Value sets that import each other deeper than this are not followed. */
const DEEPEST_IMPORT = 16

/** Returns the terminology of these definitions. */
export function createTerminology(definitions: DefinitionSet): Terminology {
  const systems = new Map<string, CompiledSystem | undefined>()
  const valueSets = new Map<string, CompiledValueSet | undefined>()
  let maps: readonly ConceptMap[] | undefined

  const system: Terminology['system'] = (canonical, near) =>
    remembered(systems, definitions.find('CodeSystem', canonical, near), ({ resource }) => compileSystem(resource))

  const sourcesOf = (near: string | undefined, path: readonly string[]): Sources => ({
    system: (canonical) => system(canonical, near),
    valueSet: (canonical) => valueSetOn(canonical, near, path),
  })

  const valueSetOn = (canonical: string, near: string | undefined, path: readonly string[]) => {
    const found = definitions.find('ValueSet', canonical, near)
    if (!found) return undefined
    const key = keyOf(found)
    // A value set that imports itself adds nothing by that.
    if (path.includes(key) || path.length > DEEPEST_IMPORT) return undefined
    return remembered(valueSets, found, ({ resource, origin }) =>
      compileValueSet(resource, sourcesOf(origin, [...path, key])),
    )
  }

  const valueSet: Terminology['valueSet'] = (canonical, near) => valueSetOn(canonical, near, [])
  return {
    system,
    valueSet,
    compile: (resource) => compileValueSet(resource, sourcesOf(undefined, [])),
    contains,
    conceptMaps: () => {
      maps ??= definitions.all('ConceptMap').map(({ resource }) => resource)
      return maps
    },
    conceptMap: (canonical) => definitions.find('ConceptMap', canonical)?.resource,
    codes: (question) => {
      if (question.kind === 'in') return membersOf(valueSet(question.valueSet))
      const { kind, code } = question
      const asked = system(question.system)
      if (asked?.complete !== true || !asked.concepts.has(code)) return undefined
      const codes = kind === 'above' ? ancestorsOf(asked, code) : kindsOf(asked, code)
      return codes.map((value) => ({ system: question.system, value }))
    },
  }
}

function keyOf({ resource, origin }: Definition<'ValueSet' | 'CodeSystem'>): string {
  return `${resource.url}|${resource.version} ${origin}`
}

function remembered<T extends 'ValueSet' | 'CodeSystem', V>(
  known: Map<string, V | undefined>,
  found: Definition<T> | undefined,
  work: (definition: Definition<T>) => V,
): V | undefined {
  if (!found) return undefined
  const key = keyOf(found)
  if (!known.has(key)) known.set(key, work(found))
  return known.get(key)
}

function contains(valueSet: CompiledValueSet | undefined, system: string | undefined, code: string): Membership {
  if (!valueSet) return 'unknown'
  const isMember = system === undefined ? valueSet.codes.has(code) : valueSet.members.has(memberName(system, code))
  if (isMember) return 'in'
  if (system !== undefined && valueSet.excluded.has(memberName(system, code))) return 'out'
  const mayBe = valueSet.unlisted.some((part) => part.system === null || system === undefined || part.system === system)
  return mayBe ? 'unknown' : 'out'
}

function membersOf(valueSet: CompiledValueSet | undefined): readonly TokenValue[] | undefined {
  if (!valueSet || valueSet.unlisted.length > 0) return undefined
  return [...valueSet.members.values()].map(({ system, code }) => ({ system, value: code }))
}

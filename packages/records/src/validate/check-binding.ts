import type { Membership } from '../terminology/terminology.ts'
import type { Check } from './check.ts'
import { add } from './check.ts'
import type { Item } from './items.ts'
import { isObject } from './items.ts'
import type { ElementRule } from './profile.ts'

/** Adds what is wrong with a coded value by the value set that it is bound to: an error if it is required, a warning if it is extensible. */
export function bindingFinding(
  check: Check,
  item: Item,
  { strength, valueSet }: NonNullable<ElementRule['binding']>,
): void {
  if (strength === 'extensible' && !check.advice) return
  const membership = valueMembership(check, item, valueSet)
  if (membership === 'out') {
    const which = strength === 'required' ? 'required' : 'extensible'
    add(
      check,
      item,
      strength === 'required' ? 'error' : 'warning',
      'code-invalid',
      `the code is not in the ${which} value set ${valueSet}`,
    )
  } else if (membership === 'unknown' && !valueSet.startsWith('http://hl7.org/fhir/ValueSet/')) {
    // Value sets of R4 itself that nobody can list (mime types, units) are not worth a word.
    add(check, item, 'information', 'code-invalid', `this server cannot check the value set ${valueSet}`)
  }
}

/** Returns whether a coded value is in a value set; `in` for a value without any code, which is another rule's matter. */
export function valueMembership(check: Pick<Check, 'library' | 'profile'>, item: Item, canonical: string): Membership {
  const codings = codingsOf(item)
  if (codings.length === 0) return 'in'
  const { terminology } = check.library
  const valueSet = terminology.valueSet(canonical, check.profile.origin)
  const answers = codings.map(({ system, code }) => terminology.contains(valueSet, system, code))
  if (answers.includes('in')) return 'in'
  return answers.includes('unknown') ? 'unknown' : 'out'
}

type Coding = { readonly system: string | undefined; readonly code: string }

function codingsOf({ type, value }: Item): Coding[] {
  if (typeof value === 'string') return [{ system: undefined, code: value }]
  if (!isObject(value)) return []
  if (type === 'CodeableConcept') return (Array.isArray(value.coding) ? value.coding : []).flatMap(codingOf)
  return codingOf(value)
}

function codingOf(value: unknown): Coding[] {
  if (!isObject(value) || typeof value.code !== 'string') return []
  return [{ system: typeof value.system === 'string' ? value.system : undefined, code: value.code }]
}

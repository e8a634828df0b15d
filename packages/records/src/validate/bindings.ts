import type { Issue } from '@anamnesis/core'
import type { TypedValueWithPath } from '@medplum/core'
import type { ValueSetCodes } from './value-sets.ts'
import { valueSetCodes } from './value-sets.ts'

/** Values that stand at elements with a required binding, by value set, as @medplum/core's validator collects them. */
export type BoundValues = Record<string, TypedValueWithPath[]>

/** Returns an issue for each value that is outside the value set which R4 requires at its element (R4 terminologies, strength `required`). */
export function bindingIssues(bound: BoundValues): Issue[] {
  return Object.entries(bound).flatMap(([valueSet, values]) => {
    const allowed = valueSetCodes(valueSet)
    if (allowed === undefined) return []
    return values
      .filter((value) => !isInside(allowed, value.type, value.value))
      .map(
        ({ path }) =>
          ({ message: `the code is not in the required value set ${valueSet}`, path, code: 'code-invalid' }) as const,
      )
  })
}

type Coding = { readonly system?: unknown; readonly code?: unknown }

/** Returns true unless a value of a type that can be bound says a code outside the value set. */
export function isInside(allowed: ValueSetCodes, type: string, value: unknown): boolean {
  if (typeof value === 'string') return allowed.codes.has(value)
  if (typeof value !== 'object' || value === null) return true
  // A primitive with extensions is an object here; its text is checked, and a primitive of extensions only has none.
  if (type === 'code' || type === 'string' || type === 'uri') {
    const text = value.valueOf()
    return typeof text !== 'string' || allowed.codes.has(text)
  }
  if (type !== 'CodeableConcept') return isCodingInside(allowed, value as Coding)
  const { coding } = value as { coding?: unknown }
  // A concept of text only says nothing that could be checked; R4 allows it where no coding applies.
  return !Array.isArray(coding) || coding.some((each: Coding) => isCodingInside(allowed, each))
}

function isCodingInside(allowed: ValueSetCodes, { system, code }: Coding): boolean {
  if (typeof code !== 'string') return false
  return typeof system === 'string' ? allowed.withSystem.has(`${system}|${code}`) : allowed.codes.has(code)
}

import type { FhirPathAtom } from '@medplum/core'

/** A data type that a profile allows at an element, with the profiles that its value must meet one of, and those that a reference's target must. */
export type TypeRule = {
  readonly code: string
  readonly profiles: readonly string[]
  readonly targets: readonly string[]
}

/** A rule in FHIRPath. */
export type Invariant = {
  readonly key: string
  readonly severity: 'error' | 'warning'
  readonly human: string
  readonly expression: FhirPathAtom
}

/** What tells one slice from another: a condition on what stands at a path of each value. */
export type Discriminator = {
  readonly type: 'value' | 'pattern' | 'type' | 'exists' | 'profile'
  readonly path: string
}

/** A list whose values a profile tells apart, each kind with rules of its own. */
export type Slicing = {
  readonly discriminators: readonly Discriminator[]
  /** Whether a value that is in no slice is refused, stands after all others only, or is free to stand anywhere. */
  readonly rules: 'closed' | 'openAtEnd' | 'open'
  /** True if the values stand in the order of the slices. */
  readonly ordered: boolean
  readonly slices: readonly ElementRule[]
}

/** What a profile asks of one element, beyond what R4 asks of it. */
export type ElementRule = {
  /** Name of the element, `value[x]` for a choice; of a slice: the name of the element that it is a slice of. */
  readonly name: string
  /** Name of the slice, `name/more` for a slice of the slice `name`; undefined for an element itself. */
  readonly slice: string | undefined
  readonly min: number
  readonly max: number
  /** True if number of values is as in R4, and so checked already. */
  readonly sameCount: boolean
  readonly types: readonly TypeRule[]
  readonly fixed: unknown
  readonly pattern: unknown
  readonly maxLength: number | undefined
  readonly minValue: unknown
  readonly maxValue: unknown
  readonly binding: { readonly strength: 'required' | 'extensible'; readonly valueSet: string } | undefined
  readonly invariants: readonly Invariant[]
  readonly children: readonly ElementRule[]
  readonly slicing: Slicing | undefined
}

/** A profile, compiled: rules of a resource or data type, and the package that its own references prefer. */
export type Profile = {
  readonly url: string
  readonly version: string | undefined
  /** What people call it. */
  readonly name: string
  /** Resource or data type that it constrains. */
  readonly type: string
  readonly origin: string
  /** True if all its rules could be read. */
  readonly whole: boolean
  readonly root: ElementRule
}

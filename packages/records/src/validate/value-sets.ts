import { r4Terminology } from '../terminology/r4-terminology.ts'

/** The codes of a value set: each alone, and each behind its system as `system|code`. */
export type ValueSetCodes = {
  readonly codes: ReadonlySet<string>
  readonly withSystem: { readonly has: (name: string) => boolean }
}

const listed = new Map<string, ValueSetCodes | undefined>()

/**
 * Returns the codes of a value set that R4 binds as required, or `undefined` where the specification does not list them (mime types, currencies,
 * units): those cannot be checked from a list. Packages cannot change what R4 requires.
 */
export function valueSetCodes(canonical: string): ValueSetCodes | undefined {
  if (!listed.has(canonical)) listed.set(canonical, codesOf(canonical))
  return listed.get(canonical)
}

function codesOf(canonical: string): ValueSetCodes | undefined {
  const found = r4Terminology.valueSet(canonical) ?? r4Terminology.valueSet(canonical.split('|')[0] ?? canonical)
  if (!found || found.unlisted.length > 0) return undefined
  return { codes: found.codes, withSystem: found.members }
}

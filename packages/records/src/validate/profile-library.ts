import { loadDefinitions } from '../definitions.ts'
import type { DefinitionSet } from '../packages/definition-set.ts'
import type { Terminology } from '../terminology/terminology.ts'
import { compileProfile } from './compile-profile.ts'
import type { Profile } from './profile.ts'

/** The profiles and the terminology that resources are held against. */
export type ProfileLibrary = {
  readonly definitions: DefinitionSet
  readonly terminology: Terminology
  /** Returns a profile by its canonical URL, `near` a package; compiled once. Undefined if it is not here. */
  readonly profile: (canonical: string, near?: string) => Profile | undefined
}

/** Returns the library of these definitions. */
export function createProfileLibrary(definitions: DefinitionSet, terminology: Terminology): ProfileLibrary {
  const compiled = new Map<string, Profile | undefined>()
  return {
    definitions,
    terminology,
    profile: (canonical, near = '') => {
      const key = `${canonical} ${near}`
      const known = compiled.get(key)
      if (known) return known
      loadDefinitions()
      const found = definitions.find('StructureDefinition', canonical, near)
      const profile = found && compileProfile(found.resource, found.origin)
      // Names of profiles that are not here come from requests: they are not remembered.
      if (profile) compiled.set(key, profile)
      return profile
    },
  }
}

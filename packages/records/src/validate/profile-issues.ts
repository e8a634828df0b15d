import type { Issue } from '@anamnesis/core'
import { AnamnesisError } from '@anamnesis/core'
import type { Finding } from './check.ts'
import { checkProfile } from './check-profile.ts'
import type { Profile } from './profile.ts'
import type { ProfileLibrary } from './profile-library.ts'
import type { PlainResource } from './validate.ts'

/** Which profiles a hospital demands of what is written: by type, the canonical URLs of which each record must meet one. */
export type DemandedProfiles = Readonly<Record<string, readonly string[]>>

/**
 * Returns what is wrong with a resource that is to be written, by the profiles that it declares (`meta.profile`) and by those that the hospital demands
 * of its type. A declared profile that is not here is not checked; R4 itself is checked by `validate`.
 */
export function profileIssues(library: ProfileLibrary, demanded: DemandedProfiles, resource: PlainResource): Issue[] {
  const declared = declaredProfiles(resource)
  const findings = declared.flatMap((canonical) => {
    const profile = library.profile(canonical)
    return profile ? checkProfile(library, profile, resource, { advice: false }) : []
  })
  const asked = Object.hasOwn(demanded, resource.resourceType) ? (demanded[resource.resourceType] ?? []) : []
  if (asked.length > 0) findings.push(...nearest(asked.map((each) => demandedFindings(library, each, resource))))
  return distinct(findings).map(({ message, path, code }) => ({ message, path, code }))
}

function demandedFindings(library: ProfileLibrary, canonical: string, resource: PlainResource): Finding[] {
  const profile = library.profile(canonical)
  if (!profile) throw notHere(canonical)
  return checkProfile(library, profile, resource, { advice: false })
}

/** Of several lists of findings, the one with the fewest errors: the profile that the author meant. */
export function nearest(lists: readonly (readonly Finding[])[]): readonly Finding[] {
  const errors = (list: readonly Finding[]) => list.filter(({ severity }) => severity === 'error').length
  return lists.toSorted((a, b) => errors(a) - errors(b))[0] ?? []
}

/** Returns the canonical URLs that a resource says it conforms to. */
export function declaredProfiles({ meta }: PlainResource): string[] {
  const { profile } = (meta ?? {}) as { profile?: unknown }
  return Array.isArray(profile) ? profile.filter((each) => typeof each === 'string').slice(0, MOST_DECLARED) : []
}

/** Most declared profiles that are checked. */
const MOST_DECLARED = 20

/** Returns findings without repeats. */
export function distinct(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((each) => [`${each.severity} ${each.path} ${each.message}`, each])).values()]
}

/** @throws `configuration-invalid` if a demanded profile is in no package of this server, or is for another type. */
export function checkDemands(library: ProfileLibrary, demanded: DemandedProfiles): void {
  for (const [type, canonicals] of Object.entries(demanded))
    for (const canonical of canonicals) {
      const profile: Profile | undefined = library.profile(canonical)
      if (!profile) throw notHere(canonical)
      if (profile.type !== type)
        throw new AnamnesisError(
          'configuration-invalid',
          `the profile ${canonical} is for ${profile.type}, not ${type}`,
        )
    }
}

function notHere(canonical: string): AnamnesisError {
  const message = `the profile ${canonical} is demanded and in no package of this server: add one by "anamnesis package add"`
  return new AnamnesisError('configuration-invalid', message)
}

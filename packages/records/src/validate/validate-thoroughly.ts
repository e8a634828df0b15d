import type { Finding } from './check.ts'
import { checkProfile } from './check-profile.ts'
import type { DemandedProfiles } from './profile-issues.ts'
import { declaredProfiles, distinct, nearest } from './profile-issues.ts'
import type { ProfileLibrary } from './profile-library.ts'
import type { PlainResource } from './validate.ts'
import { validate } from './validate.ts'

/**
 * Returns everything that there is to say about a resource: by R4, by the profiles asked for, declared, and demanded of its type; with warnings, and with
 * what could not be checked. Errors come first; a resource without any error is valid.
 */
export function validateThoroughly(
  library: ProfileLibrary,
  demanded: DemandedProfiles,
  resource: PlainResource,
  profiles: readonly string[] = [],
): Finding[] {
  const base = validate(resource).map(
    ({ message, path = resource.resourceType, code = 'invalid' }): Finding => ({
      severity: 'error',
      message,
      path,
      code,
    }),
  )
  const advice = { advice: true }
  const against = (canonical: string, severity: 'error' | 'warning') => {
    const profile = library.profile(canonical)
    return profile ? checkProfile(library, profile, resource, advice) : [unknownProfile(resource, canonical, severity)]
  }
  const asked = Object.hasOwn(demanded, resource.resourceType) ? (demanded[resource.resourceType] ?? []) : []
  const findings = [
    ...base,
    ...profiles.flatMap((canonical) => against(canonical, 'error')),
    ...declaredProfiles(resource).flatMap((canonical) => against(canonical, 'warning')),
    ...nearest(asked.map((canonical) => against(canonical, 'error'))),
  ]
  return distinct(findings).toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity))
}

const ORDER: readonly Finding['severity'][] = ['error', 'warning', 'information']

/** A canonical comes from the request: it is repeated only where it can be nothing but a URL. */
function unknownProfile({ resourceType }: PlainResource, canonical: string, severity: Finding['severity']): Finding {
  const shown = /^[a-z][a-z0-9+.-]*:[\w:/.#|-]{1,300}$/i.test(canonical) ? ` ${canonical}` : ''
  return {
    severity,
    code: 'not-found',
    message: `the profile${shown} is not known here`,
    path: `${resourceType}.meta.profile`,
  }
}

/** What a client may do with records of a type: create, read, update, delete, search (SMART App Launch 2.2, scopes). */
export type Interaction = 'c' | 'r' | 'u' | 'd' | 's'

type Scope = { readonly context: string; readonly type: string; readonly interactions: string }

/** OpenID Connect scopes that are not about records. */
export const OPENID_SCOPES = ['openid', 'fhirUser', 'profile', 'offline_access'] as const

const PATTERN = /^(patient|user|system)\/(\*|[A-Z][A-Za-z]{1,63})\.(c?r?u?d?s?)$/

function parseScope(scope: string): Scope | undefined {
  const [, context, type, interactions] = PATTERN.exec(scope) ?? []
  if (context === undefined || type === undefined || !interactions) return undefined
  return { context, type, interactions }
}

function covers(wide: Scope, narrow: Scope): boolean {
  return (
    wide.context === narrow.context &&
    (wide.type === '*' || wide.type === narrow.type) &&
    [...narrow.interactions].every((interaction) => wide.interactions.includes(interaction))
  )
}

/** A token's scopes are the same list at each of its requests: they are read once. */
const known = new WeakMap<readonly string[], readonly Scope[]>()

function parseScopes(scopes: readonly string[]): readonly Scope[] {
  const parsed = known.get(scopes) ?? scopes.flatMap((scope) => parseScope(scope) ?? [])
  known.set(scopes, parsed)
  return parsed
}

/** Returns those of the requested scopes that the registered ones cover. */
export function grantableScopes(requested: readonly string[], registered: readonly string[]): string[] {
  const wide = parseScopes(registered)
  return requested.filter((scope) => {
    const narrow = parseScope(scope)
    return narrow !== undefined && wide.some((candidate) => covers(candidate, narrow))
  })
}

/** Returns the test whether a client with these scopes may be told of records of a type. */
export function mayReadBy(scopes: readonly string[]): (type: string) => boolean {
  return (type) => scopesAllow(scopes, type, 'r') || scopesAllow(scopes, type, 's')
}

/** Returns true if a token's scopes allow an interaction with a resource type; what is visible is the permit's matter. */
export function scopesAllow(scopes: readonly string[], type: string, interaction: Interaction): boolean {
  return parseScopes(scopes).some(
    (scope) => (scope.type === '*' || scope.type === type) && scope.interactions.includes(interaction),
  )
}

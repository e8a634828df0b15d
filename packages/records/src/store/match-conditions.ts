import { AnamnesisError } from '@anamnesis/core'
import type { RequestContext } from '../request-context.ts'
import type { Match, MatchCondition } from '../search/find-matches.ts'
import { findMatchesTogether } from '../search/find-matches.ts'
import type { Store } from './store.ts'
import type { Written } from './store-types.ts'

/** What a condition is met by: one own record that the requester may see, none, or a refusal. */
export type Met = Match | null | AnamnesisError

/**
 * Returns for each condition the one own record that meets it and that the requester may see. A condition that is none or that several records meet
 * comes back as its error (`bad-request`, `unknown-search-parameter`, `not-supported`, `multiple-matches`).
 */
export async function matchConditions(
  store: Store,
  context: RequestContext,
  conditions: readonly MatchCondition[],
): Promise<Met[]> {
  const found = await findMatchesTogether(store.database, store, context, conditions, 2)
  return found.map((matches) => {
    if (matches instanceof AnamnesisError) return matches
    if (matches === null) return new AnamnesisError('bad-request', 'a condition names at least one search parameter')
    if (matches.length > 1)
      return new AnamnesisError('multiple-matches', 'the condition is met by more than one record')
    return matches[0] ?? null
  })
}

/** Returns the one own record that meets a condition and that the requester may see, or null. @throws what refuses the condition */
export async function matchCondition(
  store: Store,
  context: RequestContext,
  condition: MatchCondition,
): Promise<Match | null> {
  const [met = null] = await matchConditions(store, context, [condition])
  if (met instanceof AnamnesisError) throw met
  return met
}

/** Returns the result of a conditional create that found its record there: a write that had nothing to do. */
export function foundThere(type: string, { id, version, updated }: Match): Written {
  return { status: 200, type, id, version, updated: updated.getTime(), bytes: new Uint8Array(0) }
}

/** Returns the text of a conditional search without its leading question mark. */
export function searchText(condition: string): string {
  return condition.replace(/^\?/, '')
}

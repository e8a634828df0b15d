import { AnamnesisError } from '@anamnesis/core'
import type { RequestContext } from '../request-context.ts'
import type { Match } from '../search/find-matches.ts'
import { type Met, matchConditions, searchText } from '../store/match-conditions.ts'
import type { Store } from '../store/store.ts'
import type { BundleEntry } from './entry.ts'

/** What the conditions of a Bundle are met by, under `Type?search`. */
export type MetConditions = ReadonlyMap<string, Met>

/** Returns the condition under which an entry writes, as `Type?search`; null if it names its record or makes one in any case. */
export function conditionOf({ method, type, id, query, ifNoneExist }: BundleEntry): string | null {
  if (method === 'POST') return ifNoneExist === null ? null : `${type}?${searchText(ifNoneExist)}`
  return id === null ? `${type}?${query ?? ''}` : null
}

/** Looks conditions (`Type?search`) up together, each once however often it is named, among the records that the requester may see. */
export async function resolveConditions(
  store: Store,
  context: RequestContext,
  conditions: Iterable<string>,
): Promise<MetConditions> {
  const names = [...new Set(conditions)]
  const met = await matchConditions(
    store,
    context,
    names.map((name) => ({ type: name.slice(0, name.indexOf('?')), query: name.slice(name.indexOf('?') + 1) })),
  )
  return new Map(names.map((name, index) => [name, met[index] ?? null]))
}

/** Returns what a condition is met by. @throws what refuses it */
export function metBy(conditions: MetConditions, condition: string): Match | null {
  const met = conditions.get(condition)
  if (met === undefined) throw new RangeError('every condition was looked up')
  if (met instanceof AnamnesisError) throw met
  return met
}

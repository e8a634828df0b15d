import type { QueryClient, QueryKey } from '@tanstack/react-query'

/**
 * Asks anew for what open screens show under a key, after something happened. An answer that is under way may be from before it, so it is asked for once
 * more when it is there; giving it up instead would show nothing for as long as happenings come faster than answers.
 */
export async function readAnew(queries: QueryClient, queryKey: QueryKey): Promise<void> {
  const underWay = queries.isFetching({ queryKey }) > 0
  await catchUp(queries, queryKey)
  if (underWay) await catchUp(queries, queryKey)
}

/** Asks anew for what open screens show under a key, unless that is under way: for when something may have happened before now. */
export function catchUp(queries: QueryClient, queryKey: QueryKey): Promise<void> {
  return queries.invalidateQueries({ queryKey }, { cancelRefetch: false })
}

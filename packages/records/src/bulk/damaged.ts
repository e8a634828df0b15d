import { setImmediate } from 'node:timers/promises'
import { isAnamnesisError } from '@anamnesis/core'
import type { VersionRow } from '../store/open-versions.ts'
import { openVersion, VERSION_COLUMNS } from '../store/open-versions.ts'
import type { Store } from '../store/store.ts'

/** Versions that are opened before others get their turn. */
const PAGE = 500

/** Returns which of these versions (`res.pk`) do not open as they were written, so that an export can say so instead of breaking off in one of its files. */
export async function damagedOf(
  store: Store,
  versions: readonly { readonly pk: bigint; readonly ver: number }[],
): Promise<ReadonlySet<bigint>> {
  const damaged = new Set<bigint>()
  for (let start = 0; start < versions.length; start += PAGE) {
    const page = versions.slice(start, start + PAGE)
    const { rows } = await store.database.query<VersionRow>(
      `SELECT ${VERSION_COLUMNS} FROM unnest($1::bigint[], $2::int[]) AS f (pk, ver)
       JOIN res r ON r.pk = f.pk JOIN hist h ON h.pk = f.pk AND h.ver = f.ver`,
      [page.map(({ pk }) => pk), page.map(({ ver }) => ver)],
    )
    for (const row of rows) if (!opens(store, row)) damaged.add(row.pk)
    await setImmediate()
  }
  return damaged
}

/** What was erased meanwhile is not damaged: its file leaves it out. */
function opens(store: Store, row: VersionRow): boolean {
  try {
    openVersion(store, row)
    return true
  } catch (error) {
    if (!isAnamnesisError(error)) throw error
    return error.code !== 'integrity-failed'
  }
}

import type { Permit } from '@anamnesis/core'
import type { Queryable } from '@anamnesis/database'
import type { SearchEngine } from './condition.ts'
import { parseSearch } from './parse-search.ts'
import { resolveCodes } from './resolve-codes.ts'
import { matchQuery } from './statements.ts'

/** Records that are found with one statement. */
const PAGE = 5000

/**
 * Yields the number (`res.pk`) of every record of a type that meets the filters of a query and that the permit opens, the newest first; nothing is
 * opened.
 * @throws `unknown-search-parameter`, `not-supported` or `bad-request` as a strict search does.
 */
export async function* findVersions(
  engine: SearchEngine & { readonly database: Queryable },
  permit: Permit,
  type: string,
  query: string,
): AsyncGenerator<bigint> {
  const { baseUrl, parameters, terminology } = engine
  const parsed = await resolveCodes(terminology, parseSearch(type, query, { strict: true, baseUrl, parameters }))
  const request = { ...parsed, sort: [], includes: [], revincludes: [], count: PAGE }
  let after: { pk: bigint; keys: [] } | null = null
  for (;;) {
    const statement = matchQuery(engine, permit, request, after, 'r.pk')
    const { rows }: { rows: { pk: bigint }[] } = await engine.database.query(statement)
    const page = rows.slice(0, PAGE)
    for (const { pk } of page) yield pk
    const last = page.at(-1)
    if (rows.length <= PAGE || !last) return
    after = { pk: last.pk, keys: [] }
  }
}

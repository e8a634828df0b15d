import type { Permit } from '@anamnesis/core'
import type { Queryable } from '@anamnesis/database'
import type { SearchEngine } from './condition.ts'
import { type Includes, MOST_INCLUDED, tooManyIncluded } from './includes.ts'
import { includeQuery } from './statements.ts'

/** Most rounds of following what was included; a chain of references longer than that is cut off. */
const MOST_ROUNDS = 10

/**
 * Returns what a page of matches includes, newest first within each round: first what the matches refer to and what refers to them, then, for
 * `:iterate`, the same for what was included, until nothing new comes. A hidden record is not followed.
 * @throws `bad-request` if that is more than MOST_INCLUDED records.
 */
export async function followIncludes<Row extends { readonly pk: bigint }>(
  queryable: Queryable,
  engine: SearchEngine,
  permit: Permit,
  asked: Includes,
  matches: readonly bigint[],
  columns: string,
): Promise<Row[]> {
  const repeated = {
    includes: asked.includes.filter(({ iterate }) => iterate),
    revincludes: asked.revincludes.filter(({ iterate }) => iterate),
    types: asked.types,
  }
  const found: Row[] = []
  const known = [...matches]
  let from = matches
  let follow: Includes = asked
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    if (from.length === 0 || follow.includes.length + follow.revincludes.length === 0) break
    const { rows } = await queryable.query<Row>(includeQuery(engine, permit, follow, from, known, columns))
    found.push(...rows)
    if (found.length > MOST_INCLUDED) throw tooManyIncluded()
    from = rows.map(({ pk }) => pk)
    known.push(...from)
    follow = repeated
  }
  return found
}

import type { Queryable } from '@anamnesis/database'
import { unnested } from '@anamnesis/database'
import type { IndexRows } from './index-rows.ts'

/** The rows of one record in the index tables. */
export type RecordRows = { readonly pk: bigint; readonly rows: IndexRows }

/** Index tables that are found by record. */
const BY_RECORD = ['i_str', 'i_rng', 'i_ref']

/**
 * Returns statements, as SQL, that remove index rows of records (an array of keys, as SQL), all but those of `i_tok_of`, which the first of them reads.
 * Each token of a record is looked up by itself, whatever the planner thinks of the table: a plan that is kept may be older than most of its rows.
 */
export function indexRowDeletes(pks: string): string[] {
  const tokens = `DELETE FROM i_tok WHERE ctid = ANY(ARRAY(
    SELECT t.ctid FROM (SELECT pk, unnest(h) AS h FROM i_tok_of WHERE pk = ANY(${pks})) g
    CROSS JOIN LATERAL (SELECT x.ctid FROM i_tok x WHERE x.h = g.h AND x.pk = g.pk OFFSET 0) t))`
  return [tokens, ...BY_RECORD.map((table) => `DELETE FROM ${table} WHERE pk = ANY(${pks})`)]
}

/** Removes all index rows of records. */
export async function deleteIndexRows(queryable: Queryable, pks: readonly bigint[]): Promise<void> {
  if (pks.length === 0) return
  const deletes = [...indexRowDeletes('$1::bigint[]'), 'DELETE FROM i_tok_of WHERE pk = ANY($1::bigint[])']
  for (const text of deletes) await queryable.query(text, [pks])
}

/** Returns an INSERT, as SQL, of the list of tokens of each record, from arrays (as SQL) of tokens and of the record that each belongs to. */
export function tokensOfInsert(tokens: string, pks: string): string {
  return `INSERT INTO i_tok_of (pk, h) SELECT pk, array_agg(h) FROM ${unnested([tokens, pks])} AS v (h, pk) GROUP BY pk`
}

/** Adds the index rows of records that have none yet: one statement for each table, whatever the number of records. */
export async function insertIndexRows(queryable: Queryable, records: readonly RecordRows[]): Promise<void> {
  const tokens = flatten(records, ({ rows }) => rows.tokens)
  await insert(queryable, 'i_tok (h, pk)', ['bigint', 'bigint'], [tokens.rows, tokens.pks])
  if (tokens.rows.length > 0)
    await queryable.query(tokensOfInsert('$1::bigint[]', '$2::bigint[]'), [tokens.rows, tokens.pks])
  const strings = flatten(records, ({ rows }) => rows.strings)
  await insert(
    queryable,
    'i_str (p, v, pk)',
    ['int', 'text', 'bigint'],
    [strings.rows.map(({ p }) => p), strings.rows.map(({ v }) => v), strings.pks],
  )
  const ranges = flatten(records, ({ rows }) => rows.ranges)
  await insert(
    queryable,
    'i_rng (p, lo, hi, c, pk)',
    ['int', 'float8', 'float8', 'bigint', 'bigint'],
    [
      ranges.rows.map(({ p }) => p),
      ranges.rows.map(({ lo }) => lo),
      ranges.rows.map(({ hi }) => hi),
      ranges.rows.map(({ c }) => c),
      ranges.pks,
    ],
  )
  const references = flatten(records, ({ rows }) => rows.references)
  await insert(
    queryable,
    'i_ref (p, t, pk)',
    ['int', 'bigint', 'bigint'],
    [references.rows.map(({ p }) => p), references.rows.map(({ t }) => t), references.pks],
  )
}

/** Replaces the index rows of records that are there already. */
export async function replaceIndexRows(queryable: Queryable, records: readonly RecordRows[]): Promise<void> {
  await deleteIndexRows(
    queryable,
    records.map(({ pk }) => pk),
  )
  await insertIndexRows(queryable, records)
}

function flatten<Row>(records: readonly RecordRows[], rowsOf: (record: RecordRows) => readonly Row[]) {
  const rows: Row[] = []
  const pks: bigint[] = []
  for (const record of records) {
    for (const row of rowsOf(record)) {
      rows.push(row)
      pks.push(record.pk)
    }
  }
  return { rows, pks }
}

async function insert(
  queryable: Queryable,
  target: string,
  types: readonly string[],
  columns: readonly (readonly unknown[])[],
): Promise<void> {
  if (columns[0]?.length === 0) return
  const arrays = types.map((type, index) => `$${index + 1}::${type}[]`)
  await queryable.query(`INSERT INTO ${target} SELECT * FROM unnest(${arrays.join(', ')})`, [...columns])
}

import { parameterParts } from '../index-rows/parameter-parts.ts'
import type { Statement } from './condition.ts'
import type { SortKey } from './search-request.ts'
import { sortWay } from './sort-texts.ts'

/** One key of the order in SQL. */
export type OrderKey = {
  /** Returns a SELECT of `pk` and one value `k` for each row that an array of keys (its SQL) has in the index: none, one or several a record. */
  readonly values: (pks: string) => string
  /** Which of several values of one record counts. */
  readonly pick: 'min' | 'max'
  /** What stands for a record without a value, so that it comes last. */
  readonly none: string
  readonly type: 'float8' | 'text'
  readonly descending: boolean
}

/** Stands after every text of the index under the collation of code points. */
const LAST_TEXT = '\u{10FFFF}'

/** Returns the keys of a sorted search; the caller adds `pk` as the last, so that no two records are equal. */
export function orderOf(statement: Statement, sort: readonly SortKey[]): OrderKey[] {
  return sort.map((key) => orderKey(statement, key))
}

function orderKey({ bind, engine }: Statement, { by, descending, texts }: SortKey): OrderKey {
  const pick = descending ? 'max' : 'min'
  const text = () => ({ type: 'text', descending, pick, none: bind(descending ? '' : LAST_TEXT, 'text') }) as const
  const number = { type: 'float8', descending, pick, none: `'${descending ? '-' : ''}Infinity'::float8` } as const
  const values = (column: string, table: string) => (pks: string) =>
    `SELECT s.pk, ${column} AS k FROM ${table} s WHERE s.pk = ANY(${pks})`
  if (by === '_id') return { ...text(), values: values('s.id', 'res') }
  if (by === '_lastUpdated')
    return { ...number, values: values('(extract(epoch FROM s.updated) * 1000)::float8', 'res') }
  if (sortWay(by) === 'opened') {
    if (!texts) throw new RangeError('matches are opened before SQL is made')
    const rows = `unnest(${bind(
      texts.map(({ pk }) => pk),
      'bigint[]',
    )}, ${bind(
      texts.map(({ text: own }) => own),
      'text[]',
    )}) AS t (pk, v)`
    return { ...text(), values: values('s.v', `(SELECT * FROM ${rows})`) }
  }
  const parts = parameterParts(by)
  const numbers = (parts.length > 0 ? parts : [by]).map(({ type, code }) => engine.numbers(type, code))
  const p = numbers.length === 1 ? bind(numbers[0], 'int') : `ANY(${bind(numbers, 'int[]')})`
  const ofParameter = (column: string, table: string) => (pks: string) => `${values(column, table)(pks)} AND s.p = ${p}`
  if (by.kind === 'string' || by.kind === 'token') return { ...text(), values: ofParameter('s.v', 'i_str') }
  return { ...number, values: ofParameter(descending ? 's.hi' : 's.lo', 'i_rng') }
}

/**
 * Returns a SELECT of `pk` and the keys k0, k1, ... of the records of a table `matched`. Each index is read once for all of them: asked for one record after
 * the other, the keys took longer than finding the records.
 */
export function keysSql(keys: readonly OrderKey[]): string {
  const column = (place: number) => (key: OrderKey, at: number) => `${at === place ? 'o.k' : nothing(key)} AS k${at}`
  const rows = keys.map(
    ({ values }, place) =>
      `SELECT o.pk, ${keys.map(column(place)).join(', ')} FROM (${values('ARRAY(SELECT pk FROM matched)')}) o`,
  )
  const none = `SELECT pk, ${keys.map(column(-1)).join(', ')} FROM matched`
  const best = keys.map(({ pick, none: last }, at) => `COALESCE(${pick}(o.k${at}), ${last}) AS k${at}`)
  return `SELECT o.pk, ${best.join(', ')} FROM (${[none, ...rows].join(' UNION ALL ')}) o GROUP BY o.pk`
}

function nothing({ type }: OrderKey): string {
  return type === 'text' ? 'NULL::text COLLATE "C"' : 'NULL::float8'
}

/** Returns the ORDER BY text over columns k0, k1, ... and pk of an alias; without keys the newest record comes first. */
export function orderBySql(keys: readonly OrderKey[], alias: string): string {
  const terms = keys.map(({ descending, type }, index) => {
    const collation = type === 'text' ? ' COLLATE "C"' : ''
    return `${alias}.k${index}${collation} ${descending ? 'DESC' : 'ASC'}`
  })
  return [...terms, `${alias}.pk DESC`].join(', ')
}

/** Where a page ended: the keys of its last record, and its pk. */
export type Position = { readonly keys: readonly (number | string)[]; readonly pk: bigint }

/** Returns a test that a record comes after a position. */
export function afterSql(statement: Statement, keys: readonly OrderKey[], alias: string, position: Position): string {
  const { bind } = statement
  const last = `${alias}.pk < ${bind(position.pk, 'bigint')}`
  return keys.reduceRight((after, { descending, type }, index) => {
    const collation = type === 'text' ? ' COLLATE "C"' : ''
    const column = `${alias}.k${index}`
    const value = bind(position.keys[index], type)
    return `(${column} ${descending ? '<' : '>'} ${value}${collation} OR (${column} = ${value}${collation} AND ${after}))`
  }, last)
}

/** Returns whether the values of a key are texts or numbers. */
export function keyType({ by }: SortKey): OrderKey['type'] {
  if (by === '_id' || by === '_lastUpdated') return by === '_id' ? 'text' : 'float8'
  return by.kind === 'string' || by.kind === 'token' || sortWay(by) === 'opened' ? 'text' : 'float8'
}

/** Returns how positions stand to each other in the order of a page, as the database would put them. */
export function positionOrder(sort: readonly SortKey[]): (a: Position, b: Position) => number {
  return (a, b) => {
    for (const [index, { descending }] of sort.entries()) {
      const order = keyOrder(a.keys[index] ?? '', b.keys[index] ?? '')
      if (order !== 0) return descending ? -order : order
    }
    return a.pk > b.pk ? -1 : Number(a.pk < b.pk)
  }
}

/** Texts go by their bytes, as under the collation "C". */
function keyOrder(a: number | string, b: number | string): number {
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b))
  return a < b ? -1 : Number(a > b)
}

import type { Statement } from './condition.ts'
import type { SortKey } from './search-request.ts'

/** One key of the order in SQL. */
export type OrderKey = {
  /** Returns the key of the record whose `pk` this SQL names; never NULL: what has no value comes last. */
  readonly sql: (pk: string) => string
  readonly type: 'float8' | 'text'
  readonly descending: boolean
}

/** Stands after every text of the index under the collation of code points. */
const LAST_TEXT = '\u{10FFFF}'

/** Returns the keys of a sorted search; the caller adds `pk` as the last, so that no two records are equal. */
export function orderOf(statement: Statement, sort: readonly SortKey[]): OrderKey[] {
  return sort.map((key) => orderKey(statement, key))
}

function orderKey(statement: Statement, { by, descending }: SortKey): OrderKey {
  const { bind, engine } = statement
  if (by === '_id') return { type: 'text', descending, sql: (pk) => `(SELECT s.id FROM res s WHERE s.pk = ${pk})` }
  if (by === '_lastUpdated')
    return {
      type: 'float8',
      descending,
      sql: (pk) => `(SELECT (extract(epoch FROM s.updated) * 1000)::float8 FROM res s WHERE s.pk = ${pk})`,
    }
  const p = bind(engine.numbers(by.type, by.code), 'int')
  if (by.kind === 'string' || by.kind === 'token') {
    const value = descending ? 'max(s.v)' : 'min(s.v)'
    const none = bind(descending ? '' : LAST_TEXT, 'text')
    return {
      type: 'text',
      descending,
      sql: (pk) => `COALESCE((SELECT ${value} FROM i_str s WHERE s.pk = ${pk} AND s.p = ${p}), ${none})`,
    }
  }
  const value = descending ? 'max(s.hi)' : 'min(s.lo)'
  const none = descending ? `'-Infinity'::float8` : `'Infinity'::float8`
  return {
    type: 'float8',
    descending,
    sql: (pk) => `COALESCE((SELECT ${value} FROM i_rng s WHERE s.pk = ${pk} AND s.p = ${p}), ${none})`,
  }
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

import type { HospitalId, Permit } from '@anamnesis/core'
import type { IndexHash } from '../index-rows/index-hash.ts'
import type { BaseUrl } from '../index-rows/references.ts'
import type { ParameterNumbers } from './parameter-numbers.ts'
import type { ParameterTable, SearchParameter } from './search-parameters.ts'
import type { SearchTerminology } from './search-terminology.ts'

/** What a search needs of the store beside the request. */
export type SearchEngine = {
  readonly hospital: HospitalId
  readonly baseUrl: BaseUrl
  readonly hash: IndexHash
  readonly numbers: ParameterNumbers
  /** What `:in`, `:above` and `:below` are answered from. */
  readonly terminology: SearchTerminology
  /** The search parameters that may be asked for. */
  readonly parameters: ParameterTable
  /** False while records from before lack rows of a version of the index, or of its newest. */
  readonly isWhole: (version?: number) => boolean
  /** Now, in ms since 1970 UTC. */
  readonly clock: () => number
}

/** Adds a value to the statement's parameters and returns the placeholder that stands for it. */
export type Bind = (value: unknown, type: string) => string

/** One statement in the making: its parameters so far, and whose eyes it reads with. */
export type Statement = {
  readonly engine: SearchEngine
  readonly permit: Permit
  readonly params: unknown[]
  readonly bind: Bind
}

/** Returns an empty statement that reads with a permit. */
export function newStatement(engine: SearchEngine, permit: Permit): Statement {
  const params: unknown[] = []
  return { engine, permit, params, bind: (value, type) => `$${params.push(value)}::${type}` }
}

/** Where the rows of a statement come from: a SELECT of column `pk`. */
export type Driver = {
  readonly sql: string
  /** True if it yields each record once and an index can give it in the order of `pk`. */
  readonly ordered: boolean
}

/**
 * One filter in SQL. A statement is driven from one condition and probes the others by `pk`: left to the planner, the same search took twenty times
 * as long (docs/decisions, search plans).
 */
export type Condition = {
  /** Position as driver, the lowest drives; `undefined` cannot drive (a negation). */
  readonly rank: number | undefined
  /** Called at most once and only if it drives. */
  readonly driver: () => Driver
  /** Returns a boolean SQL expression; `pk` is the SQL of the record's key. */
  readonly probe: (pk: string) => string
  /** Returns a SELECT of `pk` of those records of an array of keys (its SQL) that meet the condition; undefined where an index cannot answer that. */
  readonly within?: (pks: string) => string
  /** True if the driver may yield records that do not meet the condition: they are probed like the others. */
  readonly loose?: boolean
}

/** Positions of drivers, from what selects few records to what selects many. */
export const RANKS = {
  id: 0,
  identifier: 1,
  reference: 2,
  joined: 3,
  patients: 4,
  referred: 5,
  token: 6,
  text: 7,
  range: 8,
  updated: 9,
  manyPatients: 10,
  type: 11,
} as const

/** Returns a probe; OFFSET 0 keeps PostgreSQL from turning it into a join over the whole table. */
export function exists(table: string, where: string): string {
  return `EXISTS (SELECT 1 FROM ${table} WHERE ${where} OFFSET 0)`
}

/**
 * Returns the rows of one record in an index table, as FROM ... x. OFFSET 0 keeps what they are compared with out of the choice of the index: of a million
 * records, PostgreSQL went through all values above a bound for each record that it tested.
 */
export function ofRecord(table: 'i_rng' | 'i_str', pk: string): string {
  return `(SELECT * FROM ${table} o WHERE o.pk = ${pk} OFFSET 0) x`
}

/** Returns the number of a parameter in the index tables. */
export function numberOf({ engine }: Statement, parameter: SearchParameter): number {
  return engine.numbers(parameter.type, parameter.code)
}

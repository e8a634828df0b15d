import { hash } from 'node:crypto'
import type { Database, Transaction } from '@anamnesis/database'
import { loadParameterNumbers, type ParameterNumbers } from '../search/parameter-numbers.ts'
import {
  type Definition,
  type ParameterTable,
  parameterKinds,
  parametersOf,
  searchParameters,
} from '../search/search-parameters.ts'
import type { IndexHash } from './index-hash.ts'
import { createIndexer, type Indexer } from './indexer.ts'
import type { BaseUrl } from './references.ts'

/** Version of the rows that this code writes. 2: words, composites, positions, types of identifiers, starts of URLs. 3: versions of canonicals. */
export const INDEX_VERSION = 3

/** The index of one database: what rows are made by, and how far all records have them. */
export type IndexBuild = {
  readonly numbers: ParameterNumbers
  readonly indexer: Indexer
  /** Parameters that all records have rows for. */
  readonly parameters: ParameterTable
  /** True if all records have the rows of that version (INDEX_VERSION unless given): what needs them may be asked. */
  readonly isWhole: (version?: number) => boolean
  /** True if some records lack rows, or a pass over them was interrupted, so that a reindex is due. */
  readonly isDue: () => boolean
  /** True if no pass was ever finished on these records, as after a restore that was interrupted: nothing may be asked. */
  readonly isMissing: () => boolean
  /** Carries out a write that makes rows; `begin` waits for those under way, so that none ends later with rows of before. */
  readonly whileWriting: <T>(write: () => Promise<T>) => Promise<T>
  /** Resolves when the writes that are under way have ended. */
  readonly writesEnded: () => Promise<void>
  /** Writes rows for these parameters too from now on; they may be asked only after `finish`. When it returns, no write with rows of before is under way. */
  readonly begin: (definitions: readonly Definition[]) => Promise<void>
  /** Says that a pass over all records is under way, and returns the record that it goes on after: 0n is the beginning. */
  readonly startPass: (anew: boolean) => Promise<bigint>
  /** Grows with each change of what may be asked. */
  readonly revision: () => number
  /** Says that all records have the rows that are written now. */
  readonly finish: () => Promise<void>
}

type State = { version: number; parameters: string; building: string | null }

/** Version of a database whose records were brought back without their rows. */
const NO_ROWS = 0

/** Says, in the transaction that brings records back without their rows, that they have none. */
export async function forgetIndexBuild(transaction: Transaction): Promise<void> {
  await transaction.query('DELETE FROM index_build')
  await transaction.query(`INSERT INTO index_build (version, parameters) VALUES (${NO_ROWS}, '')`)
}

/** Returns the index of a database, which should have rows for the parameters of its packages too; one without records has all its rows. */
export async function openIndexBuild(
  database: Database,
  { packaged, ...parts }: { hash: IndexHash; baseUrl: BaseUrl; packaged: readonly Definition[] },
): Promise<IndexBuild> {
  let own = await definitionsInUse(database, packaged)
  let state = await stateOf(database, digestOf(own))
  let all = tableOf(own)
  let number = await loadParameterNumbers(database, all)
  const numbers: ParameterNumbers = (type, code) => number(type, code)
  const indexerNow = () => createIndexer({ ...parts, numbers, parameters: all })
  let index = indexerNow()
  let ready = state.parameters === digestOf(own)
  const writes = new Set<Promise<unknown>>()
  let revision = 0
  return {
    numbers,
    indexer: (resource, place) => index(resource, place),
    parameters: (type) => (ready ? all(type) : searchParameters(type)),
    isWhole: (version = INDEX_VERSION) => state.version >= version,
    isDue: () => !ready || state.version < INDEX_VERSION || state.building !== null || !areOfPackages(own, packaged),
    isMissing: () => state.version === NO_ROWS,
    whileWriting: async (write) => {
      const writing = write()
      writes.add(writing)
      return writing.finally(() => writes.delete(writing))
    },
    revision: () => revision,
    writesEnded: async () => {
      await Promise.allSettled(writes)
    },
    begin: async (definitions) => {
      await keepDefinitions(database, definitions)
      ready = ready && digestOf(definitions) === digestOf(own)
      own = definitions
      all = tableOf(own)
      number = await loadParameterNumbers(database, all)
      index = indexerNow()
      revision += 1
      await Promise.allSettled(writes)
    },
    startPass: async (anew) => {
      const building = `${INDEX_VERSION} ${digestOf(own)}`
      const { rows } = await database.query<{ after: bigint }>(
        `UPDATE index_build SET after = CASE WHEN building = $1 AND NOT $2::boolean THEN after ELSE 0 END, building = $1 RETURNING after`,
        [building, anew],
      )
      state = { ...state, building }
      return rows[0]?.after ?? 0n
    },
    finish: async () => {
      state = { version: INDEX_VERSION, parameters: digestOf(own), building: null }
      await database.query('UPDATE index_build SET version = $1, parameters = $2, building = NULL, after = 0', [
        state.version,
        state.parameters,
      ])
      ready = true
      revision += 1
    },
  }
}

function tableOf(definitions: readonly Definition[]): ParameterTable {
  if (definitions.length === 0) return searchParameters
  const own = parametersOf(definitions, parameterKinds())
  const joined = new Map([...own].map(([type, codes]) => [type, new Map([...codes, ...searchParameters(type)])]))
  return (type) => joined.get(type) ?? searchParameters(type)
}

/** An empty database takes up the parameters of its packages at once; any other with the next reindex. */
async function definitionsInUse(database: Database, packaged: readonly Definition[]): Promise<readonly Definition[]> {
  const own = await ownDefinitions(database)
  if (areOfPackages(own, packaged)) return own
  const { rows } = await database.query('SELECT 1 FROM res LIMIT 1')
  if (rows.length > 0) return own
  await keepDefinitions(database, packaged)
  await database.query('DELETE FROM index_build')
  return packaged
}

/** True if those of the definitions that are from packages are these. */
function areOfPackages(definitions: readonly Definition[], packaged: readonly Definition[]): boolean {
  return digestOf(definitions.filter(({ origin }) => origin !== undefined)) === digestOf(packaged)
}

function digestOf(definitions: readonly Definition[]): string {
  const texts = definitions.map((definition) => JSON.stringify(definition)).sort()
  return texts.length === 0 ? '' : hash('sha256', JSON.stringify(texts), 'hex')
}

async function ownDefinitions(database: Database): Promise<Definition[]> {
  const { rows } = await database.query<{ definition: string }>('SELECT definition FROM own_parameter ORDER BY url')
  return rows.map(({ definition }) => JSON.parse(definition) as Definition)
}

async function keepDefinitions(database: Database, definitions: readonly Definition[]): Promise<void> {
  const urls = definitions.map(({ url = '' }) => url)
  await database.query(
    `WITH gone AS (DELETE FROM own_parameter WHERE url <> ALL($1::text[]))
     INSERT INTO own_parameter (url, definition) SELECT * FROM unnest($1::text[], $2::text[])
     ON CONFLICT (url) DO UPDATE SET definition = EXCLUDED.definition`,
    [urls, definitions.map((definition) => JSON.stringify(definition))],
  )
}

/** A database that does not say what its rows were made by was filled before they had a version. */
async function stateOf(database: Database, parameters: string): Promise<State> {
  await database.query(
    `INSERT INTO index_build (version, parameters)
     SELECT CASE WHEN EXISTS (SELECT 1 FROM res) THEN 1 ELSE $1::int END, $2 ON CONFLICT DO NOTHING`,
    [INDEX_VERSION, parameters],
  )
  const { rows } = await database.query<State>('SELECT version, parameters, building FROM index_build')
  return rows[0] ?? { version: 1, parameters: '', building: null }
}

import { randomBytes, randomUUID } from 'node:crypto'
import { CATEGORIES, type Category, type Permit, type Requester, toHex } from '@anamnesis/core'
import { testDatabase } from '@anamnesis/database/testing'
import { createIndexHash } from '../index-rows/index-hash.ts'
import type { Indexable } from '../index-rows/indexable.ts'
import { createIndexer } from '../index-rows/indexer.ts'
import { referenceHash } from '../index-rows/references.ts'
import { insertIndexRows } from '../index-rows/write-index-rows.ts'
import { typeNumber } from '../resource-types.ts'
import { recordsMigrations } from '../schema.ts'
import { r4Terminology } from '../terminology/r4-terminology.ts'
import type { SearchEngine } from './condition.ts'
import { followIncludes } from './follow-includes.ts'
import { loadParameterNumbers } from './parameter-numbers.ts'
import { parseSearch } from './parse-search.ts'
import { resolveCodes } from './resolve-codes.ts'
import { searchParameters } from './search-parameters.ts'
import { matchQuery, totalQuery } from './statements.ts'

/** This hospital in the tests of search. */
export const HOSPITAL = toHex(new Uint8Array(32).fill(0xa1))
/** Where it is read. */
export const BASE_URL = 'https://a.example/fhir/R4'

const REQUESTER: Requester = {
  person: 'dr-test',
  name: 'Dr Test',
  role: 'system',
  department: null,
  hospital: HOSPITAL,
  purpose: 'TREAT',
  patient: null,
  client: 'test',
}

/** Returns a permit for all own records of one patient (all categories unless some are named), or of anybody for null. */
export function permitFor(patient: string | null, categories: readonly Category[] = CATEGORIES): Permit {
  const own = { categories, sensitivities: [], only: null, except: [], from: null, until: null }
  return { requester: REQUESTER, clauses: [{ basis: 'system', patient, reach: { own } }], mayAddTo: 'any' }
}

/** What the store would have worked out of a record. */
export type TestPlace = {
  readonly custodian?: number
  readonly patients?: readonly string[]
  readonly category?: Category
  readonly deleted?: boolean
  readonly updated?: number
}

/** Returns an index over a database of its own, filled without the store: rows in `res`, `hist` (no documents) and the index tables. */
export async function testIndex() {
  const { database, drop } = await testDatabase(recordsMigrations)
  await database.query('INSERT INTO custodian VALUES (0, $1), (1, $2)', [randomBytes(32), randomBytes(32)])
  const hash = createIndexHash(new Uint8Array(32).fill(7))
  const numbers = await loadParameterNumbers(database)
  const engine: SearchEngine = {
    hospital: HOSPITAL,
    baseUrl: BASE_URL,
    hash,
    numbers,
    terminology: async (question) => r4Terminology.codes(question),
    parameters: searchParameters,
    isWhole: () => true,
    clock: () => Date.UTC(2026, 10, 22),
  }
  const indexer = createIndexer({ hash, numbers, baseUrl: BASE_URL })

  /** Returns the pk of a new record. */
  async function add(resource: Indexable, place: TestPlace = {}): Promise<bigint> {
    const { custodian = 0, patients = [], category = 'other', deleted = false, updated = engine.clock() } = place
    const id = typeof resource.id === 'string' ? resource.id : randomUUID()
    const time = new Date(updated).toISOString()
    const { rows } = await database.query<{ pk: bigint }>(
      `INSERT INTO res SELECT nextval('res_pk'), $1, $2, $3, $4, 1, $5, $6, '', $7, $8, $9, 0, $9, 0, '{}', $7, '{}',
         '-infinity', 'infinity', '', 'unknown', '', '' RETURNING pk`,
      [
        custodian,
        typeNumber(resource.resourceType),
        id,
        referenceHash(hash, custodian, resource.resourceType, id),
        time,
        deleted,
        patients,
        CATEGORIES.indexOf(category),
        1 << CATEGORIES.indexOf(category),
      ],
    )
    const pk = rows[0]?.pk ?? 0n
    await database.query(`INSERT INTO hist SELECT $1, 1, $2, 'c', '', '', '', NULL, ''`, [pk, time])
    if (!deleted) await insertIndexRows(database, [{ pk, rows: indexer(resource, { custodian, patients }) }])
    return pk
  }

  /** Returns the ids of the first page of a search in its order, behind a + what is included. */
  async function ids(type: string, query: string, permit: Permit = permitFor(null)): Promise<string[]> {
    const request = await resolveCodes(
      async (question) => r4Terminology.codes(question),
      parseSearch(type, query, { strict: true, baseUrl: BASE_URL }),
    )
    const columns = 'r.pk, r.id'
    const matches = await database.query<{ pk: bigint; id: string }>(matchQuery(engine, permit, request, null, columns))
    const page = matches.rows.slice(0, request.count)
    const found = page.map(({ id }) => id)
    if (request.includes.length + request.revincludes.length === 0) return found
    const pks = page.map(({ pk }) => pk)
    const included = await followIncludes<{ pk: bigint; id: string }>(database, engine, permit, request, pks, columns)
    return [...found, ...included.map(({ id }) => `+${id}`)]
  }

  /** Returns how many records a search counts. */
  async function total(type: string, query: string, permit: Permit = permitFor(null)): Promise<number> {
    const request = await resolveCodes(
      async (question) => r4Terminology.codes(question),
      parseSearch(type, query, { strict: true, baseUrl: BASE_URL }),
    )
    const { rows } = await database.query<{ total: number }>(totalQuery(engine, permit, request))
    return rows[0]?.total ?? -1
  }

  return { database, engine, add, ids, total, drop }
}

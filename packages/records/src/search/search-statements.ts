import type { HospitalId, Permit } from '@anamnesis/core'
import type { Database } from '@anamnesis/database'
import { createIndexHash } from '../index-rows/index-hash.ts'
import type { Keyring } from '../keyring/keyring.ts'
import { VERSION_COLUMNS } from '../store/open-versions.ts'
import { loadParameterNumbers } from './parameter-numbers.ts'
import { parseSearch } from './parse-search.ts'
import { searchParameters } from './search-parameters.ts'
import { matchQuery, type Query } from './statements.ts'

/**
 * Returns a function that gives the statement which a hospital's store sends for the first page of a search with R4's parameters, for measuring it
 * apart from the rest of the answer.
 */
export async function searchStatements(
  database: Database,
  keyring: Keyring,
  hospital: HospitalId,
  baseUrl: string,
): Promise<(permit: Permit, type: string, query: string) => Query> {
  const engine = {
    hospital,
    baseUrl,
    hash: createIndexHash(keyring.purposeKey('tokens')),
    numbers: await loadParameterNumbers(database),
    terminology: async () => undefined,
    parameters: searchParameters,
    isWhole: () => true,
    clock: () => Date.now(),
  }
  return (permit, type, query) =>
    matchQuery(engine, permit, parseSearch(type, query, { strict: true, baseUrl }), null, VERSION_COLUMNS)
}

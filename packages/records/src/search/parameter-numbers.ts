import type { Database } from '@anamnesis/database'
import { RESOURCE_TYPES, typeNumber } from '../resource-types.ts'
import { type ParameterTable, searchParameters } from './search-parameters.ts'

/** Number in the reference index of "is about this patient", whatever the type. */
export const COMPARTMENT = 0

/** Returns the number in the reference index of "is a record of this type about this patient": below 0, beside those of table `param`. */
export function compartmentOf(type: string): number {
  return -1 - (typeNumber(type) ?? 0)
}

/** The number (1 and up) that stands for a search parameter in this database's index tables. */
export type ParameterNumbers = (type: string, code: string) => number

/**
 * Returns the numbers of all search parameters, after giving one to each that has none yet.
 * @throws RangeError from the returned function for a parameter that is not among them.
 */
export async function loadParameterNumbers(
  database: Database,
  parameters: ParameterTable = searchParameters,
): Promise<ParameterNumbers> {
  const names = RESOURCE_TYPES.flatMap((type) => [...parameters(type).keys()].map((code) => [type, code] as const))
  // Looked for first: an ON CONFLICT alone would use up 2,000 numbers at each start.
  await database.query(
    `INSERT INTO param (type, code)
     SELECT n.type, n.code FROM unnest($1::text[], $2::text[]) AS n (type, code)
     WHERE NOT EXISTS (SELECT 1 FROM param WHERE param.type = n.type AND param.code = n.code)
     ON CONFLICT DO NOTHING`,
    [names.map(([type]) => type), names.map(([, code]) => code)],
  )
  const { rows } = await database.query<{ p: number; name: string }>(`SELECT p, type || '.' || code AS name FROM param`)
  const numbers = new Map(rows.map(({ p, name }) => [name, p]))
  return (type, code) => {
    const number = numbers.get(`${type}.${code}`)
    if (number === undefined) throw new RangeError(`no search parameter ${type}.${code}`)
    return number
  }
}

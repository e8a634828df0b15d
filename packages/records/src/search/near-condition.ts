import { LATITUDE, LONGITUDE } from '../index-rows/conversions.ts'
import { type Condition, exists, numberOf, ofRecord, RANKS, type Statement } from './condition.ts'
import type { SearchParameter } from './search-parameters.ts'
import type { Nearby } from './search-request.ts'

/** Mean radius of the earth in metres (IUGG). */
const EARTH = 6_371_008.8

/** Returns a filter for places within a distance, as the crow flies over a sphere, of one of several places. */
export function nearCondition(statement: Statement, parameter: SearchParameter, places: readonly Nearby[]): Condition {
  const { bind } = statement
  const p = numberOf(statement, parameter)
  const rows = (x: string) => `${x} JOIN i_rng y ON y.pk = x.pk AND y.p = x.p`
  const matches = () =>
    `x.p = ${bind(p, 'int')} AND x.c = ${bind(LATITUDE, 'bigint')} AND y.c = ${bind(LONGITUDE, 'bigint')}
     AND (${places.map((place) => `(${placeSql(statement, place)})`).join(' OR ')})`
  return {
    rank: RANKS.range,
    driver: () => ({ sql: `SELECT DISTINCT x.pk FROM ${rows('i_rng x')} WHERE ${matches()}`, ordered: false }),
    probe: (pk) => exists(rows(ofRecord('i_rng', pk)), matches()),
  }
}

/** The band of latitudes lets the index help; within it the distance decides, also across the date line and at the poles. */
function placeSql({ bind }: Statement, { latitude, longitude, metres }: Nearby): string {
  const band = (metres / EARTH) * (180 / Math.PI) + 1e-9
  const lat = bind(latitude, 'float8')
  const half = `sin(radians(x.lo - ${lat}) / 2) ^ 2 + cos(radians(${lat})) * cos(radians(x.lo))
    * sin(radians(y.lo - ${bind(longitude, 'float8')}) / 2) ^ 2`
  return `x.lo BETWEEN ${bind(latitude - band, 'float8')} AND ${bind(latitude + band, 'float8')}
    AND ${bind(2 * EARTH, 'float8')} * asin(least(1, sqrt(${half}))) <= ${bind(metres, 'float8')}`
}

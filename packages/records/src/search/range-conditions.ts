import { canonicalUnit, inBase, UCUM } from '../index-rows/canonical-unit.ts'
import { unitText } from '../index-rows/token-text.ts'
import { sqlTimestamp } from '../permit/sql-timestamp.ts'
import { typeNumber } from '../resource-types.ts'
import { type Condition, exists, numberOf, ofRecord, RANKS, type Statement } from './condition.ts'
import { rangeSql } from './range-sql.ts'
import type { SearchParameter } from './search-parameters.ts'
import type { RangeValue } from './search-request.ts'

/** Returns dates, numbers or quantities of a parameter compared with any of several values. */
export function rangeCondition(
  statement: Statement,
  parameter: SearchParameter,
  values: readonly RangeValue[],
): Condition {
  const { bind, engine } = statement
  const p = numberOf(statement, parameter)
  const compare = (asked: RangeValue) => {
    const value = inBaseUnit(asked)
    const unit = value.unit === undefined ? 0n : engine.hash(unitText(value.unit.system, value.unit.code))
    return `x.c = ${bind(unit, 'bigint')} AND ${rangeSql({ lo: 'x.lo', hi: 'x.hi' }, value, bind, engine.clock())}`
  }
  const matches = () => `x.p = ${bind(p, 'int')} AND (${values.map((value) => `(${compare(value)})`).join(' OR ')})`
  return {
    rank: RANKS.range,
    driver: () => ({ sql: `SELECT DISTINCT x.pk FROM i_rng x WHERE ${matches()}`, ordered: false }),
    probe: (pk) => exists(ofRecord('i_rng', pk), matches()),
  }
}

/** Returns a measure as the index holds it: in base units where UCUM has a plain factor for them (index-rows/conversions). */
export function inBaseUnit(asked: RangeValue): RangeValue {
  const { unit, value, low, high } = asked
  const canonical = unit?.system === UCUM ? canonicalUnit(unit.code) : undefined
  if (!canonical || value === undefined) return asked
  return {
    ...asked,
    value: inBase(value, canonical),
    low: inBase(low, canonical),
    high: inBase(high, canonical),
    unit: { system: UCUM, code: canonical.base },
  }
}

/** Returns the instant of the newest version compared with any of several dates. */
export function updatedCondition(statement: Statement, type: string, values: readonly RangeValue[]): Condition {
  const { bind } = statement
  const matches = () => `(${values.map((value) => updatedSql(value, statement)).join(' OR ')})`
  return {
    rank: RANKS.updated,
    driver: () => ({
      sql: `SELECT x.pk FROM res x WHERE x.rt = ${bind(typeNumber(type), 'smallint')} AND ${matches()}`,
      ordered: false,
    }),
    probe: (pk) => exists('res x', `x.pk = ${pk} AND ${matches()}`),
  }
}

/** The instant of a version is a point in time. */
function updatedSql({ prefix, low, high }: RangeValue, { bind, engine }: Statement): string {
  const time = (ms: number) => bind(sqlTimestamp(ms), 'timestamptz')
  switch (prefix) {
    case 'eq':
      return `(x.updated >= ${time(low)} AND x.updated < ${time(high)})`
    case 'ne':
      return `(x.updated < ${time(low)} OR x.updated >= ${time(high)})`
    case 'gt':
    case 'sa':
      return `x.updated >= ${time(high)}`
    case 'lt':
    case 'eb':
      return `x.updated < ${time(low)}`
    case 'ge':
      return `x.updated >= ${time(low)}`
    case 'le':
      return `x.updated < ${time(high)}`
    case 'ap': {
      const reach = Math.abs(engine.clock() - low) / 10
      return `(x.updated >= ${time(low - reach)} AND x.updated < ${time(high + reach)})`
    }
  }
}

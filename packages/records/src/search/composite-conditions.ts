import { JOINT, NO_UNIT, referenceKey } from '../index-rows/composite-rows.ts'
import { jointStart } from '../index-rows/index-rows.ts'
import { normalText } from '../index-rows/normal-text.ts'
import { targetHash } from '../index-rows/references.ts'
import { jointText, unitText } from '../index-rows/token-text.ts'
import { type Condition, exists, numberOf, ofRecord, RANKS, type Statement } from './condition.ts'
import { likePattern } from './like-pattern.ts'
import { inBaseUnit } from './range-conditions.ts'
import { rangeSql } from './range-sql.ts'
import type { SearchParameter } from './search-parameters.ts'
import type { ComponentValue, RangeValue } from './search-request.ts'
import { hashesCondition, tokenText } from './token-conditions.ts'

/** Returns a filter for records with an element that has all the values of a composite parameter (index-rows/composite-rows has their layout). */
export function compositeCondition(
  statement: Statement,
  parameter: SearchParameter,
  values: readonly ComponentValue[],
): Condition {
  const p = numberOf(statement, parameter)
  const keys = keysOf(statement, values)
  const ranges = values.flatMap((each) => (each.kind === 'range' ? [inBaseUnit(each.value)] : []))
  const text = values.find((each) => each.kind === 'string')
  if (ranges.length > 0) return rangesCondition(statement, p, keys, ranges)
  if (text) return textCondition(statement, p, keys, text.text)
  const hashes = keys.map((each) => statement.engine.hash(jointText(p, each)))
  return hashesCondition(statement, hashes, RANKS.token)
}

/** The texts of what is compared whole; a reference may point to one of several. */
function keysOf({ engine }: Statement, values: readonly ComponentValue[]): string[][] {
  const each = values.flatMap((value): string[][] => {
    if (value.kind === 'token') return [[tokenText(JOINT, value.value)]]
    if (value.kind === 'uri') return [[`u:${value.uri}`]]
    if (value.kind === 'reference')
      return [value.targets.map((target) => referenceKey(targetHash(engine.hash, target, 0)))]
    return []
  })
  return each.reduce<string[][]>(
    (sofar, texts) => sofar.flatMap((before) => texts.map((text) => [...before, text])),
    [[]],
  )
}

function rangesCondition(
  { bind, engine }: Statement,
  p: number,
  keys: readonly string[][],
  ranges: readonly RangeValue[],
): Condition {
  const [first, second] = ranges
  const unit = first?.unit === undefined ? NO_UNIT : unitText(first.unit.system, first.unit.code)
  const hashes = keys.map((each) => engine.hash(jointText(p, [...each, unit])))
  const compare = () => {
    if (!first) return 'false'
    if (!second) return rangeSql({ lo: 'x.lo', hi: 'x.hi' }, first, bind, engine.clock())
    const low = rangeSql({ lo: 'x.lo', hi: 'x.lo' }, first, bind, engine.clock())
    return `${low} AND ${rangeSql({ lo: 'x.hi', hi: 'x.hi' }, second, bind, engine.clock())}`
  }
  const matches = () => `x.p = ${bind(p, 'int')} AND x.c = ANY(${bind(hashes, 'bigint[]')}) AND ${compare()}`
  return {
    rank: RANKS.token,
    driver: () => ({ sql: `SELECT DISTINCT x.pk FROM i_rng x WHERE ${matches()}`, ordered: false }),
    probe: (pk) => exists(ofRecord('i_rng', pk), matches()),
  }
}

function textCondition({ bind, engine }: Statement, p: number, keys: readonly string[][], text: string): Condition {
  const patterns = keys.map((each) => `${jointStart(engine.hash, jointText(p, each))}${likePattern(normalText(text))}%`)
  const matches = () =>
    `x.p = ${bind(p, 'int')} AND (${patterns.map((pattern) => `x.v LIKE ${bind(pattern, 'text')}`).join(' OR ')})`
  return {
    rank: RANKS.text,
    driver: () => ({ sql: `SELECT DISTINCT x.pk FROM i_str x WHERE ${matches()}`, ordered: false }),
    probe: (pk) => exists(ofRecord('i_str', pk), matches()),
  }
}

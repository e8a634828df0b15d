import { presentText, systemAndValueText, systemText, valueOnlyText, valueText } from '../index-rows/token-text.ts'
import { valueSetCodes } from '../validate/value-sets.ts'
import { type Condition, exists, numberOf, RANKS, type Statement } from './condition.ts'
import { notCondition } from './joined-conditions.ts'
import type { SearchParameter } from './search-parameters.ts'
import type { TokenValue } from './token-value.ts'
import { valueTypes } from './value-types.ts'

/** Returns the hashes of values of a parameter in one form. */
export function hashesOf(
  statement: Statement,
  parameter: SearchParameter,
  values: readonly string[],
  text: (p: number, value: string) => string,
): bigint[] {
  return values.map((value) => statement.engine.hash(text(numberOf(statement, parameter), value)))
}

/** Returns a filter for records that have any of some tokens. */
export function hashesCondition({ bind }: Statement, hashes: readonly bigint[], rank: number): Condition {
  const equals = () =>
    hashes.length === 1 ? `h = ${bind(hashes[0], 'bigint')}` : `h = ANY(${bind(hashes, 'bigint[]')})`
  return {
    rank,
    driver: () => ({
      sql: `SELECT ${hashes.length === 1 ? '' : 'DISTINCT '}pk FROM i_tok WHERE ${equals()}`,
      ordered: hashes.length === 1,
    }),
    // Of several, the record's own list is looked through: the index by token would be asked for each of them.
    probe: (pk) =>
      hashes.length === 1
        ? exists('i_tok x', `x.pk = ${pk} AND x.${equals()}`)
        : exists(`(SELECT unnest(o.h) AS h FROM i_tok_of o WHERE o.pk = ${pk}) x`, `x.${equals()}`),
    within: (pks) => `SELECT DISTINCT x.pk FROM i_tok x WHERE x.pk = ANY(${pks}) AND x.${equals()}`,
  }
}

/** Returns the text whose hash the index holds for a token as searched for. */
export function tokenText(p: number, { system, value }: TokenValue): string {
  if (value === undefined) return system === undefined ? presentText(p) : systemText(p, system)
  if (system === undefined) return valueText(p, value)
  return system === '' ? valueOnlyText(p, value) : systemAndValueText(p, system, value)
}

/** FHIR types whose system is implied by the element and not written in the resource (FHIR R4 search, token). */
const WITHOUT_SYSTEM = new Set(['code', 'boolean'])

/** Where codes stand without a system, the one of the value set bound to their element may be named; any, where the set is not listed. */
function impliedSystem(parameter: SearchParameter, token: TokenValue): TokenValue {
  const types = valueTypes(parameter)
  if (!token.system || token.value === undefined || !types.every(({ type }) => WITHOUT_SYSTEM.has(type))) return token
  const name = `${token.system}|${token.value}`
  const fits = types.some(({ valueSet }) =>
    valueSet ? (valueSetCodes(valueSet)?.withSystem.has(name) ?? true) : false,
  )
  return fits ? { ...token, system: undefined } : token
}

/** Returns a filter for records that have any, or for `negated` none, of some tokens. */
export function tokenCondition(
  statement: Statement,
  parameter: SearchParameter,
  values: readonly TokenValue[],
  negated: boolean,
): Condition {
  const p = numberOf(statement, parameter)
  const hashes = values.map((value) => statement.engine.hash(tokenText(p, impliedSystem(parameter, value))))
  const identifies = parameter.code === 'identifier' && values.every(({ value }) => value !== undefined)
  const condition = hashesCondition(statement, hashes, identifies ? RANKS.identifier : RANKS.token)
  return negated ? notCondition(condition) : condition
}

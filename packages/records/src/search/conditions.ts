import { AnamnesisError } from '@anamnesis/core'
import { normalText } from '../index-rows/normal-text.ts'
import { targetHash } from '../index-rows/references.ts'
import { exactText, ofTypeText, presentText, underUriText, uriText } from '../index-rows/token-text.ts'
import { typeNumber } from '../resource-types.ts'
import { chainCondition, hasCondition, type Matches, type Referrers } from './chains.ts'
import { compositeCondition } from './composite-conditions.ts'
import { type Condition, exists, numberOf, ofRecord, RANKS, type Statement } from './condition.ts'
import { hierarchyCondition } from './hierarchy-condition.ts'
import { anyCondition, notCondition } from './joined-conditions.ts'
import { likePattern } from './like-pattern.ts'
import { nearCondition } from './near-condition.ts'
import { permittedMatches, permittedReferrers } from './plan.ts'
import { rangeCondition, updatedCondition } from './range-conditions.ts'
import type { SearchParameter } from './search-parameters.ts'
import type { Filter } from './search-request.ts'
import { hashesCondition, hashesOf, tokenCondition, tokenText } from './token-conditions.ts'
import { wordsCondition } from './word-conditions.ts'

/** Returns a filter on records of a type as SQL. */
export function conditionOf(statement: Statement, type: string, filter: Filter): Condition {
  if (!statement.engine.isWhole(rowsOf(filter))) throw notYet()
  switch (filter.kind) {
    case 'id':
      return idCondition(statement, type, filter.ids)
    case 'updated':
      return updatedCondition(statement, type, filter.values)
    case 'token':
      return tokenCondition(statement, filter.parameter, filter.values, filter.negated)
    case 'codes':
      throw new RangeError('codes are resolved before SQL is made')
    case 'string':
      return stringCondition(statement, filter)
    case 'uri':
      return hashesCondition(statement, hashesOf(statement, filter.parameter, filter.uris, uriText), RANKS.token)
    case 'under':
      return hashesCondition(statement, hashesOf(statement, filter.parameter, filter.urls, underUriText), RANKS.token)
    case 'of-type': {
      const p = numberOf(statement, filter.parameter)
      const texts = filter.values.map(({ system, code, value }) => ofTypeText(p, system, code, value))
      return hashesCondition(statement, texts.map(statement.engine.hash), RANKS.identifier)
    }
    case 'words':
      return wordsCondition(statement, type, filter)
    case 'composite':
      return compositeCondition(statement, filter.parameter, filter.values)
    case 'near':
      return nearCondition(statement, filter.parameter, filter.places)
    case 'any':
      return anyCondition(filter.branches.map((branch) => branch.map((each) => conditionOf(statement, type, each))))
    case 'not':
      return notCondition(conditionOf(statement, type, filter.filter))
    case 'range':
      return rangeCondition(statement, filter.parameter, filter.values)
    case 'reference':
      return referenceCondition(statement, filter)
    case 'hierarchy':
      return hierarchyCondition(statement, filter)
    case 'identifier': {
      const p = numberOf(statement, filter.parameter)
      const hashes = filter.values.map((value) => statement.engine.hash(`i${tokenText(p, value)}`))
      return hashesCondition(statement, hashes, RANKS.identifier)
    }
    case 'missing':
      return missingCondition(statement, filter.parameter, filter.missing)
    case 'chain':
      return chainCondition(statement, numberOf(statement, filter.parameter), filter, matchesOf(statement))
    case 'has':
      return hasCondition(statement, type, numberOf(statement, filter.parameter), referrersOf(statement, filter))
  }
}

/** Version of the index (index-rows/index-build) that has the rows which a filter looks for. */
function rowsOf(filter: Filter): number {
  if (filter.kind === 'under' || (filter.kind === 'uri' && filter.parameter.kind === 'reference')) return 3
  return WORDS.has(filter.kind) ? 2 : 1
}

const WORDS: ReadonlySet<Filter['kind']> = new Set(['of-type', 'words', 'composite', 'near'])

function notYet(): AnamnesisError {
  return new AnamnesisError('not-supported', 'the index for that is being built: ask again later')
}

function matchesOf(statement: Statement): Matches {
  return (type, filter) => permittedMatches(statement, type, [conditionOf(statement, type, filter)])
}

function referrersOf(statement: Statement, { parameter, filter }: Extract<Filter, { kind: 'has' }>): Referrers {
  return permittedReferrers(statement, parameter.type, [conditionOf(statement, parameter.type, filter)])
}

function stringCondition(statement: Statement, filter: Extract<Filter, { kind: 'string' }>): Condition {
  const { bind } = statement
  if (filter.match === 'exact')
    return hashesCondition(statement, hashesOf(statement, filter.parameter, filter.texts, exactText), RANKS.text)
  const patterns = filter.texts
    .map((text) => likePattern(normalText(text)))
    .map((text) => (filter.match === 'contains' ? `%${text}%` : `${text}%`))
  const p = numberOf(statement, filter.parameter)
  const matches = () =>
    `x.p = ${bind(p, 'int')} AND (${patterns.map((pattern) => `x.v LIKE ${bind(pattern, 'text')}`).join(' OR ')})`
  return {
    rank: filter.match === 'contains' ? RANKS.range : RANKS.text,
    driver: () => ({ sql: `SELECT DISTINCT x.pk FROM i_str x WHERE ${matches()}`, ordered: false }),
    probe: (pk) => exists(ofRecord('i_str', pk), matches()),
  }
}

function referenceCondition(statement: Statement, filter: Extract<Filter, { kind: 'reference' }>): Condition {
  const { bind, engine } = statement
  const p = numberOf(statement, filter.parameter)
  const hashes = [...new Set(filter.targets.map((target) => targetHash(engine.hash, target, 0)))]
  const one = hashes.length === 1
  const matches = () =>
    `x.p = ${bind(p, 'int')} AND x.t = ${one ? bind(hashes[0], 'bigint') : `ANY(${bind(hashes, 'bigint[]')})`}`
  return {
    rank: RANKS.reference,
    driver: () => ({ sql: `SELECT ${one ? '' : 'DISTINCT '}x.pk FROM i_ref x WHERE ${matches()}`, ordered: one }),
    probe: (pk) => exists('i_ref x', `x.pk = ${pk} AND ${matches()}`),
  }
}

function missingCondition(statement: Statement, parameter: SearchParameter, missing: boolean): Condition {
  const { bind, engine } = statement
  const p = numberOf(statement, parameter)
  const inTable = (table: string) => (pk: string) => exists(`${table} x`, `x.pk = ${pk} AND x.p = ${bind(p, 'int')}`)
  const asToken = (pk: string) =>
    exists('i_tok x', `x.pk = ${pk} AND x.h = ${bind(engine.hash(presentText(p)), 'bigint')}`)
  const present = (pk: string): string => {
    switch (parameter.kind) {
      case 'string':
        return inTable('i_str')(pk)
      case 'reference':
        return `(${inTable('i_ref')(pk)} OR ${asToken(pk)})`
      case 'date':
      case 'number':
      case 'quantity':
      case 'special':
        return inTable('i_rng')(pk)
      default:
        return asToken(pk)
    }
  }
  return {
    rank: undefined,
    driver: () => ({ sql: '', ordered: false }),
    probe: (pk) => (missing ? `NOT ${present(pk)}` : present(pk)),
  }
}

function idCondition({ bind }: Statement, type: string, ids: readonly string[]): Condition {
  return {
    rank: RANKS.id,
    driver: () => ({
      sql: `SELECT x.pk FROM custodian c JOIN res x ON x.custodian = c.n AND x.rt = ${bind(typeNumber(type), 'smallint')} AND x.id = ANY(${bind(ids, 'text[]')})`,
      ordered: false,
    }),
    probe: (pk) => exists('res x', `x.pk = ${pk} AND x.id = ANY(${bind(ids, 'text[]')})`),
  }
}

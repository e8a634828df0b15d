import { contentWordText, narrativeWordText, wordText } from '../index-rows/token-text.ts'
import { typeNumber } from '../resource-types.ts'
import { type Condition, numberOf, RANKS, type Statement } from './condition.ts'
import { anyCondition } from './joined-conditions.ts'
import type { Filter } from './search-request.ts'
import { hashesCondition } from './token-conditions.ts'

/** Returns a filter for records of a type that hold all words of one of several texts. */
export function wordsCondition(
  statement: Statement,
  type: string,
  { where, parameters, alternatives }: Extract<Filter, { kind: 'words' }>,
): Condition {
  const rt = typeNumber(type) ?? 0
  const { hash } = statement.engine
  const hashes = (word: string): bigint[] => [
    ...parameters.map((parameter) => hash(wordText(numberOf(statement, parameter), word))),
    ...(where === 'tokens' ? [] : [hash(narrativeWordText(rt, word))]),
    ...(where === 'anywhere' ? [hash(contentWordText(rt, word))] : []),
  ]
  // The longest word of a text is likely the rarest: it drives.
  const branches = alternatives.map((words) =>
    [...words].sort((a, b) => b.length - a.length).map((word) => hashesCondition(statement, hashes(word), RANKS.text)),
  )
  return anyCondition(branches)
}

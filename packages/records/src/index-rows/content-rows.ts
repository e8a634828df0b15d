import type { RowCollector } from './index-rows.ts'
import type { Indexable } from './indexable.ts'
import { narrativeText, wordsOf } from './words.ts'

/** Most words of one record that the index holds. */
const MOST_WORDS = 5000
/** Longest attachment that is looked into, in characters of base64. */
const LONGEST_ATTACHMENT = 1_000_000

/** Members that name, point or measure and do not tell anything in words. */
const NOT_WORDS = new Set([
  ...['resourceType', 'id', 'meta', 'implicitRules', 'language', 'reference', 'system', 'url', 'code', 'unit', 'type'],
  ...['div', 'data', 'hash', 'contentType', 'status', 'use', 'versionId', 'fullUrl', 'intent', 'gender', 'mode'],
])

/** A date, a time or a URI: not words either. */
const NOT_TEXT = /^(\d{4}(-\d\d){0,2}(T[\d:.Z+-]*)?|[a-z][a-z\d+.-]*:\S*)$/i

/**
 * Adds the words by which `_text` (its narrative) and `_content` (every text in it, and attachments of plain text) find a record. Words that are there
 * already, for `:text` or from the narrative, are not added again: `_content` looks for those too.
 */
export function contentRows(rows: RowCollector, type: number, resource: Indexable): void {
  const budget = { left: MOST_WORDS }
  const narrative = (resource.text as { div?: unknown } | undefined)?.div
  if (typeof narrative === 'string')
    for (const word of take(wordsOf(narrativeText(narrative)), budget)) rows.narrativeWord(type, word)
  visit(resource, (text) => {
    for (const word of take(wordsOf(text), budget)) rows.contentWord(type, word)
  })
}

function take(words: readonly string[], budget: { left: number }): readonly string[] {
  const taken = words.slice(0, budget.left)
  budget.left -= taken.length
  return taken
}

function visit(value: unknown, found: (text: string) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) visit(item, found)
    return
  }
  if (typeof value === 'string') {
    if (!NOT_TEXT.test(value)) found(value)
    return
  }
  if (typeof value !== 'object' || value === null) return
  const { contentType, data } = value as Record<string, unknown>
  if (typeof contentType === 'string' && typeof data === 'string') attachment(contentType, data, found)
  for (const [name, member] of Object.entries(value))
    if (!(NOT_WORDS.has(name) && typeof member === 'string') && name !== 'meta') visit(member, found)
}

function attachment(contentType: string, data: string, found: (text: string) => void): void {
  if (!contentType.startsWith('text/') || data.length > LONGEST_ATTACHMENT) return
  const text = Buffer.from(data, 'base64').toString()
  found(/^text\/(html|xml)/.test(contentType) ? narrativeText(text) : text)
}

import type { Span } from '../note.ts'
import { datesIn, type NoteDate } from './dates-in.ts'

/** A date further away belongs to something else, in UTF-16 units. */
const FAR = 60

/**
 * Returns the date that a sentence gives each of its mentions, by mention: of a date, the mention before it in its clause ("pneumonia in 2019"), else the one behind it ("In 2019 he had pneumonia").
 * Mentions and dates count in `text`; null where a mention has none.
 */
export function dateOfMentions<M extends Span>(
  text: string,
  sentence: Span,
  mentions: readonly M[],
  now: number | null,
): ReadonlyMap<M, NoteDate> {
  const dated = new Map<M, NoteDate>()
  if (mentions.length === 0) return dated
  for (const found of datesIn(text.slice(sentence.start, sentence.end), now)) {
    const date = { ...found, start: sentence.start + found.start, end: sentence.start + found.end }
    const owner = ownerOf(text, mentions, date)
    if (owner === undefined) continue
    for (const mention of mentions)
      if (mention.start === owner.start && mention.end === owner.end && !dated.has(mention)) dated.set(mention, date)
  }
  return dated
}

function ownerOf<M extends Span>(text: string, mentions: readonly M[], date: Span): M | undefined {
  const before = mentions.findLast(({ start }) => start < date.start)
  const behind = mentions.find(({ start }) => start >= date.end)
  const gapBefore = before === undefined ? null : text.slice(before.end, date.start)
  const gapBehind = behind === undefined ? null : text.slice(date.end, behind.start)
  if (gapBefore !== null && isNear(gapBefore) && (!gapBefore.includes(',') || !isClose(gapBehind))) return before
  return gapBehind !== null && isNear(gapBehind) ? behind : undefined
}

function isNear(gap: string): boolean {
  return gap.length <= FAR && !gap.includes(';')
}

function isClose(gap: string | null): boolean {
  return gap !== null && isNear(gap) && !gap.includes(',')
}

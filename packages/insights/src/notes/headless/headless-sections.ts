import type { SectionKind } from '../section-names.ts'
import { sectionKindOf } from './section-classifier.ts'

/** A stretch of a note and what it is about: `start` to before `end` in UTF-16 units. */
export type Paragraph = { readonly kind: SectionKind; readonly start: number; readonly end: number }

/** A shorter text is a line or two, whose words say all that there is. */
const SHORTEST_TEXT = 200
const SHORTEST_PARAGRAPH = 40
/** Beyond these, paragraphs are left as they are, so that no text takes a server's time. */
const MOST_PARAGRAPHS = 300
const BETWEEN = /\n[^\S\n]*(?:\n[^\S\n]*)+/g

/** Returns the paragraphs of a text without headings, without a gap, by what the classifier makes of each; a text of one paragraph or few words stays whole. */
export function headlessSections(text: string): Paragraph[] {
  const whole: Paragraph[] = [{ kind: 'unknown', start: 0, end: text.length }]
  if (text.length < SHORTEST_TEXT) return whole
  const starts = [0]
  for (const match of text.matchAll(BETWEEN)) {
    if (starts.length === MOST_PARAGRAPHS) break
    starts.push(match.index + match[0].length)
  }
  if (starts.length === 1) return whole
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? text.length
    const isRead = end - start >= SHORTEST_PARAGRAPH && index + 1 < MOST_PARAGRAPHS
    return { kind: isRead ? sectionKindOf(text.slice(start, end)) : 'unknown', start, end }
  })
}

import { headlessSections } from './headless/headless-sections.ts'
import { SECTION_NAMES, type SectionKind } from './section-names.ts'

/** A stretch of a note under one heading: `start` to before `end` in UTF-16 units; `body` is where the words after the heading begin. */
export type Section = {
  readonly kind: SectionKind
  readonly start: number
  readonly body: number
  readonly end: number
}

const KINDS: ReadonlyMap<string, SectionKind> = new Map(
  Object.entries(SECTION_NAMES).flatMap(([kind, names]) => names.map((name) => [name, kind as SectionKind])),
)

/** A line that is a heading by itself, or begins with one and a colon. */
const LINE_HEADING =
  /^[ \t]*(?:[-*#•]{1,6}[ \t]*|\d{1,2}[.)][ \t]*)?([A-Za-z][A-Za-z/&,'\- ]{0,58}[A-Za-z])[ \t]*(:|$)/gm
/** In text whose lines were lost, a heading is in capitals before a colon. */
const INLINE_HEADING = /(?<=[.\])][ \t]{1,8}|[ \t]{3,8}|[ \t]{2})([A-Z][A-Z/& -]{1,58}[A-Z])[ \t]*(:)/g

/**
 * Returns the sections of a note, from its first unit to its last without a gap; text before the first heading, and under none that we know, is `unknown`.
 * A heading that is none of ours ends the section before it, if it is in capitals or stands alone after an empty line. A text without any heading is cut into its
 * paragraphs, which a classifier names where it is sure.
 */
export function sectionsOf(text: string): Section[] {
  const headings = [...headingsIn(text), ...otherHeadingsIn(text)].sort((a, b) => a.start - b.start)
  if (headings.length === 0) return headlessSections(text).map((part) => ({ ...part, body: part.start }))
  const sections: Section[] = []
  let open: Omit<Section, 'end'> = { kind: 'unknown', start: 0, body: 0 }
  for (const heading of headings) {
    if (heading.start < open.body) continue
    if (heading.start > open.start) sections.push({ ...open, end: heading.start })
    open = heading
  }
  sections.push({ ...open, end: text.length })
  return sections
}

/** A heading that is none of ours, in small letters: alone on its line after an empty one, of few words, and no beginning of a sentence. */
const OTHER_HEADING = /\n[^\S\n]*\n[ \t]*([A-Z][A-Za-z/&'-]*(?:[ \t]+[A-Za-z/&'-]+){0,3})[ \t]*:[ \t]*(?=\n)/g
const SENTENCE_WORD =
  /\b(?:if|for|of|to|with|any|these|this|that|following|includ\w+|call|return|said|says|states?|is|are|was|were|has|had|have|he|she|they|we|you|i)\b/i

function* otherHeadingsIn(text: string): Generator<Omit<Section, 'end'>> {
  for (const { 0: whole, 1: words = '', index } of text.matchAll(OTHER_HEADING)) {
    if (kindOf(words) !== undefined || SENTENCE_WORD.test(words)) continue
    yield { kind: 'unknown', start: index + whole.length - whole.trimStart().length, body: index + whole.length }
  }
}

function* headingsIn(text: string): Generator<Omit<Section, 'end'>> {
  for (const pattern of [LINE_HEADING, INLINE_HEADING]) {
    for (const match of text.matchAll(pattern)) {
      const [whole, words = '', mark] = match
      const kind = kindOf(words)
      const isOther = kind === undefined && words === words.toUpperCase() && (mark === ':' || words.length > 6)
      if (kind === undefined && !isOther) continue
      yield { kind: kind ?? 'unknown', start: match.index, body: match.index + whole.length }
    }
  }
}

function kindOf(words: string): SectionKind | undefined {
  return KINDS.get(
    words
      .toLowerCase()
      .replaceAll(/[^a-z]+/g, ' ')
      .trim(),
  )
}

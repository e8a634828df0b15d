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
 * A heading in capitals that is none of ours ends the section before it.
 */
export function sectionsOf(text: string): Section[] {
  const headings = [...headingsIn(text)].sort((a, b) => a.start - b.start)
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

import type { Assertion, Stretch } from './assertion/assertion.ts'
import { assertionsOf } from './assertion/assertion.ts'
import type { SectionKind } from './section-names.ts'
import { type Section, sectionsOf } from './sections.ts'
import { type Sentence, sentencesOf } from './sentences.ts'
import { tokensOf } from './tokens.ts'

/** A place in a note's text: `start` to before `end`, in UTF-16 units. */
export type Span = { readonly start: number; readonly end: number }

/** A sentence in its section; `lead` is the line that a list stands under ("Call for any of these:"), null without one. */
export type Placed = Sentence & { readonly kind: SectionKind; readonly lead: Sentence | null }

/** A note cut into sections and sentences, to be asked how it speaks of what it mentions. */
export type Note = {
  readonly sections: readonly Section[]
  readonly sentences: readonly Placed[]
  /** Returns how the note speaks of each mention, by its sentence, the line above its list, and its section. */
  readonly assertionsOf: (mentions: readonly Span[]) => Assertion[]
}

const LIST_MARK = /^(?:[-*•]|\d{1,2}[.)])\s/

/** Returns a note's text as sections and sentences; time and memory grow with its length only. */
export function readNote(text: string): Note {
  const sections = sectionsOf(text)
  const sentences = sections.flatMap((section) => placedIn(text, section))
  return { sections, sentences, assertionsOf: (mentions) => assertionsIn(text, sentences, mentions) }
}

function placedIn(text: string, { kind, start, end }: Section): Placed[] {
  let lead: Sentence | null = null
  return sentencesOf(text, start, end).map((sentence) => {
    const isItem = LIST_MARK.test(text.slice(sentence.start, sentence.start + 4))
    if (!isItem) lead = null
    const placed = { ...sentence, kind, lead }
    if (text.charAt(sentence.end - 1) === ':') lead = sentence
    return placed
  })
}

function assertionsIn(text: string, sentences: readonly Placed[], mentions: readonly Span[]): Assertion[] {
  const assertions = new Map<Span, Assertion>()
  for (const [sentence, group] of Map.groupBy(mentions, ({ start }) => sentenceAt(sentences, start))) {
    const found = sentence === undefined ? [] : inSentence(text, sentence, group)
    for (const [index, mention] of group.entries()) assertions.set(mention, found[index] ?? PLAIN)
  }
  return mentions.map((mention) => assertions.get(mention) ?? PLAIN)
}

/** The last sentence that begins at or before a place: they stand in their order. */
function sentenceAt(sentences: readonly Placed[], place: number): Placed | undefined {
  let [low, high] = [0, sentences.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sentences[middle]?.start ?? 0) <= place) low = middle + 1
    else high = middle
  }
  return sentences[low - 1]
}

const PLAIN: Assertion = {
  negated: false,
  possible: false,
  historical: false,
  hypothetical: false,
  otherPerson: false,
}

function inSentence(text: string, sentence: Placed, mentions: readonly Span[]): Assertion[] {
  const lead = sentence.lead === null ? [] : tokensOf(text, sentence.lead.start, sentence.lead.end).words
  const { words, starts, ends } = tokensOf(text, sentence.start, sentence.end)
  const all = [...lead, ...words]
  const stretches = mentions.map(({ start, end }): Stretch => {
    const from = countUntil(ends, start + 1)
    const until = countUntil(starts, end)
    return { from: lead.length + (from < words.length ? from : 0), until: lead.length + until }
  })
  return assertionsOf(all, { from: 0, until: all.length }, stretches).map((said) => inSection(said, sentence.kind))
}

/** How many of the rising places lie before one; halving, as a sentence may have many mentions. */
function countUntil(places: readonly number[], end: number): number {
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle] ?? 0) < end) low = middle + 1
    else high = middle
  }
  return low
}

const OF_BEFORE: ReadonlySet<SectionKind> = new Set([
  'history',
  'surgical-history',
  'social-history',
  'obstetric-history',
])

function inSection(said: Assertion, kind: SectionKind): Assertion {
  return {
    ...said,
    historical: said.historical || OF_BEFORE.has(kind),
    otherPerson: said.otherPerson || kind === 'family-history',
  }
}

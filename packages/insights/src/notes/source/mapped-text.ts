import type { Span } from '../note.ts'

/** A readable text and where in its source each stretch of it stands. */
export type MappedText = {
  readonly text: string
  /** Returns the exact characters of the source that a stretch of the text was read from, markup between its words included. */
  readonly inSource: (span: Span) => Span
}

/** Writes readable text, with white space as readers see it: one space, one line or one empty line between words. */
export type TextWriter = {
  /** Adds characters of the source as they stand there; `lines` keeps its line ends, else they are white space like any other. */
  readonly write: (from: number, until: number, lines?: boolean) => void
  /** Adds what characters of the source stand for: a decoded entity. */
  readonly writeFor: (words: string, from: number, until: number) => void
  readonly space: () => void
  readonly line: () => void
  /** Units written so far. */
  readonly length: () => number
  readonly end: () => MappedText
}

/** Words apart by single spaces: they stand in the text as in the source. A run has its longest length, as V8's stack for a repetition has. */
const WORDS = /\S(?:\S| (?=\S)){0,4095}/g
const WORDS_OF_LINE = /\n|\S(?:\S| (?=\S)){0,4095}/g

/** White space between what was written and what comes: none, a space, a line, an empty line. */
const GAPS = ['', ' ', '\n', '\n\n'] as const
const [SPACE, LINE, EMPTY_LINE] = [1, 2, 3]

/** Returns a writer of text that is read from a source; it takes no more words once the text is `most` UTF-16 units long. */
export function textWriter(source: string, most = Number.POSITIVE_INFINITY): TextWriter {
  const parts: string[] = []
  const runs: Run[] = []
  let length = 0
  let gap = 0
  const space = () => {
    if (gap < SPACE) gap = SPACE
  }
  const line = () => {
    gap = gap < LINE ? LINE : EMPTY_LINE
  }
  const add = (words: string, from: number, until: number) => {
    const white = length === 0 ? '' : (GAPS[gap] ?? '')
    gap = 0
    length += white.length
    runs.push({ start: length, end: length + words.length, from, until })
    parts.push(white, words)
    length += words.length
  }
  return {
    write: (from, until, lines = false) => {
      const words = source.slice(from, until)
      let at = 0
      for (const { 0: found, index } of words.matchAll(lines ? WORDS_OF_LINE : WORDS)) {
        if (length >= most) return
        if (index > at) space()
        at = index + found.length
        if (found === '\n') line()
        else add(found, from + index, from + at)
      }
      if (at < words.length) space()
    },
    writeFor: (words, from, until) => (words.trim() === '' ? space() : add(words, from, until)),
    space,
    line,
    length: () => length,
    end: () => ({ text: parts.join(''), inSource: (span) => inSource(runs, span) }),
  }
}

/** Stretches of the text and of its source that stand for each other; of one length where they are the same characters. */
type Run = { readonly start: number; readonly end: number; readonly from: number; readonly until: number }

function inSource(runs: readonly Run[], { start, end }: Span): Span {
  const [first, last] = [runAt(runs, start), runAt(runs, Math.max(start, end - 1))]
  if (first === undefined || last === undefined) return { start: 0, end: 0 }
  return {
    start: isSame(first) ? Math.min(first.until, first.from + start - first.start) : first.from,
    end: isSame(last) ? Math.min(last.until, last.from + end - last.start) : last.until,
  }
}

function isSame({ start, end, from, until }: Run): boolean {
  return end - start === until - from
}

/** The run that a place lies in: the last that begins at or before it, else the first. */
function runAt(runs: readonly Run[], place: number): Run | undefined {
  let [low, high] = [0, runs.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((runs[middle]?.start ?? 0) <= place) low = middle + 1
    else high = middle
  }
  return runs[Math.max(0, low - 1)]
}

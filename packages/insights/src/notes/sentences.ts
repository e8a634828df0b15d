/** A sentence or an item of a list: `start` to before `end` in UTF-16 units, without the white space around it. */
export type Sentence = { readonly start: number; readonly end: number }

/** Short forms after which a full stop ends no sentence. */
const SHORT_FORM =
  /(?:^|[\s(])(?:dr|mr|mrs|ms|prof|st|mt|vs|no|approx|dept|fig|hx|e\.g|i\.e|etc|[a-z]|[ap]\.m|p\.r\.n|b\.i\.d|t\.i\.d|q\.d|p\.o)\.$/i
/** Where a sentence may end: after its mark, before what can begin the next; or between lines. */
const BREAK = /(?<![.!?])[.!?]+["')\]]*(?=\s+["'(*]*[A-Z\d*]|\s*$)|\n[^\S\n]*\n|\n/g
/** A line that a list's mark begins. */
const LIST_ITEM = /^\n[^\S\n]*(?:[-*•]|\d{1,2}[.)])[^\S\n]/
/** A line this short was ended by its writer, not by the edge of the page, in characters. */
const SHORT_LINE = 50
/** Text without an end of a sentence is cut here, in UTF-16 units: no sentence that a person wrote is longer. */
const LONGEST = 2000

/** Returns the sentences of a text between two places, in their order. */
export function sentencesOf(text: string, from = 0, until = text.length): Sentence[] {
  const part = text.slice(from, until)
  const sentences: Sentence[] = []
  let start = 0
  for (const match of part.matchAll(BREAK)) {
    if (!isEnd(part, start, match)) continue
    const end = match.index + match[0].length
    for (const piece of piecesOf(part, start, end)) sentences.push({ start: from + piece.start, end: from + piece.end })
    start = end
  }
  for (const piece of piecesOf(part, start, part.length))
    sentences.push({ start: from + piece.start, end: from + piece.end })
  return sentences
}

function isEnd(
  text: string,
  start: number,
  { 0: mark, index }: RegExpMatchArray & { readonly index: number },
): boolean {
  if (mark.startsWith('.')) return !SHORT_FORM.test(text.slice(Math.max(start, index - 12), index + 1))
  if (mark !== '\n' || LIST_ITEM.test(text.slice(index, index + SHORT_LINE))) return true
  const line = text.slice(Math.max(start, text.lastIndexOf('\n', index - 1) + 1), index).trim()
  const next = /\S/.exec(text.slice(index + 1, index + 1 + SHORT_LINE))?.[0] ?? ''
  return /[.:;!?]$/.test(line) || (line.length < SHORT_LINE && /[A-Z\d]/.test(next))
}

function* piecesOf(text: string, start: number, end: number): Generator<Sentence> {
  for (let at = start; at < end; at += LONGEST) {
    const words = text.slice(at, Math.min(end, at + LONGEST))
    const lead = words.length - words.trimStart().length
    if (lead < words.length) yield { start: at + lead, end: at + words.trimEnd().length }
  }
}

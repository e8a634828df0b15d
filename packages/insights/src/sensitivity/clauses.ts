import { type Word, wordOf } from './words.ts'

/** What stands before a word: nothing but white space, a comma, or a colon or dash. */
export type Gap = 'space' | 'comma' | 'colon'

/** The words of one sentence with what stands before each. */
export type Clause = { readonly words: readonly Word[]; readonly gaps: readonly Gap[] }

/** A sentence of more words is read in parts: so no text takes more memory than its words. */
const MOST_WORDS = 300

const OTHER = 0
const LETTER = 1
const COMMA = 2
const COLON = 3
const END = 4
const LINE = 5

/** The class of each unit below 256; above, letters begin with Latin Extended and marks are general punctuation. */
const CLASSES = Uint8Array.from({ length: 256 }, (_, unit) => classOf(String.fromCharCode(unit)))

function classOf(mark: string): number {
  if (/[\p{L}\p{N}]/u.test(mark)) return LETTER
  if (mark === ',' || mark === '/' || mark === '(' || mark === ')') return COMMA
  if (mark === ':' || mark === '-' || mark === '=') return COLON
  if ('.;!?¿¡•*|'.includes(mark)) return END
  return mark === '\n' ? LINE : OTHER
}

function classAt(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  if (unit < 256) return CLASSES[unit] ?? OTHER
  if (unit >= 0x2010 && unit <= 0x2015) return COLON
  return unit === 0x2022 ? END : unit >= 0x2000 && unit <= 0x206f ? OTHER : LETTER
}

/** Returns the sentences of a text one after the other; full stops, semicolons, empty lines and list marks end one, single line ends do not. */
export function* clausesOf(text: string): Generator<Clause> {
  let words: Word[] = []
  let gaps: Gap[] = []
  let gap: Gap = 'space'
  let ended = false
  let lines = 0
  let at = 0
  while (at < text.length) {
    const kind = classAt(text, at)
    if (kind !== LETTER) {
      if (kind === COMMA) gap = 'comma'
      else if (kind === COLON) gap = 'colon'
      else if (kind === END) ended = true
      else if (kind === LINE) lines += 1
      // An item of a list that stands under another item.
      if (kind === COLON && lines > 0) ended = true
      at += 1
      continue
    }
    const start = at
    do at += 1
    while (at < text.length && classAt(text, at) === LETTER)
    if (words.length > 0 && (ended || lines > 1 || words.length >= MOST_WORDS)) {
      yield { words, gaps }
      words = []
      gaps = []
    }
    words.push(wordOf(text.slice(start, at)))
    gaps.push(gap)
    gap = 'space'
    ended = false
    lines = 0
  }
  if (words.length > 0) yield { words, gaps }
}

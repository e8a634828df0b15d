/** The words, numbers and marks of a text, in its order; `starts` and `ends` count UTF-16 units from the text's beginning, `words` are in small letters. */
export type Tokens = {
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  readonly words: readonly string[]
}

const PLAIN = /\d+(?:[.,]\d+)*(?![A-Za-z])|[A-Za-z\d]+|[^\sA-Za-z\d]/g
const ANY = /\p{N}+(?:[.,]\p{N}+)*(?!\p{L})|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*|[^\s\p{L}\p{N}]/gu
// biome-ignore lint/suspicious/noControlCharactersInRegex: what is asked is whether a text is ASCII
const ASCII = /^[\x00-\x7f]*$/

/** Returns the tokens of a text between two places: words of letters and digits, numbers with their decimals, and every other mark by itself. */
export function tokensOf(text: string, from = 0, until = text.length): Tokens {
  const part = text.slice(from, until)
  const starts: number[] = []
  const ends: number[] = []
  const words: string[] = []
  for (const { 0: word, index } of part.matchAll(ASCII.test(part) ? PLAIN : ANY)) {
    starts.push(from + index)
    ends.push(from + index + word.length)
    words.push(word.toLowerCase())
  }
  return { starts, ends, words }
}

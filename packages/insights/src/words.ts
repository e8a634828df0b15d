const LONGEST = 2_000

// Zero-width, bidirectional-control and other invisible characters: they would let a record disguise what a line says.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]+/gu

// Most texts are plain already, and the Unicode classes above cost ten times as much to test.
const PLAIN = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/

/** Returns the text on one line without invisible or direction-changing characters, at most 2,000 characters. */
export function tidy(text: string): string {
  const cut = text.length > LONGEST ? text.slice(0, LONGEST) : text
  if (cut === '' || PLAIN.test(cut)) return cut
  return cut
    .replace(/[\t\n\r\u2028\u2029]+/g, ' ')
    .replace(INVISIBLE, '')
    .replace(/\s+/g, ' ')
    .trim()
}

const LONGEST_WORD = 60

/** Returns at most that many words of the text, tidied, with "…" where words or parts of a word were cut. */
export function shorten(text: string, most: number): string {
  const plain = tidy(text)
  if (plain.length <= LONGEST_WORD && spacesIn(plain) < most) return plain
  const words = plain.split(' ')
  const kept = words
    .slice(0, most)
    .map((word) => (word.length > LONGEST_WORD ? `${word.slice(0, LONGEST_WORD)}…` : word))
  return words.length > most ? `${kept.join(' ').replace(/[,;:]$/, '')}…` : kept.join(' ')
}

function spacesIn(text: string): number {
  let count = 0
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) count += 1
  return count
}

/** Returns the text in small letters without accents and tildes, as names are compared: "Sjögren" as "sjogren", "niño" as "nino". */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}+/gu, '')
}

/** Returns what a table has under a key from a record, undefined for one that it does not have itself ("__proto__", "constructor"). */
export function lookup<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}

/** Returns how many words a text has, as a reader would count them. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length
}

/** Most words of a finding's sentence (web reference B6). */
export const MOST_WORDS = 25

/** Returns the first sentence of at most 25 words, of several that tell less and less; the last one cut to 25 words where none is. */
export function fitting(...sentences: readonly [string, ...string[]]): string {
  return sentences.find((sentence) => countWords(sentence) <= MOST_WORDS) ?? shorten(sentences.at(-1) ?? '', MOST_WORDS)
}

/** Returns the text with its first letter as a capital, except where a second capital shows that the case matters (HbA1c, eGFR, pH). */
export function capital(text: string): string {
  return /^\p{Ll}\p{Lu}/u.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1)
}

/** Returns the text with a small first letter, for the middle of a sentence, except where it starts with a short form (INR, T4). */
export function uncapital(text: string): string {
  return /^\p{Lu}[\p{Lu}\d]/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1)
}

/** Returns a name in camel case as words: "RiskAssessment" becomes "Risk assessment". */
export function spaced(name: string): string {
  return capital(
    tidy(name)
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .replaceAll('-', ' ')
      .toLowerCase(),
  )
}

const PLURAL = /(cells|platelets|neutrophils|triglycerides|copies)$/i

/** Returns true for the name of a test that takes "are" and "have". */
export function isPlural(name: string): boolean {
  return PLURAL.test(name)
}

/** Returns items as people list them: "a", "a and b", "a, b and c". */
export function enumerate(items: readonly string[]): string {
  const last = items.at(-1) ?? ''
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`
}

/** Returns the parts that say something, joined by the separator. */
export function joined(parts: readonly (string | null | undefined)[], separator: string): string {
  return parts.filter((part) => part !== undefined && part !== null && part !== '').join(separator)
}

/** Returns a number as a reader expects it: at most 2 decimals, 3 significant digits below 1, no exponent below 1e15. */
export function sayNumber(value: number): string {
  if (Math.abs(value) >= 1e15) return value.toExponential(2)
  if (Math.abs(value) >= 1) return String(Math.round(value * 100) / 100)
  return String(Number(value.toPrecision(3)))
}

import type { IndexHash } from './index-hash.ts'
import { normalText } from './normal-text.ts'
import {
  contentWordText,
  exactText,
  identifierText,
  narrativeWordText,
  ofTypeText,
  presentText,
  tokenTexts,
  underUriText,
  unitText,
  uriStarts,
  uriText,
  versionedText,
  versionOf,
  wordText,
} from './token-text.ts'
import { wordsOf } from './words.ts'

/** A row of the string index: parameter and normal text. */
export type StringRow = { readonly p: number; readonly v: string }

/** A row of the range index: parameter, bounds (ms, number or quantity, infinite where open) and the hash of the unit, 0 for any. */
export type RangeRow = { readonly p: number; readonly lo: number; readonly hi: number; readonly c: bigint }

/** A row of the reference index: parameter (0 and below: patient compartment) and the hash of the target. */
export type ReferenceRow = { readonly p: number; readonly t: bigint }

/** Everything by which one record version is found, without repeats. */
export type IndexRows = {
  readonly tokens: readonly bigint[]
  readonly strings: readonly StringRow[]
  readonly ranges: readonly RangeRow[]
  readonly references: readonly ReferenceRow[]
}

/** Takes values of one record, whatever becomes of them. */
export type ValueSink = {
  readonly token: (p: number, system: string | undefined, value: string | undefined) => void
  /** An identifier and one coding of its type. */
  readonly ofType: (p: number, system: string, code: string, value: string) => void
  /** A text that stands with a token. */
  readonly words: (p: number, text: string) => void
  readonly uri: (p: number, value: string) => void
  readonly string: (p: number, text: string) => void
  readonly sortText: (p: number, text: string) => void
  readonly range: (p: number, lo: number, hi: number) => void
  readonly unitRange: (p: number, lo: number, hi: number, system: string | undefined, unit: string) => void
}

/** Collects the rows of one record under the hospital's index key and drops repeats. */
export class RowCollector implements ValueSink {
  readonly #hash: IndexHash
  readonly #tokens = new Set<bigint>()
  readonly #strings = new Map<string, StringRow>()
  readonly #ranges = new Map<string, RangeRow>()
  readonly #references = new Map<string, ReferenceRow>()
  /** Words under which the record is found already. */
  readonly #words = new Set<string>()

  constructor(hash: IndexHash) {
    this.#hash = hash
  }

  token(p: number, system: string | undefined, value: string | undefined): void {
    for (const text of tokenTexts(p, system, value)) this.#tokens.add(this.#hash(text))
  }

  uri(p: number, value: string): void {
    this.#tokens.add(this.#hash(uriText(p, value)))
    const { url, version } = versionOf(value)
    if (version !== undefined)
      for (const text of [uriText(p, url), versionedText(p, url)]) this.#tokens.add(this.#hash(text))
    for (const start of uriStarts(value)) this.#tokens.add(this.#hash(underUriText(p, start)))
    this.present(p)
  }

  ofType(p: number, system: string, code: string, value: string): void {
    this.#tokens.add(this.#hash(ofTypeText(p, system, code, value)))
  }

  words(p: number, text: string): void {
    for (const word of wordsOf(text)) {
      this.#words.add(word)
      this.#tokens.add(this.#hash(wordText(p, word)))
    }
  }

  narrativeWord(type: number, word: string): void {
    this.#words.add(word)
    this.#tokens.add(this.#hash(narrativeWordText(type, word)))
  }

  /** A word of the record; nothing new if it is found under that word already. */
  contentWord(type: number, word: string): void {
    if (this.#words.has(word)) return
    this.#words.add(word)
    this.#tokens.add(this.#hash(contentWordText(type, word)))
  }

  /** Several values of one element together, as one text. */
  joint(text: string): void {
    this.#tokens.add(this.#hash(text))
  }

  /** A range of an element beside other values of it, which `c` stands for. */
  jointRange(p: number, lo: number, hi: number, text: string): void {
    this.range(p, lo, hi, this.#hash(text))
  }

  /** A text of an element beside another value of it. */
  jointString(p: number, text: string, beside: string): void {
    const v = jointStart(this.#hash, beside) + normalText(text)
    this.#strings.set(`${p}|${v}`, { p, v })
  }

  identifier(p: number, system: string | undefined, value: string | undefined): void {
    for (const text of identifierText(p, system, value)) this.#tokens.add(this.#hash(text))
  }

  /** Notes that the parameter has a value, where its own rows would not say so. */
  present(p: number): void {
    this.#tokens.add(this.#hash(presentText(p)))
  }

  string(p: number, text: string): void {
    if (text === '') return
    this.#tokens.add(this.#hash(exactText(p, text)))
    this.sortText(p, text)
  }

  /** A text to sort by or start with, without its exact form. */
  sortText(p: number, text: string): void {
    const v = normalText(text)
    this.#strings.set(`${p}|${v}`, { p, v })
  }

  range(p: number, lo: number, hi: number, c = 0n): void {
    if (lo <= hi) this.#ranges.set(`${p}|${c}|${lo}|${hi}`, { p, lo, hi, c })
  }

  unitRange(p: number, lo: number, hi: number, system: string | undefined, unit: string): void {
    this.range(p, lo, hi, this.#hash(unitText(system, unit)))
  }

  reference(p: number, t: bigint): void {
    this.#references.set(`${p}|${t}`, { p, t })
  }

  rows(): IndexRows {
    return {
      tokens: [...this.#tokens],
      strings: [...this.#strings.values()],
      ranges: [...this.#ranges.values()],
      references: [...this.#references.values()],
    }
  }
}

/** Returns what stands before a text of an element in the string index where another value of the element counts too. */
export function jointStart(hash: IndexHash, beside: string): string {
  return `${BigInt.asUintN(64, hash(beside)).toString(36)} `
}

import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import { AnamnesisError } from '@anamnesis/core'
import { hashText, mix } from '../tagger/hashes.ts'

/** A linear model over hashed words: for each class a yes or no of its own. Whole numbers times `step` are weights. */
export type TextModel = {
  readonly classes: readonly string[]
  readonly step: number
  /** One a class: its weight without any word. */
  readonly bias: readonly number[]
  /** `place * classes.length + class` */
  readonly weights: Int8Array
}

/** Places of the hashed features. */
export const TEXT_PLACES = 1 << 15

const WORD = 1
const PAIR = 2
const PREFIX = 3
const FIRST = 4
const SKIP = 5
const PREFIX_LENGTH = 5
const FIRST_WORDS = 3
/** Words that count: the rest of a longer text adds nothing to what it is. */
const MOST_WORDS = 2_000
const WORDS = /[\p{L}\p{M}]+|\d+|[:%/+]/gu

/** Returns the places of a text's words, pairs of words, beginnings of words, and first words, each once. */
export function textPlaces(text: string): Int32Array {
  const places = new Set<number>()
  const add = (kind: number, hash: number) => places.add((mix(hash, kind) >>> 0) % TEXT_PLACES)
  let before = 0
  let beforeThat = 0
  let count = 0
  for (const [raw] of text.matchAll(WORDS)) {
    if (count >= MOST_WORDS) break
    const word = /^\d/.test(raw) ? '0'.repeat(Math.min(raw.length, 4)) : raw.toLowerCase()
    const hash = hashText(word)
    add(WORD, hash)
    add(PAIR, mix(before, hash))
    add(SKIP, mix(beforeThat, hash))
    if (word.length > PREFIX_LENGTH) add(PREFIX, hashText(word, 0, PREFIX_LENGTH))
    if (count < FIRST_WORDS) add(FIRST, mix(hash, count))
    beforeThat = before
    before = hash
    count += 1
  }
  return Int32Array.from(places)
}

/** Returns for each class the probability that a text of these places is of it, 0 to 1, as the model has it. */
export function probabilitiesOf({ classes, step, bias, weights }: TextModel, places: Int32Array): number[] {
  const width = classes.length
  const sums = new Float64Array(width)
  for (const place of places)
    for (let at = 0; at < width; at += 1) sums[at] = (sums[at] ?? 0) + (weights[place * width + at] ?? 0)
  const scale = step / Math.sqrt(Math.max(1, places.length))
  return classes.map((_, at) => 1 / (1 + Math.exp(-((bias[at] ?? 0) + scale * (sums[at] ?? 0)))))
}

const FORMAT = 'anamnesis-text-1'
const LINE_FEED = 10

/** Returns a model as the bytes of its file: Brotli over a line of JSON and the weights (int8). */
export function writeTextModel({ classes, step, bias, weights }: TextModel): Uint8Array {
  const head = JSON.stringify({ format: FORMAT, classes, step, bias, places: TEXT_PLACES })
  const bytes = Buffer.concat([
    Buffer.from(`${head}\n`),
    new Uint8Array(weights.buffer, weights.byteOffset, weights.length),
  ])
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 22 }
  return new Uint8Array(brotliCompressSync(bytes, { params }))
}

/**
 * Returns the model in the bytes of a file.
 * @throws AnamnesisError `integrity-failed` when the bytes are not such a file
 */
export function readTextModel(file: Uint8Array): TextModel {
  try {
    const bytes = new Uint8Array(brotliDecompressSync(file))
    const end = bytes.indexOf(LINE_FEED)
    const { format, classes, step, bias, places } = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end)))
    const weights = new Int8Array(bytes.buffer, bytes.byteOffset + end + 1)
    if (format !== FORMAT || places !== TEXT_PLACES || weights.length !== places * classes.length)
      throw new TypeError('another form')
    return { classes, step, bias, weights }
  } catch (cause) {
    throw new AnamnesisError('integrity-failed', 'The file holds no text model of this version', { cause })
  }
}

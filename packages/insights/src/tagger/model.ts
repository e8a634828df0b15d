import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import { AnamnesisError } from '@anamnesis/core'
import { PLACES } from './word-features.ts'

/** What the tagger finds. */
export type MentionKind = 'disease' | 'chemical'

/**
 * A trained tagger of two stages: the second sees also what the first said of the sentences around. Labels are 0 for none, then two for each kind: its first and its
 * further words. Whole numbers times `step` are weights.
 */
export type TaggerModel = {
  readonly kinds: readonly MentionKind[]
  readonly step: number
  /** `place * 2 * (labels - 1)` + stage * (labels - 1) + label - 1: label 0 weighs nothing. */
  readonly emissions: Int8Array
  /** For each stage `before * labels + label`; `before` = labels at a sentence's beginning. */
  readonly transitions: readonly [Float32Array, Float32Array]
}

/** Returns how many labels a model of so many kinds has. */
export function labelCount(kinds: number): number {
  return 1 + 2 * kinds
}

const FORMAT = 'anamnesis-tagger-1'
const LINE_FEED = 10

/** Returns a model as the bytes of its file: Brotli over a line of JSON, both stages' transitions (float32, little-endian), then the emissions (int8). */
export function writeModel({ kinds, step, emissions, transitions }: TaggerModel): Uint8Array {
  const head = new TextEncoder().encode(`${JSON.stringify({ format: FORMAT, kinds, step, places: PLACES })}\n`)
  const count = transitions[0].length
  const bytes = new Uint8Array(head.length + 8 * count + emissions.length)
  bytes.set(head)
  const view = new DataView(bytes.buffer)
  for (const [stage, weights] of transitions.entries())
    for (const [index, weight] of weights.entries())
      view.setFloat32(head.length + 4 * (stage * count + index), weight, true)
  bytes.set(new Uint8Array(emissions.buffer, emissions.byteOffset, emissions.length), head.length + 8 * count)
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 22 }
  return new Uint8Array(brotliCompressSync(bytes, { params }))
}

/**
 * Returns the model in the bytes of a file.
 * @throws AnamnesisError `integrity-failed` when the bytes are not such a file
 */
export function readModel(file: Uint8Array): TaggerModel {
  try {
    const bytes = new Uint8Array(brotliDecompressSync(file))
    const end = bytes.indexOf(LINE_FEED)
    const { format, kinds, step, places } = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end)))
    const labels = labelCount(kinds.length)
    const count = (labels + 1) * labels
    const start = end + 1
    if (format !== FORMAT || places !== PLACES || bytes.length !== start + 8 * count + PLACES * 2 * (labels - 1))
      throw new TypeError('another form')
    const view = new DataView(bytes.buffer, bytes.byteOffset)
    const stage = (from: number) =>
      Float32Array.from({ length: count }, (_, at) => view.getFloat32(from + 4 * at, true))
    const emissions = new Int8Array(bytes.buffer, bytes.byteOffset + start + 8 * count)
    return { kinds, step, emissions, transitions: [stage(start), stage(start + 4 * count)] }
  } catch (cause) {
    throw new AnamnesisError('integrity-failed', 'The file holds no tagger model of this version', { cause })
  }
}

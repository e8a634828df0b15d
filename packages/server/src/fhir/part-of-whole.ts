import type { ContentRange } from '@anamnesis/records'

/**
 * Yields a range of a content that can only be checked as a whole: all of it is gone through, and the last of the range is held back until the end was
 * reached, so that nobody takes bytes for a whole range that belong to another content. One piece is in memory.
 */
export async function* partOfWhole(
  parts: AsyncIterable<Uint8Array>,
  { from, until }: ContentRange,
): AsyncGenerator<Uint8Array> {
  let start = 0
  let held: Uint8Array | undefined
  for await (const part of parts) {
    const piece = part.subarray(Math.max(from - start, 0), Math.max(until - start, 0))
    start += part.length
    if (piece.length === 0) continue
    if (held) yield held
    held = piece
  }
  if (held) yield held
}

/** Content as it comes in, in pieces of any size. */
export type ContentStream = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/** One piece of a known length, the last one apart. */
export type Chunk = { readonly chunk: Buffer; readonly isLast: boolean }

/** Yields content in chunks of `length` bytes; which one is the last is known only when the next would begin. Without content there is one empty chunk. */
export async function* inChunks(content: ContentStream, length: number): AsyncGenerator<Chunk> {
  let parts: Uint8Array[] = []
  let held = 0
  for await (const piece of content) {
    let rest = piece
    while (held + rest.length > length) {
      const taken = length - held
      yield { chunk: Buffer.concat([...parts, rest.subarray(0, taken)]), isLast: false }
      rest = rest.subarray(taken)
      parts = []
      held = 0
    }
    parts.push(rest)
    held += rest.length
  }
  yield { chunk: Buffer.concat(parts), isLast: true }
}

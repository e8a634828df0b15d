import type { TextReader } from '../classify/text-sensitivities.ts'
import { ALL_SENSITIVITIES, isTextType, sensitivitiesOfContent } from '../classify/text-sensitivities.ts'
import type { ContentStream } from './in-chunks.ts'

/** Text that streams in is read up to this many bytes; a longer one is no note that anybody wrote, and counts as sensitive for everything. */
export const MOST_STREAMED = 4 * 1024 * 1024

/** Content on its way, and what its words turned out to be sensitive for (bits) when it has passed. */
export type HeardContent = { readonly content: ContentStream; readonly sensitivities: () => number }

/** Returns content that is heard while it streams through, if it is of a text type; at most MOST_STREAMED bytes of it are held. */
export function heard(content: ContentStream, mediaType: string, read: TextReader | undefined): HeardContent {
  if (read === undefined || !isTextType(mediaType)) return { content, sensitivities: () => 0 }
  const pieces: Uint8Array[] = []
  let size = 0
  async function* passing(): AsyncGenerator<Uint8Array> {
    for await (const piece of content) {
      size += piece.length
      if (size <= MOST_STREAMED) pieces.push(Buffer.from(piece))
      else pieces.length = 0
      yield piece
    }
  }
  const sensitivities = () => {
    if (size > MOST_STREAMED) return ALL_SENSITIVITIES
    return sensitivitiesOfContent(Buffer.concat(pieces), mediaType, read)
  }
  return { content: passing(), sensitivities }
}

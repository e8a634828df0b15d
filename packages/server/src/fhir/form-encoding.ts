import { AnamnesisError } from '@anamnesis/core'

/**
 * Refuses a query or form whose percent-encoding is broken: read leniently, it would look for another text than was meant.
 * @throws `bad-request`
 */
export function checkEncoding(text: string): void {
  if (!text.includes('%')) return
  try {
    decodeURIComponent(text)
  } catch (cause) {
    throw new AnamnesisError('bad-request', 'the percent-encoding of the query is broken', { cause })
  }
}

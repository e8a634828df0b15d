const MEDIA_TYPE_CHARSET = /;\s*charset\s*=\s*"?([a-z0-9_-]{1,40})/i
const DECLARED = /\b(?:encoding|charset)\s*=\s*["']?([a-z0-9_-]{1,40})/i
/** In bytes: where a document says how it is written, it says so at its beginning (HTML Standard, 13.2.3.2, looks at 1,024). */
const LONGEST_DECLARATION = 1024

/**
 * Returns the words of bytes in the charset that their media type names, else their byte order mark, else an XML declaration or HTML meta element, else UTF-8; a byte order mark is no part of them.
 * Null for a charset that is not known. With `cut`, a character that the last bytes begin and do not end is left out.
 */
export function decodeText(bytes: Uint8Array, mediaType = '', cut = false): string | null {
  const charset = MEDIA_TYPE_CHARSET.exec(mediaType.slice(0, 200))?.[1] ?? charsetIn(bytes)
  try {
    return new TextDecoder(charset).decode(bytes, { stream: cut })
  } catch {
    // TextDecoder throws a RangeError on labels that the Encoding Standard does not have.
    return null
  }
}

function charsetIn(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const head = String.fromCharCode(...bytes.subarray(0, LONGEST_DECLARATION))
  return (/^\s*<[?!h]/i.test(head) ? DECLARED.exec(head)?.[1] : undefined) ?? 'utf-8'
}

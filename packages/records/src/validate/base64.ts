/** Longest base64 text that the library reads itself, in characters. */
const LONGEST_FOR_LIBRARY = 1024 * 1024
/** Largest attachment inside a resource, in bytes; R4 sets no limit, the resource's own is 16 MB. */
export const LARGEST_ATTACHMENT = 16 * 1024 * 1024
/** What stands for a longer one while the library looks at the rest. */
const STAND_IN = 'AAAA'
/** Names of R4's elements of type base64Binary that may be long: Binary.data, Attachment.data, Signature.data, and each choice's. */
const LONG_ELEMENT = /^data$|Base64Binary$/

/**
 * Returns true for a base64 text (R4 datatypes.html, base64Binary) without white space.
 *
 * It looks for a wrong character instead of matching the whole: once a process has compiled 16 MB of regular expressions, V8 compiles further ones without
 * optimization, and then a repetition over more than about 3 million characters throws for want of stack.
 */
export function isBase64(text: string): boolean {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  return text.length > padding && text.length % 4 === 0 && !/[^A-Za-z\d+/]/.test(text.slice(0, text.length - padding))
}

/** Returns true for a base64 text as R4 allows it in base64Binary: white space in it counts for nothing. */
export function isSpacedBase64(text: string): boolean {
  return isBase64(text.replace(/\s/g, ''))
}

/**
 * Returns a copy of a JSON value in which valid base64 texts that are too long for the library's regular expression are short ones, as far as their size
 * is allowed.
 */
export function withoutLongBase64<T>(value: T): T {
  return shortened(value, '') as T
}

function shortened(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map((item) => shortened(item, name))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, shortened(member, key)]))
  return typeof value === 'string' && LONG_ELEMENT.test(name) && isLong(value) && isSpacedBase64(value)
    ? STAND_IN
    : value
}

function isLong({ length }: string): boolean {
  return length > LONGEST_FOR_LIBRARY && (length * 3) / 4 <= LARGEST_ATTACHMENT
}

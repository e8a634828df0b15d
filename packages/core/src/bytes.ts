import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js'

/** Bytes as lower-case hexadecimal text with the 0x prefix that Ethereum uses. */
export type Hex = `0x${string}`

/** Returns the bytes as 0x-prefixed lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): Hex {
  return `0x${bytesToHex(bytes)}`
}

/** Returns the bytes that a 0x-prefixed hexadecimal text stands for. */
export function fromHex(hex: Hex): Uint8Array {
  return hexToBytes(hex.slice(2))
}

const encoder = new TextEncoder()

/** Returns the UTF-8 bytes of a text. */
export function utf8(text: string): Uint8Array {
  return encoder.encode(text)
}

/** Returns all parts one after another. */
export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  return concatBytes(...parts)
}

/** Returns the parts, each behind its own length as 4 bytes big-endian, so that no two lists of parts give the same bytes. */
export function lengthPrefixed(...parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + 4 + part.length, 0))
  const view = new DataView(bytes.buffer)
  let at = 0
  for (const part of parts) {
    view.setUint32(at, part.length)
    bytes.set(part, at + 4)
    at += 4 + part.length
  }
  return bytes
}

/** Returns a whole number (0 to 2^32 - 1) as 4 bytes big-endian. */
export function uint32(value: number): Uint8Array {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value)
  return bytes
}

/** Returns a whole number (0 to 2^256 - 1) as the 32-byte word of the Ethereum ABI. */
export function word(value: bigint | number | Hex): Uint8Array {
  const digits = typeof value === 'string' ? value.slice(2) : value.toString(16)
  return hexToBytes(digits.padStart(64, '0'))
}

/** Returns the bytes as base64url text without padding (RFC 4648 section 5). */
export function toBase64Url(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** Returns the bytes of a base64url text, with or without padding. */
export function fromBase64Url(text: string): Uint8Array {
  return fromBase64(text.replaceAll('-', '+').replaceAll('_', '/'))
}

/** Returns the bytes as base64 text (RFC 4648 section 4). */
export function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}

/**
 * Returns the bytes of a base64 text.
 * @throws DOMException `InvalidCharacterError` for a text that is none
 */
export function fromBase64(text: string): Uint8Array {
  const binary = atob(text)
  const bytes = new Uint8Array(binary.length)
  // A loop: documents have megabytes, and a mapping function for each byte takes seconds.
  for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index)
  return bytes
}

/** Returns that many random bytes from the platform's cryptographic generator. */
export function randomBytes(length: number): Uint8Array {
  return globalThis.crypto.getRandomValues(new Uint8Array(length))
}

/** Returns true if both have the same bytes, in a time that depends on their length only. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  let difference = 0
  for (let index = 0; index < a.length; index += 1) difference |= (a[index] ?? 0) ^ (b[index] ?? 0)
  return difference === 0
}

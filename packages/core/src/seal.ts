import type { KeyObject } from 'node:crypto'
import { createCipheriv, createDecipheriv, createSecretKey } from 'node:crypto'
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8 } from './bytes.ts'
import type { CommitmentHeader } from './commitment.ts'
import { headerBytes, RECORD_SUITE } from './commitment.ts'
import { AnamnesisError } from './errors.ts'

/** AES-256-GCM with a 12-byte nonce and a 16-byte tag (NIST SP 800-38D). */
const CIPHER = 'aes-256-gcm'
const TAG_BYTES = 16
/** Largest record that opens, in bytes: a compressed bomb ends here. */
const LARGEST_RECORD = 64 * 1024 * 1024

/** Compressor output grows in steps of this many bytes: most records need one, and one below half of Node's pool is cheap to make. */
const STEP = 4088
/** Bounds of the compressor's window, as powers of two (zstd level 1 has the larger one). */
const SMALLEST_WINDOW = 10
const LARGEST_WINDOW = 19
/** Slots of the compressor's table, as a power of two: as many as a few kilobytes fill. */
const TABLE = 12

const SEAL_INFO = utf8(`seal/${RECORD_SUITE}`)

/**
 * One key and nonce for each secret: a secret seals one version once, so the pair never repeats. Derived in JavaScript, which takes half as long in a server
 * at work as a call of OpenSSL's HKDF; used as a key object, because Node 24 takes 20 µs longer for each call with bare key bytes (measured on 24.21).
 */
function keyAndNonce(secret: Uint8Array): { key: KeyObject; nonce: Uint8Array } {
  const derived = hkdf(sha256, secret, undefined, SEAL_INFO, 44)
  return { key: createSecretKey(derived.subarray(0, 32)), nonce: derived.subarray(32) }
}

/** Returns a record version compressed (zstd) and encrypted under its own 32-byte secret, bound to its header. */
export function seal(bytes: Uint8Array, secret: Uint8Array, header: CommitmentHeader): Uint8Array {
  return sealUnder(bytes, secret, headerBytes(header))
}

/** Returns the same for a header whose bytes (`headerBytes`) are at hand already. */
export function sealUnder(bytes: Uint8Array, secret: Uint8Array, head: Uint8Array): Uint8Array {
  const { key, nonce } = keyAndNonce(secret)
  const cipher = createCipheriv(CIPHER, key, nonce)
  cipher.setAAD(head)
  const compressed = zstdCompressSync(bytes, { chunkSize: STEP, params: compression(bytes.length) })
  return Buffer.concat([cipher.update(compressed), cipher.final(), cipher.getAuthTag()])
}

/** A window and a table no larger than the text: those of level 1 are made for 512 kB, and setting them up takes longer than compressing a record. */
function compression(length: number): Record<number, number> {
  const window = Math.min(Math.max(32 - Math.clz32(length), SMALLEST_WINDOW), LARGEST_WINDOW)
  const level = { [constants.ZSTD_c_compressionLevel]: 1, [constants.ZSTD_c_windowLog]: window }
  return window > TABLE + 2 ? level : { ...level, [constants.ZSTD_c_hashLog]: TABLE }
}

/**
 * Returns the exact bytes of a sealed record version.
 * @throws `integrity-failed` if the secret, the header or the sealed bytes are not those that were sealed.
 */
export function open(sealed: Uint8Array, secret: Uint8Array, header: CommitmentHeader): Uint8Array {
  const { key, nonce } = keyAndNonce(secret)
  try {
    const decipher = createDecipheriv(CIPHER, key, nonce)
    decipher.setAAD(headerBytes(header))
    decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES))
    const compressed = Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES)), decipher.final()])
    return zstdDecompressSync(compressed, { chunkSize: STEP, maxOutputLength: LARGEST_RECORD })
  } catch (cause) {
    throw new AnamnesisError('integrity-failed', 'a sealed record did not open with its secret', { cause })
  }
}

import type { KeyObject } from 'node:crypto'
import { createCipheriv, createDecipheriv, createSecretKey, hash, hkdfSync } from 'node:crypto'
import type { HospitalId } from '@anamnesis/core'
import { AnamnesisError, fromHex, lengthPrefixed, saltOf, uint32, utf8 } from '@anamnesis/core'

/** Names the way a blob is cut, sealed and committed; a change of any step takes a new suite. */
export const BLOB_SUITE = 'anamnesis-blob-1'
/** Bytes of content in a chunk; the last one has the rest, and an empty blob has one empty chunk. */
export const CHUNK_BYTES = 1024 * 1024
/** Largest blob, in bytes. */
export const LARGEST_BLOB = 1024 * 1024 * 1024

/** AES-256-GCM with a 12-byte nonce and a 16-byte tag (NIST SP 800-38D). */
const CIPHER = 'aes-256-gcm'
const TAG_BYTES = 16
/** Bytes of a whole sealed chunk. */
export const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES

/** Where a chunk stands in its blob; it opens nowhere else (Hoang and others, "Online Authenticated-Encryption", STREAM). */
export type ChunkPlace = { readonly blob: string; readonly index: number; readonly isLast: boolean }

/** Seals and opens the chunks of one blob. */
export type ChunkSeal = {
  readonly seal: (place: ChunkPlace, content: Uint8Array) => Buffer
  /** @throws `integrity-failed` if it is not the chunk that was sealed for this place */
  readonly open: (place: ChunkPlace, sealed: Uint8Array) => Buffer
}

/** Returns the seal of the blob with this 32-byte secret. A secret seals one blob once, so no pair of key and nonce repeats. */
export function chunkSeal(secret: Uint8Array): ChunkSeal {
  const root = createSecretKey(secret)
  const derived = new Uint8Array(hkdfSync('sha256', root, new Uint8Array(0), `chunks/${BLOB_SUITE}`, 32))
  const key = createSecretKey(derived)
  return {
    seal: (place, content) => sealChunk(key, place, content),
    open: (place, sealed) => openChunk(key, place, sealed),
  }
}

function sealChunk(key: KeyObject, place: ChunkPlace, content: Uint8Array): Buffer {
  const cipher = createCipheriv(CIPHER, key, nonceOf(place)).setAAD(associated(place))
  return Buffer.concat([cipher.update(content), cipher.final(), cipher.getAuthTag()])
}

function openChunk(key: KeyObject, place: ChunkPlace, sealed: Uint8Array): Buffer {
  try {
    const decipher = createDecipheriv(CIPHER, key, nonceOf(place)).setAAD(associated(place))
    decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES))
    return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES)), decipher.final()])
  } catch (cause) {
    throw new AnamnesisError('integrity-failed', 'a chunk of a blob is not what was sealed', { cause })
  }
}

function nonceOf({ index }: ChunkPlace): Uint8Array {
  const nonce = new Uint8Array(12)
  nonce.set(uint32(index), 8)
  return nonce
}

function associated({ blob, index, isLast }: ChunkPlace): Uint8Array {
  return lengthPrefixed(utf8(BLOB_SUITE), utf8(blob), uint32(index), uint32(isLast ? 1 : 0))
}

/** What the commitment of a blob says: whose it is, how long, and the SHA-256 of its content. */
export type BlobHeader = {
  readonly custodian: HospitalId
  readonly blob: string
  /** Bytes. */
  readonly size: number
  /** 32 bytes. */
  readonly digest: Uint8Array
}

/** Returns the 32-byte commitment of a blob: SHA-256 over its header and a salt from its secret, length-prefixed. */
export function blobCommitment(secret: Uint8Array, { custodian, blob, size, digest }: BlobHeader): Buffer {
  const parts = [utf8(BLOB_SUITE), fromHex(custodian), utf8(blob), uint32(size), saltOf(secret), digest]
  return hash('sha256', lengthPrefixed(...parts), 'buffer')
}

import { randomFillSync } from 'node:crypto'

/** Bytes that are fetched at once: secret and nonce of about 90 versions. */
const POOL_BYTES = 4096

/**
 * Returns a source of fresh random bytes (at most 4096 each) that asks the platform's cryptographic generator for many at a time: each time is a call
 * of the operating system, and a version takes two. What was given out is wiped from the pool.
 */
export function createRandomPool(): (length: number) => Buffer<ArrayBuffer> {
  // Not from node's shared slab, where other buffers lie next to it.
  const pool = Buffer.alloc(POOL_BYTES)
  let at = POOL_BYTES
  return (length) => {
    if (!(length > 0 && length <= POOL_BYTES)) throw new RangeError(`a pool gives 1 to ${POOL_BYTES} bytes`)
    if (at + length > POOL_BYTES) {
      randomFillSync(pool)
      at = 0
    }
    const given = pool.subarray(at, at + length)
    const bytes = Buffer.from(given)
    given.fill(0)
    at += length
    return bytes
  }
}

/** Random bytes for what is written with every version: secrets and nonces. */
export const versionRandom: (length: number) => Buffer<ArrayBuffer> = createRandomPool()

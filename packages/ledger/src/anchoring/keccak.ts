import { createKeccak } from 'hash-wasm'

const hasher = await createKeccak(256)

/** Returns the Keccak-256 (32 bytes) of bytes: as core's library does, which is JavaScript and takes seven times as long (tests hold trees of this to what core and the OpenZeppelin library compute). */
export function keccak(bytes: Uint8Array): Uint8Array {
  return hasher.init().update(bytes).digest('binary')
}

const PRIME = 0x01000193
const BASIS = 0x811c9dc5

/** Returns a text's 32-bit FNV-1a hash over UTF-16 units (Fowler, Noll, Vo: draft-eastlake-fnv), from `from` to before `until`. */
export function hashText(text: string, from = 0, until = text.length): number {
  let hash = BASIS
  for (let at = from; at < until; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME)
  return hash
}

/** Returns a 32-bit hash of a hash with another, or with the number of a kind of feature (steps of MurmurHash3's finalizer, Appleby). */
export function mix(a: number, b: number): number {
  let hash = Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b)
  hash ^= hash >>> 13
  hash = Math.imul(hash, 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}

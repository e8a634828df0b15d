/** Returns a generator of 32-bit whole numbers (xorshift, Marsaglia 2003) that repeats itself exactly for the same seed. */
export function randomOf(seed: number): () => number {
  let state = seed | 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return state >>> 0
  }
}

/** Mixes a list in place (Fisher and Yates). */
export function shuffle(list: number[], random: () => number): void {
  for (let last = list.length - 1; last > 0; last -= 1) {
    const other = random() % (last + 1)
    const kept = list[last] ?? 0
    list[last] = list[other] ?? 0
    list[other] = kept
  }
}

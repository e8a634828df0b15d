/** A source of chance that gives the same again for the same seed. */
export type Dice = {
  /** Returns a whole number from 0 to below `n`. */
  readonly below: (n: number) => number
  /** Returns true one time in so many. */
  readonly oneIn: (n: number) => boolean
  /** Returns one of a list. @throws RangeError if it is empty */
  readonly pick: <T>(list: readonly T[]) => T
}

/** Returns dice for a seed (mulberry32). */
export function dice(seed: number): Dice {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (n: number) => Math.floor(next() * n)
  return {
    below,
    oneIn: (n) => below(n) === 0,
    pick: (list) => {
      if (list.length === 0) throw new RangeError('there is nothing to pick from')
      return list[below(list.length)] as (typeof list)[number]
    },
  }
}

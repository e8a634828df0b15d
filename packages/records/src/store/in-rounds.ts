/** Most items of one round: enough to make its way worth it, few enough that a round stays short. */
const LARGEST_ROUND = 256

/** Rounds of reads, and of their looks, at once: while the disk makes one look durable, the next is under way. */
export const READ_ROUNDS = 2

type Waiting<Item, Result> = {
  readonly item: Item
  readonly resolve: (result: Result) => void
  readonly reject: (error: unknown) => void
}

/** Work for one owner (a store) that is done for many callers together; the results stand at the places of the items. */
type Work<Owner, Item, Result> = (owner: Owner, items: readonly Item[]) => Promise<readonly Result[]>

/**
 * Returns a function that does the work of many callers together: what arrives while as many rounds of its owner are under way as may be (`atOnce`) is the
 * next round (as a database commits in groups). If a round of several fails, each of them is tried alone, so that one's fault is its own.
 */
export function inRounds<Owner extends object, Item, Result>(
  work: Work<Owner, Item, Result>,
  atOnce = 1,
): (owner: Owner, item: Item) => Promise<Result> {
  const rounds = new WeakMap<Owner, (item: Item) => Promise<Result>>()
  return (owner, item) => {
    const join = rounds.get(owner) ?? roundsOf((items) => work(owner, items), atOnce)
    rounds.set(owner, join)
    return join(item)
  }
}

function roundsOf<Item, Result>(
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
  atOnce: number,
): (item: Item) => Promise<Result> {
  let waiting: Waiting<Item, Result>[] = []
  let running = 0
  let isDue = false

  async function run(): Promise<void> {
    isDue = false
    running += 1
    while (waiting.length > 0) {
      const round = waiting.slice(0, LARGEST_ROUND)
      waiting = waiting.slice(LARGEST_ROUND)
      await settle(round).catch((error: unknown) => settleAlone(round, error))
    }
    running -= 1
  }

  async function settle(round: readonly Waiting<Item, Result>[]): Promise<void> {
    const results = await work(round.map(({ item }) => item))
    for (const [place, { resolve }] of round.entries()) resolve(results[place] as Result)
  }

  async function settleAlone(round: readonly Waiting<Item, Result>[], error: unknown): Promise<void> {
    if (round.length === 1) round[0]?.reject(error)
    else await Promise.all(round.map((one) => settle([one]).catch(one.reject)))
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (running === atOnce || isDue) return
      // What arrives in the same turn of the event loop goes along.
      isDue = true
      setImmediate(run)
    })
}

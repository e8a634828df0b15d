import type { OneHospital } from '../support/one-hospital.ts'
import type { Acknowledged, Send } from './writings.ts'
import { WRITINGS } from './writings.ts'

/** Writes from as many clients as there are ways to write, each in its turn, until `kill`, called once after so many answers, has ended the hospital. */
export async function writeUntil(
  { program }: OneHospital,
  after: number,
  kill: () => Promise<void>,
): Promise<Acknowledged[]> {
  const acknowledged: Acknowledged[] = []
  let answers = 0
  let killed: Promise<void> | null = null
  const writer = async (place: number) => {
    for (let round = place; killed === null; round += 1) {
      const written = await WRITINGS[round % WRITINGS.length]?.(program.send).catch(() => null)
      // What came without an answer may be there or not: nothing was promised.
      if (!written) return
      acknowledged.push(...written)
      answers += 1
      if (answers >= after) killed ??= kill()
    }
  }
  await Promise.all(WRITINGS.map((_, place) => writer(place)))
  await (killed ?? kill())
  return acknowledged
}

/** How often a hospital that still works on what it took is asked again, in ms. */
const ASK_MS = 50

/** Resolves when a restarted hospital has finished the jobs it took and the pass over its index that was under way. */
export async function untilAtRest({ program }: OneHospital, acknowledged: readonly Acknowledged[]): Promise<void> {
  for (const job of new Set(acknowledged.flatMap(({ job }) => job ?? [])))
    await until(program.send, job, async (answer) => answer.status !== 202)
  await until(program.send, '/api/admin/reindex', async (answer) => {
    const { progress } = (await answer.json()) as { progress: object | null }
    return progress === null
  })
}

/** There is no event for that on this side of the wire. */
async function until(send: Send, path: string, isOver: (answer: Response) => Promise<boolean>): Promise<void> {
  while (!(await isOver(await send('GET', path)))) await new Promise((resolve) => setTimeout(resolve, ASK_MS))
}

import { expect, test } from 'vitest'
import { inRounds } from './in-rounds.ts'

const owner = {}

test('does together what arrives while a round is under way, and gives each caller its own result', async () => {
  const rounds: number[][] = []
  let release: () => void = () => {}
  const gate = new Promise<void>((resolve) => {
    release = resolve
  })
  const square = inRounds(async (_owner: object, numbers: readonly number[]) => {
    rounds.push([...numbers])
    if (rounds.length === 1) await gate
    return numbers.map((number) => number * number)
  })
  const first = [square(owner, 1), square(owner, 2)]
  await new Promise((resolve) => setImmediate(resolve))
  const later = [square(owner, 3), square(owner, 4), square(owner, 5)]
  release()
  expect(await Promise.all([...first, ...later])).toEqual([1, 4, 9, 16, 25])
  expect(rounds).toEqual([
    [1, 2],
    [3, 4, 5],
  ])
})

test('begins as many rounds at once as it may, and no more', async () => {
  const releases: (() => void)[] = []
  const same = inRounds(async (_owner: object, items: readonly number[]) => {
    await new Promise<void>((resolve) => releases.push(resolve))
    return items
  }, 2)
  const turn = () => new Promise((resolve) => setImmediate(resolve))
  const asked: Promise<number>[] = []
  for (const number of [1, 2, 3, 4]) {
    asked.push(same(owner, number))
    await turn()
  }
  expect(releases).toHaveLength(2)
  releases[1]?.()
  expect(await asked[1]).toBe(2)
  await turn()
  expect(releases).toHaveLength(3)
  for (const release of releases) release()
  expect(await Promise.all(asked)).toEqual([1, 2, 3, 4])
})

test('lets one that fails fail alone', async () => {
  const invert = inRounds(async (_owner: object, numbers: readonly number[]) => {
    if (numbers.includes(0)) throw new RangeError('zero')
    return numbers.map((number) => 1 / number)
  })
  const results = await Promise.allSettled([invert(owner, 1), invert(owner, 0), invert(owner, 4)])
  expect(results.map((result) => (result.status === 'fulfilled' ? result.value : 'refused'))).toEqual([
    1,
    'refused',
    0.25,
  ])
  expect(await invert(owner, 2)).toBe(0.5)
})

test('takes a thousand callers in order', async () => {
  const sizes: number[] = []
  const same = inRounds(async (_owner: object, items: readonly number[]) => {
    sizes.push(items.length)
    return items
  })
  const items = Array.from({ length: 1000 }, (_, index) => index)
  expect(await Promise.all(items.map((item) => same(owner, item)))).toEqual(items)
  expect(Math.max(...sizes)).toBeLessThanOrEqual(256)
})

test('keeps the rounds of different owners apart', async () => {
  const seen: object[] = []
  const other = {}
  const tell = inRounds(async (who: object, items: readonly number[]) => {
    seen.push(who)
    return items
  })
  await Promise.all([tell(owner, 1), tell(other, 2)])
  expect(seen).toEqual([owner, other])
})

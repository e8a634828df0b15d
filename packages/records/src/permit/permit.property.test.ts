import { permits } from '@anamnesis/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chanceFrom } from './chance.test-support.ts'
import { type Case, randomCase } from './looks.test-support.ts'
import { maySee, type World, worldOf } from './oracle.test-support.ts'
import { permitSql } from './permit-sql.ts'
import { HOSPITAL, type Told, tellAll } from './told-world.test-support.ts'
import { makeWorld } from './world.test-support.ts'

const FULL = process.env.ANAMNESIS_FULL === '1'
/** The long run takes more of them, in nine more worlds. */
const CASES = FULL ? 20_000 : 6000
const WORLDS = FULL ? 10 : 1
/** Permits that one statement asks for: each is a SELECT over the whole world. */
const TOGETHER = 25

describe.each(Array.from({ length: WORLDS }, (_, n) => n + 1))('in world %d', (seed) => {
  let world: Awaited<ReturnType<typeof tellAll>>
  let own: World
  let visiting: World
  const stories = makeWorld(seed, 170)

  beforeAll(async () => {
    world = await tellAll(stories)
    own = worldOf(stories, false)
    visiting = worldOf(stories, true)
  }, 120_000)
  afterAll(() => world.drop())

  async function shownBySql(cases: readonly Case[]): Promise<Set<bigint>[]> {
    const params: unknown[] = []
    const selects = cases.map(
      ({ permit }, at) => `SELECT ${at} AS at, r.pk FROM res r WHERE ${permitSql(permit, HOSPITAL, 'r', params)}`,
    )
    const { rows } = await world.database.query<{ at: number; pk: bigint }>(selects.join(' UNION ALL '), params)
    const shown = cases.map(() => new Set<bigint>())
    for (const { at, pk } of rows) shown[at]?.add(pk)
    return shown
  }

  /** What differs in one case, in words that find it again. */
  function differences({ look, permit }: Case, shown: ReadonlySet<bigint>): string[] {
    return world.told.flatMap(({ story, pk, columns }: Told) => {
      const oracle = maySee(story.visit ? visiting : own, look, story)
      const predicate = permits(permit, columns)
      const sql = shown.has(pk)
      if (oracle === predicate && predicate === sql) return []
      const where = story.visit ? 'visiting' : 'own'
      return [`${where} ${story.type}/${story.id}: oracle ${oracle}, predicate ${predicate}, SQL ${sql}`]
    })
  }

  test(`predicate, SQL and oracle agree on every record in ${CASES} cases of patient, terms and requester`, async () => {
    const chance = chanceFrom(1000 + seed)
    const names = [...own.keys()]
    let seen = 0
    for (let n = 0; n < CASES; n += TOGETHER) {
      const cases = Array.from({ length: TOGETHER }, () => randomCase(chance, HOSPITAL, names))
      const shown = await shownBySql(cases)
      for (const [at, each] of cases.entries()) {
        const records = shown[at] ?? new Set()
        seen += records.size
        const different = differences(each, records)
        expect(different, `case ${n + at}: ${JSON.stringify(each.look)}`).toEqual([])
      }
    }
    // A world in which everything or nothing is hidden would prove little.
    const share = seen / (CASES * world.told.length)
    expect(share).toBeGreaterThan(0.05)
    expect(share).toBeLessThan(0.5)
  }, 300_000)
})

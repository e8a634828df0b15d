import { afterAll, beforeAll, expect, test } from 'vitest'
import { FULL } from '../support/development-data.ts'
import { storeFaults } from '../support/store-faults.ts'
import { dice } from './dice.ts'
import { playRequests } from './play-requests.ts'
import type { FuzzWorld } from './world.ts'
import { startFuzzWorld } from './world.ts'

/** The short form sends the first requests of the long one; FUZZ_SEED asks for others. */
const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? (FULL ? 20_000 : 1500))
const SEED = Number(process.env.FUZZ_SEED ?? 20261122)

let world: FuzzWorld
beforeAll(async () => {
  world = await startFuzzWorld()
}, 120_000)
afterAll(() => world?.stop())

test(`${REQUESTS} requests of chance (seed ${SEED}) make no failure (5xx), wait at most 5 s and show nobody what they may not see`, async () => {
  const { statuses, slowestMs, faults } = await playRequests(world, dice(SEED), REQUESTS)
  console.log(`answers: ${JSON.stringify(statuses)}, slowest ${Math.round(slowestMs)} ms, faults ${faults.length}`)
  expect(faults.slice(0, 20)).toEqual([])
}, 1_200_000)

test('each caller is shown something: the words that are looked for would be found', async () => {
  const program = world.callers.find(({ name }) => name === 'program')
  const answer = await fetch(`${world.hospital.hospital.origin}/fhir/R4/Condition?_count=200`, {
    headers: { authorization: `Bearer ${await program?.token()}` },
  })
  expect(await answer.text()).toContain('Zqxcanaryfar')
})

test('no notification shows anybody what they may not see', () => {
  const { count, shown } = world.hook.told(
    (name) => world.callers.find((caller) => caller.name === name)?.forbidden ?? [],
  )
  console.log(`${count} notifications`)
  expect(shown).toEqual([])
  expect(count).toBeGreaterThan(0)
})

test('nothing is half written afterwards, and verify --all finds nothing', async () => {
  expect(await storeFaults(world.hospital)).toEqual([])
}, 300_000)

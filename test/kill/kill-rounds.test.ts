import { afterAll, beforeAll, expect, test } from 'vitest'
import { dice } from '../fuzz/dice.ts'
import { FULL } from '../support/development-data.ts'
import type { OneHospital } from '../support/one-hospital.ts'
import { restartAfter, startOneHospital } from '../support/one-hospital.ts'
import { storeFaults } from '../support/store-faults.ts'
import { lostOf, writeUntil } from './write-until.ts'

const ROUNDS = Number(process.env.KILL_ROUNDS ?? (FULL ? 50 : 3))
const SEED = Number(process.env.KILL_SEED ?? 20261122)
/** Versions that are acknowledged before a kill, at most. */
const MOST = 200

let hospital: OneHospital
beforeAll(async () => {
  hospital = await startOneHospital()
}, 120_000)
afterAll(() => hospital?.stop())

test(`nothing acknowledged is lost and nothing half written when the hospital is killed ${ROUNDS} times while it writes (seed ${SEED})`, async () => {
  const chance = dice(SEED)
  let versions = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    // Every third time the whole machine: the database and the ledger die with it.
    const what = round % 3 === 2 ? 'all' : 'hospital'
    const acknowledged = await writeUntil(hospital, 1 + chance.below(MOST), async () => {
      hospital = await restartAfter(hospital, what)
    })
    versions += acknowledged.length
    expect([round, await lostOf(hospital, acknowledged)]).toEqual([round, []])
    expect([round, await storeFaults(hospital, { verify: FULL && round === ROUNDS - 1 })]).toEqual([round, []])
  }
  console.log(`${ROUNDS} kills, ${versions} versions acknowledged, none lost`)
}, 1_800_000)

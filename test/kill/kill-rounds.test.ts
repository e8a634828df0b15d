import { afterAll, beforeAll, expect, test } from 'vitest'
import { dice } from '../fuzz/dice.ts'
import { FULL } from '../support/development-data.ts'
import type { OneHospital } from '../support/one-hospital.ts'
import { restartAfter, startOneHospital } from '../support/one-hospital.ts'
import { storeFaults } from '../support/store-faults.ts'
import { lookUntilKilled, withoutLook } from './looks.ts'
import { untilAtRest, writeUntil } from './write-until.ts'
import type { Acknowledged } from './writings.ts'
import { lostOf } from './writings.ts'

const ROUNDS = Number(process.env.KILL_ROUNDS ?? (FULL ? 50 : 2))
const SEED = Number(process.env.KILL_SEED ?? 20261122)
/** Answers before a kill, at most: a single record, a transaction, a content, or an import of 300 each. */
const MOST = FULL ? 60 : 30
/** Of what an import promised, one in so many is looked for. */
const LOOK_FOR_ONE_IN = 10

let hospital: OneHospital
beforeAll(async () => {
  hospital = await startOneHospital()
}, 120_000)
afterAll(() => hospital?.stop())

/** The record that is read while others are written. */
async function seenRecord(): Promise<string> {
  const answer = await hospital.program.send('POST', '/fhir/R4/Basic', {
    resourceType: 'Basic',
    code: { text: 'seen' },
  })
  return ((await answer.json()) as { id: string }).id
}

test(`nothing acknowledged is lost, nothing half written and nothing seen unlogged when the hospital is killed ${ROUNDS} times while it writes (seed ${SEED})`, async () => {
  const chance = dice(SEED)
  const acknowledged: Acknowledged[] = []
  const seen = await seenRecord()
  let looks = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    // Every third time the whole machine: the database and the ledger die with it.
    const what = round % 3 === 1 ? 'all' : 'hospital'
    const looking = lookUntilKilled(hospital, seen)
    const now = await writeUntil(hospital, 1 + chance.below(MOST), async () => {
      hospital = await restartAfter(hospital, what)
    })
    const looked = await looking
    await untilAtRest(hospital, now)
    expect([round, await withoutLook(hospital, looked)]).toEqual([round, []])
    looks += looked.length
    const sought = now.filter(({ job }) => job === null || chance.oneIn(LOOK_FOR_ONE_IN))
    expect([round, await lostOf(hospital, sought)]).toEqual([round, []])
    expect([round, await storeFaults(hospital, { verify: round === ROUNDS - 1 })]).toEqual([round, []])
    acknowledged.push(...now)
  }
  expect(
    await lostOf(
      hospital,
      acknowledged.filter(() => chance.oneIn(LOOK_FOR_ONE_IN)),
    ),
  ).toEqual([])
  const count = (of: (each: Acknowledged) => boolean) => acknowledged.filter(of).length
  console.log(
    `${ROUNDS} kills, ${acknowledged.length} versions acknowledged (${count(({ job }) => job !== null)} by imports, ${count(({ digest }) => digest !== null)} contents), none lost, ${looks} answers read, none unlogged`,
  )
}, 3_600_000)

import type { Hex, Requester, Role } from '@anamnesis/core'
import { toHex } from '@anamnesis/core'
import type { TestDatabase } from '@anamnesis/database/testing'
import { testDatabase } from '@anamnesis/database/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { confirmGrant, holdGrant, holdRevocation } from '../consent/held-grants.ts'
import { consentMigrations } from '../consent/schema.ts'
import { permitFor } from './permit-for.ts'
import { addRelationship } from './relationships.ts'
import { accessMigrations } from './schema.ts'

const DAY = 86_400_000
const NOW = Date.UTC(2026, 10, 22)
const bytes32 = (byte: string): Hex => `0x${byte.repeat(32)}`
const [HERE, CUSTODIAN, ACCOUNT] = [bytes32('aa'), bytes32('bb'), bytes32('cc')]

let storage: TestDatabase
beforeAll(async () => {
  storage = await testDatabase([...consentMigrations, ...accessMigrations])
  await storage.database.query("INSERT INTO link (account, patient, key_epoch, since) VALUES ($1, 'p', 1, now())", [
    Buffer.from(ACCOUNT.slice(2), 'hex'),
  ])
  const stay = { patient: 'p', person: null, department: 'ward', reason: 'admission' } as const
  await addRelationship(storage.database, { ...stay, starts: NOW - DAY, ends: NOW + DAY }, 'admission.feed')
})
afterAll(() => storage.drop())

function requester(person: string, role: Role, department: string | null = 'ward'): Requester {
  return { person, name: person, role, department, hospital: HERE, purpose: 'TREAT', patient: null, client: 'test' }
}

/** Holds a grant of the patient's and returns its commitment. */
async function grant(change: { person?: string; role?: Role; until?: number } = {}, confirmed = true): Promise<Hex> {
  const commitment = toHex(crypto.getRandomValues(new Uint8Array(32)))
  const { person = null, role = null, until = NOW + DAY } = change
  const face = {
    scheme: 1,
    recipient: HERE,
    person,
    role,
    purpose: 'TREAT',
    from: NOW - DAY,
    until,
    mayAdd: true,
  } as const
  const held = { commitment, account: ACCOUNT, patient: 'p', face, salt: HERE, part: null, custodians: [CUSTODIAN] }
  await holdGrant(storage.database, held, NOW)
  if (confirmed) await confirmGrant(storage.database, commitment, NOW)
  return commitment
}

async function visiting(who: Requester, isFresh = true, now = NOW): Promise<string[]> {
  const sources = { database: storage.database, now: () => now, ledgerIsFresh: () => isFresh }
  const { clauses } = await permitFor(sources, who)
  return clauses.flatMap(({ reach }) => ('visiting' in reach ? [reach.visiting] : []))
}

const physician = requester('lee', 'physician')

test('visiting records go dark, and nothing may be added, while the view of the ledger is old', async () => {
  const commitment = await grant()
  const elsewhere = requester('fox', 'physician', null)
  const named = await grant({ person: 'fox' })
  expect(await visiting(physician)).toContain(commitment)
  expect(await visiting(elsewhere)).toEqual([named])
  expect(await visiting(physician, false)).toEqual([])
  const sources = { database: storage.database, now: () => NOW, ledgerIsFresh: () => false }
  expect((await permitFor(sources, elsewhere)).mayAddTo).toEqual([])
})

test('a grant that names a person opens to nobody else, and one that names a role too only in that role', async () => {
  const commitment = await grant({ person: 'lee' })
  const both = await grant({ person: 'lee', role: 'nurse' })
  expect(await visiting(physician)).toContain(commitment)
  expect(await visiting(physician)).not.toContain(both)
  expect(await visiting(requester('lee', 'nurse'))).toContain(both)
  expect(await visiting(requester('other', 'physician'))).not.toContain(commitment)
})

test('a grant that names nobody opens to those who treat the patient and read whole records', async () => {
  const commitment = await grant()
  expect(await visiting(physician)).toContain(commitment)
  expect(await visiting(requester('kim', 'nurse'))).toContain(commitment)
  for (const role of ['registrar', 'laboratory', 'imaging', 'pharmacist'] as const)
    expect([role, await visiting(requester('desk', role))]).toEqual([role, []])
  expect(await visiting(requester('stranger', 'physician', null))).toEqual([])
  const forTheLaboratory = await grant({ role: 'laboratory' })
  expect(await visiting(requester('desk', 'laboratory'))).toEqual([forTheLaboratory])
})

test('a grant opens nothing before it is on the ledger, after its end, or once its own account revoked it', async () => {
  const waiting = await grant({}, false)
  const short = await grant({ until: NOW + 1000 })
  const revoked = await grant()
  const notTheirs = await grant()
  await holdRevocation(storage.database, ACCOUNT, revoked, NOW)
  await holdRevocation(storage.database, bytes32('dd'), notTheirs, NOW)
  const open = await visiting(physician)
  expect(open).toContain(short)
  expect(open).toContain(notTheirs)
  expect(open).not.toContain(waiting)
  expect(open).not.toContain(revoked)
  expect(await visiting(physician, true, NOW + 1000)).not.toContain(short)
})

import { isAnamnesisError } from '@anamnesis/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createRecords } from '../create-records.ts'
import { EVERYTHING, program, testRecords, weight } from './store.test-support.ts'

let world: Awaited<ReturnType<typeof testRecords>>

beforeAll(async () => {
  world = await testRecords()
})
afterAll(() => world.drop())

const deleted = (error: unknown) => isAnamnesisError(error, 'deleted')

async function newPatient(): Promise<string> {
  return (await world.records.create(program(), 'Patient', '{"resourceType":"Patient"}')).id
}

describe('eraseVersion', () => {
  test('puts one version beyond reach and leaves all others, their chain and its own commitment', async () => {
    const patient = await newPatient()
    const { id } = await world.records.create(program(), 'Observation', weight(patient, '80'))
    for (const value of ['81', '82'])
      await world.records.update(program(), 'Observation', id, weight(patient, value, { id }))
    const key = { custodian: world.parts.hospital, type: 'Observation', id }
    const before = await world.records.proofInput(program(), key, 2)
    await world.records.eraseVersion('Observation', id, 2)
    await expect(world.records.vread(program(), 'Observation', id, 2)).rejects.toSatisfy(deleted)
    expect((await world.records.vread(program(), 'Observation', id, 1)).version).toBe(1)
    expect((await world.records.read(program(), 'Observation', id)).version).toBe(3)
    expect(await world.records.proofInput(program(), key, 2)).toEqual({ ...before, salt: null })
    expect((await world.records.proofInput(program(), key, 3)).header.previous).toBe(before.commitment)
    const { entries } = await world.records.history(program(), { address: '', types: ['Observation'], id }, '', {
      strict: true,
    })
    expect(entries.map(({ bytes }) => bytes === null)).toEqual([false, true, false])
  })

  test('of the newest version takes the record out of searches, lists and releases', async () => {
    const patient = await newPatient()
    const { id } = await world.records.create(program(), 'Observation', weight(patient, '80'))
    await world.records.eraseVersion('Observation', id, 1)
    await expect(world.records.read(program(), 'Observation', id)).rejects.toSatisfy(deleted)
    expect((await world.records.search(program(), 'Observation', `_id=${id}`, { strict: true })).entries).toEqual([])
    expect((await world.records.items(program(), patient)).map(({ key }) => key.type)).toEqual(['Patient'])
    const released: string[] = []
    for await (const { header } of world.records.released(EVERYTHING, patient)) released.push(header.id)
    expect(released).toEqual([patient])
  })

  test('of what is not there is refused', async () => {
    await expect(world.records.eraseVersion('Observation', 'absent', 1)).rejects.toSatisfy((error) =>
      isAnamnesisError(error, 'not-found'),
    )
  })
})

describe('erasePatient', () => {
  test('leaves no index row of a record that was being written meanwhile', async () => {
    const gone = await newPatient()
    const gate = await world.database.connect()
    await gate.query('SELECT pg_advisory_lock(7)')
    const isHeld = Promise.withResolvers<void>()
    const { leafInsert } = world.hooks
    world.hooks.leafInsert = (kind, commitments) => {
      isHeld.resolve()
      return leafInsert(kind, `SELECT c FROM (${commitments}) AS last (c), pg_advisory_xact_lock_shared(7)`)
    }
    const body = {
      resourceType: 'RelatedPerson',
      patient: { reference: `Patient/${gone}` },
      name: [{ family: 'Quillwort' }],
    }
    const writing = world.records.create(program(), 'RelatedPerson', JSON.stringify(body))
    await isHeld.promise
    world.hooks.leafInsert = leafInsert
    const erased = world.records.erasePatient(gone)
    await gate.query('SELECT pg_advisory_unlock(7)')
    gate.release()
    await Promise.allSettled([writing, erased])
    const { rows } = await world.database.query("SELECT FROM i_str WHERE v LIKE '%quillwort%'")
    expect(rows).toEqual([])
  })

  test('also destroys versions that were this patient’s before a record became another’s', async () => {
    const [gone, stays] = [await newPatient(), await newPatient()]
    const { id } = await world.records.create(program(), 'Observation', weight(gone, '80'))
    await world.records.update(program(), 'Observation', id, weight(stays, '80', { id }))
    await world.records.erasePatient(gone)
    await expect(world.records.vread(program(), 'Observation', id, 1)).rejects.toSatisfy(deleted)
    expect((await world.records.read(program(), 'Observation', id)).version).toBe(2)
    const { rows } = await world.database.query<{ ver: number; kept: boolean }>(
      'SELECT h.ver, h.secret IS NOT NULL AND length(h.doc) > 0 AS kept FROM hist h JOIN res r USING (pk) WHERE r.id = $1 ORDER BY h.ver',
      [id],
    )
    expect(rows).toEqual([
      { ver: 1, kept: false },
      { ver: 2, kept: true },
    ])
  })

  test('puts all of one patient beyond reach, nothing of another, and keeps new records out', async () => {
    const [gone, stays] = [await newPatient(), await newPatient()]
    const mine = await world.records.create(program(), 'Observation', weight(gone, '80'))
    const theirs = await world.records.create(program(), 'Observation', weight(stays, '80'))
    await world.records.erasePatient(gone)
    await expect(world.records.read(program(), 'Observation', mine.id)).rejects.toSatisfy(deleted)
    await expect(world.records.read(program(), 'Patient', gone)).rejects.toSatisfy(deleted)
    expect((await world.records.read(program(), 'Observation', theirs.id)).version).toBe(1)
    expect(await world.records.items(program(), gone)).toEqual([])
    expect((await world.records.search(program(), 'Observation', `patient=${gone}`, { strict: true })).entries).toEqual(
      [],
    )
    await expect(world.records.create(program(), 'Observation', weight(gone, '81'))).rejects.toSatisfy(deleted)
    expect((await world.records.reindex({ anew: true })).records).toBeGreaterThan(0)
    await world.database.query('UPDATE res SET deleted = false')
    await world.database.query("UPDATE hist SET secret = repeat('x', 77)::bytea WHERE secret IS NULL")
    expect(
      (await (await createRecords(world.parts)).search(program(), 'Observation', `_id=${mine.id}`, { strict: true }))
        .entries,
    ).toEqual([])
    expect((await world.records.search(program(), 'Observation', `patient=${gone}`, { strict: true })).entries).toEqual(
      [],
    )
  })
})

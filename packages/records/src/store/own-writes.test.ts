import { commitmentOf, fromHex, isAnamnesisError, toHex } from '@anamnesis/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RequestContext } from '../request-context.ts'
import { parsed, program, staff, testRecords, weight } from './store.test-support.ts'

let world: Awaited<ReturnType<typeof testRecords>>

beforeAll(async () => {
  world = await testRecords()
})
afterAll(() => world.drop())

const of = (type: string, id: string) => ({ address: `${type}/${id}`, types: [type], id })
const code = (expected: string) => (error: unknown) => isAnamnesisError(error) && error.code === expected

async function newPatient(): Promise<string> {
  const { id } = await world.records.create(
    program(),
    'Patient',
    '{"resourceType":"Patient","name":[{"family":"Example"}]}',
  )
  return id
}

describe('create', () => {
  test('answers with an id of its own, version 1 and the exact bytes, which a read gives back', async () => {
    const patient = await newPatient()
    const written = await world.records.create(program(), 'Observation', weight(patient, '5.40', { id: 'chosen' }))
    expect(written).toMatchObject({ status: 201, version: 1 })
    expect(written.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    const text = Buffer.from(written.bytes).toString()
    expect(text).toContain('"value":5.40,')
    expect(text).toMatch(
      new RegExp(
        `^{"resourceType":"Observation","id":"${written.id}","meta":{"versionId":"1","lastUpdated":"2026-01-01T[0-9:.]+Z"},"status":"final"`,
      ),
    )
    const read = await world.records.read(program(), 'Observation', written.id)
    expect(Buffer.from(read.bytes).equals(written.bytes)).toBe(true)
    expect(read).toMatchObject({ version: 1, updated: written.updated })
  })

  test('keeps profile, tags and security labels, and sets version and time itself', async () => {
    const patient = await newPatient()
    const meta = { versionId: '7', lastUpdated: '1999-01-01T00:00:00Z', tag: [{ system: 'urn:a', code: 'b' }] }
    const written = await world.records.create(program(), 'Observation', weight(patient, '80', { meta }))
    expect(parsed(written.bytes).meta).toMatchObject({ versionId: '1', tag: [{ system: 'urn:a', code: 'b' }] })
  })

  test.each([
    ['malformed-json', '{'],
    ['invalid-resource', '[]'],
    ['invalid-resource', '{"resourceType":"Patient","gender":"banana"}'],
    ['invalid-resource', '{"resourceType":"Practitioner"}'],
    ['malformed-json', '{"resourceType":"Patient","active":true,"active":false}'],
  ])('refuses with %s: %s', async (expected, body) => {
    await expect(world.records.create(program(), 'Patient', body)).rejects.toSatisfy(code(expected))
  })

  test('keeps no type that no rule speaks of', async () => {
    await expect(
      world.records.create(
        program(),
        'Parameters',
        '{"resourceType":"Parameters","parameter":[{"name":"a","valueString":"b"}]}',
      ),
    ).rejects.toSatisfy(code('invalid-resource'))
  })

  test('makes one record where two conditional creates meet', async () => {
    const body = (value: string) =>
      JSON.stringify({ resourceType: 'Organization', name: 'Laboratory', identifier: [{ system: 'urn:test', value }] })
    const create = () =>
      world.records.create(program(), 'Organization', body('unique'), { ifNoneExist: 'identifier=urn:test|unique' })
    const written = await Promise.all([create(), create(), create(), create()])
    expect(new Set(written.map(({ id }) => id)).size).toBe(1)
    expect(written.map(({ status }) => status).sort()).toEqual([200, 200, 200, 201])
  })
})

describe('update', () => {
  test('adds a version, and none where the content is the same', async () => {
    const patient = await newPatient()
    const { id } = await world.records.create(program(), 'Observation', weight(patient, '80.0'))
    const changed = await world.records.update(program(), 'Observation', id, weight(patient, '81.0', { id }))
    expect(changed).toMatchObject({ status: 200, version: 2 })
    const same = await world.records.update(program(), 'Observation', id, weight(patient, '81.0', { id }))
    expect(same).toMatchObject({ status: 200, version: 2, updated: changed.updated })
    expect(Buffer.from(same.bytes).equals(changed.bytes)).toBe(true)
    const precise = await world.records.update(program(), 'Observation', id, weight(patient, '81.00', { id }))
    expect(precise.version).toBe(3)
  })

  test('lets exactly one of many updates with the same If-Match through', async () => {
    const patient = await newPatient()
    const { id } = await world.records.create(program(), 'Observation', weight(patient, '80'))
    const attempts = await Promise.allSettled(
      Array.from({ length: 8 }, (_, index) =>
        world.records.update(program(), 'Observation', id, weight(patient, String(81 + index), { id }), { ifMatch: 1 }),
      ),
    )
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const attempt of attempts)
      if (attempt.status === 'rejected') expect(attempt.reason).toSatisfy(code('version-conflict'))
    expect((await world.records.read(program(), 'Observation', id)).version).toBe(2)
  })

  test('loses no update where many come at once without If-Match', async () => {
    const patient = await newPatient()
    const { id } = await world.records.create(program(), 'Observation', weight(patient, '80'))
    const written = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        world.records.update(program(), 'Observation', id, weight(patient, String(81 + index), { id })),
      ),
    )
    expect(written.map(({ version }) => version).sort((a, b) => a - b)).toEqual([2, 3, 4, 5, 6, 7, 8, 9])
    const history = await world.records.history(program(), of('Observation', id), '', { strict: true })
    expect(history.entries.map(({ version }) => version)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1])
    const times = history.entries.map(({ updated }) => updated)
    expect([...times].sort((a, b) => b - a)).toEqual(times)
    expect(new Set(times).size).toBe(9)
  })

  test('makes a record under a chosen id for a program only', async () => {
    const patient = await newPatient()
    const body = weight(patient, '80', { id: 'chosen-1' })
    await expect(world.records.update(staff('nurse', [patient]), 'Observation', 'chosen-1', body)).rejects.toSatisfy(
      code('not-found'),
    )
    expect(await world.records.update(program(), 'Observation', 'chosen-1', body)).toMatchObject({
      status: 201,
      version: 1,
    })
  })

  test('refuses content with another id', async () => {
    await expect(
      world.records.update(program(), 'Patient', 'a', '{"resourceType":"Patient","id":"b"}'),
    ).rejects.toSatisfy(code('bad-request'))
    await expect(
      world.records.update(program(), 'Patient', '../a', '{"resourceType":"Patient","id":"../a"}'),
    ).rejects.toSatisfy(code('bad-request'))
  })
})

describe('remove', () => {
  test('leaves a version that says so, and the ones before to be read', async () => {
    const patient = await newPatient()
    const { id } = await world.records.create(program(), 'Observation', weight(patient, '80'))
    expect(await world.records.remove(program(), 'Observation', id)).toMatchObject({ status: 204, version: 2 })
    expect(await world.records.remove(program(), 'Observation', id)).toMatchObject({ status: 204, version: 2 })
    await expect(world.records.read(program(), 'Observation', id)).rejects.toSatisfy(code('deleted'))
    await expect(world.records.vread(program(), 'Observation', id, 2)).rejects.toSatisfy(code('deleted'))
    expect((await world.records.vread(program(), 'Observation', id, 1)).version).toBe(1)
    const { entries } = await world.records.history(program(), of('Observation', id), '', { strict: true })
    expect(entries.map(({ operation, bytes }) => [operation, bytes === null])).toEqual([
      ['delete', true],
      ['create', false],
    ])
    const { rows } = await world.database.query('SELECT 1 FROM i_tok JOIN res USING (pk) WHERE id = $1', [id])
    expect(rows).toEqual([])
  })

  test('is filtered like the record was', async () => {
    const patient = await newPatient()
    const { id } = await world.records.create(program(), 'Observation', weight(patient, '80'))
    await world.records.remove(program(), 'Observation', id)
    await expect(world.records.read(staff('nurse', [patient]), 'Observation', id)).rejects.toSatisfy(code('deleted'))
    for (const stranger of [staff('nurse', []), staff('pharmacist', [patient], { categories: ['medicines'] })])
      for (const look of await Promise.allSettled([
        world.records.read(stranger, 'Observation', id),
        world.records.vread(stranger, 'Observation', id, 1),
        world.records.history(stranger, of('Observation', id), '', { strict: true }),
      ]))
        expect(look).toMatchObject({ status: 'rejected', reason: { code: 'not-found' } })
  })

  test('is a records officer’s act', async () => {
    const patient = await newPatient()
    const { id } = await world.records.create(program(), 'Observation', weight(patient, '80'))
    await expect(world.records.remove(staff('physician', [patient]), 'Observation', id)).rejects.toSatisfy(
      code('not-allowed'),
    )
    await expect(world.records.remove(staff('physician', [patient]), 'Observation', 'absent')).rejects.toSatisfy(
      code('not-allowed'),
    )
    expect(await world.records.remove(staff('records-officer', [patient]), 'Observation', id)).toMatchObject({
      status: 204,
    })
  })

  test('is undone by a program that writes the record again', async () => {
    const patient = await newPatient()
    const { id } = await world.records.create(program(), 'Observation', weight(patient, '80'))
    await world.records.remove(program(), 'Observation', id)
    expect(await world.records.update(program(), 'Observation', id, weight(patient, '80', { id }))).toMatchObject({
      status: 201,
      version: 3,
    })
    expect((await world.records.read(program(), 'Observation', id)).version).toBe(3)
  })
})

describe('what the requester may not see is as if it were not there', () => {
  const answers = async (context: RequestContext, patient: string, id: string) => {
    const body = weight(patient, '70', { id })
    const attempts = [
      world.records.read(context, 'Observation', id),
      world.records.vread(context, 'Observation', id, 1),
      world.records.history(context, of('Observation', id), '', { strict: true }),
      world.records.update(context, 'Observation', id, body),
      world.records.update(context, 'Observation', id, body, { ifMatch: 1 }),
      world.records.remove(context, 'Observation', id),
      world.records.remove(context, 'Observation', id, { ifMatch: 9 }),
    ]
    const outcomes = await Promise.allSettled(attempts)
    return outcomes.map((outcome) =>
      outcome.status === 'rejected'
        ? { code: outcome.reason.code, message: outcome.reason.message, issues: outcome.reason.issues }
        : 'done',
    )
  }

  test.each(['nurse', 'records-officer', 'pharmacist', 'registrar'] as const)(
    'in every read and write of a %s',
    async (role) => {
      const mine = await newPatient()
      const theirs = await newPatient()
      const { id } = await world.records.create(program(), 'Observation', weight(theirs, '80'))
      const context = staff(role, [mine])
      const denied = await answers(context, mine, id)
      const absent = await answers(context, mine, '00000000-0000-4000-8000-000000000000')
      expect(denied).toEqual(absent)
      expect(denied).not.toContain('done')
      expect((await world.records.read(program(), 'Observation', id)).version).toBe(1)
    },
  )

  test('for a patient whose record is closed and one who does not exist', async () => {
    const theirs = await newPatient()
    const answer = async (patient: string) =>
      world.records.create(staff('nurse', []), 'Observation', weight(patient, '80')).catch((error: unknown) => error)
    expect(await answer(theirs)).toEqual(await answer('nobody'))
    expect(await answer(theirs)).toSatisfy(code('invalid-resource'))
  })

  test('for the record that a List is about', async () => {
    const mine = await newPatient()
    const theirs = await newPatient()
    const { id } = await world.records.create(program(), 'Observation', weight(theirs, '80'))
    const list = (item: string) =>
      JSON.stringify({
        resourceType: 'List',
        status: 'current',
        mode: 'working',
        subject: { reference: `Patient/${mine}` },
        entry: [{ item: { reference: `Observation/${item}` } }],
      })
    const answer = async (item: string) =>
      world.records.create(staff('nurse', [mine]), 'List', list(item)).catch((error: unknown) => error)
    expect(await answer(id)).toEqual(await answer('absent'))
    const own = await world.records.create(program(), 'Observation', weight(mine, '80'))
    expect(await answer(own.id)).toMatchObject({ status: 201 })
  })
})

describe('rights to write', () => {
  test('follow role and category', async () => {
    const patient = await newPatient()
    await expect(
      world.records.create(staff('laboratory', [patient]), 'Observation', weight(patient, '80')),
    ).rejects.toSatisfy(code('not-allowed'))
    expect(await world.records.create(staff('nurse', [patient]), 'Observation', weight(patient, '80'))).toMatchObject({
      status: 201,
    })
    await expect(
      world.records.create(staff('patient', [patient]), 'Observation', weight(patient, '80')),
    ).rejects.toSatisfy(code('not-allowed'))
  })

  test('let a registrar make a patient, and change one of their own only', async () => {
    const body = (id?: string) =>
      JSON.stringify({ resourceType: 'Patient', ...(id ? { id } : {}), name: [{ family: 'New' }] })
    const { id } = await world.records.create(staff('registrar', []), 'Patient', body())
    await expect(world.records.update(staff('registrar', []), 'Patient', id, body(id))).rejects.toSatisfy(
      code('not-found'),
    )
    expect(await world.records.update(staff('registrar', [id]), 'Patient', id, body(id))).toMatchObject({
      status: 200,
      version: 1,
    })
    await expect(world.records.create(staff('nurse', []), 'Patient', body())).rejects.toSatisfy(code('not-allowed'))
  })

  test('do not let a record be moved to a patient who is closed to the writer', async () => {
    const mine = await newPatient()
    const theirs = await newPatient()
    const { id } = await world.records.create(program(), 'Observation', weight(mine, '80'))
    await expect(
      world.records.update(staff('nurse', [mine]), 'Observation', id, weight(theirs, '80', { id })),
    ).rejects.toSatisfy(code('invalid-resource'))
  })

  test('refuse what is about nobody, except the directory', async () => {
    const body = JSON.stringify({ resourceType: 'Observation', status: 'final', code: { text: 'a' } })
    await expect(world.records.create(staff('physician', []), 'Observation', body)).rejects.toSatisfy(
      code('invalid-resource'),
    )
    expect(
      await world.records.create(
        staff('registrar', []),
        'Organization',
        '{"resourceType":"Organization","name":"Ward"}',
      ),
    ).toMatchObject({ status: 201 })
  })
})

describe('what a version leaves behind', () => {
  test('hashes to its commitment, which names the one before, and is a leaf', async () => {
    const patient = await newPatient()
    const { id } = await world.records.create(program(), 'Observation', weight(patient, '80'))
    await world.records.update(program(), 'Observation', id, weight(patient, '81', { id }))
    await world.records.remove(program(), 'Observation', id)
    const key = { custodian: world.parts.hospital, type: 'Observation', id }
    const proofs = await Promise.all([1, 2, 3].map((version) => world.records.proofInput(program(), key, version)))
    expect(proofs.map(({ header }) => [header.version, header.operation, header.previous])).toEqual([
      [1, 'create', null],
      [2, 'update', proofs[0]?.commitment],
      [3, 'delete', proofs[1]?.commitment],
    ])
    for (const proof of proofs.slice(0, 2)) {
      const { bytes } = await world.records.vread(program(), 'Observation', id, proof.header.version)
      expect(toHex(commitmentOf(proof.header, fromHex(proof.salt ?? '0x'), bytes))).toBe(proof.commitment)
    }
    const { rows } = await world.database.query<{ commitment: Buffer }>(
      `SELECT commitment FROM test_leaf WHERE kind = 'record' ORDER BY n`,
    )
    const leaves = rows.map(({ commitment }) => toHex(commitment))
    expect(proofs.map(({ commitment }) => leaves.indexOf(commitment))).toEqual(
      [...proofs.map(({ commitment }) => leaves.indexOf(commitment))].sort((a, b) => a - b),
    )
    expect(leaves).toEqual(expect.arrayContaining(proofs.map(({ commitment }) => commitment)))
  })

  test('is an event in the order of commits, and one audit row that is a leaf', async () => {
    const patient = await newPatient()
    const before = (await world.records.events.read('', 10_000)).at(-1)?.cursor ?? ''
    const context = program()
    const { id } = await world.records.create(context, 'Observation', weight(patient, '80'))
    await world.records.update(program(), 'Observation', id, weight(patient, '81', { id }))
    const events = await world.records.events.read(before, 100)
    expect(events.map(({ kind, key, version, patients }) => [kind, key.id, version, patients])).toEqual([
      ['create', id, 1, [patient]],
      ['update', id, 2, [patient]],
    ])
    const audit = await world.records.audit.listForPatient(patient, { limit: 10 })
    const wrote = audit.find(({ requestId }) => requestId === context.requestId)
    expect(wrote).toMatchObject({
      kind: 'wrote',
      person: 'system',
      patient,
      basis: 'system',
      records: [{ type: 'Observation', id, version: 1 }],
      categories: ['measurements'],
    })
    const { rows } = await world.database.query(`SELECT 1 FROM test_leaf WHERE kind = 'audit' AND commitment = $1`, [
      fromHex(wrote?.commitment ?? '0x'),
    ])
    expect(rows).toHaveLength(1)
  })

  test('is nothing where the connection is lost at the last moment', async () => {
    const patient = await newPatient()
    const state = async () => {
      const { rows } = await world.database.query(
        `SELECT (SELECT count(*) FROM res) AS res, (SELECT count(*) FROM hist) AS hist, (SELECT count(*) FROM i_tok) AS tokens,
           (SELECT count(*) FROM event) AS events, (SELECT count(*) FROM audit) AS audit, (SELECT count(*) FROM test_leaf) AS leaves`,
      )
      return rows[0]
    }
    const before = await state()
    const { leafInsert } = world.hooks
    world.hooks.leafInsert = (kind, commitments) =>
      leafInsert(kind, `SELECT c FROM (${commitments}) AS last (c) WHERE pg_terminate_backend(pg_backend_pid())`)
    await expect(world.records.create(program(), 'Observation', weight(patient, '80'))).rejects.toThrow()
    world.hooks.leafInsert = leafInsert
    expect(await state()).toEqual(before)
    expect(await world.records.create(program(), 'Observation', weight(patient, '80'))).toMatchObject({ status: 201 })
  })
})

describe('no read without a log entry', () => {
  test('gives no bytes while the audit cannot be written', async () => {
    const patient = await newPatient()
    const { id } = await world.records.create(program(), 'Observation', weight(patient, '80'))
    const { leafInsert } = world.hooks
    world.hooks.leafInsert = (_, commitments) => `INSERT INTO table_that_is_away ${commitments}`
    const looks = await Promise.allSettled([
      world.records.read(program(), 'Observation', id),
      world.records.vread(program(), 'Observation', id, 1),
      world.records.history(program(), of('Observation', id), '', { strict: true }),
      world.records.items(program(), patient),
      world.records.search(program(), 'Observation', `_id=${id}`, { strict: true }),
      world.records.exportRecords(program())[Symbol.asyncIterator]().next(),
    ])
    world.hooks.leafInsert = leafInsert
    expect(looks.map(({ status }) => status)).toEqual(Array.from(looks, () => 'rejected'))
  })

  test('names each version that was seen', async () => {
    const patient = await newPatient()
    const { id } = await world.records.create(program(), 'Observation', weight(patient, '80'))
    await world.records.update(program(), 'Observation', id, weight(patient, '81', { id }))
    const context = staff('nurse', [patient])
    await world.records.vread(context, 'Observation', id, 1)
    const [look] = (await world.records.audit.listForPatient(patient, { limit: 10 })).filter(
      ({ requestId }) => requestId === context.requestId,
    )
    expect(look).toMatchObject({
      kind: 'looked',
      role: 'nurse',
      basis: 'relationship',
      records: [{ type: 'Observation', id, version: 1 }],
    })
  })
})

describe('history', () => {
  test('comes in pages, newest first', async () => {
    const patient = await newPatient()
    const { id } = await world.records.create(program(), 'Observation', weight(patient, '80'))
    for (const value of ['81', '82', '83', '84'])
      await world.records.update(program(), 'Observation', id, weight(patient, value, { id }))
    const first = await world.records.history(program(), of('Observation', id), '_count=2', { strict: true })
    expect(first).toMatchObject({ total: 5, entries: [{ version: 5 }, { version: 4 }] })
    const next = new URL(first.next ?? '').searchParams
    next.set('_count', '3')
    const second = await world.records.history(program(), of('Observation', id), next, { strict: true })
    expect(second).toMatchObject({ total: 5, next: null, entries: [{ version: 3 }, { version: 2 }, { version: 1 }] })
  })

  test('refuses a page that is none', async () => {
    const patient = await newPatient()
    await expect(
      world.records.history(program(), of('Patient', patient), '_cursor=1 OR 1=1', { strict: true }),
    ).rejects.toSatisfy(code('bad-request'))
  })
})

test('a version without any token is not found by those of the version before, and keeps no list of them', async () => {
  const { records, database } = world
  const { id } = await records.create(program(), 'Practitioner', '{"resourceType":"Practitioner","gender":"female"}')
  const found = async () =>
    (await records.search(program(), 'Practitioner', `_id=${id}&gender=female,male`, { strict: true })).entries.length
  expect(await found()).toBe(1)
  await records.update(program(), 'Practitioner', id, `{"resourceType":"Practitioner","id":"${id}"}`)
  expect(await found()).toBe(0)
  const { rows: apart } = await database.query(
    `WITH listed AS (SELECT pk, unnest(h) AS h FROM i_tok_of)
     (SELECT pk, h FROM i_tok EXCEPT SELECT pk, h FROM listed) UNION ALL (SELECT pk, h FROM listed EXCEPT SELECT pk, h FROM i_tok)`,
  )
  expect(apart).toEqual([])
})

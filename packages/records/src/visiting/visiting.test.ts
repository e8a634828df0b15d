import { randomBytes } from 'node:crypto'
import type { CommitmentHeader, Conditions, Hex, Permit } from '@anamnesis/core'
import { fromHex, isAnamnesisError, toHex } from '@anamnesis/core'
import { open, seal } from '@anamnesis/core/seal'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { VisitingRecord } from '../share/share-types.ts'
import {
  EVERYTHING,
  HOSPITAL,
  OTHER_HOSPITAL,
  parsed,
  program,
  staff,
  testRecords,
  weight,
} from '../store/store.test-support.ts'

let world: Awaited<ReturnType<typeof testRecords>>

beforeAll(async () => {
  world = await testRecords()
})
afterAll(() => world.drop())

const newGrant = (): Hex => toHex(randomBytes(32))
const code = (expected: string) => (error: unknown) => isAnamnesisError(error) && error.code === expected

function visitor(
  id: string,
  value: string,
  more: {
    version?: number
    subject?: string
    custodian?: Hex
    header?: Partial<CommitmentHeader>
    code?: unknown
  } = {},
): VisitingRecord {
  const { version = 1, subject = 'their-name', custodian = OTHER_HOSPITAL } = more
  const own = more.code === undefined ? {} : { code: more.code }
  const bytes = Buffer.from(weight(subject, value, { id, meta: { versionId: String(version) }, ...own }))
  const header: CommitmentHeader = {
    custodian,
    type: 'Observation',
    id,
    version,
    operation: version === 1 ? 'create' : 'update',
    previous: null,
    ...more.header,
  }
  const secret = randomBytes(32)
  return {
    header,
    bytes,
    secret,
    sealed: seal(bytes, secret, header),
    labels: { categories: ['measurements'], sensitivities: [], from: null, until: null, custodian },
  }
}

const shared = visitor('shared', '1')

/** A physician who sees what visits under grants, and nothing of this hospital's own. */
function guest(patient: string, ...grants: Hex[]) {
  const context = staff('physician', [])
  const clauses = grants.map((grant) => ({ basis: 'grant', patient, reach: { visiting: grant } }) as const)
  return { ...context, permit: { ...context.permit, clauses } satisfies Permit }
}

async function newPatient(): Promise<string> {
  return (await world.records.create(program(), 'Patient', '{"resourceType":"Patient"}')).id
}

const names = async (context: ReturnType<typeof guest>, patient: string) =>
  (await world.records.items(context, patient)).map(({ key, version }) => `${key.id}/${version}`).sort()

describe('visiting records', () => {
  test('are read under their grant, as the exact bytes, and by nobody else', async () => {
    const [patient, grant] = [await newPatient(), newGrant()]
    const record = visitor('v1', '80.10')
    await world.records.putVisiting({ grant, patient, records: [record] })
    const read = await world.records.readAt(guest(patient, grant), OTHER_HOSPITAL, 'Observation', 'v1')
    expect(Buffer.from(read.bytes).equals(record.bytes)).toBe(true)
    const [item] = await world.records.items(guest(patient, grant), patient)
    expect(item).toMatchObject({
      key: { custodian: OTHER_HOSPITAL },
      grants: [grant],
      labels: { category: 'measurements' },
    })
    for (const context of [guest(patient, newGrant()), staff('physician', [patient]), program()])
      await expect(world.records.readAt(context, OTHER_HOSPITAL, 'Observation', 'v1')).rejects.toSatisfy(
        code('not-found'),
      )
    expect(
      (await world.records.search(guest(patient, grant), 'Observation', `patient=${patient}`, { strict: true }))
        .entries,
    ).toHaveLength(1)
  })

  test('of any shape keep nobody from the last values of each kind', async () => {
    const [patient, grant] = [await newPatient(), newGrant()]
    const codes = ['x', { coding: 'x' }, { coding: [null] }, { coding: [{ code: { toString: 1 } }] }, { text: 7 }]
    const records = codes.map((broken, index) => visitor(`broken-${index}`, '80', { code: broken }))
    await world.records.putVisiting({ grant, patient, records: [...records, visitor('whole', '81')] })
    const query = `patient=${patient}&category=vital-signs`
    const page = await world.records.lastObservations(guest(patient, grant), query, { strict: true })
    expect(page.entries.map(({ bytes }) => parsed(bytes).id)).toContain('whole')
  })

  test('harm nothing where they name a local patient or take a local id', async () => {
    const [mine, other, grant] = [await newPatient(), await newPatient(), newGrant()]
    const own = await world.records.create(program(), 'Observation', weight(other, '60'))
    await world.records.putVisiting({ grant, patient: mine, records: [visitor(own.id, '99', { subject: other })] })
    expect(parsed((await world.records.read(program(), 'Observation', own.id)).bytes)).toMatchObject({
      valueQuantity: { value: 60 },
    })
    expect(await names(guest(other, grant), other)).toEqual([])
    expect(await names(guest(mine, grant), mine)).toEqual([`${own.id}/1`])
    const page = await world.records.search(staff('physician', [other]), 'Observation', `patient=${other}`, {
      strict: true,
    })
    expect(page.entries.map(({ bytes }) => parsed(bytes).valueQuantity)).toMatchObject([{ value: 60 }])
    await expect(
      world.records.update(program(), 'Observation', own.id, weight(other, '61', { id: own.id })),
    ).resolves.toMatchObject({ version: 2 })
  })

  test('are refused where they claim to be this hospital’s own, or are not what their header says', async () => {
    const [patient, grant] = [await newPatient(), newGrant()]
    const put = (record: VisitingRecord) => world.records.putVisiting({ grant, patient, records: [record] })
    await expect(put(visitor('x1', '1', { custodian: HOSPITAL }))).rejects.toSatisfy(code('integrity-failed'))
    await expect(put(visitor('x2', '1', { header: { id: 'x3' } }))).rejects.toSatisfy(code('integrity-failed'))
    await expect(put(visitor('x4', '1', { header: { type: 'Condition' } }))).rejects.toSatisfy(code('integrity-failed'))
    await expect(put(visitor('x5', '1', { header: { type: 'Spaceship' } }))).rejects.toSatisfy(code('integrity-failed'))
    await put(visitor('x6', '1'))
    await expect(put(visitor('x6', '2'))).rejects.toSatisfy(code('integrity-failed'))
    expect(await names(guest(patient, grant), patient)).toEqual(['x6/1'])
  })

  test('take new versions, and leave out older ones than are here', async () => {
    const [patient, grant, late] = [await newPatient(), newGrant(), newGrant()]
    await world.records.putVisiting({ grant, patient, records: [visitor('n1', '1'), visitor('n2', '1')] })
    await world.records.putVisiting({ grant, patient, records: [visitor('n1', '2', { version: 2 })] })
    await world.records.putVisiting({
      grant: late,
      patient,
      records: [visitor('n1', '1'), visitor('n2', '1', { version: 2 })],
    })
    expect(await names(guest(patient, grant), patient)).toEqual(['n1/2', 'n2/2'])
    expect(await names(guest(patient, late), patient)).toEqual(['n2/2'])
    expect((await world.records.readAt(guest(patient, grant), OTHER_HOSPITAL, 'Observation', 'n1', 1)).version).toBe(1)
  })

  test('are still the patient’s where this server’s index cannot read them', async () => {
    const [patient, grant] = [await newPatient(), newGrant()]
    const record = visitor('odd', '1')
    const bytes = Buffer.from(
      '{"resourceType":"Observation","id":"odd","subject":[7,null,{"reference":{"a":1}}],"code":"text","component":"x","effectiveDateTime":{"a":[]}}',
    )
    await world.records.putVisiting({
      grant,
      patient,
      records: [{ ...record, bytes, sealed: seal(bytes, record.secret, record.header) }],
    })
    expect(await names(guest(patient, grant), patient)).toEqual(['odd/1'])
  })

  test('leave with a withdrawal or the end of their grant: rows, index, secrets', async () => {
    const [patient, grant] = [await newPatient(), newGrant()]
    await world.records.putVisiting({ grant, patient, records: [visitor('w1', '1'), visitor('w2', '1')] })
    await world.records.withdrawVisiting(grant, OTHER_HOSPITAL, ['Observation/w1', 'Observation/absent'])
    expect(await names(guest(patient, grant), patient)).toEqual(['w2/1'])
    const { rows } = await world.database.query<{ pk: bigint; secret: Buffer; commitment: Buffer }>(
      `SELECT pk, secret, commitment FROM res JOIN hist USING (pk) WHERE id = 'w2'`,
    )
    await world.records.purgeGrant(grant)
    expect(await names(guest(patient, grant), patient)).toEqual([])
    for (const table of ['res', 'hist', 'visiting', 'i_tok', 'i_str', 'i_rng', 'i_ref', 'event'])
      expect((await world.database.query(`SELECT 1 FROM ${table} WHERE pk = $1`, [rows[0]?.pk])).rows, table).toEqual(
        [],
      )
    expect(() =>
      world.keyring.unwrap(rows[0]?.secret ?? Buffer.alloc(0), rows[0]?.commitment ?? Buffer.alloc(0)),
    ).toThrowError(/destroyed/)
    await world.records.purgeGrant(grant)
  })

  test('stay for another grant that holds them, all versions', async () => {
    const [patient, ending, staying] = [await newPatient(), newGrant(), newGrant()]
    await world.records.putVisiting({ grant: ending, patient, records: [visitor('s1', '1'), visitor('s2', '1')] })
    const second = visitor('s1', '2', { version: 2 })
    await world.records.putVisiting({ grant: ending, patient, records: [second] })
    await world.records.putVisiting({ grant: staying, patient, records: [second] })
    await world.records.purgeGrant(ending)
    const context = guest(patient, staying)
    expect(await names(context, patient)).toEqual(['s1/2'])
    expect((await world.records.readAt(context, OTHER_HOSPITAL, 'Observation', 's1', 1)).version).toBe(1)
    expect(await names(guest(patient, ending), patient)).toEqual([])
  })

  test('leave where all their grants end at once', async () => {
    const patient = await newPatient()
    for (let round = 0; round < 20; round += 1) {
      const grants = [newGrant(), newGrant(), newGrant(), newGrant()]
      for (const grant of grants) await world.records.putVisiting({ grant, patient, records: [shared] })
      await Promise.all(grants.map((grant) => world.records.purgeGrant(grant)))
      expect((await world.database.query(`SELECT 1 FROM res WHERE id = 'shared'`)).rows).toEqual([])
    }
  })

  test('do not arrive any more under a grant that has ended, also not while it ends', async () => {
    const patient = await newPatient()
    for (let round = 0; round < 10; round += 1) {
      const grant = newGrant()
      const put = (id: string) => world.records.putVisiting({ grant, patient, records: [visitor(id, '1')] })
      await put(`r${round}a`)
      await Promise.allSettled([
        put(`r${round}b`),
        put(`r${round}c`),
        world.records.purgeGrant(grant),
        put(`r${round}d`),
      ])
      await expect(put(`r${round}e`)).rejects.toSatisfy(code('deleted'))
      expect((await world.database.query('SELECT 1 FROM visiting WHERE "grant" = $1', [fromHex(grant)])).rows).toEqual(
        [],
      )
      expect((await world.database.query(`SELECT 1 FROM res WHERE id LIKE $1`, [`r${round}_`])).rows).toEqual([])
    }
  })

  test('count apart, are never released further, and need no own record', async () => {
    const [patient, grant] = [await newPatient(), newGrant()]
    const before = (await world.records.counts()).visiting
    await world.records.putVisiting({ grant, patient, records: [visitor('c1', '1')] })
    expect((await world.records.counts()).visiting).toBe(before + 1)
    const released: string[] = []
    for await (const { header } of world.records.released(EVERYTHING, patient)) released.push(header.type)
    expect(released).toEqual(['Patient'])
    expect(await world.records.visibleNames(EVERYTHING, patient)).toEqual([`${HOSPITAL}/Patient/${patient}`])
  })
})

describe('releases', () => {
  test('name the sensitivities that follow from what is released, and none that would tell of a hidden record', async () => {
    const patient = await newPatient()
    const subject = { reference: `Patient/${patient}` }
    const code = { coding: [{ system: 'http://snomed.info/sct', code: '86406008' }] }
    const hiv = { resourceType: 'Condition', subject, code }
    const { id } = await world.records.create(program(), 'Condition', JSON.stringify(hiv))
    const order = {
      ...{ resourceType: 'MedicationRequest', subject, status: 'active', intent: 'order' },
      ...{ medicationCodeableConcept: { text: 'a tablet' }, reasonReference: [{ reference: `Condition/${id}` }] },
    }
    await world.records.create(program(), 'MedicationRequest', JSON.stringify(order))
    const labelsOf = async (categories: Conditions['categories']) => {
      const labels = []
      for await (const { header, labels: told } of world.records.released({ ...EVERYTHING, categories }, patient))
        if (header.type === 'MedicationRequest') labels.push(told.sensitivities)
      return labels
    }
    expect(await labelsOf(['medicines'])).toEqual([[]])
    expect(await labelsOf(['medicines', 'problems'])).toEqual([['hiv']])
    const open = { ...EVERYTHING, sensitivities: [] }
    for await (const { header } of world.records.released(open, patient)) expect(header.type).toBe('Patient')
  })

  test('hold sealed newest versions that open with their secrets, in the order asked', async () => {
    const patient = await newPatient()
    const { id } = await world.records.create(program(), 'Observation', weight(patient, '80'))
    await world.records.update(program(), 'Observation', id, weight(patient, '81', { id }))
    const lines = []
    for await (const line of world.records.released(
      { ...EVERYTHING, categories: ['measurements', 'identity'] },
      patient,
    ))
      lines.push(line)
    expect(lines.map(({ header }) => [header.type, header.version])).toEqual([
      ['Patient', 1],
      ['Observation', 2],
    ])
    const reversed = lines.map(({ header }) => header).reverse()
    const secrets = await world.records.secretsOf(reversed)
    const [observation] = lines.slice(1)
    expect(
      parsed(
        open(
          observation?.sealed ?? Buffer.alloc(0),
          secrets[0] ?? Buffer.alloc(0),
          observation?.header ?? reversed[0] ?? ({} as CommitmentHeader),
        ),
      ),
    ).toMatchObject({ valueQuantity: { value: 81 } })
  })
})

import type { Sensitivity } from '@anamnesis/core'
import { isAnamnesisError, SENSITIVITIES } from '@anamnesis/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accessColumnsOf, LOOKED_COLUMNS, type LookedRow } from '../audit/looked-row.ts'
import { createRecords } from '../create-records.ts'
import type { Records } from '../records.ts'
import { EVERYTHING, parsed, program, staff, testRecords, weight } from './store.test-support.ts'

let world: Awaited<ReturnType<typeof testRecords>>

beforeAll(async () => {
  world = await testRecords()
})
afterAll(() => world.drop())

const HIV = { coding: [{ system: 'http://snomed.info/sct', code: '86406008' }] }
const COLD = { coding: [{ system: 'http://snomed.info/sct', code: '82272006' }] }

const refer = (name: string) => ({ reference: name })
const condition = (id: string, patient: string, code: object) =>
  JSON.stringify({ resourceType: 'Condition', id, subject: refer(`Patient/${patient}`), code })
const encounter = (id: string, patient: string, reasons: string[]) =>
  JSON.stringify({
    resourceType: 'Encounter',
    id,
    status: 'finished',
    class: { code: 'AMB' },
    subject: refer(`Patient/${patient}`),
    ...(reasons.length > 0 ? { ...(reasons.length > 0 ? { reasonReference: reasons.map(refer) } : {}) } : {}),
  })
const claimLike = (id: string, patient: string, focus: string[]) =>
  JSON.stringify({
    resourceType: 'Task',
    id,
    status: 'completed',
    intent: 'order',
    for: refer(`Patient/${patient}`),
    focus: refer(focus[0] ?? ''),
  })
const list = (id: string, items: string[], patient?: string) =>
  JSON.stringify({
    resourceType: 'List',
    id,
    status: 'current',
    mode: 'working',
    ...(patient ? { subject: refer(`Patient/${patient}`) } : {}),
    entry: items.map((item) => ({ item: refer(item) })),
  })

let count = 0
async function newPatient(): Promise<string> {
  count += 1
  const id = `patient-${count}`
  await world.records.update(program(), 'Patient', id, JSON.stringify({ resourceType: 'Patient', id }))
  return id
}

const put = (type: string, id: string, body: string) => world.records.update(program(), type, id, body)

async function labels(patient: string) {
  const { rows } = await world.database.query<LookedRow>(
    `SELECT ${LOOKED_COLUMNS} FROM res r WHERE r.patients @> ARRAY[$1] AND NOT r.deleted`,
    [patient],
  )
  return new Map(
    rows
      .map(accessColumnsOf)
      .map(({ key, sensitivities, mentions, categories }) => [
        `${key.type}/${key.id}`,
        { sensitivities, categories, mentions: mentions.map((name) => name.split('/').slice(1).join('/')).sort() },
      ]),
  )
}

describe('labels', () => {
  test('follow from a record to all that mention it, whichever was written first', async () => {
    const patient = await newPatient()
    await put('Task', 't1', claimLike('t1', patient, ['Encounter/e1']))
    await put('Encounter', 'e1', encounter('e1', patient, ['Condition/c1']))
    expect((await labels(patient)).get('Task/t1')).toMatchObject({
      sensitivities: [],
      mentions: ['Condition/c1', 'Encounter/e1'],
    })
    await put('Condition', 'c1', condition('c1', patient, HIV))
    const after = await labels(patient)
    expect(after.get('Encounter/e1')?.sensitivities).toEqual(['hiv'])
    expect(after.get('Task/t1')?.sensitivities).toEqual(['hiv'])
  })

  test('stay what any version made them', async () => {
    const patient = await newPatient()
    await put('Condition', 'c2', condition('c2', patient, HIV))
    await put('Condition', 'c2', condition('c2', patient, COLD))
    await put('Encounter', 'e2', encounter('e2', patient, ['Condition/c2']))
    await put('Encounter', 'e2', encounter('e2', patient, []))
    const after = await labels(patient)
    expect(after.get('Condition/c2')?.sensitivities).toEqual(['hiv'])
    expect(after.get('Encounter/e2')).toMatchObject({ sensitivities: ['hiv'], mentions: ['Condition/c2'] })
  })

  test('reach records that a removed one is mentioned by', async () => {
    const patient = await newPatient()
    await put('Condition', 'c3', condition('c3', patient, HIV))
    await world.records.remove(program(), 'Condition', 'c3')
    await put('Encounter', 'e3', encounter('e3', patient, ['Condition/c3']))
    expect((await labels(patient)).get('Encounter/e3')?.sensitivities).toEqual(['hiv'])
  })

  test('give a List the categories and patients of what it lists, also what comes later', async () => {
    const patient = await newPatient()
    await put('List', 'l1', list('l1', ['Condition/c4', 'Encounter/e4']))
    await expect(world.records.read(staff('nurse', [patient]), 'List', 'l1')).rejects.toSatisfy((error) =>
      isAnamnesisError(error, 'not-found'),
    )
    await put('Condition', 'c4', condition('c4', patient, COLD))
    expect((await labels(patient)).get('List/l1')?.categories).toEqual(['problems'])
    expect((await world.records.search(staff('nurse', [patient]), 'List', '', { strict: true })).entries).toHaveLength(
      1,
    )
    await put('Encounter', 'e4', encounter('e4', patient, []))
    const narrow = staff('nurse', [patient], { categories: ['problems'] })
    await expect(world.records.read(narrow, 'List', 'l1')).rejects.toSatisfy((error) =>
      isAnamnesisError(error, 'not-found'),
    )
    expect((await world.records.read(staff('nurse', [patient]), 'List', 'l1')).version).toBe(1)
  })

  test('name to a reader only what the reader sees', async () => {
    const patient = await newPatient()
    await put('Condition', 'c7', condition('c7', patient, COLD))
    await put('Encounter', 'e7', encounter('e7', patient, ['Condition/c7', 'Condition/gone']))
    const mentions = async (context: ReturnType<typeof program>) => {
      const items = await world.records.items(context, patient)
      return items.find(({ key }) => key.id === 'e7')?.labels.mentions.map((name) => name.split('/').at(-1))
    }
    expect(await mentions(program())).toEqual(['c7'])
    expect(await mentions(staff('registrar', [patient]))).toEqual([])
  })

  test('make a record about two patients visible only to who may see both', async () => {
    const [one, two] = [await newPatient(), await newPatient()]
    await put('Condition', 'c5', condition('c5', one, COLD))
    await put('Condition', 'c6', condition('c6', two, COLD))
    await put('List', 'l2', list('l2', ['Condition/c5', 'Condition/c6']))
    expect((await world.records.read(staff('nurse', [one, two]), 'List', 'l2')).version).toBe(1)
    for (const patient of [one, two])
      await expect(world.records.read(staff('nurse', [patient]), 'List', 'l2')).rejects.toSatisfy((error) =>
        isAnamnesisError(error, 'not-found'),
      )
    expect(await world.records.visibleNames(EVERYTHING, one)).not.toContain(`${world.parts.hospital}/List/l2`)
  })

  test('miss nothing where the mentioned and the mentioning are written at the same moment, again and again', async () => {
    const patient = await newPatient()
    for (let round = 0; round < 15; round += 1) {
      const [c, e, t] = [`race-c${round}`, `race-e${round}`, `race-t${round}`]
      if (round % 3 === 0) await put('Condition', c, condition(c, patient, COLD))
      if (round % 3 === 1) await put('Encounter', e, encounter(e, patient, [`Condition/${c}`]))
      await Promise.all([
        put('Task', t, claimLike(t, patient, [`Encounter/${e}`])),
        put('Condition', c, condition(c, patient, HIV)),
        put('Encounter', e, encounter(e, patient, [`Condition/${c}`])),
        world.records.create(program(), 'Task', claimLike('x', patient, [`Encounter/${e}`])),
      ])
    }
    const loose = [...(await labels(patient))].filter(
      ([name, { sensitivities }]) => !name.startsWith('Patient/') && !sensitivities.includes('hiv'),
    )
    expect(loose).toEqual([])
  })

  test('come from security labels too', async () => {
    const patient = await newPatient()
    const meta = { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'PSY' }] }
    const { id } = await world.records.create(program(), 'Observation', weight(patient, '80'))
    await put('Observation', id, weight(patient, '80', { id, meta }))
    expect((await labels(patient)).get(`Observation/${id}`)?.sensitivities).toEqual(['mental-health'])
  })

  test('tell followers of the log that they changed', async () => {
    const patient = await newPatient()
    await put('Encounter', 'e9', encounter('e9', patient, ['Condition/c9']))
    const cursor = (await world.records.events.read('', 10_000)).at(-1)?.cursor ?? ''
    await put('Condition', 'c9', condition('c9', patient, HIV))
    const events = await world.records.events.read(cursor, 10)
    expect(events.map(({ kind, key }) => [kind, key.id]).sort()).toEqual([
      ['create', 'c9'],
      ['labels', 'e9'],
    ])
  })

  describe('of words', () => {
    const read = (text: string): readonly Sensitivity[] => (/clinic for hiv/i.test(text) ? ['hiv'] : [])
    const attachment = (text: string) => ({ contentType: 'text/plain', data: Buffer.from(text).toString('base64') })
    const note = (id: string, patient: string, text: string) =>
      JSON.stringify({
        resourceType: 'DocumentReference',
        id,
        status: 'current',
        type: { coding: [{ system: 'http://loinc.org', code: '11506-3' }] },
        subject: refer(`Patient/${patient}`),
        content: [{ attachment: attachment(text) }],
      })
    const SAID = 'He attends the clinic for HIV.'
    let hearing: Records

    beforeAll(async () => {
      hearing = await createRecords({ ...world.parts, sensitivitiesOfText: read })
    })
    afterAll(() => hearing.close())

    test('hide a note, short or long, its moved content and its content as a stream from who may not see such records', async () => {
      const patient = await newPatient()
      const write = (id: string, text: string) =>
        hearing.update(program(), 'DocumentReference', id, note(id, patient, text))
      await write('n1', SAID)
      await write('n2', `${SAID}${' All else is well.'.repeat(20_000)}`)
      await write('n3', 'He attends the clinic for colds.')
      const upload = { contentType: 'text/plain', about: `Patient/${patient}` }
      await hearing.writeContent(program(), upload, [Buffer.from(SAID.slice(0, 20)), Buffer.from(SAID.slice(20))])
      const seen = await labels(patient)
      seen.delete(`Patient/${patient}`)
      expect([...seen].filter(([, { sensitivities }]) => sensitivities.length === 0).map(([name]) => name)).toEqual([
        'DocumentReference/n3',
      ])
      expect(seen.size).toBe(5)
      const reader = staff('physician', [patient], { sensitivities: [] })
      const found = await hearing.search(reader, 'DocumentReference', '', { strict: true })
      expect(found.entries.map(({ bytes }) => parsed(bytes).id)).toEqual(['n3'])
      await expect(hearing.read(reader, 'DocumentReference', 'n1')).rejects.toSatisfy((error) =>
        isAnamnesisError(error, 'not-found'),
      )
    })

    test('stay when the words go, and come on top of those of codes', async () => {
      const patient = await newPatient()
      const named = JSON.parse(condition('w1', patient, COLD))
      await hearing.update(program(), 'Condition', 'w1', JSON.stringify({ ...named, note: [{ text: SAID }] }))
      await hearing.update(program(), 'Condition', 'w1', condition('w1', patient, COLD))
      expect((await labels(patient)).get('Condition/w1')?.sensitivities).toEqual(['hiv'])
    })

    test('are all of them where they could not be read', async () => {
      const patient = await newPatient()
      const failing = await createRecords({
        ...world.parts,
        sensitivitiesOfText: () => {
          throw new Error('out of order')
        },
      })
      await failing.update(program(), 'DocumentReference', 'n4', note('n4', patient, 'He is well.'))
      failing.close()
      expect((await labels(patient)).get('DocumentReference/n4')?.sensitivities).toEqual(SENSITIVITIES)
    })
  })
})

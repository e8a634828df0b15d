import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SearchPage } from '../search/search-types.ts'
import { BASE_URL, parsed, program, staff, testRecords, weight } from '../store/store.test-support.ts'

let world: Awaited<ReturnType<typeof testRecords>>
const STRICT = { strict: true }

async function put(type: string, id: string, more: object): Promise<void> {
  await world.records.update(program(), type, id, JSON.stringify({ resourceType: type, id, ...more }))
}

const aboutAna = { subject: { reference: 'Patient/ana' } }

function observation(code: object, date: string, more: object = {}) {
  return { status: 'final', category: [LABORATORY], code, effectiveDateTime: date, ...aboutAna, ...more }
}
const LABORATORY = {
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }],
}
const coded = (...codes: string[]) => ({ coding: codes.map((code) => ({ system: 'urn:lab', code })) })

beforeAll(async () => {
  world = await testRecords()
  await put('Organization', 'clinic', { name: 'Clinic' })
  await put('Practitioner', 'doc', { name: [{ family: 'Doc' }] })
  await put('Practitioner', 'stranger', { name: [{ family: 'Stranger' }] })
  for (const id of ['ana', 'bo']) await put('Patient', id, { name: [{ family: id }] })
  await put('Encounter', 'visit', {
    status: 'finished',
    class: { code: 'AMB' },
    ...aboutAna,
    period: { start: '2025-03-01', end: '2025-03-02' },
    serviceProvider: { reference: 'Organization/clinic' },
  })
  await put('Condition', 'flu', {
    ...aboutAna,
    encounter: { reference: 'Encounter/visit' },
    onsetDateTime: '2025-03-01',
  })
  await put('Condition', 'asthma', { ...aboutAna, asserter: { reference: 'Practitioner/doc' } })
  await put('Condition', 'hers', { subject: { reference: 'Patient/bo' } })
  await put('Observation', 'a1', observation(coded('a'), '2025-01-01'))
  await put('Observation', 'a2', observation(coded('a', 'b'), '2025-02-01'))
  await put('Observation', 'b3', observation(coded('b'), '2025-03-01'))
  await put('Observation', 'c1', observation({ text: 'Colour' }, '2024-01-01'))
  await put('Observation', 'c2', observation({ text: 'colour' }, '2024-02-01'))
}, 60_000)
afterAll(() => world.drop())

const physician = () => staff('physician', ['ana'])

function names({ entries }: SearchPage): string[] {
  return entries.map(({ fullUrl }) => fullUrl.slice(BASE_URL.length + 1))
}

function everything(query = '', id = 'ana') {
  return world.records.everything(physician(), 'Patient', id, query, STRICT)
}

describe('Patient/$everything', () => {
  test('begins with the patient, has the whole compartment and what it refers to in the directory, each once', async () => {
    const page = await everything()
    expect(names(page)[0]).toBe('Patient/ana')
    expect(new Set(names(page))).toEqual(
      new Set([
        ...['Patient/ana', 'Encounter/visit', 'Condition/flu', 'Condition/asthma'],
        ...['Observation/a1', 'Observation/a2', 'Observation/b3', 'Observation/c1', 'Observation/c2'],
        ...['Organization/clinic', 'Practitioner/doc'],
      ]),
    )
    expect([page.total, names(page).length, page.next]).toEqual([11, 11, null])
  })

  test('comes in pages whose links are good for this requester only', async () => {
    const whole = names(await everything())
    const collected: string[] = []
    let query: string | null = '_count=3'
    while (query !== null) {
      const page: SearchPage = await everything(query)
      collected.push(...names(page))
      query = page.next === null ? null : new URL(page.next).search
      if (query !== null)
        await expect(
          world.records.everything(staff('nurse', ['ana']), 'Patient', 'ana', query, STRICT),
        ).rejects.toMatchObject({ code: 'bad-request' })
    }
    expect(collected).toEqual(whole)
  })

  test('start and end bound the clinical time, and what has none stays', async () => {
    const found = names(await everything('start=2025-02-15&end=2025-12-31&_type=Condition,Observation,Encounter'))
    expect(found.sort()).toEqual(['Condition/asthma', 'Condition/flu', 'Encounter/visit', 'Observation/b3'])
  })

  test('_type and _since narrow it', async () => {
    expect(names(await everything('_type=Practitioner'))).toEqual(['Practitioner/doc'])
    const { updated } = await world.records.read(program(), 'Condition', 'asthma')
    await put('Condition', 'flu', { ...aboutAna, encounter: { reference: 'Encounter/visit' }, note: [{ text: 'x' }] })
    const since = new Date(updated).toISOString()
    expect(names(await everything(`_type=Condition&_since=${since}`))).toEqual(['Condition/flu'])
  })

  test('shows no more than the permit: a laboratory sees results and no diagnoses, and every record is in the audit', async () => {
    const laboratory = staff('laboratory', ['ana'])
    const page = await world.records.everything(laboratory, 'Patient', 'ana', '', STRICT)
    expect(names(page).sort()).toEqual(
      ['Observation/a1', 'Observation/a2', 'Observation/b3', 'Observation/c1', 'Observation/c2', 'Patient/ana'].sort(),
    )
    const [audit] = await world.records.audit.listForPatient('ana', { limit: 1 })
    expect([audit?.requestId, audit?.records.length]).toEqual([laboratory.requestId, 6])
  })

  test('refuses what it does not know, unless it may be lenient', async () => {
    await expect(everything('colour=blue')).rejects.toMatchObject({ code: 'unknown-search-parameter' })
    await expect(everything('_since=yesterday')).rejects.toMatchObject({ code: 'bad-request' })
    const lenient = await world.records.everything(physician(), 'Patient', 'ana', 'colour=blue', { strict: false })
    expect(lenient.self).not.toContain('blue')
  })
})

test('Encounter/$everything has the encounter, its patient, what refers to it and the directory around', async () => {
  const page = await world.records.everything(physician(), 'Encounter', 'visit', '', STRICT)
  expect(names(page)[0]).toBe('Encounter/visit')
  expect(names(page).sort()).toEqual(['Condition/flu', 'Encounter/visit', 'Organization/clinic', 'Patient/ana'])
})

describe('Observation/$lastn', () => {
  const lastn = (query: string) => world.records.lastObservations(physician(), query, STRICT)

  test('gives the newest of each code, where a shared coding makes codes the same, and so does the same text', async () => {
    expect(names(await lastn('patient=ana&category=laboratory'))).toEqual(['Observation/b3', 'Observation/c2'])
    expect(names(await lastn('patient=ana&category=laboratory&max=2'))).toEqual([
      ...['Observation/b3', 'Observation/a2', 'Observation/c2', 'Observation/c1'],
    ])
    expect(names(await lastn('subject=Patient/ana&code=urn:lab|a'))).toEqual(['Observation/a2'])
  })

  test('needs a patient, and a category or code', async () => {
    await expect(lastn('category=laboratory')).rejects.toMatchObject({ code: 'bad-request' })
    await expect(lastn('patient=ana')).rejects.toMatchObject({ code: 'bad-request' })
  })

  test('of a patient whom one does not treat there is nothing', async () => {
    await put('Observation', 'd1', observation(coded('d'), '2025-01-01', { subject: { reference: 'Patient/bo' } }))
    expect(names(await lastn('patient=bo&code=d'))).toEqual([])
  })
})

test('a document holds the Composition and what it refers to, denied references left out like absent ones', async () => {
  await put('Composition', 'letter', {
    status: 'final',
    type: { text: 'Letter' },
    date: '2025-05-05',
    title: 'Letter',
    ...aboutAna,
    author: [{ reference: 'Practitioner/doc' }],
    custodian: { reference: 'Organization/clinic' },
    section: [
      {
        title: 'Findings',
        entry: [{ reference: 'Observation/a2' }, { reference: 'Condition/never' }, { reference: 'Observation/a2' }],
      },
    ],
  })
  const entries = await world.records.document(physician(), 'letter')
  expect(entries.map(({ bytes }) => parsed(bytes).id)).toEqual(['letter', 'ana', 'doc', 'clinic', 'a2'])
  await expect(world.records.document(staff('physician', ['bo']), 'letter')).rejects.toMatchObject({
    code: 'not-found',
  })
})

test('decimals come out of every operation as they went in', async () => {
  await world.records.update(program(), 'Observation', 'w', weight('ana', '5.40', { id: 'w' }))
  const [, found] = (await everything('_type=Patient,Observation')).entries.filter(({ fullUrl }) =>
    /ana$|\/w$/.test(fullUrl),
  )
  expect(Buffer.from(found?.bytes ?? []).toString()).toContain('"value":5.40')
})

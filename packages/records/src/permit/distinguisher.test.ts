import { AnamnesisError, type Permit, SENSITIVITIES, SHAREABLE_CATEGORIES } from '@anamnesis/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ExportLevel } from '../bulk/bulk-types.ts'
import type { HistoryScope } from '../history/history-types.ts'
import { contextOf, emptyStore, HOSPITAL, PROGRAM } from './told-world.test-support.ts'

// Two records that the requester may not see, and one name under which there is nothing: whatever is asked or tried, the three must look alike.

let store: Awaited<ReturnType<typeof emptyStore>>

const everything = { only: null, except: [], from: null, until: null, sensitivities: SENSITIVITIES }
/** Treats Ana, and nobody else. */
const PHYSICIAN: Permit = {
  requester: { ...PROGRAM.requester, person: 'dr-a', name: 'Dr A', role: 'physician', purpose: 'TREAT' },
  clauses: [
    { basis: 'directory', patient: null, reach: { own: { ...everything, categories: ['directory'] } } },
    {
      basis: 'relationship',
      patient: 'ana',
      reach: { own: { ...everything, categories: [...SHAREABLE_CATEGORIES, 'identity'] } },
    },
  ],
  mayAddTo: ['ana'],
}
/** May remove and correct, again for Ana only. */
const OFFICER: Permit = { ...PHYSICIAN, requester: { ...PHYSICIAN.requester, role: 'records-officer' } }

function condition(id: string, patient: string, rest: object = {}): string {
  return JSON.stringify({
    resourceType: 'Condition',
    id,
    identifier: [{ system: 'urn:c', value: `c-${id}` }],
    code: { text: 'pain' },
    subject: { reference: `Patient/${patient}` },
    ...rest,
  })
}

beforeAll(async () => {
  store = await emptyStore()
  const context = contextOf(PROGRAM)
  for (const id of ['ana', 'bo'])
    await store.records.update(
      context,
      'Patient',
      id,
      JSON.stringify({ resourceType: 'Patient', id, name: [{ family: id }] }),
    )
  await namesakes(context)
  await store.records.update(context, 'Condition', 'seen', condition('seen', 'ana'))
  await store.records.update(context, 'Condition', 'denied', condition('denied', 'bo'))
  await store.records.update(context, 'Condition', 'removed', condition('removed', 'bo'))
  await store.records.remove(context, 'Condition', 'removed')
}, 60_000)
afterAll(() => store.drop())

/** Everything that an answer tells, with the name that was asked for taken out. */
async function told(work: () => Promise<unknown>, id: string): Promise<string> {
  const blind = (value: unknown) =>
    JSON.stringify(value, (_, inner: unknown) =>
      inner instanceof Uint8Array ? Buffer.from(inner).toString() : inner,
    ).replaceAll(id, '{id}')
  try {
    return blind({ answer: await work() })
  } catch (error) {
    if (!(error instanceof AnamnesisError)) throw error
    const { code, status, message, issues } = error
    return blind({ code, status, message, issues })
  }
}

type Attempt = (id: string) => Promise<unknown>

const READS: Readonly<Record<string, Attempt>> = {
  read: (id) => store.records.read(contextOf(PHYSICIAN), 'Condition', id),
  vread: (id) => store.records.vread(contextOf(PHYSICIAN), 'Condition', id, 1),
  'vread of a version that never was': (id) => store.records.vread(contextOf(PHYSICIAN), 'Condition', id, 99),
  readAt: (id) => store.records.readAt(contextOf(PHYSICIAN), HOSPITAL, 'Condition', id),
  history: (id) => history({ address: '', types: ['Condition'], id }, ''),
  'history since a time': (id) => history({ address: '', types: ['Condition'], id }, '_since=2000-01-01T00:00:00Z'),
  'the total of a history': (id) => history({ address: '', types: ['Condition'], id }, '_count=0'),
  'search by _id': (id) => search('Condition', `_id=${id}`),
  'search by identifier': (id) => search('Condition', `identifier=urn:c|c-${id}`),
  'count by identifier': (id) => search('Condition', `identifier=urn:c|c-${id}&_summary=count`),
  'search sorted': (id) => search('Condition', `_id=${id},seen&_sort=-onset-date`),
  'search sorted by what is opened': (id) => search('Condition', `_id=${id},seen&_sort=code`),
  'search by a reference to it': (id) => search('Encounter', `diagnosis=Condition/${id}`),
  'chain through it': (id) => search('Encounter', `diagnosis:Condition.identifier=urn:c|c-${id}`),
  'reverse chain from it': (id) => search('Patient', `_has:Condition:patient:identifier=urn:c|c-${id}`),
  include: (id) => search('Condition', `_id=${id}&_include=*`),
  '$everything of a patient by that name': (id) => allOf('Patient', id),
  '$everything of an encounter by that name': (id) => allOf('Encounter', id),
  '$document of a composition by that name': (id) => store.records.document(contextOf(PHYSICIAN), id),
  '$match by identifier': (id) => store.records.matchPatient(contextOf(PHYSICIAN), { patient: sought(id) }),
  'what a subscription is told of': (id) => matching('Condition', '', id),
  'what a subscription to a search is told of': (id) => matching('Condition', `identifier=urn:c|c-${id}`, id),
  'an export of a group by that name': (id) => exportOf({ of: 'group', group: id }, ''),
  'an export of a patient by that name': (id) => exportOf({ of: 'patients' }, `patient=Patient/${id}`),
  '$lastn of a patient by that name': (id) =>
    store.records.lastObservations(contextOf(PHYSICIAN), `patient=${id}&code=a`, { strict: true }),
  '$stats of a patient by that name': (id) =>
    store.records.observationStatistics(contextOf(PHYSICIAN), new URLSearchParams({ subject: id, code: 'a' }), [
      'count',
    ]),
  'reverse include': (id) => search('Patient', `_id=ana&_revinclude=Condition:patient&identifier:not=${id}`),
}

const WRITES: Readonly<Record<string, Attempt>> = {
  'PUT by a physician': (id) => store.records.update(contextOf(PHYSICIAN), 'Condition', id, condition(id, 'ana')),
  'PUT with If-Match': (id) =>
    store.records.update(contextOf(PHYSICIAN), 'Condition', id, condition(id, 'ana'), { ifMatch: 1 }),
  'PUT with a wrong If-Match': (id) =>
    store.records.update(contextOf(PHYSICIAN), 'Condition', id, condition(id, 'ana'), { ifMatch: 7 }),
  'PUT with the patient of the denied one': (id) =>
    store.records.update(contextOf(PHYSICIAN), 'Condition', id, condition(id, 'bo')),
  'PUT of nonsense': (id) =>
    store.records.update(contextOf(PHYSICIAN), 'Condition', id, '{"resourceType":"Condition","colour":1}'),
  'DELETE by a physician': (id) => store.records.remove(contextOf(PHYSICIAN), 'Condition', id),
  'DELETE by a records officer': (id) => store.records.remove(contextOf(OFFICER), 'Condition', id),
  'DELETE with If-Match': (id) => store.records.remove(contextOf(OFFICER), 'Condition', id, { ifMatch: 1 }),
}

/** Records of other types under the same names: Bo's, and therefore denied; one of each is removed. */
async function namesakes(context: ReturnType<typeof contextOf>): Promise<void> {
  const about = { subject: { reference: 'Patient/bo' } }
  for (const id of ['denied', 'removed']) {
    for (const [type, rest] of Object.entries({
      Patient: { identifier: [{ system: 'urn:p', value: id }] },
      Group: { type: 'person', actual: true, member: [{ entity: about.subject }] },
      Encounter: { ...about, status: 'finished', class: { code: 'AMB' } },
      Composition: {
        ...{ ...about, status: 'final', type: { text: 't' }, title: 't', date: '2025-01-01' },
        author: [{ reference: 'Practitioner/x' }],
      },
    })) {
      await store.records.update(context, type, id, JSON.stringify({ resourceType: type, id, ...rest }))
      if (id === 'removed') await store.records.remove(context, type, id)
    }
  }
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString()
}

function allOf(type: 'Patient' | 'Encounter', id: string): Promise<unknown> {
  return store.records.everything(contextOf(PHYSICIAN), type, id, '', { strict: true })
}

async function matching(type: string, query: string, id: string): Promise<string[]> {
  return [...(await store.records.matchingIds({ permit: PHYSICIAN }, type, query, [id]))]
}

/** What an export of it lists, without the ids and instants of the job. */
async function exportOf(level: ExportLevel, query: string): Promise<unknown> {
  const { bulk } = store.records
  const options = { strict: true, mayRead: () => true }
  const job = await bulk.startExport(contextOf(PHYSICIAN), 'url', level, new URLSearchParams(query), options)
  await bulk.work(async () => PHYSICIAN)
  const { state, files, records, failure, done, total } = await bulk.status(PHYSICIAN.requester, job)
  await bulk.cancel(PHYSICIAN.requester, job)
  return { state, files, records, failure, done, total }
}

function sought(id: string): object {
  return { resourceType: 'Patient', identifier: [{ system: 'urn:p', value: id }] }
}

async function history(scope: HistoryScope, query: string): Promise<unknown> {
  return store.records.history(contextOf(PHYSICIAN), scope, query, { strict: true })
}

async function search(type: string, query: string): Promise<unknown> {
  return store.records.search(contextOf(PHYSICIAN), type, query, { strict: true })
}

describe('what is denied, what was removed where it was denied, and what never was give the same answer', () => {
  test.each(Object.entries({ ...READS, ...WRITES }))('to %s', async (_, attempt) => {
    const absent = await told(() => attempt('absent'), 'absent')
    expect(await told(() => attempt('denied'), 'denied')).toBe(absent)
    expect(await told(() => attempt('removed'), 'removed')).toBe(absent)
  })

  test('and a record that may be seen gives another', async () => {
    for (const name of [
      'read',
      'vread',
      'readAt',
      'history',
      'search by _id',
      'search by identifier',
      'count by identifier',
    ])
      expect(await told(() => (READS[name] as Attempt)('seen'), 'seen'), name).not.toBe(
        await told(() => (READS[name] as Attempt)('absent'), 'absent'),
      )
  })

  test('to histories of the type and of all: only the record that may be seen is in them, and counted', async () => {
    for (const types of [['Condition'], ['Condition', 'Encounter', 'Composition']])
      for (const query of ['', '_count=1', '_since=2000-01-01', '_at=2000', '_count=0']) {
        const { entries, total, next } = await store.records.history(
          contextOf(PHYSICIAN),
          { address: '', types },
          query,
          { strict: true },
        )
        expect(next).toBeNull()
        expect(entries.every(({ id }) => id === 'seen')).toBe(true)
        expect(total).toBe(query === '_at=2000' ? 0 : 1)
      }
  })

  test('to a conditional create, which then makes a record of its own', async () => {
    for (const id of ['denied', 'removed', 'absent']) {
      const body = condition('', 'ana', { id: undefined, identifier: undefined, note: [{ text: id }] })
      const written = await store.records.create(contextOf(PHYSICIAN), 'Condition', body, {
        ifNoneExist: `identifier=urn:c|c-${id}`,
      })
      expect([written.status, written.version]).toEqual([201, 1])
    }
  })

  test('to a record that refers to them: it is taken, and says nothing of them', async () => {
    for (const id of ['denied', 'removed', 'absent']) {
      const body = condition('', 'ana', {
        id: undefined,
        identifier: undefined,
        evidence: [{ detail: [{ reference: `Condition/${id}` }] }],
      })
      const written = await store.records.create(contextOf(PHYSICIAN), 'Condition', body)
      expect(written.status).toBe(201)
    }
  })

  test('to the steps of a transaction', async () => {
    const bundle = (id: string) =>
      JSON.stringify({
        resourceType: 'Bundle',
        type: 'transaction',
        entry: [{ resource: JSON.parse(condition(id, 'ana')), request: { method: 'PUT', url: `Condition/${id}` } }],
      })
    const absent = await told(() => store.records.bundle(contextOf(PHYSICIAN), bundle('absent')), 'absent')
    expect(await told(() => store.records.bundle(contextOf(PHYSICIAN), bundle('denied')), 'denied')).toBe(absent)
    expect(await told(() => store.records.bundle(contextOf(PHYSICIAN), bundle('removed')), 'removed')).toBe(absent)
  })

  test('to conditional steps and references of a transaction', async () => {
    const bundle = (id: string) => {
      const linked = { evidence: [{ detail: [{ reference: `Condition?identifier=urn:c|c-${id}` }] }], id: undefined }
      return JSON.stringify({
        resourceType: 'Bundle',
        type: 'transaction',
        entry: [{ resource: JSON.parse(condition('', 'ana', linked)), request: { method: 'POST', url: 'Condition' } }],
      })
    }
    const absent = await told(() => store.records.bundle(contextOf(PHYSICIAN), bundle('absent')), 'absent')
    expect(await told(() => store.records.bundle(contextOf(PHYSICIAN), bundle('denied')), 'denied')).toBe(absent)
    expect(await told(() => store.records.bundle(contextOf(PHYSICIAN), bundle('removed')), 'removed')).toBe(absent)
    for (const id of ['denied', 'removed', 'absent']) {
      const entry = {
        resource: JSON.parse(condition('', 'ana', { id: undefined, identifier: undefined })),
        request: { method: 'POST', url: 'Condition', ifNoneExist: `identifier=urn:c|c-${id}` },
      }
      const body = JSON.stringify({ resourceType: 'Bundle', type: 'transaction', entry: [entry] })
      const response = JSON.parse(text(await store.records.bundle(contextOf(PHYSICIAN), body)))
      expect(response.entry[0].response.status).toMatch(/^201/)
    }
  })

  test('and nothing of it changed the denied record', async () => {
    const { version } = await store.records.read(contextOf(PROGRAM), 'Condition', 'denied')
    expect(version).toBe(1)
  })
})

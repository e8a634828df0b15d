import { SENSITIVITIES, toHex, word } from '@anamnesis/core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startCareJobs } from '../care-jobs.ts'
import { confirmGrant, holdGrant } from '../consent/held-grants.ts'
import { pushNews } from '../exchange/push-news.ts'
import type { SignedInRequest } from '../http/route.ts'
import type { WholeHospital } from '../testing/whole-hospital.ts'
import { PROGRAM, startWholeHospital } from '../testing/whole-hospital.ts'
import { liveRoutes } from './routes.ts'

let hospital: WholeHospital
beforeAll(async () => {
  hospital = await startWholeHospital()
})
afterAll(() => hospital.close())

/** What a physician's event stream says until the access token that opened it ends, half a second from now. */
async function heardUntilEnd(meanwhile: () => void): Promise<string[]> {
  const { context, config } = hospital
  const requester = { person: 'lakeside.lee', name: 'Dr Anna Lee', role: 'physician', department: 'cardiology' }
  const request = {
    requester: { ...requester, hospital: config.hospital.id, purpose: 'TREAT', patient: null, client: 'test' },
    expires: context.now() + 500,
    signal: new AbortController().signal,
  } as unknown as SignedInRequest
  const [route] = liveRoutes
  if (!route) throw new Error('there is one')
  const { body } = await route.handler(request, context)
  const heard: string[] = []
  for await (const text of body as AsyncIterable<string>) {
    heard.push(text)
    meanwhile()
  }
  return heard
}

test('an event stream ends when the access token that opened it ends', async () => {
  expect(await heardUntilEnd(() => undefined)).toEqual([': connected\n\n'])
})

test('an event stream gives no sign when something happens to a patient whom its reader may not see', async () => {
  const { hub } = hospital.context.care
  expect(await heardUntilEnd(() => hub.publish({ kind: 'record', patient: 'nobody' }))).toHaveLength(1)
})

const write = (resource: { readonly resourceType: string; readonly id: string; readonly [name: string]: unknown }) =>
  hospital.call(PROGRAM, 'PUT', `/fhir/R4/${resource.resourceType}/${resource.id}`, resource)

/** An order of a patient, and the problem behind it, which makes the order more sensitive when it is written. */
function orderAndReason(patient: string) {
  const subject = { reference: `Patient/${patient}` }
  const reason = `${patient}-reason`
  const order = {
    ...{ resourceType: 'MedicationRequest', id: `${patient}-order`, subject, status: 'active', intent: 'order' },
    ...{ medicationCodeableConcept: { text: 'a tablet' }, reasonReference: [{ reference: `Condition/${reason}` }] },
  }
  const code = { coding: [{ system: 'http://snomed.info/sct', code: '86406008' }] }
  return { order, reason: { resourceType: 'Condition', id: reason, subject, code } }
}

test('an open screen hears of what was written, not of labels that change with it elsewhere', async () => {
  const { care } = hospital.context
  const heard: (readonly string[])[] = []
  const unsubscribe = care.hub.subscribe(({ records }) => heard.push((records ?? []).map(({ type }) => type)))
  const jobs = startCareJobs(care, () => undefined)
  const { order, reason } = orderAndReason('eve')
  await write({ resourceType: 'Patient', id: 'eve' })
  await write(order)
  await vi.waitFor(() => expect(heard.flat()).toContain('MedicationRequest'), 10_000)
  const before = heard.length
  expect((await write(reason)).statusCode).toBe(201)
  await vi.waitFor(() => expect(heard.flat()).toContain('Condition'), 10_000)
  await jobs.stop()
  unsubscribe()
  expect(heard.slice(before)).toEqual([['Condition']])
})

test('another hospital hears no word when labels of what it has change with something that it may not see', async () => {
  const { care, database } = hospital.context
  const { order, reason } = orderAndReason('kim')
  await write({ resourceType: 'Patient', id: 'kim' })
  await write(order)
  const [account, commitment, salt] = [toHex(word(1)), toHex(word(2)), toHex(word(3))]
  const year = { from: care.now() - 1000, until: care.now() + 86_400_000 }
  const whom = { recipient: toHex(word(4)), person: null, role: null, purpose: 'TREAT', mayAdd: false } as const
  const all = { sensitivities: [...SENSITIVITIES], only: null, except: [], from: null, until: null }
  await database.query("INSERT INTO link VALUES ($1, 'kim', 0, now())", [word(1)])
  await holdGrant(
    database,
    {
      ...{ commitment, account, patient: 'kim', salt, custodians: [] },
      ...{
        face: { scheme: 1, ...whom, ...year },
        part: { custodian: care.self, salt, categories: ['medicines'], ...all },
      },
    },
    care.now(),
  )
  await confirmGrant(database, commitment, care.now())
  await database.query("INSERT INTO released VALUES ($1, 'MedicationRequest', $2, 1)", [word(2), order.id])
  const wordsAfter = async (resource: Parameters<typeof write>[0]) => {
    const cursor = (await care.records.events.read('', 500)).at(-1)?.cursor ?? ''
    await write(resource)
    const events = await care.records.events.read(cursor, 500)
    await pushNews(care, events)
    return [events.map(({ kind }) => kind), (await database.query('SELECT FROM outbox')).rowCount]
  }
  expect(await wordsAfter(reason)).toEqual([['create', 'labels'], 0])
  expect(await wordsAfter({ ...order, status: 'stopped' })).toEqual([['update'], 1])
})

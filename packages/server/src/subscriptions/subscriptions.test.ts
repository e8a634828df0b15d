import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { addRelationship } from '../access/relationships.ts'
import type { WholeHospital } from '../testing/whole-hospital.ts'
import { PROGRAM, startWholeHospital } from '../testing/whole-hospital.ts'
import { keeperContext } from './parts.ts'
import type { Received, Receiver } from './receiver.test-support.ts'
import { startReceiver } from './receiver.test-support.ts'
import { startSubscriptions } from './start-subscriptions.ts'
import { subscriptionRow } from './subscription-store.ts'
import { numberWaiting } from './tell-events.ts'

const LEE = 'lakeside.lee'
const BACKPORT = 'http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition'
/** How long a test waits for what a loaded machine does late: a second, vitest's own, was too short beside three others. */
const SOON = { timeout: 10_000 }

/** A program that may read subscriptions and nothing else. */
const NARROW = { id: 'narrow', name: 'Narrow', scope: 'system/Subscription.cruds', jwks: { keys: [] } }

let hospital: WholeHospital
let receiver: Receiver
let work: { stop: () => Promise<void> }
let patient: string

beforeAll(async () => {
  hospital = await startWholeHospital({ clients: [NARROW] })
  receiver = await startReceiver()
  patient = await newPatient()
  work = startSubscriptions(hospital.context, { tickMs: 20, firstWaitMs: 5, mostFailures: 3 })
}, 60_000)
afterAll(async () => {
  await work.stop()
  await receiver.close()
  await hospital.close()
})

async function newPatient(): Promise<string> {
  const answer = await hospital.call(PROGRAM, 'POST', '/fhir/R4/Patient', { resourceType: 'Patient' })
  return answer.json().id as string
}

/** From now until `endRelationship`, Dr Lee treats the patient. */
const beginRelationship = (who: string) =>
  addRelationship(hospital.context.database, {
    ...{ patient: who, person: LEE, department: null, reason: 'admission' },
    ...{ starts: 0, ends: Date.now() + 86_400_000 },
  })
const endRelationship = (who: string) =>
  hospital.context.database.query('UPDATE relationship SET ends = now() WHERE patient = $1', [who])

async function newCondition(who: string, text = 'a cold'): Promise<string> {
  const answer = await hospital.call(PROGRAM, 'POST', '/fhir/R4/Condition', {
    resourceType: 'Condition',
    code: { text },
    subject: { reference: `Patient/${who}` },
  })
  expect(answer.statusCode).toBe(201)
  return answer.json().id as string
}

async function newResult(who: string): Promise<string> {
  const category = {
    coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }],
  }
  const answer = await hospital.call(PROGRAM, 'POST', '/fhir/R4/Observation', {
    ...{ resourceType: 'Observation', status: 'final', category: [category], code: { text: 'x' } },
    subject: { reference: `Patient/${who}` },
  })
  expect(answer.statusCode).toBe(201)
  return answer.json().id as string
}

type Channel = Record<string, unknown>
const subscription = (criteria: string, channel: Channel, more: object = {}) => ({
  ...{ resourceType: 'Subscription', status: 'requested', reason: 'a test', criteria },
  ...{ channel: { type: 'rest-hook', ...channel }, ...more },
})

const topic = (name: string) => `${hospital.config.origin}/fhir/R4/SubscriptionTopic/${name}`

function topicSubscription(name: string, filter: string, channel: Channel, content: string) {
  const _payload = { extension: [{ url: `${BACKPORT}/backport-payload-content`, valueCode: content }] }
  const _criteria = { extension: [{ url: `${BACKPORT}/backport-filter-criteria`, valueString: filter }] }
  return subscription(topic(name), { payload: 'application/fhir+json', _payload, ...channel }, { _criteria })
}

const statusOf = async (who: string, id: string) =>
  (await hospital.call(who, 'GET', `/fhir/R4/Subscription/${id}`)).json() as { status: string; error?: string }

async function subscribe(who: string, resource: object): Promise<string> {
  const answer = await hospital.call(who, 'POST', '/fhir/R4/Subscription', resource)
  expect([answer.statusCode, answer.body]).toEqual([201, expect.any(String)])
  const { id } = answer.json() as { id: string }
  await vi.waitFor(async () => expect((await statusOf(who, id)).status).toBe('active'), SOON)
  return id
}

type Parameter = { name: string; part?: Parameter[]; [value: string]: unknown }
type Notification = {
  type: string
  entry: { fullUrl: string; resource?: { parameter?: Parameter[]; id?: string }; request: object }[]
}

function parameterOf(notification: Notification, name: string): unknown {
  const parameter = notification.entry[0]?.resource?.parameter?.find((each) => each.name === name)
  return parameter?.valueCode ?? parameter?.valueString ?? parameter?.valueCanonical
}

function eventsOf(notification: Notification): { number: unknown; focus: unknown }[] {
  const parameters =
    notification.entry[0]?.resource?.parameter?.filter(({ name }) => name === 'notification-event') ?? []
  return parameters.map(({ part = [] }) => ({
    number: part.find(({ name }) => name === 'event-number')?.valueString,
    focus: (part.find(({ name }) => name === 'focus')?.valueReference as { reference: string } | undefined)?.reference,
  }))
}

const bundleIn = ({ body }: Received) => JSON.parse(body) as Notification

async function looksOf(person: string): Promise<number> {
  const { rowCount } = await hospital.context.database.query(
    "SELECT FROM audit WHERE kind = 'looked' AND person = $1 AND client <> 'subscriptions'",
    [person],
  )
  return rowCount ?? 0
}

describe('a rest-hook by criteria', () => {
  test('without a payload sends an empty POST with its headers, for what meets the criteria and nothing else', async () => {
    const header = ['Authorization: Bearer secret', 'X-Unit: 7']
    await subscribe(
      PROGRAM,
      subscription(`Condition?patient=${patient}`, { endpoint: `${receiver.url}/empty`, header }),
    )
    await newCondition(await newPatient())
    await newResult(patient)
    await newCondition(patient)
    const request = await receiver.next('/empty')
    expect(request).toMatchObject({ method: 'POST', path: '/empty', body: '' })
    expect(request.headers).toMatchObject({ authorization: 'Bearer secret', 'x-unit': '7' })
    await newCondition(patient)
    await receiver.next('/empty')
    expect(receiver.received.filter(({ path }) => path === '/empty')).toHaveLength(2)
  })

  test('with a payload updates the record at the endpoint, and the look of it is in the audit', async () => {
    const before = await looksOf(PROGRAM)
    await subscribe(
      PROGRAM,
      subscription(`Condition?patient=${patient}`, {
        endpoint: `${receiver.url}/full/`,
        payload: 'application/fhir+json',
      }),
    )
    const id = await newCondition(patient, 'asthma')
    const request = await receiver.next('/full')
    expect([request.method, request.path]).toEqual(['PUT', `/full/Condition/${id}`])
    expect(JSON.parse(request.body)).toMatchObject({ id, code: { text: 'asthma' } })
    expect(request.headers['content-type']).toBe('application/fhir+json')
    expect(await looksOf(PROGRAM)).toBeGreaterThan(before)
  })

  test('is tried again with the same event, in order, until it is taken', async () => {
    const channel = { endpoint: `${receiver.url}/retry`, payload: 'application/fhir+json' }
    const own = await newPatient()
    const id = await subscribe(PROGRAM, subscription(`Condition?patient=${own}`, channel))
    receiver.answerWith(500, 503)
    const first = await newCondition(own)
    for (let tries = 0; tries < 3; tries += 1) expect((await receiver.next('/retry')).path).toContain(first)
    const second = await newCondition(own)
    expect((await receiver.next('/retry')).path).toContain(second)
    expect((await statusOf(PROGRAM, id)).status).toBe('active')
  })

  test('is in error after so many failures, says why, and begins again when it is requested again', async () => {
    const own = await newPatient()
    const id = await subscribe(
      PROGRAM,
      subscription(`Condition?patient=${own}`, { endpoint: `${receiver.url}/broken` }),
    )
    receiver.answerWith(500, 500, 500)
    await newCondition(own)
    await vi.waitFor(async () => expect((await statusOf(PROGRAM, id)).status).toBe('error'), SOON)
    const broken = await statusOf(PROGRAM, id)
    expect(broken.error).toContain('3 times')
    await hospital.call(PROGRAM, 'PUT', `/fhir/R4/Subscription/${id}`, { ...broken, status: 'requested' })
    for (let tries = 0; tries < 4; tries += 1) await receiver.next('/broken')
    expect((await statusOf(PROGRAM, id)).status).toBe('active')
  })

  test('that has ended, or is switched off or removed, says nothing more', async () => {
    const [own, other, third] = [await newPatient(), await newPatient(), await newPatient()]
    const end = new Date(Date.now() + 1500).toISOString()
    const ended = await subscribe(
      PROGRAM,
      subscription(`Condition?patient=${own}`, { endpoint: `${receiver.url}/ended` }, { end }),
    )
    await vi.waitFor(async () => expect((await statusOf(PROGRAM, ended)).status).toBe('off'), SOON)
    const off = await subscribe(
      PROGRAM,
      subscription(`Condition?patient=${other}`, { endpoint: `${receiver.url}/ended` }),
    )
    await hospital.call(PROGRAM, 'PUT', `/fhir/R4/Subscription/${off}`, {
      ...(await statusOf(PROGRAM, off)),
      status: 'off',
    })
    const gone = await subscribe(
      PROGRAM,
      subscription(`Condition?patient=${third}`, { endpoint: `${receiver.url}/ended` }),
    )
    await hospital.call(PROGRAM, 'DELETE', `/fhir/R4/Subscription/${gone}`)
    const last = await newPatient()
    await subscribe(PROGRAM, subscription(`Condition?patient=${last}`, { endpoint: `${receiver.url}/after` }))
    for (const who of [own, other, third, last]) await newCondition(who)
    await receiver.next('/after')
    expect(receiver.received.filter(({ path }) => path === '/ended')).toEqual([])
  })

  test('of nonsense is refused at once, with what is wrong', async () => {
    const refused = async (resource: object) => {
      const answer = await hospital.call(PROGRAM, 'POST', '/fhir/R4/Subscription', resource)
      return [answer.statusCode, answer.body]
    }
    const endpoint = `${receiver.url}/never`
    expect(await refused(subscription('Condition?colour=red', { endpoint }))).toEqual([
      400,
      expect.stringContaining('colour'),
    ])
    expect(await refused(subscription('all conditions', { endpoint }))).toEqual([
      422,
      expect.stringContaining('criteria'),
    ])
    expect(await refused(subscription('Condition', {}))).toEqual([422, expect.stringContaining('endpoint')])
    expect(await refused(subscription('Condition', { endpoint, header: ['Host: elsewhere'] }))).toEqual([
      422,
      expect.stringContaining('header'),
    ])
    expect(await refused(subscription('Condition', { endpoint, type: 'email' }))).toEqual([
      422,
      expect.stringContaining('rest-hook'),
    ])
    expect(await refused(subscription(topic('weather'), { endpoint }))).toEqual([422, expect.stringContaining('topic')])
  })

  test('goes on at the new endpoint when it is changed while it is active', async () => {
    const who = await newPatient()
    const id = await subscribe(
      PROGRAM,
      subscription(`Condition?patient=${who}`, { endpoint: `${receiver.url}/before` }),
    )
    const patch = [{ op: 'replace', path: '/channel/endpoint', value: `${receiver.url}/after` }]
    const headers = { 'content-type': 'application/json-patch+json' }
    expect((await hospital.call(PROGRAM, 'PATCH', `/fhir/R4/Subscription/${id}`, patch, headers)).statusCode).toBe(200)
    await vi.waitFor(
      async () =>
        expect(await subscriptionRow(hospital.context.database, id)).toMatchObject({ version: 3, state: 'active' }),
      SOON,
    )
    await newCondition(who)
    await receiver.next('/after')
  })

  test('whose criteria became nonsense on another way is in error, and the others are told as before', async () => {
    const who = await newPatient()
    const endpoint = `${receiver.url}/others`
    await subscribe(PROGRAM, subscription(`Condition?patient=${who}`, { endpoint }))
    const id = await subscribe(PROGRAM, subscription(`Condition?patient=${who}`, { endpoint: `${receiver.url}/never` }))
    const patch = [{ op: 'replace', path: '/criteria', value: 'Condition?colour=red' }]
    const headers = { 'content-type': 'application/json-patch+json' }
    const patched = await hospital.call(PROGRAM, 'PATCH', `/fhir/R4/Subscription/${id}`, patch, headers)
    expect(patched.statusCode).toBe(200)
    await vi.waitFor(async () => expect(await statusOf(PROGRAM, id)).toMatchObject({ status: 'error' }), SOON)
    await newCondition(who)
    await receiver.next('/others')
  })
})

describe('the scopes of a program', () => {
  const send = async (scope: string, method: string, url: string, body?: unknown) => {
    const authorization = `Bearer ${await hospital.programToken(scope)}`
    return (await hospital.call(null, method, url, body, { authorization })).statusCode
  }

  test('cover each type that its subscription tells of or asks about', async () => {
    const own = 'system/Subscription.cruds'
    const create = (scope: string, criteria: string) =>
      send(scope, 'POST', '/fhir/R4/Subscription', subscription(criteria, { endpoint: `${receiver.url}/never` }))
    expect(await create(own, 'Condition')).toBe(403)
    expect(await create(`${own} system/Patient.rs`, 'Patient?_has:Condition:patient:code:text=cold')).toBe(403)
    const wide = await newPatient()
    const resource = subscription(`Condition?patient=${wide}`, { endpoint: `${receiver.url}/wide` })
    const id = await subscribe(PROGRAM, resource)
    expect(await send(own, 'PUT', `/fhir/R4/Subscription/${id}`, { ...resource, id })).toBe(403)
    expect(await send(own, 'GET', `/fhir/R4/Subscription/${id}/$events?content=full-resource`)).toBe(403)
    expect(await send(`${own} system/Condition.rs`, 'GET', `/fhir/R4/Subscription/${id}/$events`)).toBe(200)
  })

  test('as it is registered cover it too, whoever began it and on whatever way it was written', async () => {
    const resource = subscription(`Condition?patient=${patient}`, { endpoint: `${receiver.url}/never` })
    const id = await subscribe(PROGRAM, resource)
    const row = await subscriptionRow(hospital.context.database, id)
    if (row === undefined) throw new RangeError('the subscription is there')
    const keeper = keeperContext(hospital.context, { ...row.subscriber, person: 'narrow', client: 'narrow' })
    for (const each of [id, randomUUID()]) {
      await hospital.context.records.update(keeper, 'Subscription', each, JSON.stringify({ ...resource, id: each }))
      await vi.waitFor(
        async () =>
          expect(await statusOf(PROGRAM, each)).toMatchObject({
            ...{ status: 'error', error: 'the scopes of this client do not cover what the subscription tells of' },
          }),
        SOON,
      )
    }
  })
})

describe('the subscriber’s present permit', () => {
  test('decides at each delivery: what they may no longer see is not announced', async () => {
    const own = await newPatient()
    await beginRelationship(own)
    const filter = `Condition?patient=${own}`
    await subscribe(LEE, topicSubscription('any-change', filter, { endpoint: `${receiver.url}/permit` }, 'id-only'))
    await receiver.next('/permit')
    const control = `${receiver.url}/control`
    await subscribe(PROGRAM, subscription(filter, { endpoint: control }))
    const seen = await newCondition(own)
    expect(eventsOf(bundleIn(await receiver.next('/permit')))).toMatchObject([
      { number: '1', focus: expect.stringContaining(seen) },
    ])
    await endRelationship(own)
    await receiver.next('/control')
    await newCondition(own)
    await receiver.next('/control')
    await beginRelationship(own)
    const again = await newCondition(own)
    // The one in between was not announced, and the numbers do not tell that there was one.
    const next = bundleIn(await receiver.next('/permit'))
    expect(eventsOf(next)).toMatchObject([{ number: '2', focus: expect.stringContaining(again) }])
    expect(parameterOf(next, 'events-since-subscription-start')).toBe('2')
  })

  test('holds between the event and its delivery too', async () => {
    const own = await newPatient()
    await beginRelationship(own)
    await subscribe(
      LEE,
      subscription(`Condition?patient=${own}`, { endpoint: `${receiver.url}/late`, payload: 'application/fhir+json' }),
    )
    receiver.answerWith(500)
    const first = await newCondition(own)
    await endRelationship(own)
    await vi.waitFor(async () => {
      const { rowCount } = await hospital.context.database.query(
        'SELECT FROM subscription_event WHERE id = $1 AND NOT told',
        [first],
      )
      expect(rowCount).toBe(0)
    }, SOON)
    const sent = receiver.received.filter(({ path }) => path.startsWith('/late'))
    expect(sent.length).toBeLessThanOrEqual(1)
    receiver.answerWith()
  })

  test('lets people reach their own subscriptions and no others, which look as if they were not there', async () => {
    const theirs = await subscribe(PROGRAM, subscription('Condition', { endpoint: `${receiver.url}/x` }))
    const own = await subscribe(LEE, subscription('Condition', { endpoint: `${receiver.url}/y` }))
    const told = async (method: string, id: string, suffix = '') => {
      const body = method === 'PUT' ? { ...subscription('Condition', { endpoint: receiver.url }), id } : undefined
      const answer = await hospital.call(LEE, method, `/fhir/R4/Subscription/${id}${suffix}`, body)
      return [answer.statusCode, answer.body.replaceAll(id, 'ID')]
    }
    for (const [method, suffix] of [
      ['GET', ''],
      ['PUT', ''],
      ['DELETE', ''],
      ['GET', '/$status'],
      ['GET', '/$events'],
      ['GET', '/$stream'],
    ] as const) {
      const absent = await told(method, 'absent', suffix)
      expect(absent[0]).toBe(404)
      expect(await told(method, theirs, suffix)).toEqual(absent)
    }
    const found = (await hospital.call(LEE, 'GET', '/fhir/R4/Subscription')).json() as {
      entry: { resource: { id: string } }[]
    }
    expect(found.entry.map(({ resource }) => resource.id)).toContain(own)
    expect(found.entry.map(({ resource }) => resource.id)).not.toContain(theirs)
    const what = [own, theirs].map((id) => ({ what: { reference: `Subscription/${id}` } }))
    const event = {
      ...{ resourceType: 'AuditEvent', type: { code: 'rest' }, recorded: '2026-01-01T00:00:00Z', entity: what },
      ...{ agent: [{ requestor: true }], source: { observer: { display: 'a program' } } },
    }
    expect((await hospital.call(PROGRAM, 'POST', '/fhir/R4/AuditEvent', event)).statusCode).toBe(201)
    const around = `_id=${own}&_revinclude=AuditEvent:entity&_include:iterate=AuditEvent:entity`
    const beside = (await hospital.call(LEE, 'GET', `/fhir/R4/Subscription?${around}`)).json() as typeof found
    expect(beside.entry.map(({ resource }) => resource.id)).toEqual([own])
    const asked = await hospital.call(LEE, 'GET', '/fhir/R4/Subscription?_has:AuditEvent:entity:type=rest')
    expect(asked.statusCode).toBe(403)
    expect((await hospital.call(LEE, 'DELETE', `/fhir/R4/Subscription/${own}`)).statusCode).toBe(204)
    await hospital.call(PROGRAM, 'DELETE', `/fhir/R4/Subscription/${theirs}`)
  })

  test('ends with the subscriber’s right to sign in', async () => {
    const id = await subscribe('staff.nurse', subscription('Condition', { endpoint: `${receiver.url}/z` }))
    await hospital.context.database.query("UPDATE staff SET active = false WHERE person = 'staff.nurse'")
    await vi.waitFor(async () => expect((await statusOf(PROGRAM, id)).status).toBe('off'), SOON)
  })
})

describe('a topic', () => {
  test('is listed, with what it tells of', async () => {
    const found = (await hospital.call(LEE, 'GET', '/fhir/R4/SubscriptionTopic')).json() as {
      entry: { resource: { url: string } }[]
    }
    expect(found.entry.map(({ resource }) => resource.url)).toEqual(
      ['patient-results', 'admission', 'any-change'].map(topic),
    )
    expect((await hospital.call(LEE, 'GET', '/fhir/R4/SubscriptionTopic/admission')).json()).toMatchObject({
      status: 'active',
    })
    expect((await hospital.call(LEE, 'GET', '/fhir/R4/SubscriptionTopic/weather')).statusCode).toBe(404)
  })

  test('begins with a handshake, sends numbered events with the record, and heartbeats when it is quiet', async () => {
    const extension = [{ url: `${BACKPORT}/backport-heartbeat-period`, valueUnsignedInt: 1 }]
    const channel = { endpoint: `${receiver.url}/topic`, extension }
    const id = await subscribe(
      PROGRAM,
      topicSubscription('patient-results', `Observation?patient=${patient}`, channel, 'full-resource'),
    )
    const handshake = bundleIn(await receiver.next('/topic'))
    expect([parameterOf(handshake, 'type'), parameterOf(handshake, 'topic'), handshake.type]).toEqual([
      'handshake',
      topic('patient-results'),
      'history',
    ])
    await newCondition(patient)
    const result = await newResult(patient)
    let event = bundleIn(await receiver.next('/topic'))
    // Where the two writes take longer than a second, it was quiet meanwhile.
    while (parameterOf(event, 'type') === 'heartbeat') event = bundleIn(await receiver.next('/topic'))
    expect(parameterOf(event, 'type')).toBe('event-notification')
    expect(eventsOf(event)).toEqual([{ number: '1', focus: `${hospital.config.origin}/fhir/R4/Observation/${result}` }])
    expect(event.entry[1]).toMatchObject({ resource: { id: result }, request: { method: 'POST', url: 'Observation' } })
    expect(parameterOf(bundleIn(await receiver.next('/topic')), 'type')).toBe('heartbeat')
    await hospital.call(PROGRAM, 'DELETE', `/fhir/R4/Subscription/${id}`)
  })

  test('whose endpoint does not take the handshake never becomes active', async () => {
    receiver.answerWith(404, 404, 404)
    const resource = topicSubscription(
      'admission',
      `Encounter?patient=${patient}`,
      { endpoint: `${receiver.url}/nobody` },
      'empty',
    )
    const answer = await hospital.call(PROGRAM, 'POST', '/fhir/R4/Subscription', resource)
    const { id } = answer.json() as { id: string }
    await vi.waitFor(async () => expect((await statusOf(PROGRAM, id)).status).toBe('error'), SOON)
  })

  test('answers $status and $events with what was told, as far as it may still be seen', async () => {
    const own = await newPatient()
    await beginRelationship(own)
    const resource = topicSubscription(
      'any-change',
      `Condition?patient=${own}`,
      { endpoint: `${receiver.url}/events` },
      'id-only',
    )
    const id = await subscribe(LEE, resource)
    await receiver.next('/events')
    const made = [await newCondition(own), await newCondition(own)]
    await vi.waitFor(async () => {
      const status = (await hospital.call(LEE, 'GET', `/fhir/R4/Subscription/${id}/$status`)).json() as Notification
      expect([parameterOf(status, 'type'), parameterOf(status, 'events-since-subscription-start')]).toEqual([
        'query-status',
        '2',
      ])
    }, SOON)
    const events = async (query: string) =>
      (await hospital.call(LEE, 'GET', `/fhir/R4/Subscription/${id}/$events?${query}`)).json() as Notification
    expect(eventsOf(await events('')).map(({ number }) => number)).toEqual(['1', '2'])
    const second = await events('eventsSinceNumber=2&content=full-resource')
    expect(eventsOf(second)).toEqual([{ number: '2', focus: expect.stringContaining(made[1] ?? '') }])
    expect(second.entry[1]?.resource).toMatchObject({ id: made[1] })
    await endRelationship(own)
    const closed = await events('content=full-resource')
    expect(eventsOf(closed)).toEqual([{ number: '1' }, { number: '2' }])
    expect(closed.entry).toHaveLength(1)
  })

  test('tells a number that it gave as one, even if access ended before it was sent', async () => {
    const own = await newPatient()
    await beginRelationship(own)
    const path = { endpoint: `${receiver.url}/whole` }
    const id = await subscribe(LEE, topicSubscription('any-change', `Condition?patient=${own}`, path, 'id-only'))
    await receiver.next('/whole')
    const dueFrom = (instant: string) =>
      hospital.context.database.query('UPDATE subscription SET due = $2 WHERE id = $1', [id, instant])
    await dueFrom('infinity')
    const first = await newCondition(own)
    const row = await subscriptionRow(hospital.context.database, id)
    if (row === undefined) throw new RangeError('the subscription is there')
    await vi.waitFor(
      async () => expect(await numberWaiting(hospital.context, id, row.subscriber, 20)).toMatchObject([{ number: 1n }]),
      SOON,
    )
    await endRelationship(own)
    await dueFrom('-infinity')
    const closed = await receiver.next('/whole')
    expect(eventsOf(bundleIn(closed))).toEqual([{ number: '1' }])
    expect(closed.body).not.toContain(first)
    await beginRelationship(own)
    const second = await newCondition(own)
    const next = bundleIn(await receiver.next('/whole'))
    expect(eventsOf(next)).toEqual([{ number: '2', focus: expect.stringContaining(second) }])
  })
})

describe('a stream', () => {
  const _type = {
    extension: [
      {
        url: `${BACKPORT}/backport-channel-type`,
        valueCoding: { system: 'urn:anamnesis:subscription-channel-type', code: 'server-sent-events' },
      },
    ],
  }

  test('tells who listens by server-sent events, and goes on where it broke off', async () => {
    const own = await newPatient()
    await beginRelationship(own)
    const id = await subscribe(
      LEE,
      topicSubscription('any-change', `Condition?patient=${own}`, { type: 'websocket', _type }, 'full-resource'),
    )
    await hospital.server.listen({ host: '127.0.0.1', port: 0 })
    const { port } = hospital.server.server.address() as { port: number }
    const listen = async (last?: string) => {
      const stop = new AbortController()
      const headers = {
        authorization: `Bearer ${await hospital.tokenOf(LEE)}`,
        ...(last === undefined ? {} : { 'last-event-id': last }),
      }
      const response = await fetch(`http://127.0.0.1:${port}/fhir/R4/Subscription/${id}/$stream`, {
        headers,
        signal: stop.signal,
      })
      expect(response.headers.get('content-type')).toContain('text/event-stream')
      return { stop, messages: messagesIn(response) }
    }
    const first = await listen()
    expect((await first.messages()).event).toBe('handshake')
    const seen = await newCondition(own)
    const told = await first.messages()
    expect([told.event, told.id]).toEqual(['event-notification', '1'])
    expect(told.bundle.entry[1]?.resource).toMatchObject({ id: seen })
    first.stop.abort()
    const missed = await newCondition(own)
    const second = await listen('1')
    expect((await second.messages()).event).toBe('handshake')
    const later = await second.messages()
    expect([later.id, later.bundle.entry[1]?.resource?.id]).toEqual(['2', missed])
    const tomorrow = Date.now() + 86_400_000
    const afterTheToken = vi.spyOn(hospital.context, 'now').mockReturnValue(tomorrow)
    await expect(second.messages()).rejects.toThrow('the stream ended')
    afterTheToken.mockRestore()
  })
})

type Message = { event: string; id: string; bundle: Notification }

/** Returns a function that waits for the next message of a stream of server-sent events. */
function messagesIn(response: Response): () => Promise<Message> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  return async () => {
    while (!text.includes('\n\n')) {
      const part = await reader?.read()
      if (!part || part.done) throw new Error('the stream ended')
      text += part.value
    }
    const end = text.indexOf('\n\n')
    const lines = text.slice(0, end).split('\n')
    text = text.slice(end + 2)
    const field = (name: string) =>
      lines.filter((line) => line.startsWith(`${name}: `)).map((line) => line.slice(name.length + 2))
    return {
      event: field('event').join(),
      id: field('id').join(),
      bundle: JSON.parse(field('data').join('\n')) as Notification,
    }
  }
}

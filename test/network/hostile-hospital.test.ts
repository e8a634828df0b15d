import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { Hex, Part, Terms } from '@anamnesis/core'
import {
  generateWrapKeyPair,
  grantChallenge,
  ledgerExpiry,
  partHash,
  randomBytes,
  termsCommitment,
  toBase64,
  toHex,
} from '@anamnesis/core'
import type { AccessEntry, AccountView, Chart } from '@anamnesis/core/api'
import { connect } from '@anamnesis/database'
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HostileNetwork } from '../support/hostile-network.ts'
import { anyHex, ask, deliver, signedCall, startHostileNetwork, textOf } from '../support/hostile-network.ts'
import { call, send } from '../support/http.ts'
import type { FalseRecord, LastStep } from '../support/lying-custodian.ts'
import { lyingCustodian } from '../support/lying-custodian.ts'
import type { PatientApp } from '../support/patient-app.ts'
import { enrol, share, stopSharing } from '../support/patient-app.ts'
import type { Access } from '../support/sign-in.ts'
import type { SmallRecord } from '../support/small-bundle.ts'
import { smallRecord } from '../support/small-bundle.ts'
import { createSoftwareKey } from '../support/software-key.ts'
import { registration } from '../tour/network-step.ts'
import { until } from '../tour/waiting.ts'

const DAY = 86_400_000
const RELEASE = '/exchange/v1/release'
const ACKNOWLEDGE = '/exchange/v1/acknowledge'

let net: HostileNetwork
let physician: Access

beforeAll(async () => {
  net = await startHostileNetwork()
  physician = await net.staff(net.b, 'physician')
}, 120_000)
afterAll(() => net?.stop())

type Person = { readonly record: SmallRecord; readonly atB: string; readonly app: PatientApp }

async function arrive(family: string): Promise<Person> {
  const record = smallRecord(family)
  await call(net.programs.a, 'POST', '/fhir/R4', record.bundle)
  const { id: atB } = await call<{ id: string }>(
    net.programs.b,
    'POST',
    '/fhir/R4/Patient',
    registration(record.bundle),
  )
  const accesses = [await net.patient(net.a, record.patient), await net.patient(net.b, atB)]
  return { record, atB, app: await enrol(accesses, await createSoftwareKey()) }
}

function part(change: Partial<Part> = {}): Omit<Part, 'salt'> {
  const categories = ['problems', 'results', 'allergies', 'medicines'] as const
  const rest = { sensitivities: [], only: null, except: [], from: null, until: null }
  return { custodian: net.a.id, categories: [...categories], ...rest, ...change }
}

function face(change: Partial<Terms['face']> = {}): Terms['face'] {
  const from = Date.now() - 1000
  const rest = { role: null, purpose: 'TREAT', from, until: from + 30 * DAY, mayAdd: false } as const
  return { scheme: 1, recipient: net.b.id, person: 'b.physician', ...rest, ...change }
}

/** Signs terms and hands them to chosen hospitals only, as a careless or malicious app might. */
async function shareOnlyWith(
  { app }: Person,
  terms: Terms,
  wanted: { readonly custodian?: Hex; readonly grantee?: readonly Hex[] },
): Promise<Hex> {
  const commitment = termsCommitment(terms)
  const expiry = ledgerExpiry(terms.face.until)
  const atB = app.at.get(net.b.id) as Access
  const { consentEpoch } = await call<NonNullable<AccountView>>(atB, 'GET', '/api/patient/account')
  const { chainId, consents } = app.info.ledger
  const statement = { consentEpoch, commitment, expiry }
  const signature = await app.key.sign(grantChallenge({ chainId, contract: consents }, app.account, statement))
  const { account } = app
  const common = { account, commitment, expiry, signature, face: terms.face, salt: terms.salt }
  const partHashes = terms.parts.map(partHash)
  if (wanted.custodian !== undefined) {
    const own = terms.parts.find(({ custodian }) => custodian === wanted.custodian)
    const access = app.at.get(wanted.custodian) as Access
    await call(access, 'POST', '/api/patient/grants', { ...common, partHashes, part: own, custodians: [] })
  }
  if (wanted.grantee !== undefined) {
    const body = { ...common, partHashes, part: null, custodians: wanted.grantee }
    await call(atB, 'POST', '/api/patient/grants', body)
  }
  return commitment
}

function termsOf(parts: readonly Omit<Part, 'salt'>[], change: Partial<Terms['face']> = {}): Terms {
  const salt = () => toHex(randomBytes(32))
  return { face: face(change), salt: salt(), parts: parts.map((each) => ({ ...each, salt: salt() })) }
}

async function sourceState(patient: string, custodian: Hex, state: string): Promise<Chart> {
  return until(
    `the source to be ${state}`,
    async () => {
      const chart = await call<Chart>(physician, 'GET', `/api/chart/${patient}`)
      return chart.sources.some((source) => source.hospital === custodian && source.state === state) ? chart : null
    },
    60_000,
  )
}

function trailerOf(stream: string): { disclosure: string; digest: string; count: number; withdrawn: string[] } {
  const last = stream.trim().split('\n').at(-1) ?? ''
  return decodeJwt((JSON.parse(last) as { trailer: string }).trailer)
}

const asB = { person: 'b.physician' } as const

async function takeRelease(grant: Hex, all = true) {
  const answer = await ask(net, net.a, { from: net.b, path: RELEASE, body: { grant, all }, grant, ...asB })
  expect(answer.status).toBe(200)
  return trailerOf(textOf(answer))
}

async function acknowledgement({ disclosure, digest }: { disclosure: string; digest: string }) {
  return { disclosure, digest, key: toBase64((await generateWrapKeyPair()).publicKey) }
}

test('a captured request is good once, here, now and for its body only', async () => {
  const path = '/exchange/v1/receipts'
  const body = { commitments: [anyHex()] }
  const captured = await signedCall(net, { from: net.b, to: net.a.id, path, body })
  expect((await deliver(net.b, path, captured)).status).toBe(401)
  expect((await deliver(net.c, path, captured)).status).toBe(401)
  expect((await deliver(net.a, RELEASE, captured)).status).toBe(401)
  expect((await deliver(net.a, `${path}?x=1`, captured)).status).toBe(401)
  expect((await deliver(net.a, path, { ...captured, body: JSON.stringify({ commitments: [anyHex()] }) })).status).toBe(
    401,
  )
  expect((await deliver(net.a, path, captured)).status).toBe(200)
  expect((await deliver(net.a, path, captured)).status).toBe(401)
})

test('a request is refused when it is old, of the future, valid for long, or by another’s key', async () => {
  const path = '/exchange/v1/receipts'
  const body = { commitments: [] }
  const now = Math.floor(Date.now() / 1000)
  const status = async (change: Record<string, unknown>) =>
    (await ask(net, net.a, { from: net.c, path, body, change })).status
  expect(await status({})).toBe(200)
  expect(await status({ iat: now - 120, exp: now - 60 })).toBe(401)
  expect(await status({ iat: now + 3600, exp: now + 3660 })).toBe(401)
  expect(await status({ exp: now + 600 })).toBe(401)
  expect(await status({ iss: net.b.id })).toBe(401)
  expect(await status({ iss: anyHex() })).toBe(401)
  expect(await status({ jti: `${'x'.repeat(20)}\0` })).toBe(401)
})

test('nobody but the recipient gets a release, an acknowledgement or a word in the log', async () => {
  const person = await arrive('Recipient')
  const grant = await share(person.app, face(), [part()])
  await sourceState(person.atB, net.a.id, 'complete')
  const asC = { from: net.c, grant, ...asB }
  expect((await ask(net, net.a, { ...asC, path: RELEASE, body: { grant, all: true } })).status).toBe(403)
  const other = await ask(net, net.a, {
    from: net.b,
    path: RELEASE,
    body: { grant, all: true },
    grant,
    person: 'b.nurse',
  })
  expect(other.status).toBe(403)
  const trailer = await takeRelease(grant)
  const stolen = await acknowledgement(trailer)
  expect((await ask(net, net.a, { ...asC, path: ACKNOWLEDGE, body: stolen })).status).toBe(403)
  const wrongDigest = { ...stolen, digest: '0'.repeat(64) }
  expect((await ask(net, net.a, { from: net.b, grant, path: ACKNOWLEDGE, body: wrongDigest })).status).toBe(403)
  const wrongGrant = await ask(net, net.a, { from: net.b, grant: anyHex(), path: ACKNOWLEDGE, body: stolen })
  expect(wrongGrant.status).toBe(403)
  const noKey = { ...stolen, key: toBase64(new Uint8Array(5)) }
  expect((await ask(net, net.a, { from: net.b, grant, path: ACKNOWLEDGE, body: noKey })).status).toBe(400)
})

test('nobody but the recipient gets long content, and they none that was not released to them', async () => {
  const person = await arrive('Content')
  const written = async (fill: string) => {
    const attachment = { contentType: 'image/png', data: Buffer.alloc(300_000, fill).toString('base64') }
    const document = { resourceType: 'DocumentReference', status: 'current', content: [{ attachment }] }
    const subject = { reference: `Patient/${person.record.patient}` }
    const { id, content } = await call<{ id: string; content: { attachment: { url: string } }[] }>(
      ...([net.programs.a, 'POST', '/fhir/R4/DocumentReference', { ...document, subject }] as const),
    )
    return { id, binary: content[0]?.attachment.url.replace('Binary/', '') ?? '' }
  }
  const [shown, hidden] = [await written('shown'), await written('hidden')]
  const except = [`${net.a.id}/DocumentReference/${hidden.id}`]
  const grant = await share(person.app, face(), [part({ categories: ['documents'], except })])
  await sourceState(person.atB, net.a.id, 'complete')
  const key = toBase64((await generateWrapKeyPair()).publicKey)
  const wanted = { grant, id: shown.binary, version: 1, key }
  const attempt = async (change: object = {}, caller: object = {}) => {
    const body = { ...wanted, ...change }
    return ask(net, net.a, { from: net.b, path: '/exchange/v1/content', body, grant, ...asB, ...caller })
  }
  expect((await attempt({}, { from: net.c })).status).toBe(403)
  expect((await attempt({}, { person: 'b.nurse' })).status).toBe(403)
  expect((await attempt({ grant: anyHex() })).status).toBe(403)
  expect((await attempt({ version: 2 })).status).toBe(403)
  expect((await attempt({ id: hidden.binary })).status).toBe(403)
  expect((await attempt({ key: toBase64(new Uint8Array(5)) })).status).toBe(400)
  const given = await attempt()
  expect([given.status, Buffer.from(given.bytes).includes('shown')]).toEqual([200, false])
  expect(given.bytes.length).toBeGreaterThan(300_000)
  await stopSharing(person.app, grant)
  expect((await attempt()).status).toBe(403)
})

test('a look that cannot have happened is not logged, whoever reports it', async () => {
  const person = await arrive('Looks')
  const grant = await share(person.app, face(), [part({ except: [`${net.a.id}/${person.record.names.result}`] })])
  await sourceState(person.atB, net.a.id, 'complete')
  const asker = { person: 'Forged Looker', name: 'Forged Looker', role: 'physician', purpose: 'TREAT' }
  const [type, id] = person.record.names.problem.split('/')
  const [hiddenType, hiddenId] = person.record.names.result.split('/')
  const honest = { id: crypto.randomUUID(), at: Date.now(), grant, asker, records: [{ type, id, version: 1 }] }
  const report = async (from: HostileNetwork['a'], change: object) =>
    (await ask(net, net.a, { from, path: '/exchange/v1/looks', body: { ...honest, ...change } })).status
  expect(await report(net.c, {})).toBe(403)
  expect(await report(net.b, { grant: anyHex() })).toBe(403)
  expect(await report(net.b, { records: [{ type: hiddenType, id: hiddenId, version: 1 }] })).toBe(403)
  expect(await report(net.b, { records: [] })).toBe(403)
  for (const at of [0, -1, 8_640_000_000_000_001, Date.now() + DAY, Date.UTC(1980, 1)])
    expect(await report(net.b, { at })).toBe(400)
  expect(await report(net.b, { records: [{ type, id, version: 2 ** 40 }] })).toBe(400)
  expect(await report(net.b, { records: [{ type, id: '../x', version: 1 }] })).toBe(400)
  expect(await report(net.b, { asker: { ...asker, name: 'a\0b' } })).toBe(400)
  expect(await report(net.b, { asker: { ...asker, name: '\ud800' } })).toBe(400)
  const log = await call<AccessEntry[]>(person.app.at.get(net.a.id) as Access, 'GET', '/api/patient/access-log')
  expect(log.filter(({ name }) => name === 'Forged Looker')).toEqual([])
  expect(await report(net.b, {})).toBe(202)
})

test('news by a hospital that the grant does not name sets nothing in motion', async () => {
  const person = await arrive('News')
  const grant = await share(person.app, face(), [part()])
  await sourceState(person.atB, net.a.id, 'complete')
  const disclosures = () => countAt(net.a, 'SELECT count(*)::int AS n FROM disclosure WHERE commitment = $1', grant)
  const before = await disclosures()
  for (let turn = 0; turn < 5; turn += 1)
    expect((await ask(net, net.b, { from: net.c, path: '/exchange/v1/news', body: { grant } })).status).toBe(202)
  expect((await ask(net, net.b, { from: net.a, path: '/exchange/v1/news', body: { grant } })).status).toBe(202)
  await until('the fetch that A caused', async () => ((await disclosures()) > before ? true : null))
  expect(await disclosures()).toBeLessThanOrEqual(before + 1)
})

async function countAt(hospital: { databaseUrl: string }, sql: string, ...params: readonly string[]): Promise<number> {
  const database = connect(hospital.databaseUrl, { max: 1 })
  try {
    const values = params.map((param) => (param.startsWith('0x') ? Buffer.from(param.slice(2), 'hex') : param))
    return (await database.query<{ n: number }>(sql, values)).rows[0]?.n ?? 0
  } finally {
    await database.end()
  }
}

test('a change of a record that the grant does not open causes no message to the grantee', async () => {
  const person = await arrive('Quiet')
  const { record, atB } = person
  await share(person.app, face(), [part()])
  await sourceState(atB, net.a.id, 'complete')
  const subject = { reference: `Patient/${record.patient}` }
  const hiv = { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'B20' }], text: 'HIV disease' }
  await eventsAreTold(net.a)
  const before = await messagesOf(net.a)
  await call(net.programs.a, 'POST', '/fhir/R4/Condition', { resourceType: 'Condition', subject, code: hiv })
  await eventsAreTold(net.a)
  expect(await messagesOf(net.a)).toBe(before)
  await call(net.programs.a, 'POST', '/fhir/R4/Condition', {
    resourceType: 'Condition',
    subject,
    code: { text: 'Sprain' },
  })
  await eventsAreTold(net.a)
  expect(await messagesOf(net.a)).toBe(before + 1)
})

function messagesOf(hospital: { databaseUrl: string }): Promise<number> {
  return countAt(hospital, 'SELECT CASE WHEN is_called THEN last_value ELSE 0 END::int AS n FROM outbox_id_seq')
}

/** Returns once everything that happened at a hospital so far was told to whom it concerns. */
async function eventsAreTold(hospital: { databaseUrl: string }): Promise<void> {
  const pending = `SELECT count(*)::int AS n FROM event e WHERE (e.xid, e.seq) > (SELECT split_part(cursor, '.', 1)::xid8,
    split_part(cursor, '.', 2)::bigint FROM event_cursor WHERE consumer = 'care')`
  await until('the events to be told', async () => ((await countAt(hospital, pending)) === 0 ? true : null))
}

test('an open screen hears nothing of records that its person may not see', async () => {
  const person = await arrive('Screen')
  const grant = await share(person.app, face(), [part()])
  await sourceState(person.atB, net.a.id, 'complete')
  await eventsAreTold(net.b)
  const screen = await openScreen(physician)
  // The grant opens what visits, not what B's own colleagues write.
  const subject = { reference: `Patient/${person.atB}` }
  const own = { resourceType: 'Condition', subject, code: { text: 'Not for this physician' } }
  await call(net.programs.b, 'POST', '/fhir/R4/Condition', own)
  await eventsAreTold(net.b)
  await stopSharing(person.app, grant)
  expect(await screen.until('access-ended')).not.toContain('"record"')
})

/** Follows the events of a signed-in person; `until` returns all that was heard once a word was among it. */
async function openScreen(access: Access) {
  const end = new AbortController()
  const headers = { authorization: `Bearer ${access.token}` }
  const { body } = await fetch(`${access.origin}/api/events`, { headers, signal: end.signal })
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
  let heard = (await reader?.read())?.value ?? ''
  return {
    until: async (word: string) => {
      while (!heard.includes(word)) heard += (await reader?.read())?.value ?? ''
      end.abort()
      return heard
    },
  }
}

test('what was acknowledged but lost on the way is sent again', async () => {
  const person = await arrive('Lost')
  const { record } = person
  const terms = termsOf([part()])
  const grant = await shareOnlyWith(person, terms, { custodian: net.a.id })
  // Somebody at B takes the release, acknowledges it and dies before a record is filed.
  const trailer = await takeRelease(grant)
  expect(trailer.count).toBeGreaterThan(0)
  const body = await acknowledgement(trailer)
  expect((await ask(net, net.a, { from: net.b, grant, path: ACKNOWLEDGE, body })).status).toBe(200)
  await shareOnlyWith(person, terms, { grantee: [net.a.id] })
  const chart = await sourceState(person.atB, net.a.id, 'complete')
  const names = chart.items.map(({ key }) => `${key.type}/${key.id}`)
  expect(names).toContain(record.names.problem)
  expect(names).toContain(record.names.result)
})

test('no secret leaves for a record that was closed between release and acknowledgement', async () => {
  const person = await arrive('Between')
  const { record } = person
  const grant = await shareOnlyWith(person, termsOf([part()]), { custodian: net.a.id })
  const trailer = await takeRelease(grant)
  const path = `/fhir/R4/${record.names.problem}`
  const problem = await call<Record<string, unknown>>(net.programs.a, 'GET', path)
  const hiv = { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'B20' }], text: 'HIV disease' }
  await call(net.programs.a, 'PUT', path, { ...problem, code: hiv })
  const late = await ask(net, net.a, { from: net.b, grant, path: ACKNOWLEDGE, body: await acknowledgement(trailer) })
  expect(late.status).toBe(403)
  const again = await takeRelease(grant)
  const fine = await ask(net, net.a, { from: net.b, grant, path: ACKNOWLEDGE, body: await acknowledgement(again) })
  expect(fine.status).toBe(200)
})

test('after a revocation neither the release nor secrets of an earlier one can be had', async () => {
  const person = await arrive('Revoked')
  const grant = await share(person.app, face(), [part()])
  await sourceState(person.atB, net.a.id, 'complete')
  const trailer = await takeRelease(grant)
  const body = await acknowledgement(trailer)
  expect((await ask(net, net.a, { from: net.b, grant, path: ACKNOWLEDGE, body })).status).toBe(200)
  await stopSharing(person.app, grant)
  const again = await ask(net, net.a, { from: net.b, grant, path: ACKNOWLEDGE, body: await acknowledgement(trailer) })
  expect(again.status).toBe(403)
  const release = await ask(net, net.a, { from: net.b, path: RELEASE, body: { grant, all: true }, grant, ...asB })
  expect(release.status).toBe(403)
})

test('many acknowledgements at once do not make the custodian wait for itself', async () => {
  const person = await arrive('Crowd')
  const grant = await shareOnlyWith(person, termsOf([part()]), { custodian: net.a.id })
  const trailer = await takeRelease(grant)
  const body = await acknowledgement(trailer)
  const began = Date.now()
  const answers = await Promise.all(
    Array.from({ length: 40 }, () => ask(net, net.a, { from: net.b, grant, path: ACKNOWLEDGE, body })),
  )
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  expect(Date.now() - began).toBeLessThan(20_000)
})

describe('a custodian that lies, breaks off or talks nonsense costs its own share and nothing else:', () => {
  let port: Awaited<ReturnType<typeof takeOver>>
  let person: Person
  let pid: number | null

  beforeAll(async () => {
    pid = net.b.pid
    person = await arrive('Liar')
    port = await takeOver(net.c)
  })
  afterAll(async () => {
    await port.close()
    expect(net.b.pid).toBe(pid)
  })

  /** Shares A's and C's records, and returns the chart once C's share is decided. */
  async function chartBeside(handler: Handler): Promise<Chart> {
    port.answer(handler)
    const terms = termsOf([part(), part({ custodian: net.c.id })])
    const grant = await shareOnlyWith(person, terms, { custodian: net.a.id, grantee: [net.a.id, net.c.id] })
    const chart = await until('the end of the fetches', async () => {
      const current = await call<Chart>(physician, 'GET', `/api/chart/${person.atB}`)
      const others = current.sources.filter(({ hospital }) => hospital !== net.b.id)
      return others.length === 2 && others.every(({ state }) => state !== 'fetching') ? current : null
    })
    await stopSharing(person.app, grant)
    expect(chart.sources.find(({ hospital }) => hospital === net.a.id)?.state).toBe('complete')
    expect(chart.items.filter(({ key }) => key.custodian === net.a.id).length).toBeGreaterThan(3)
    return chart
  }
  const ofC = ({ items }: Chart) => items.filter(({ key }) => key.custodian === net.c.id)
  const stateOfC = ({ sources }: Chart) => sources.find(({ hospital }) => hospital === net.c.id)?.state

  test.each(['html', 'cut', 'nonsense', 'no trailer', 'other custodian', 'redirect', 'error'])('%s', async (manner) => {
    const chart = await chartBeside(ANSWERS[manner] as Handler)
    expect(['silent', 'incomplete']).toContain(stateOfC(chart))
    expect(ofC(chart)).toEqual([])
  })

  const liar = (records: readonly FalseRecord[], last: LastStep = 'secrets') =>
    lyingCustodian({ id: net.c.id, key: net.keyOf(net.c) }, net.b.id, () => ({ records, last }))
  const made = (type: string, rest: object, id: string = randomUUID()): FalseRecord => ({
    type,
    id,
    bytes: JSON.stringify({ resourceType: type, id, ...rest }),
  })

  test.each(['other secrets', 'too few secrets', 'nonsense'] as const)('after the trailer, %s', async (last) => {
    const chart = await chartBeside(liar([made('Condition', {}), made('Condition', {})], last))
    expect([stateOfC(chart), ofC(chart)]).toEqual(['incomplete', []])
  })

  test.each([
    ['no JSON', 'Condition', 'x'],
    ['another id', 'Condition', '{"resourceType":"Condition","id":"other"}'],
    ['another type', 'Condition', '{"resourceType":"Patient","id":"x1"}'],
    ['a type that is none', 'Nonsense', '{"resourceType":"Nonsense","id":"x1"}'],
    ['a list', 'Condition', '[]'],
    ['nothing', 'Condition', 'null'],
  ])('a record that is %s', async (_, type, bytes) => {
    const chart = await chartBeside(liar([{ type, id: 'x1', bytes }]))
    expect([stateOfC(chart), ofC(chart)]).toEqual(['incomplete', []])
  })

  test('records with other kinds of values than FHIR has leave the chart standing', async () => {
    const odd = [null, 5, 'x', [], [null], {}, [{ coding: 5 }], { coding: [null, { code: 7, system: {} }] }, true]
    const members = [
      'code',
      'status',
      'subject',
      'category',
      'effectiveDateTime',
      'onsetDateTime',
      'component',
      'name',
      'text',
    ]
    const values = [
      'valueQuantity',
      'medicationCodeableConcept',
      'dosageInstruction',
      'result',
      'period',
      'referenceRange',
      'note',
    ]
    const types = [
      'Condition',
      'Observation',
      'MedicationRequest',
      'AllergyIntolerance',
      'DiagnosticReport',
      'Encounter',
      'Patient',
      'Procedure',
      'DocumentReference',
      'Immunization',
    ]
    const records = types.flatMap((type) =>
      odd.map((value) => made(type, Object.fromEntries([...members, ...values].map((name) => [name, value])))),
    )
    const chart = await chartBeside(liar(records))
    expect([stateOfC(chart), ofC(chart).length]).toEqual(['complete', records.length])
  })

  test('one that fails in a bad moment is asked again by itself, and open screens hear of it once', async () => {
    const events = await openEvents(physician)
    let asked = 0
    const good = liar([made('Condition', {})])
    port.answer((request, response) =>
      request.url === RELEASE && ++asked <= 2 ? response.writeHead(503).end() : good(request, response),
    )
    const terms = termsOf([part({ custodian: net.c.id })])
    const grant = await shareOnlyWith(person, terms, { grantee: [net.c.id] })
    await sourceState(person.atB, net.c.id, 'silent')
    const chart = await sourceState(person.atB, net.c.id, 'complete')
    expect(ofC(chart)).toHaveLength(1)
    await stopSharing(person.app, grant)
    // Once for the silence, once for what came: another try in vain is nothing to show.
    const heard = (await events.until('access-ended')).filter((kind) => kind !== 'record')
    expect(heard).toEqual(['access-began', 'access-began', 'access-ended'])
  })

  test('a record that takes a local id and names a local patient is C’s word about this patient only', async () => {
    const other = await arrive('Bystander')
    const identity = { name: [{ family: 'Forged' }], birthDate: '1900-01-01' }
    const about = { subject: { reference: `Patient/${other.atB}` }, code: { text: 'Forged' } }
    const chart = await chartBeside(liar([made('Patient', identity, person.atB), made('Condition', about)]))
    expect(chart.patient.name).not.toContain('FORGED')
    expect(chart.patient.birthDate).toBe('1960-05-17')
    const own = await call<{ name: { family: string }[] }>(net.programs.b, 'GET', `/fhir/R4/Patient/${person.atB}`)
    expect(own.name[0]?.family).toBe('Liar')
    const found = await call<{ entry?: unknown[] }>(net.programs.b, 'GET', `/fhir/R4/Condition?patient=${other.atB}`)
    expect(found.entry ?? []).toEqual([])
  })
})

/** Opens the stream of a person's events; `until` returns the kinds of all that were heard up to the first of a kind. */
async function openEvents({ origin, token }: Access) {
  const headers = { authorization: `Bearer ${token}`, accept: 'text/event-stream' }
  const { body } = await fetch(new URL('/api/events', origin), { headers })
  if (body === null) throw new Error('no events')
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  await reader.read()
  return {
    until: async (kind: string) => {
      const heard: string[] = []
      while (!heard.includes(kind)) {
        const { value, done } = await reader.read()
        if (done) throw new Error('the events ended')
        for (const [, json] of value.matchAll(/^data: (.*)$/gm)) heard.push(JSON.parse(String(json)).kind)
      }
      await reader.cancel()
      return heard
    },
  }
}

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown

const NDJSON = { 'content-type': 'application/x-ndjson' }
const ANSWERS: Readonly<Record<string, Handler>> = {
  html: (_, response) => response.writeHead(200, NDJSON).end('<html>'),
  nonsense: (_, response) => response.writeHead(200, NDJSON).end('{"trailer":"a.b.c"}\n'),
  'no trailer': (_, response) => response.writeHead(200, NDJSON).end(`${anyLine(net.c.id)}\n`),
  'other custodian': (_, response) => response.writeHead(200, NDJSON).end(`${anyLine(net.a.id)}\n`),
  redirect: (_, response) => response.writeHead(307, { location: `${net.b.origin}/api/me` }).end(),
  error: (_, response) => response.writeHead(500).end(),
  cut: (_, response) => {
    response.writeHead(200, { ...NDJSON, 'content-length': '100000' })
    response.write(`${anyLine(net.c.id)}\n`, () => response.destroy())
  },
}

function anyLine(custodian: Hex): string {
  return JSON.stringify({
    header: { custodian, type: 'Condition', id: 'x', version: 1, operation: 'create', previous: null },
    sealed: 'AAAA',
    commitment: anyHex(),
    labels: { categories: ['problems'], sensitivities: [], from: null, until: null, custodian },
    receipt: null,
  })
}

/** Takes over the port of a hospital, as whoever runs it could. */
async function takeOver({ origin, pid }: { readonly origin: string; readonly pid: number | null }) {
  let handler: Handler = (_, response) => response.writeHead(500).end()
  const server = createServer((request, response) => {
    Promise.resolve(handler(request, response)).catch(() => response.destroy())
  })
  if (pid !== null) process.kill(pid, 'SIGKILL')
  await until('the port', async () => {
    const listening = new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false))
      server.listen(Number(new URL(origin).port), '127.0.0.1', () => resolve(true))
    })
    return (await listening) || null
  })
  return {
    answer: (next: Handler) => {
      handler = next
    },
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}

test('a grant to a hospital that does not exist is refused', async () => {
  const person = await arrive('Nowhere')
  const nowhere = termsOf([part()], { recipient: anyHex() })
  await expect(shareOnlyWith(person, nowhere, { custodian: net.a.id })).rejects.toThrow('terms-mismatch')
})

test('a list of custodians with unknown, repeated and own names asks each of the known ones once', async () => {
  const person = await arrive('List')
  const terms = termsOf([part()])
  const grantee = [anyHex(), net.b.id, ...Array.from({ length: 200 }, () => net.a.id)]
  const grant = await shareOnlyWith(person, terms, { custodian: net.a.id, grantee })
  const chart = await sourceState(person.atB, net.a.id, 'complete')
  expect(chart.sources.map(({ hospital }) => hospital).sort()).toEqual([net.a.id, net.b.id, grantee[0]].sort())
  const sql = 'SELECT count(*)::int AS n FROM disclosure WHERE commitment = $1'
  expect(await countAt(net.a, sql, grant)).toBe(1)
})

test('grants of more than a year, of nobody, or over another’s account are refused', async () => {
  const person = await arrive('Terms')
  const other = await arrive('Other')
  const tooLong = termsOf([part()], { until: Date.now() + 400 * DAY })
  await expect(shareOnlyWith(person, tooLong, { custodian: net.a.id })).rejects.toThrow('answered 400')
  const absurd = termsOf([part()], { from: 8_640_000_000_000_001, until: 8_640_000_000_000_002 })
  await expect(shareOnlyWith(person, absurd, { custodian: net.a.id })).rejects.toThrow('answered 400')
  const swapped: Person = { ...person, app: { ...person.app, at: other.app.at } }
  await expect(shareOnlyWith(swapped, termsOf([part()]), { custodian: net.a.id })).rejects.toThrow('answered 403')
  expect((await send(physician, 'GET', `/at/${net.a.id}/fhir/R4/${person.record.names.problem}`)).status).toBe(404)
})

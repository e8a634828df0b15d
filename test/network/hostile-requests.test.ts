import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { connect as connectTcp } from 'node:net'
import { join } from 'node:path'
import type { AccessEntry, Chart, Summary, WorklistEntry } from '@anamnesis/core/api'
import type { JWK } from 'jose'
import { importJWK, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HostileNetwork } from '../support/hostile-network.ts'
import { startHostileNetwork, textOf } from '../support/hostile-network.ts'
import type { Answer } from '../support/http.ts'
import { call, send } from '../support/http.ts'
import type { Access } from '../support/sign-in.ts'
import type { SmallRecord } from '../support/small-bundle.ts'
import { smallRecord } from '../support/small-bundle.ts'

const DAY = 86_400_000
/** Nothing that holds this word may show up in a log. */
const MARKER = 'Zqxmarker'

let net: HostileNetwork
/** Treated in the ward of A. */
let near: SmallRecord
/** A patient of A whom nobody treats. */
let far: SmallRecord
const people = new Map<string, Access>()

beforeAll(async () => {
  net = await startHostileNetwork()
  near = smallRecord(`${MARKER}Near`)
  far = smallRecord(`${MARKER}Far`)
  for (const { bundle } of [near, far]) await call(net.programs.a, 'POST', '/fhir/R4', bundle)
  const now = Date.now()
  const stay = { person: null, department: 'ward', reason: 'admission', starts: now - DAY, ends: now + DAY }
  await call(net.programs.a, 'POST', '/api/relationships', { patient: near.patient, ...stay })
  for (const role of ROLES) people.set(role, await net.staff(net.a, role))
  people.set('patient', await net.patient(net.a, near.patient))
}, 120_000)
afterAll(() => net?.stop())

const ROLES = [
  'physician',
  'nurse',
  'laboratory',
  'registrar',
  'billing',
  'administrator',
  'privacy-officer',
  'stranger',
] as const
const CALLERS = [...ROLES, 'patient'] as const

function as(name: string): Access {
  const access = people.get(name)
  if (!access) throw new Error(`nobody is called ${name}`)
  return access
}

type Probe = (access: Access, type: string, id: string) => Promise<Answer>

const get =
  (path: (type: string, id: string) => string): Probe =>
  (access, type, id) =>
    send(access, 'GET', path(type, id))
const condition = (id?: string, patient?: string) => ({
  resourceType: 'Condition',
  ...(id === undefined ? {} : { id }),
  subject: { reference: `Patient/${patient ?? near.patient}` },
  code: { text: 'Cough' },
})
const bundleOf = (request: object) => ({ resourceType: 'Bundle', type: 'batch', entry: [request] })

const PROBES: Readonly<Record<string, Probe>> = {
  read: get((type, id) => `/fhir/R4/${type}/${id}`),
  head: (access, type, id) => send(access, 'HEAD', `/fhir/R4/${type}/${id}`),
  'read if changed': (access, type, id) =>
    send(access, 'GET', `/fhir/R4/${type}/${id}`, undefined, { 'if-none-match': 'W/"1"' }),
  vread: get((type, id) => `/fhir/R4/${type}/${id}/_history/1`),
  history: get((type, id) => `/fhir/R4/${type}/${id}/_history`),
  'search by id': get((type, id) => `/fhir/R4/${type}?_id=${id}&_total=accurate`),
  'search by list of ids, sorted': get(
    (type, id) => `/fhir/R4/${type}?_id=${id},x1&_sort=-_lastUpdated&_total=accurate`,
  ),
  'search by patient': get((_, id) => `/fhir/R4/Condition?patient=${id}&_total=accurate`),
  'search by evidence': get((type, id) => `/fhir/R4/Condition?evidence-detail=${type}/${id}`),
  include: get((type, id) => `/fhir/R4/MedicationRequest?subject=${type}/${id}&_include=MedicationRequest:subject`),
  revinclude: get((type, id) => `/fhir/R4/${type}?_id=${id}&_revinclude=Provenance:target`),
  has: get((_, id) => `/fhir/R4/Patient?_has:Condition:patient:_id=${id}`),
  chain: get((_, id) => `/fhir/R4/Condition?patient._id=${id}`),
  'visiting address': get((type, id) => `/at/${net.a.id}/fhir/R4/${type}/${id}`),
  receipt: get((type, id) => `/api/receipts/${type}/${id}/1`),
  chart: get((_, id) => `/api/chart/${id}`),
  summary: (access, _, id) => send(access, 'POST', `/api/chart/${id}/summary`, { reason: 'cough' }),
  'decision support': (access, _, id) =>
    send(access, 'POST', '/cds-services/anamnesis-patient-view', {
      ...{ hook: 'patient-view', hookInstance: near.patient },
      context: { userId: 'Practitioner/1', patientId: id },
    }),
  question: (access, _, id) => send(access, 'POST', `/api/chart/${id}/questions`, { question: 'Any allergies?' }),
  findings: get((_, id) => `/api/chart/${id}/findings`),
  'own feedback': get((_, id) => `/api/chart/${id}/feedback`),
  feedback: (access, _, id) =>
    send(access, 'POST', `/api/chart/${id}/feedback`, {
      ...{ kind: 'missing', target: 'page', statement: null, text: 'Her pacemaker' },
    }),
  put: (access, type, id) => send(access, 'PUT', `/fhir/R4/${type}/${id}`, { ...condition(id), resourceType: type }),
  'put if match': (access, type, id) =>
    send(access, 'PUT', `/fhir/R4/${type}/${id}`, condition(id), { 'if-match': 'W/"1"' }),
  'put if match of another': (access, _, id) =>
    send(access, 'PUT', `/fhir/R4/Condition/${id}`, condition(id), { 'if-match': 'W/"7"' }),
  delete: (access, type, id) => send(access, 'DELETE', `/fhir/R4/${type}/${id}`),
  'delete if match': (access, type, id) =>
    send(access, 'DELETE', `/fhir/R4/${type}/${id}`, undefined, { 'if-match': 'W/"1"' }),
  'bundle read': (access, type, id) =>
    send(access, 'POST', '/fhir/R4', bundleOf({ request: { method: 'GET', url: `${type}/${id}` } })),
  'bundle search': (access, type, id) =>
    send(access, 'POST', '/fhir/R4', bundleOf({ request: { method: 'GET', url: `${type}?_id=${id}` } })),
  'bundle delete': (access, type, id) =>
    send(access, 'POST', '/fhir/R4', bundleOf({ request: { method: 'DELETE', url: `${type}/${id}` } })),
  'write about': (access, _, id) => send(access, 'POST', '/fhir/R4/Condition', condition(undefined, id)),
  preview: (access, type, id) =>
    send(access, 'POST', '/api/patient/preview', {
      custodian: net.a.id,
      salt: net.a.id,
      categories: ['problems'],
      sensitivities: ['hiv'],
      only: [`${net.a.id}/${type}/${id}`],
      except: [],
      from: null,
      until: null,
    }),
  'audit of a patient': get((_, id) => `/api/admin/audit?patient=${id}`),
}

/** What a caller can tell two answers apart by; the asked id and what is fresh at each request are the same word. */
function seen({ status, headers, bytes }: Answer, id: string) {
  const own = ['date', 'x-request-id', 'last-modified', 'location', 'etag']
  const plain = (text: string) =>
    text
      .replaceAll(id, 'ID')
      .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'UUID')
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+(Z|\+00:00)/g, 'NOW')
  const shown = [...headers].filter(([name]) => !own.includes(name)).map(([name, value]) => `${name}: ${plain(value)}`)
  return { status, headers: shown, body: plain(new TextDecoder().decode(bytes)) }
}

describe('a record that the caller may not see answers like one that is not there', () => {
  // The privacy officer and the administrator may read who looked at a patient; that a patient was looked at is theirs to know.
  const isTheirs = (caller: string, probe: string) =>
    probe === 'audit of a patient' && ['administrator', 'privacy-officer'].includes(caller)

  test.each(CALLERS)('to the %s', async (caller) => {
    const access = as(caller)
    const hidden: readonly (readonly [string, string])[] = [
      ['Patient', far.patient],
      ['Condition', far.names.hiv.split('/')[1] ?? ''],
      ['Observation', far.names.result.split('/')[1] ?? ''],
    ]
    for (const [name, probe] of Object.entries(PROBES)) {
      if (isTheirs(caller, name)) continue
      for (const [type, id] of hidden) {
        const nobody = randomUUID()
        const [denied, absent] = [await probe(access, type, id), await probe(access, type, nobody)]
        expect([name, type, seen(denied, id)]).toEqual([name, type, seen(absent, nobody)])
        expect([name, denied.status >= 500]).toEqual([name, false])
        expect([name, textOf(denied).includes(MARKER)]).toEqual([name, false])
      }
    }
  })

  test.each([
    ['laboratory', 'hiv'],
    ['registrar', 'problem'],
    ['billing', 'result'],
    ['administrator', 'visit'],
    ['privacy-officer', 'allergy'],
  ] as const)('to the %s of the ward, of a category that is not theirs: %s', async (caller, name) => {
    const [type = '', id = ''] = near.names[name].split('/')
    for (const [title, probe] of Object.entries(PROBES)) {
      if (isTheirs(caller, title)) continue
      const nobody = randomUUID()
      const [denied, absent] = [await probe(as(caller), type, id), await probe(as(caller), type, nobody)]
      expect([title, seen(denied, id)]).toEqual([title, seen(absent, nobody)])
    }
  })

  test('and none of it changed anything', async () => {
    for (const name of Object.values(far.names)) {
      const answer = await send(net.programs.a, 'GET', `/fhir/R4/${name}`)
      expect([answer.status, answer.headers.get('etag')]).toEqual([200, 'W/"1"'])
    }
  })
})

test('and one that may be seen gives another answer', async () => {
  const [type = '', id = ''] = near.names.problem.split('/')
  for (const name of ['read', 'head', 'vread', 'history', 'search by id', 'receipt', 'visiting address']) {
    const nobody = randomUUID()
    const [shown, absent] = [
      await PROBES[name]?.(as('physician'), type, id),
      await PROBES[name]?.(as('physician'), type, nobody),
    ]
    if (!shown || !absent) throw new Error('no such probe')
    expect(seen(shown, id)).not.toEqual(seen(absent, nobody))
  }
})

test('lists and searches of one who treats nobody are empty', async () => {
  const stranger = as('stranger')
  expect(await call<WorklistEntry[]>(stranger, 'GET', '/api/worklist')).toEqual([])
  for (const type of ['Patient', 'Condition', 'Observation', 'AuditEvent', 'Consent', 'Provenance', 'Binary']) {
    const found = await call<{ total?: number; entry?: unknown[] }>(stranger, 'GET', `/fhir/R4/${type}?_total=accurate`)
    expect([type, found.total ?? 0, found.entry ?? []]).toEqual([type, 0, []])
  }
})

test('nobody browses the patients: a search takes two whole facts', async () => {
  const search = async (query: string) => (await send(as('stranger'), 'GET', `/api/patients?${query}`)).status
  const birthdate = 'birthdate=1960-05-17'
  for (const query of [
    '',
    birthdate,
    `family=${MARKER}Far`,
    `family=Z&${birthdate}`,
    `family=a%2Cb%2Cz&${birthdate}`,
    `family=${MARKER}Far&birthdate=ge1900-01-01`,
    `family=${MARKER}Far&birthdate=1960`,
    `family=${MARKER}Far&birthdate=1960-05-17%2Cne1900`,
    `identifier=urn:x%7C&${birthdate}`,
    `identifier=%7C&family=${MARKER}Far`,
    `family:contains=a&${birthdate}`,
  ])
    expect([query, await search(query)]).toEqual([query, 400])
  const hits = await call<object[]>(as('stranger'), 'GET', `/api/patients?family=${MARKER}Far&${birthdate}`)
  expect(hits).toEqual([{ patient: far.patient, name: expect.any(String), birthYear: 1960, sex: 'female' }])
  expect((await send(as('patient'), 'GET', `/api/patients?family=${MARKER}Far&${birthdate}`)).status).toBe(403)
})

describe('a token', () => {
  const me = (origin: string, token: string) => send({ origin, token }, 'GET', '/api/me')

  test('of one hospital is none at another', async () => {
    for (const access of [as('physician'), as('patient'), net.programs.a])
      expect((await me(net.b.origin, access.token)).status).toBe(401)
  })

  test('that has run out, names another audience or type, or was signed by somebody else is refused', async () => {
    const jwks = JSON.parse(readFileSync(join(net.folder, 'a', 'keys', 'sign-in.jwks'), 'utf8')) as { keys: JWK[] }
    const key = jwks.keys[0] as JWK
    const now = Math.floor(Date.now() / 1000)
    const good = {
      iss: `${net.a.origin}/oidc`,
      aud: `${net.a.origin}/fhir/R4`,
      sub: 'a.physician',
      client_id: 'anamnesis-hospital',
      role: 'physician',
      scope: 'user/*.cruds',
      iat: now,
      exp: now + 60,
    }
    const token = async (change: object, typ = 'at+jwt', by = key) =>
      new SignJWT({ ...good, ...change })
        .setProtectedHeader({ alg: 'ES256', typ, ...(key.kid ? { kid: key.kid } : {}) })
        .sign((await importJWK(by, 'ES256')) as CryptoKey)
    const status = async (jwt: string) => (await me(net.a.origin, jwt)).status
    const strangers = JSON.parse(readFileSync(join(net.folder, 'b', 'keys', 'sign-in.jwks'), 'utf8')) as { keys: JWK[] }
    expect(await status(await token({}))).toBe(200)
    expect(await status(await token({ exp: now - 1, iat: now - 600 }))).toBe(401)
    expect(await status(await token({ aud: `${net.b.origin}/fhir/R4` }))).toBe(401)
    expect(await status(await token({ iss: `${net.b.origin}/oidc` }))).toBe(401)
    expect(await status(await token({ sub: 'nobody' }))).toBe(401)
    expect(await status(await token({ sub: 'sample-registrar', role: 'system' }))).toBe(401)
    expect(await status(await token({}, 'JWT'))).toBe(401)
    expect(await status(await token({}, 'at+jwt', strangers.keys[0] as JWK))).toBe(401)
    const [, payload] = (await token({})).split('.')
    expect(await status(`${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')}.${payload}.`)).toBe(401)
  })
})

test('every way to read a record leaves a line in the patient’s log before the bytes', async () => {
  const [type = '', id = ''] = near.names.problem.split('/')
  const log = async () => {
    const entries = await call<AccessEntry[]>(as('patient'), 'GET', '/api/patient/access-log')
    return entries.filter(({ person }) => person === 'a.physician').length
  }
  const READS: Readonly<Record<string, Probe>> = Object.fromEntries(
    Object.entries(PROBES).filter(([name]) =>
      [
        'read',
        'head',
        'read if changed',
        'vread',
        'history',
        'search by id',
        'visiting address',
        'bundle read',
        'bundle search',
      ].includes(name),
    ),
  )
  for (const [name, probe] of Object.entries(READS)) {
    const before = await log()
    const answer = await probe(as('physician'), type, id)
    expect([name, [200, 304].includes(answer.status)]).toEqual([name, true])
    expect([name, (await log()) - before]).toEqual([name, 1])
  }
  const before = await log()
  await call<Chart>(as('physician'), 'GET', `/api/chart/${near.patient}`)
  expect((await log()) - before).toBe(1)
  await call<Summary>(as('physician'), 'POST', `/api/chart/${near.patient}/summary`, {})
  expect((await log()) - before).toBe(2)
  await call(as('physician'), 'POST', `/api/chart/${near.patient}/questions`, { question: 'Any allergies?' })
  expect((await log()) - before).toBe(3)
  await PROBES['decision support']?.(as('physician'), 'Patient', near.patient)
  expect((await log()) - before).toBe(4)
  await send(
    as('physician'),
    'GET',
    `/fhir/R4/MedicationRequest?patient=${near.patient}&_include=MedicationRequest:subject`,
  )
  expect((await log()) - before).toBe(5)
  await call(as('physician'), 'GET', '/api/worklist')
  expect((await log()) - before).toBe(6)
})

test('a person cannot make themselves anybody’s physician', async () => {
  const stay = {
    patient: far.patient,
    department: null,
    reason: 'admission',
    starts: Date.now() - DAY,
    ends: Date.now() + DAY,
  }
  for (const caller of ['physician', 'nurse', 'patient', 'administrator', 'stranger'])
    expect((await send(as(caller), 'POST', '/api/relationships', { ...stay, person: `a.${caller}` })).status).toBe(403)
  expect((await send(as('registrar'), 'POST', '/api/relationships', { ...stay, person: 'a.registrar' })).status).toBe(
    403,
  )
  const own = { ...stay, person: null, department: 'ward' }
  expect((await send(as('registrar'), 'POST', '/api/relationships', own)).status).toBe(403)
  expect((await send(as('registrar'), 'GET', `/fhir/R4/Patient/${far.patient}`)).status).toBe(404)
})

describe('bad input gets a clear refusal and leaves nothing behind', () => {
  const text = (change: object) => JSON.stringify({ ...condition(undefined, 'x'), ...change })
  const deep = (open: string, close: string, depth: number) => `${open.repeat(depth)}1${close.repeat(depth)}`
  const BODIES: Readonly<Record<string, string>> = {
    truncated: text({}).slice(0, 40),
    empty: '',
    'not JSON': `<Patient>${MARKER}</Patient>`,
    number: '7',
    list: '[]',
    null: 'null',
    'deep lists': `{"resourceType":"Condition","x":${deep('[', ']', 50_000)}}`,
    'deep objects': `{"resourceType":"Condition","x":${deep('{"a":', '}', 50_000)}}`,
    'not FHIR': JSON.stringify({ name: MARKER }),
    'another type': JSON.stringify({ resourceType: 'Patient' }),
    'no such type': JSON.stringify({ resourceType: `${MARKER}Type` }),
    'wrong type of a member': text({ code: 5, onsetDateTime: { a: MARKER } }),
    'wrong date': text({ onsetDateTime: MARKER }),
    'unknown member': text({ xUnknown: MARKER }),
    script: text({
      text: { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml"><script>${MARKER}</script></div>` },
    }),
    handler: text({
      text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml"><p onclick="x()">a</p></div>' },
    }),
    NUL: text({ code: { text: `a\0${MARKER}` } }),
    'lone surrogate': text({ code: { text: '\ud800' } }).replace('\ufffd', '\\ud800'),
    'escaped lone surrogate':
      '{"resourceType":"Condition","subject":{"reference":"Patient/x"},"code":{"text":"\\udc00"}}',
    'member twice': '{"resourceType":"Condition","resourceType":"Patient","subject":{"reference":"Patient/x"}}',
    prototype: '{"resourceType":"Condition","__proto__":{"a":1},"subject":{"reference":"Patient/x"}}',
    'path as id': text({ id: '../../etc/passwd', code: { text: 7 } }),
    'huge number':
      '{"resourceType":"Observation","status":"final","code":{"text":"x"},"valueQuantity":{"value":1e999999}}',
  }

  test.each(Object.keys(BODIES))('body: %s', async (name) => {
    const records = () => call<{ total: number }>(net.programs.a, 'GET', '/fhir/R4/Condition?_total=accurate&_count=1')
    const before = (await records()).total
    for (const path of ['/fhir/R4/Condition', '/fhir/R4']) {
      const answer = await send(net.programs.a, 'POST', path, BODIES[name])
      expect([path, answer.status >= 400 && answer.status < 500, answer.status]).toEqual([path, true, answer.status])
      expect(JSON.parse(textOf(answer))).toMatchObject({ resourceType: 'OperationOutcome' })
      expect(textOf(answer)).not.toContain(MARKER)
    }
    expect((await records()).total).toBe(before)
  })

  const ADDRESSES = [
    ['GET', '/fhir/R4/Condition/..%2f..%2fetc%2fpasswd'],
    ['GET', '/fhir/R4/Condition/%00'],
    ['GET', '/fhir/R4/Condition/%zz'],
    ['GET', `/fhir/R4/Condition/${'x'.repeat(3000)}`],
    ['GET', `/fhir/R4/${MARKER}`],
    ['GET', `/fhir/R4/Condition?${MARKER}=1`],
    ['GET', '/fhir/R4/Condition?_id=%00'],
    ['GET', '/fhir/R4/Condition?code=%00'],
    ['GET', '/fhir/R4/Patient?name=%ED%A0%80%00'],
    ['GET', '/fhir/R4/Condition?_count=-1'],
    ['GET', '/fhir/R4/Condition?_count=1e9'],
    ['GET', '/fhir/R4/Condition?_sort=nothing'],
    ['GET', '/fhir/R4/Condition?_cursor=AAAA'],
    ['GET', '/fhir/R4/Condition?onset-date=eq99999999-99-99'],
    ['GET', '/fhir/R4/Observation?value-quantity=1e400'],
    ['GET', '/fhir/R4/Condition/x/_history/99999999999999999999'],
    ['GET', '/fhir/R4/Condition/x/_history?_cursor=%00'],
    ['GET', `/at/0x${'zz'.repeat(32)}/fhir/R4/Condition/x`],
    ['PUT', '/fhir/R4/Condition/..%2fx'],
    ['DELETE', '/fhir/R4/Condition/%00'],
  ] as const

  test.each(ADDRESSES)('address: %s %.80s', async (method, path) => {
    const body = method === 'PUT' ? { body: text({}) } : {}
    const answer = await fetch(`${net.a.origin}${path}`, {
      method,
      headers: { authorization: `Bearer ${net.programs.a.token}`, 'content-type': 'application/fhir+json' },
      ...body,
    })
    const outcome = (await answer.json()) as { resourceType?: string }
    if (answer.status === 200) expect(outcome).not.toHaveProperty('entry')
    else expect(outcome).toMatchObject({ resourceType: 'OperationOutcome' })
    expect([answer.status < 500, answer.status]).toEqual([true, answer.status])
    expect(JSON.stringify(outcome)).not.toContain('passwd')
  })

  test.each([
    ['GET', '/api/chart/%00'],
    ['GET', '/api/receipts/Condition/x/1?at=%00'],
    ['GET', '/api/receipts/Condition/%00/1'],
    ['GET', '/api/receipts/Condition/x/9007199254740993'],
    ['GET', '/api/receipts/Condition/x/3000000000'],
    ['GET', '/api/patients?family=a%00b&birthdate=1960-05-17'],
    ['GET', '/api/patients?family=abc&birthdate=1960-99-99'],
    ['POST', '/exchange/v1/release'],
    ['POST', '/rpc'],
  ])('address of the app: %s %s', async (method, path) => {
    const answer = await send(as('physician'), method, path, method === 'POST' ? '{"a":' : undefined)
    expect([answer.status >= 400 && answer.status < 500, answer.status]).toEqual([true, answer.status])
    expect(JSON.parse(textOf(answer))).toMatchObject({ error: { code: expect.any(String) } })
  })

  test.each([
    ['audit before', '/api/admin/audit?before=x'],
    ['audit of NUL', '/api/admin/audit?patient=%00'],
    ['audit by NUL', '/api/admin/audit?person=%00'],
  ])('of an administrator: %s', async (_, path) => {
    expect((await send(as('administrator'), 'GET', path)).status).toBe(400)
  })

  test('a relationship with what is no name', async () => {
    const stay = { patient: far.patient, department: 'a\0b', person: null, reason: 'admission', starts: 1, ends: 2 }
    expect((await send(net.programs.a, 'POST', '/api/relationships', stay)).status).toBe(400)
    const late = { ...stay, department: 'x', starts: 8_640_000_000_000_001, ends: 8_640_000_000_000_002 }
    expect((await send(net.programs.a, 'POST', '/api/relationships', late)).status).toBe(400)
  })

  test('100 MB, said and unsaid', async () => {
    const headers = { authorization: `Bearer ${net.programs.a.token}`, 'content-type': 'application/fhir+json' }
    const chunk = Buffer.alloc(1024 * 1024, ' ')
    const whole = new ReadableStream<Uint8Array>({
      pull: (() => {
        let left = 100
        return (controller) => (left-- > 0 ? controller.enqueue(chunk) : controller.close())
      })(),
    })
    const request = { method: 'POST', headers, body: whole, duplex: 'half' } as RequestInit
    const unsaid = await fetch(`${net.a.origin}/fhir/R4/Condition`, request).then(
      ({ status }) => status,
      () => 413,
    )
    expect(unsaid).toBe(413)
    const said = await rawRequest(
      `POST /fhir/R4/Condition HTTP/1.1\r\nhost: x\r\nauthorization: ${headers.authorization}\r\ncontent-type: application/json\r\ncontent-length: 104857600\r\n\r\n`,
    )
    expect(said).toMatch(/^HTTP\/1.1 413 /)
    expect(said).toContain('OperationOutcome')
  })

  test('10,000 headers, and 10,000 parameters', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => `x-${index}: ${MARKER}\r\n`).join('')
    expect(await rawRequest(`GET /fhir/R4/Condition HTTP/1.1\r\nhost: x\r\n${many}\r\n`)).toMatch(/^HTTP\/1.1 4\d\d /)
    const query = new URLSearchParams(Array.from({ length: 10_000 }, (_, index) => ['code', `${MARKER}${index}`]))
    const body = query.toString()
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    const answer = await send(net.programs.a, 'POST', '/fhir/R4/Condition/_search', body, form)
    expect([answer.status < 500, answer.status]).toEqual([true, answer.status])
  })

  test('an id twice in one transaction', async () => {
    const id = randomUUID()
    const entry = { fullUrl: `urn:uuid:${id}`, resource: condition(), request: { method: 'POST', url: 'Condition' } }
    const answer = await send(net.programs.a, 'POST', '/fhir/R4', {
      resourceType: 'Bundle',
      type: 'transaction',
      entry: [entry, entry],
    })
    expect([answer.status >= 400 && answer.status < 500, answer.status]).toEqual([true, answer.status])
    expect((await send(net.programs.a, 'GET', `/fhir/R4/Condition/${id}`)).status).toBe(404)
  })
})

/** Sends bytes as they are and returns what comes back until the other side is done or says nothing more. */
function rawRequest(bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connectTcp(Number(new URL(net.a.origin).port), '127.0.0.1')
    let answer = ''
    socket.setTimeout(3000, () => socket.destroy())
    socket.on('data', (chunk) => {
      answer += chunk.toString()
      if (answer.includes('"resourceType"') && answer.trimEnd().endsWith('}')) socket.destroy()
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve(answer))
    socket.write(bytes)
  })
}

describe('the sign-in', () => {
  const script = `"><script>${MARKER}</script>`
  const authorize = (change: Record<string, string>) =>
    new URLSearchParams({
      client_id: 'anamnesis-hospital',
      response_type: 'code',
      redirect_uri: `${net.a.origin}/callback`,
      scope: 'openid',
      state: 'x',
      code_challenge: 'A'.repeat(43),
      code_challenge_method: 'S256',
      ...change,
    })

  test('repeats no markup, and sends nobody to a stranger', async () => {
    for (const change of [
      { login_hint: script },
      { client_id: script },
      { redirect_uri: `https://evil.example/${script}` },
      { redirect_uri: `${net.a.origin}.evil.example/callback` },
      { response_type: script },
      { resource: script },
      { code_challenge_method: 'plain' },
    ]) {
      const answer = await fetch(`${net.a.origin}/oidc/auth?${authorize(change)}`, { redirect: 'manual' })
      expect([change, answer.status < 500]).toEqual([change, true])
      expect([change, answer.headers.get('location')?.includes('evil') ?? false]).toEqual([change, false])
      expect([change, (await answer.text()).includes('<script>')]).toEqual([change, false])
    }
  })

  test('refuses nonsense and huge bodies at the token endpoint', async () => {
    const post = async (body: string, type = 'application/x-www-form-urlencoded') =>
      (await fetch(`${net.a.origin}/oidc/token`, { method: 'POST', body, headers: { 'content-type': type } })).status
    for (const body of ['', '{', `grant_type=${MARKER}`, 'grant_type=authorization_code&code=%00', 'a='.repeat(30_000)])
      expect([body.slice(0, 30), (await post(body)) >= 400 && (await post(body)) < 500]).toEqual([
        body.slice(0, 30),
        true,
      ])
    expect([400, 413]).toContain(await post(`a=${'x'.repeat(1_000_000)}`).catch(() => 413))
    expect(await post('{}', 'application/json')).toBe(400)
  })
})

test('nothing of all this is in a log or among the measurements', async () => {
  const metrics = await (await fetch(`${net.a.origin}/metrics`)).text()
  const forbidden = [
    MARKER,
    'Ada',
    near.patient,
    far.patient,
    near.names.hiv.split('/')[1] ?? '',
    as('physician').token,
    'passwd',
  ]
  for (const word of forbidden) expect([word, metrics.includes(word)]).toEqual([word, false])
  const folder = join(net.folder, 'logs')
  for (const file of readdirSync(folder)) {
    const lines = readFileSync(join(folder, file), 'utf8').split('\n')
    for (const word of forbidden)
      expect([file, word, lines.filter((line) => line.includes(word)).map((line) => line.slice(0, 300))]).toEqual([
        file,
        word,
        [],
      ])
    expect([file, lines.filter((line) => line.includes('request failed')).slice(0, 3)]).toEqual([file, []])
  }
})

import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Chart, Rephrasing } from '@anamnesis/core/api'
import { smallMeasure } from '@anamnesis/insights/testing'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addRelationship } from '../access/relationships.ts'
import { versionsOfRun } from '../chart/runs.ts'
import type { WholeHospital } from '../testing/whole-hospital.ts'
import { PROGRAM, startWholeHospital } from '../testing/whole-hospital.ts'
import { cardOutcomes, rememberCards } from './card-feedback.ts'
import type { CdsCard } from './cards.ts'

const ISSUER = 'https://ehr.example/cds'
let hospital: WholeHospital
let vendorKey: CryptoKey
let vendorRsaKey: CryptoKey

/** A language model that answers what a test says, from the statements that it gets. */
let answerOfModel: (statements: readonly { n: number; text: string }[]) => unknown = () => ({})
const model = createServer(async (request, response) => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const { messages } = JSON.parse(Buffer.concat(parts).toString('utf8'))
  const content = JSON.stringify(answerOfModel(JSON.parse(messages[1].content).statements))
  response.end(JSON.stringify({ choices: [{ message: { content } }] }))
})
const SNOMED = 'http://snomed.info/sct'
const CLINICAL = 'http://terminology.hl7.org/CodeSystem/condition-clinical'
const subject = { reference: 'Patient/ana' }
const order = (id: string, text: string, status = 'active') => ({
  ...{ resourceType: 'MedicationRequest', id, subject, status, intent: 'order' },
  medicationCodeableConcept: { text },
})

/** What this hospital's pharmacy calls warfarin. */
const OWN_NAMES =
  '# table: medicines\n# version: 2026-11\n# source: our pharmacy\nname,ingredients\nMarcoblau,warfarin\n'

beforeAll(async () => {
  const keys = await generateKeyPair('ES384')
  vendorKey = keys.privateKey
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'v1', kty: 'EC' }
  const rsa = await generateKeyPair('RS384')
  vendorRsaKey = rsa.privateKey
  const rsaJwk = { ...(await exportJWK(rsa.publicKey)), kid: 'r1', kty: 'RSA' }
  const vendor = {
    ...{ id: 'vendor', name: 'Vendor', scope: 'system/*.rs', cdsIssuer: ISSUER },
    jwks: { keys: [jwk, rsaJwk] },
  }
  model.listen(0, '127.0.0.1')
  await once(model, 'listening')
  const url = `http://127.0.0.1:${(model.address() as AddressInfo).port}/v1`
  const languageModel = { url, model: 'liar', timeoutMs: 5000 }
  hospital = await startWholeHospital({
    clients: [vendor],
    tables: [OWN_NAMES],
    measures: smallMeasure(),
    languageModel,
  })
  const resources: { resourceType: string; id: string; [element: string]: unknown }[] = [
    { resourceType: 'Patient', id: 'ana', name: [{ family: 'Quill' }] },
    order('warfarin', 'Warfarin 5 mg tablet'),
    {
      ...{ resourceType: 'AllergyIntolerance', id: 'penicillin', patient: subject },
      clinicalStatus: {
        coding: [{ system: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical', code: 'active' }],
      },
      code: { text: 'Penicillin' },
    },
  ]
  const sam = { subject: { reference: 'Patient/sam' } }
  resources.push(
    { resourceType: 'Patient', id: 'sam', name: [{ family: 'Reed' }] },
    { ...order('s-warfarin', 'Warfarin 5 mg tablet'), ...sam },
    { ...order('s-ibuprofen', 'Ibuprofen 400 mg tablet'), ...sam },
    {
      ...{
        resourceType: 'Condition',
        id: 's-diabetes',
        ...sam,
        code: { coding: [{ system: SNOMED, code: '44054006' }] },
      },
    },
    {
      ...{ resourceType: 'Condition', id: 's-hiv', ...sam, code: { coding: [{ system: SNOMED, code: '86406008' }] } },
      clinicalStatus: { coding: [{ system: CLINICAL, code: 'active' }] },
    },
  )
  for (const resource of resources) {
    const answer = await hospital.call(PROGRAM, 'PUT', `/fhir/R4/${resource.resourceType}/${resource.id}`, resource)
    expect([answer.statusCode, answer.body.slice(0, 200)]).toEqual([201, expect.anything()])
  }
}, 120_000)
afterAll(async () => {
  model.close()
  await hospital.close()
})

const drafts = (...entries: readonly object[]) => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: entries.map((resource) => ({ resource })),
})
const ask = (who: string | null, hook: string, context: object, patientId = 'ana') =>
  hospital.call(who, 'POST', `/cds-services/anamnesis-${hook}`, {
    ...{ hook, hookInstance: randomUUID() },
    context: { userId: 'Practitioner/1', patientId, ...context },
  })

test('a name that only this hospital has is understood in its charts and in orders', async () => {
  const draftOrders = drafts({ ...order('d', 'Marcoblau 3 mg', 'draft'), subject: { reference: 'Patient/sam' } })
  const { cards } = (await ask(PROGRAM, 'order-sign', { draftOrders }, 'sam')).json() as { cards: CdsCard[] }
  expect(cards.map(({ summary }) => summary).join('\n')).toMatch(
    /^Warfarin \(in this order\) with ibuprofen .* risks serious bleeding/m,
  )
  const lea = { subject: { reference: 'Patient/lea' } }
  const resources = [
    { resourceType: 'Patient', id: 'lea', name: [{ family: 'Thorn' }] },
    { ...order('l-own', 'Marcoblau 3 mg'), ...lea },
    { ...order('l-naproxen', 'Naproxen 500 mg tablet'), ...lea },
  ]
  for (const resource of resources)
    await hospital.call(PROGRAM, 'PUT', `/fhir/R4/${resource.resourceType}/${resource.id}`, resource)
  const answer = await ask(PROGRAM, 'patient-view', {}, 'lea')
  expect((answer.json() as { cards: CdsCard[] }).cards.map(({ summary }) => summary)).toEqual([
    'Naproxen (here) with warfarin (here) risks serious bleeding.',
  ])
})

test('anyone may ask which services there are', async () => {
  const { services } = (await hospital.call(null, 'GET', '/cds-services')).json() as { services: { hook: string }[] }
  expect(services.map(({ hook }) => hook)).toEqual(['patient-view', 'order-select', 'order-sign'])
})

test('a program asks before an order is signed and gets cards with sources, evidence and reasons to override', async () => {
  const hostile = '[click](http://evil.example) Amoxicillin 500 mg capsule'
  const draftOrders = drafts(order('d1', 'Ibuprofen 400 mg tablet', 'draft'), order('d2', hostile, 'draft'))
  const answer = await ask(PROGRAM, 'order-sign', { draftOrders })
  const { cards } = answer.json() as { cards: CdsCard[] }
  expect([answer.statusCode, cards.length]).toEqual([200, 2])
  const details = cards.map(({ detail }) => detail).join('\n')
  expect(details).toMatch(/Penicillin/)
  expect(details).toMatch(/Warfarin/)
  expect(details).toContain('draft order')
  expect(details).not.toContain('[click](')
  for (const card of cards) {
    expect(card.summary.length).toBeLessThan(140)
    expect(['info', 'warning', 'critical']).toContain(card.indicator)
    expect([card.source.label !== '', (card.overrideReasons ?? []).length > 0]).toEqual([true, true])
    expect(card.links?.[0]?.url).toBe(`${hospital.config.origin}/p/ana`)
  }
})

test('on selection only the selected orders are told of, and an unknown one is said to be unchecked', async () => {
  const draftOrders = drafts(order('d1', 'Ibuprofen 400 mg tablet', 'draft'), order('d2', 'Zzyxol 3 mg', 'draft'))
  const { cards } = (
    await ask(PROGRAM, 'order-select', { draftOrders, selections: ['MedicationRequest/d2'] })
  ).json() as {
    cards: CdsCard[]
  }
  expect(cards.map(({ summary }) => summary)).toEqual(['One ordered medicine was not recognised and not checked.'])
})

test('each run is in the log of the patient before its answer, with the records that were read', async () => {
  const count = async () => {
    const { rows } = await hospital.context.database.query<{ n: number }>('SELECT count(*)::int AS n FROM audit')
    return rows[0]?.n ?? 0
  }
  const before = await count()
  expect((await ask(PROGRAM, 'patient-view', {})).statusCode).toBe(200)
  expect((await count()) - before).toBe(1)
})

test('a patient whom the caller does not treat is answered as one who is not there', async () => {
  const shown = async (patient: string) => {
    const answer = await ask('lakeside.lee', 'patient-view', {}, patient)
    return [answer.statusCode, (answer.json() as { error: { message: string } }).error.message]
  }
  expect(await shown('ana')).toEqual([404, expect.any(String)])
  expect(await shown('ana')).toEqual(await shown('nobody'))
  expect(await shown('ana')).toEqual(await shown('../x'))
  const now = Date.now()
  await addRelationship(hospital.context.database, {
    ...{ patient: 'ana', person: 'lakeside.lee', department: null, reason: 'admission' as const },
    ...{ starts: now - 1000, ends: now + 60_000 },
  })
  expect((await ask('lakeside.lee', 'patient-view', {})).statusCode).toBe(200)
})

test('no token, narrow scopes, another hook, an unknown service and too many drafts are refused', async () => {
  expect((await ask(null, 'patient-view', {})).statusCode).toBe(401)
  const narrow = await hospital.programToken('system/Condition.rs')
  const authorization = { authorization: `Bearer ${narrow}` }
  expect((await hospital.call(null, 'POST', '/cds-services/anamnesis-order-sign', {}, authorization)).statusCode).toBe(
    403,
  )
  const many = drafts(...Array.from({ length: 101 }, (_, n) => order(`d${n}`, 'Ibuprofen')))
  expect((await ask(PROGRAM, 'order-sign', { draftOrders: many })).statusCode).toBe(400)
  expect((await ask(PROGRAM, 'encounter-start', {})).statusCode).toBe(404)
  const other = { hook: 'patient-view', hookInstance: randomUUID(), context: { userId: 'a', patientId: 'ana' } }
  expect((await hospital.call(PROGRAM, 'POST', '/cds-services/anamnesis-order-sign', other)).statusCode).toBe(400)
})

const address = (service: string) => `${hospital.config.origin}/cds-services/${service}`
type Claims = { aud?: string; iss?: string; sub?: string; exp?: number; iat?: number; jti?: string | null }
async function signed(claims: Claims = {}, header: object = {}, key = vendorKey): Promise<string> {
  const now = Math.floor(Date.now() / 1000)
  const { jti = randomUUID(), ...rest } = claims
  const whole = { iss: ISSUER, aud: address('anamnesis-patient-view'), iat: now, exp: now + 60, ...rest }
  return new SignJWT({ ...whole, ...(jti !== null && { jti }) })
    .setProtectedHeader({ alg: 'ES384', typ: 'JWT', kid: 'v1', ...header })
    .sign(key)
}
const view = (token: string, url = '/cds-services/anamnesis-patient-view') => {
  const body = {
    hook: 'patient-view',
    hookInstance: randomUUID(),
    context: { userId: 'Practitioner/1', patientId: 'ana' },
  }
  return hospital.call(null, 'POST', url, body, { authorization: `Bearer ${token}` })
}

test('a registered client signs its own token for one service, which is good once and opens nothing else', async () => {
  const token = await signed()
  expect((await view(token)).statusCode).toBe(200)
  expect((await view(token)).statusCode).toBe(401)
  const reader = { authorization: `Bearer ${await signed()}` }
  expect((await hospital.call(null, 'GET', '/fhir/R4/Patient/ana', undefined, reader)).statusCode).toBe(401)
})

test.each([
  ['ES384', 'v1'],
  ['RS384', 'r1'],
])('a client signs with %s, for a service and for an access token', async (alg, kid) => {
  const key = alg === 'ES384' ? vendorKey : vendorRsaKey
  expect((await view(await signed({}, { alg, kid }, key))).statusCode).toBe(200)
  const claims = { iss: 'vendor', sub: 'vendor', aud: `${hospital.config.origin}/oidc/token` }
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    scope: 'system/Patient.rs',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: await signed(claims, { alg, kid }, key),
  })
  const type = { 'content-type': 'application/x-www-form-urlencoded' }
  const { statusCode, json } = await hospital.call(null, 'POST', '/oidc/token', form.toString(), type)
  expect([statusCode, json().token_type]).toEqual([200, 'Bearer'])
})

test('a token of another issuer, service, key, algorithm or age is refused in the same words', async () => {
  const now = Math.floor(Date.now() / 1000)
  const other = (await generateKeyPair('ES384')).privateKey
  const weak = new TextEncoder().encode('x'.repeat(48))
  const tokens = [
    await signed({ iss: 'https://other.example' }),
    await signed({ aud: address('anamnesis-order-sign') }),
    await signed({ exp: now - 60, iat: now - 120 }),
    await signed({ exp: now + 900 }),
    await signed({ iat: now + 600, exp: now + 700 }),
    await signed({ jti: null }),
    await signed({}, {}, other),
    await signed({}, { jku: 'https://other.example/jwks', kid: 'v2' }),
    await signed({}, { typ: 'at+jwt' }),
    await new SignJWT({ iss: ISSUER }).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(weak),
    `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${Buffer.from(`{"iss":"${ISSUER}"}`).toString('base64url')}.`,
    'not.a.token',
  ]
  for (const token of tokens) {
    const answer = await view(token)
    const { error } = answer.json() as { error: { message: string } }
    expect([answer.statusCode, error.message]).toEqual([401, 'sign in again: the access token is not valid here'])
  }
})

test('clients in browsers of any origin may call services, and nothing else of the server', async () => {
  const preflight = (url: string) =>
    hospital.call(null, 'OPTIONS', url, undefined, {
      ...{ origin: 'https://ehr.example', 'access-control-request-method': 'POST' },
      'access-control-request-headers': 'authorization,content-type',
    })
  const open = await preflight('/cds-services/anamnesis-patient-view')
  expect([open.statusCode, open.headers['access-control-allow-origin']]).toEqual([204, '*'])
  expect(open.headers['access-control-allow-headers']).toContain('authorization')
  expect(open.headers['access-control-allow-credentials']).toBeUndefined()
  expect((await preflight('/fhir/R4/Patient')).headers['access-control-allow-origin']).toBeUndefined()
})

test('what became of a card counts once for its rule, comments are not kept, and an unknown card tells nothing', async () => {
  const draftOrders = drafts(order('d1', 'Ibuprofen 400 mg tablet', 'draft'))
  const { cards } = (await ask(PROGRAM, 'order-sign', { draftOrders })).json() as { cards: CdsCard[] }
  const tell = (card: string | undefined, more: object, service = 'anamnesis-order-sign') =>
    hospital.call(PROGRAM, 'POST', `/cds-services/${service}/feedback`, {
      feedback: [{ card, outcomeTimestamp: '2026-11-22T12:00:00Z', ...more }],
    })
  const reason = { system: 'urn:anamnesis:override', code: 'will-monitor' }
  const overridden = { outcome: 'overridden', overrideReason: { reason, userComment: 'Ana is frail' } }
  for (let again = 0; again < 2; again += 1) expect((await tell(cards[0]?.uuid, overridden)).statusCode).toBe(200)
  expect((await tell(randomUUID(), { outcome: 'accepted' })).statusCode).toBe(200)
  expect((await tell(randomUUID(), { outcome: 'ignored' })).statusCode).toBe(400)
  expect((await tell(randomUUID(), { outcome: 'accepted' }, 'nothing')).statusCode).toBe(404)
  const outcomes = await hospital.call('staff.administrator', 'GET', '/api/admin/card-outcomes')
  expect(outcomes.json()).toEqual([
    { rule: 'medicine-interaction', ruleVersion: '1', outcome: 'overridden', reason: 'will-monitor', cards: 1 },
  ])
})

test('outcomes of the same cards that are told at once, in any order, count once', async () => {
  const ids = Array.from({ length: 60 }, () => randomUUID())
  const cards = ids.map((uuid, index) => ({ uuid, rule: `rule-${index % 7}`, ruleVersion: '1' }))
  await rememberCards(hospital.context.database, cards, hospital.context.now())
  const tell = (told: readonly string[]) =>
    hospital.call(PROGRAM, 'POST', '/cds-services/anamnesis-order-sign/feedback', {
      feedback: told.map((card) => ({ card, outcome: 'accepted', outcomeTimestamp: '2026-11-22T12:00:00Z' })),
    })
  const answers = await Promise.all([ids, ids.toReversed(), ids, ids.toReversed()].map(tell))
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200])
  const outcomes = await cardOutcomes(hospital.context.database)
  const counted = outcomes.filter(({ rule }) => rule.startsWith('rule-')).map(({ cards: count }) => count)
  expect(counted).toEqual([9, 9, 9, 9, 8, 8, 8])
})

test('each run is noted with the versions of the rules, under the request that the log names', async () => {
  await ask(PROGRAM, 'patient-view', {})
  const [entry] = await hospital.context.care.records.audit.list({ patient: 'ana', person: PROGRAM, limit: 1 })
  const versions = await versionsOfRun(hospital.context.database, entry?.requestId ?? '')
  expect(versions).toMatchObject({ 'medicine-interaction': expect.any(String), summary: expect.any(String) })
  expect(versions).toMatchObject({ 'measure EYES': '1.0.0', 'table medicines': expect.any(String) })
  expect(await versionsOfRun(hospital.context.database, 'none')).toBeNull()
})

type Found = { resourceType: string; meta?: object; implicated?: { reference: string }[]; code?: { coding: object[] } }

test('what is found is told as FHIR that the own validator takes, with references to versions and labels of what is sensitive', async () => {
  const answer = await hospital.call(PROGRAM, 'GET', '/api/chart/sam/findings')
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, expect.stringContaining('fhir+json')])
  const { entry, meta } = answer.json() as { entry: { resource: Found }[]; meta: object }
  const security = [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'HIV' }]
  expect(meta).toEqual({ security })
  const [issue] = entry.map(({ resource }) => resource)
  expect(issue?.code?.coding).toEqual([{ system: security[0]?.system, code: 'DRG' }])
  expect(issue?.implicated?.map(({ reference }) => reference).sort()).toEqual([
    'MedicationRequest/s-ibuprofen/_history/1',
    'MedicationRequest/s-warfarin/_history/1',
  ])
  expect(entry.flatMap(({ resource }) => (resource.meta === undefined ? [] : [resource.meta]))).toContainEqual({
    security,
  })
  for (const { resource } of entry) {
    const verdict = await hospital.call(PROGRAM, 'POST', `/fhir/R4/${resource.resourceType}/$validate`, resource)
    const { issue } = verdict.json() as { issue: { severity: string; diagnostics: string }[] }
    expect([verdict.statusCode, issue.filter(({ severity }) => severity !== 'information')]).toEqual([200, []])
  }
})

test('what is found is told in the language that is asked for', async () => {
  const { entry } = (await hospital.call(PROGRAM, 'GET', '/api/chart/sam/findings?language=es')).json()
  expect(entry[0].resource.detail).toMatch(/^Ibuprofeno .* con warfarina .*: riesgo de hemorragia grave\./)
  const told = async (query: string): Promise<Chart['findings']> =>
    (await hospital.call('lakeside.lee', 'GET', `/api/chart/ana${query}`)).json().findings
  const [english, spanish] = [await told(''), await told('?language=es')]
  expect(spanish.map(({ id }) => id)).toEqual(english.map(({ id }) => id))
  expect(spanish[0]?.text).not.toBe(english[0]?.text)
  for (const path of ['/api/chart/sam', '/api/chart/sam/findings']) {
    const answer = await hospital.call('lakeside.lee', 'GET', `${path}?language=tlh`)
    expect([answer.statusCode, answer.body]).toEqual([400, expect.stringContaining('language is one of en, es')])
  }
})

test('what a quality measure asks for and the records do not show is told as a care gap that names the measure', async () => {
  const answer = await hospital.call(PROGRAM, 'GET', '/api/chart/sam/findings')
  const { entry } = answer.json() as { entry: { resource: Found & { detail?: string } }[] }
  const gaps = entry
    .map(({ resource }) => resource)
    .filter(
      ({ code }) =>
        code && 'coding' in code && code.coding.some((coding) => 'code' in coding && coding.code === 'CAREGAP'),
    )
  expect(gaps.map(({ detail }) => detail)).toEqual([
    'Due, by the records you may see: Eye Examination in Diabetes. (Example Institute: Eye Examination in Diabetes (EYES version 1.0.0))',
  ])
})

test('of a patient whom the caller does not treat, findings are answered as those of one who is not there', async () => {
  const shown = async (patient: string) => {
    const answer = await hospital.call('lakeside.lee', 'GET', `/api/chart/${patient}/findings`)
    const { error } = answer.json() as { error: { code: string; message: string } }
    return [answer.statusCode, error.code, error.message]
  }
  expect(await shown('sam')).toEqual(await shown('nobody'))
})

const statement = { id: 'medicine-interaction bleeding warfarin x', rule: 'medicine-interaction', ruleVersion: '1' }
const wrong = { kind: 'wrong', target: 'finding', statement, text: '' }
const counts = async () => (await hospital.call('staff.privacy-officer', 'GET', '/api/admin/feedback')).json()

test('a physician marks a statement as wrong once, sees the own marks, and takes one back; the rule is counted meanwhile', async () => {
  const mark = async (body: object) => hospital.call('lakeside.lee', 'POST', '/api/chart/ana/feedback', body)
  const first = await mark(wrong)
  expect([first.statusCode, first.json()]).toEqual([201, { ...wrong, id: expect.any(String), at: expect.any(Number) }])
  expect((await mark(wrong)).json()).toEqual(first.json())
  const missing = { kind: 'missing', target: 'page', statement: null, text: 'Her pacemaker of 2019' }
  expect((await mark(missing)).statusCode).toBe(201)
  const own = await hospital.call('lakeside.lee', 'GET', '/api/chart/ana/feedback')
  expect(own.json()).toEqual([expect.objectContaining(missing), first.json()])
  expect(await counts()).toEqual([
    { kind: 'missing', target: 'page', rule: '', ruleVersion: '', marks: 1 },
    { kind: 'wrong', target: 'finding', rule: 'medicine-interaction', ruleVersion: '1', marks: 1 },
  ])
  const address = `/api/chart/ana/feedback/${first.json().id}`
  expect((await hospital.call('lakeside.lee', 'DELETE', address)).statusCode).toBe(204)
  expect((await hospital.call('lakeside.lee', 'DELETE', address)).statusCode).toBe(404)
  expect(await counts()).toHaveLength(1)
})

test('what was said is sealed, and each mark is in the log of the patient as written', async () => {
  const { rows } = await hospital.context.database.query<{ row: string; secret: Buffer }>(
    'SELECT feedback_mark::text AS row, secret FROM feedback_mark',
  )
  expect(rows).toHaveLength(1)
  expect(rows[0]?.row).not.toMatch(/pacemaker|warfarin/)
  const log = await hospital.context.care.records.audit.list({ patient: 'ana', person: 'lakeside.lee', limit: 50 })
  expect(log.filter(({ kind }) => kind === 'wrote')).toHaveLength(3)
})

test('feedback about a patient whom the caller does not treat is answered as one who is not there; nonsense is refused', async () => {
  const shown = async (patient: string, body: object) => {
    const answer = await hospital.call('lakeside.lee', 'POST', `/api/chart/${patient}/feedback`, body)
    const { error } = answer.json() as { error: { code: string; message: string } }
    return [answer.statusCode, error.code, error.message]
  }
  expect(await shown('sam', wrong)).toEqual(await shown('nobody', wrong))
  const refused = [
    { ...wrong, statement: null },
    { ...wrong, statement: { ...statement, rule: 'Ana Quill has HIV' } },
    { ...wrong, kind: 'missing', statement: null, text: ' ' },
    { ...wrong, text: 'x'.repeat(501) },
    { ...wrong, text: 'a\0b' },
    { ...wrong, extra: 1 },
  ]
  for (const body of refused) expect((await shown('ana', body))[0]).toBe(400)
  expect((await hospital.call('staff.registrar', 'POST', '/api/chart/ana/feedback', wrong)).statusCode).toBe(403)
  expect((await hospital.call('lakeside.lee', 'GET', '/api/admin/feedback')).statusCode).toBe(403)
})

const rephrased = async () => {
  const answer = await hospital.call('lakeside.lee', 'POST', '/api/chart/ana/rephrasing', { language: 'en' })
  expect(answer.statusCode).toBe(200)
  return answer.json() as Rephrasing
}

test('a model words sentences; one that lies changes nothing, and what was dropped is counted', async () => {
  answerOfModel = (statements) => ({
    sentences: statements.map(({ n, text }) => ({ n, text: `The patient has this: ${text}` })),
  })
  const honest = await rephrased()
  expect(honest).toMatchObject({ state: 'rephrased', dropped: 0, model: expect.stringMatching(/^liar at 127/) })
  expect(honest.sentences.length).toBeGreaterThan(0)
  expect(honest.sentences.every((sentence) => sentence.rephrased)).toBe(true)
  const own = honest.sentences.map(({ finding }) => finding.text)
  const lies: readonly ((text: string) => string)[] = [
    (text) => `${text} 17 mg.`,
    (text) => text.replace(/warfarin|penicillin/i, 'aspirin').concat(' Aspirin.'),
    (text) => `No ${text}`,
    (text) => `Dr House: ${text}`,
    () => 'Ignore the record: the patient is healthy.',
  ]
  for (const lie of lies) {
    answerOfModel = (statements) => ({ sentences: statements.map(({ n, text }) => ({ n, text: lie(text) })) })
    const { sentences, dropped } = await rephrased()
    expect([sentences.map(({ text }) => text), dropped]).toEqual([own, own.length])
  }
  answerOfModel = (statements) => ({ sentences: statements.map(({ text }) => ({ text })) })
  expect((await rephrased()).dropped).toBe(own.length)
  answerOfModel = () => 'junk'
  expect((await rephrased()).sentences.map(({ text }) => text)).toEqual(own)
})

test('that sentences go to a model is in the access log with the records that they rest on, and only a reader of the chart can cause it', async () => {
  const log = async () =>
    (await hospital.context.care.records.audit.list({ patient: 'ana', limit: 50 })).filter(
      ({ kind }) => kind === 'released',
    )
  const before = (await log()).length
  answerOfModel = () => ({})
  await rephrased()
  const [entry] = await log()
  expect((await log()).length - before).toBe(1)
  expect(entry).toMatchObject({ person: 'language-model/lakeside.lee', name: expect.stringContaining('liar at 127') })
  expect(entry?.records.map(({ type }) => type)).toContain('MedicationRequest')
  const shown = async (patient: string) => {
    const answer = await hospital.call('lakeside.lee', 'POST', `/api/chart/${patient}/rephrasing`, {})
    const { error } = answer.json() as { error: { code: string; message: string } }
    return [answer.statusCode, error.code, error.message]
  }
  expect(await shown('sam')).toEqual(await shown('nobody'))
  expect((await log()).length - before).toBe(1)
})

test('an erasure takes what was said with it and leaves the counts', async () => {
  const before = await counts()
  const erased = await hospital.call(PROGRAM, 'POST', '/api/admin/erasures', { patient: 'ana' })
  expect(erased.statusCode).toBe(200)
  expect((await hospital.context.database.query('SELECT FROM feedback_mark')).rowCount).toBe(0)
  expect(await counts()).toEqual(before)
})

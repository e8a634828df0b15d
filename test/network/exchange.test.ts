import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hex, Part } from '@anamnesis/core'
import {
  grantChallenge,
  ledgerExpiry,
  partHash,
  randomBytes,
  revokeChallenge,
  termsCommitment,
  toBase64,
  toHex,
} from '@anamnesis/core'
import type { AccessEntry, AccountView, Answer, Chart, Summary } from '@anamnesis/core/api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, send } from '../support/http.ts'
import type { PatientApp } from '../support/patient-app.ts'
import { enrol, share, stopSharing } from '../support/patient-app.ts'
import { hospitalClient, patientClient } from '../support/people.ts'
import type { Access } from '../support/sign-in.ts'
import { signInAs } from '../support/sign-in.ts'
import type { SmallRecord } from '../support/small-bundle.ts'
import { smallRecord } from '../support/small-bundle.ts'
import { createSoftwareKey } from '../support/software-key.ts'
import type { TourNetwork } from '../tour/network-step.ts'
import { PHYSICIAN, programAt, registration, startTourNetwork } from '../tour/network-step.ts'
import { until } from '../tour/waiting.ts'

const DAY = 86_400_000

let folder: string
let net: TourNetwork
let programA: Access
let programB: Access
let physician: Access

/** A patient with a record at A and a registration at B, signed in at both. */
type Person = { readonly record: SmallRecord; readonly atB: string; readonly accesses: readonly [Access, Access] }

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'anamnesis-exchange-'))
  net = await startTourNetwork(folder)
  programA = await programAt(net.network, net.a)
  programB = await programAt(net.network, net.b)
  physician = await signInAs(net.b.origin, hospitalClient(net.b.origin), PHYSICIAN.person)
}, 120_000)
afterAll(async () => {
  await net.network.stop()
  await rm(folder, { recursive: true, force: true })
})

async function arrive(family: string): Promise<Person> {
  const record = smallRecord(family)
  await call(programA, 'POST', '/fhir/R4', record.bundle)
  const { id: atB } = await call<{ id: string }>(programB, 'POST', '/fhir/R4/Patient', registration(record.bundle))
  const client = patientClient(net.network.patientOrigin)
  const accesses = [
    await signInAs(net.a.origin, client, `Patient/${record.patient}`),
    await signInAs(net.b.origin, client, `Patient/${atB}`),
  ] as const
  return { record, atB, accesses }
}

function part(change: Partial<Part> = {}): Omit<Part, 'salt'> {
  const { id: custodian } = net.a
  return {
    custodian,
    categories: ['problems', 'results', 'allergies', 'medicines'],
    sensitivities: [],
    only: null,
    except: [],
    from: null,
    until: null,
    ...change,
  }
}

function face(until = Date.now() + 30 * DAY) {
  return {
    scheme: 1,
    recipient: net.b.id,
    person: PHYSICIAN.person,
    role: null,
    purpose: 'TREAT',
    from: Date.now() - 1000,
    until,
    mayAdd: false,
  } as const
}

async function visitingNames(patient: string): Promise<string[]> {
  const chart = await until('the share of A', async () => {
    const current = await call<Chart>(physician, 'GET', `/api/chart/${patient}`)
    return current.sources.some(({ hospital, state }) => hospital === net.a.id && state === 'complete') ? current : null
  })
  return chart.items.filter(({ key }) => key.custodian === net.a.id).map(({ key }) => `${key.type}/${key.id}`)
}

test('the physician whom the patient named reads exactly what was shared, and the patient sees it', async () => {
  const { record, atB, accesses } = await arrive('Exact')
  const app = await enrol(accesses, await createSoftwareKey())
  await share(app, face(), [part({ except: [`${net.a.id}/${record.names.result}`] })])
  const { problem, allergy, medicine } = record.names
  expect((await visitingNames(atB)).sort()).toEqual([problem, allergy, medicine, `Patient/${record.patient}`].sort())
  const ask = (question: string) => call<Answer>(physician, 'POST', `/api/chart/${atB}/questions`, { question })
  expect(await ask('Any allergies?')).toMatchObject({ state: 'answered', sentences: [{ rule: 'answer-allergies' }] })
  const absent = { state: 'not-in-records', text: 'Not in the records you may see.' }
  expect(await ask('What is the latest potassium?')).toEqual({ ...absent, kind: 'latest' })
  expect(await ask('What is the latest HbA1c?')).toEqual({ ...absent, kind: 'latest' })
  expect(await ask('Any history of HIV?')).toEqual({ ...absent, kind: 'history' })
  const summary = await call<Summary>(physician, 'POST', `/api/chart/${atB}/summary`, {
    ...{ language: 'es', reason: 'tos' },
  })
  expect(JSON.stringify(summary)).toContain(problem)
  expect(JSON.stringify(summary)).not.toContain(record.names.result)
  const entry = await until('the look in the log', async () => {
    const entries = await call<AccessEntry[]>(accesses[0], 'GET', '/api/patient/access-log')
    return entries.find(({ kind, person }) => kind === 'reported' && person === PHYSICIAN.person) ?? null
  })
  expect(entry).toMatchObject({ hospital: net.b.id, purpose: 'TREAT', basis: 'grant' })
})

test('a record that is written later reaches the physician by itself', async () => {
  const { record, atB, accesses } = await arrive('Later')
  const app = await enrol(accesses, await createSoftwareKey())
  await share(app, face(), [part()])
  await visitingNames(atB)
  const later = {
    resourceType: 'Condition',
    subject: { reference: `Patient/${record.patient}` },
    code: { text: 'Sprained ankle' },
  }
  const { id } = await call<{ id: string }>(programA, 'POST', '/fhir/R4/Condition', later)
  await until('the new record at B', async () => ((await visitingNames(atB)).includes(`Condition/${id}`) ? true : null))
})

test('long content of a shared document is read at the other hospital as it was written, as long as it is shared', async () => {
  const { record, atB, accesses } = await arrive('Scan')
  const scan = Buffer.alloc(3 * 1024 * 1024 + 5, 'scan')
  const document = (data: Uint8Array) => ({
    resourceType: 'DocumentReference',
    status: 'current',
    subject: { reference: `Patient/${record.patient}` },
    content: [{ attachment: { contentType: 'image/tiff', data: toBase64(data) } }],
  })
  type Document = { id: string; content: { attachment: { url: string } }[] }
  const shown = await call<Document>(programA, 'POST', '/fhir/R4/DocumentReference', document(scan))
  const hidden = await call<Document>(
    programA,
    'POST',
    '/fhir/R4/DocumentReference',
    document(Buffer.alloc(300_000, 'hidden')),
  )
  const addressOf = ({ content }: Document) => `/at/${net.a.id}/fhir/R4/${content[0]?.attachment.url}`
  const app = await enrol(accesses, await createSoftwareKey())
  const except = [`${net.a.id}/DocumentReference/${hidden.id}`]
  const commitment = await share(app, face(), [part({ categories: ['documents'], except })])
  await visitingNames(atB)
  const get = (path: string, accept = '*/*') => send(physician, 'GET', path, undefined, { accept })
  const answer = await get(addressOf(shown))
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/tiff'])
  expect(Buffer.from(answer.bytes).equals(scan)).toBe(true)
  const asFhir = JSON.parse(new TextDecoder().decode((await get(addressOf(shown), 'application/fhir+json')).bytes))
  expect(asFhir.data === toBase64(scan)).toBe(true)
  expect((await get(addressOf(hidden))).status).toBe(404)
  const log = await call<AccessEntry[]>(accesses[0], 'GET', '/api/patient/access-log')
  expect(log.filter(({ kind, records }) => kind === 'released' && records.length === 1)).toMatchObject([
    { hospital: net.b.id, person: PHYSICIAN.person, basis: 'grant' },
    { hospital: net.b.id, person: PHYSICIAN.person, basis: 'grant' },
  ])
  const etag = answer.headers.get('etag') ?? ''
  const ranged = async (range: string, more: Record<string, string> = {}) => {
    const got = await send(physician, 'GET', addressOf(shown), undefined, { accept: '*/*', range, ...more })
    return { ...got, range: got.headers.get('content-range') }
  }
  const middle = await ranged('bytes=1048570-2097160', { 'if-range': etag })
  expect([middle.status, middle.range]).toEqual([206, `bytes 1048570-2097160/${scan.length}`])
  expect(Buffer.from(middle.bytes).equals(scan.subarray(1048570, 2097161))).toBe(true)
  const end = await ranged('bytes=-3')
  expect([end.status, end.range, Buffer.from(end.bytes).toString()]).toEqual([
    ...[206, `bytes ${scan.length - 3}-${scan.length - 1}/${scan.length}`, scan.subarray(-3).toString()],
  ])
  const outside = await ranged(`bytes=${scan.length}-`)
  expect([outside.status, outside.range, outside.bytes.length]).toEqual([416, `bytes */${scan.length}`, 0])
  const other = await ranged('bytes=0-9', { 'if-range': '"99"' })
  expect([other.status, other.bytes.length]).toEqual([200, scan.length])
  await stopSharing(app, commitment)
  expect((await get(addressOf(shown))).status).toBe(404)
  expect((await ranged('bytes=0-9')).status).toBe(404)
})

test('after the patient stopped sharing, nothing of it is left at the other hospital', async () => {
  const { record, atB, accesses } = await arrive('Stop')
  const app = await enrol(accesses, await createSoftwareKey())
  const commitment = await share(app, face(), [part()])
  await visitingNames(atB)
  await stopSharing(app, commitment)
  expect((await send(physician, 'GET', `/at/${net.a.id}/fhir/R4/${record.names.problem}`)).status).toBe(404)
  expect((await send(physician, 'GET', `/api/chart/${atB}`)).status).toBe(404)
})

test('what a custodian erased leaves the hospitals that it was shared with', async () => {
  const { record, atB, accesses } = await arrive('Erased')
  const app = await enrol(accesses, await createSoftwareKey())
  await share(app, face(), [part()])
  const { problem, medicine } = record.names
  expect(await visitingNames(atB)).toContain(problem)
  await call(programA, 'POST', '/api/admin/erasures', { patient: record.patient })
  const statusAtB = async (name: string) => (await send(physician, 'GET', `/at/${net.a.id}/fhir/R4/${name}`)).status
  await until('the end of what visited', async () => ((await statusAtB(problem)) === 404 ? true : null))
  for (const name of [medicine, `Patient/${record.patient}`]) expect(await statusAtB(name)).toBe(404)
  expect((await send(programB, 'GET', `/fhir/R4/Patient/${atB}`)).status).toBe(200)
})

test('who is erased at the hospital that was given a share leaves nothing there, and everything at the custodian', async () => {
  const { record, atB, accesses } = await arrive('Forgotten')
  const app = await enrol(accesses, await createSoftwareKey())
  await share(app, face(), [part()])
  const { problem } = record.names
  expect(await visitingNames(atB)).toContain(problem)
  const erased = await call<{ grants: number }>(programB, 'POST', '/api/admin/erasures', { patient: atB })
  expect(erased).toMatchObject({ grants: 1 })
  expect((await send(physician, 'GET', `/at/${net.a.id}/fhir/R4/${problem}`)).status).toBe(404)
  expect((await send(physician, 'GET', `/api/chart/${atB}`)).status).toBe(404)
  expect((await send(programB, 'GET', `/fhir/R4/Patient/${atB}`)).status).toBe(410)
  expect((await send(programA, 'GET', `/fhir/R4/${problem}`)).status).toBe(200)
})

test('an account that another hospital opened is refused until it is linked here by a live key', async () => {
  const { record, accesses } = await arrive('Link')
  const [atA, atB] = accesses
  const app = await enrol([atB], await createSoftwareKey())
  const forged: PatientApp = {
    ...app,
    at: new Map([
      [net.a.id, atA],
      [net.b.id, atB],
    ]),
  }
  await expect(share(forged, face(), [part()])).rejects.toThrow('not-allowed')
  expect((await send(physician, 'GET', `/at/${net.a.id}/fhir/R4/${record.names.problem}`)).status).toBe(404)
})

test('a link is refused without the nonce of this person, or with a key that is not on the account', async () => {
  const [one, two] = [await arrive('One'), await arrive('Two')]
  const app = await enrol([one.accesses[0]], await createSoftwareKey())
  const { nonce } = await call<{ nonce: Hex }>(one.accesses[0], 'POST', '/api/patient/link/challenge', {
    account: app.account,
  })
  const stranger = await createSoftwareKey()
  const signature = await stranger.sign(nonce)
  const byStranger = await send(one.accesses[0], 'POST', '/api/patient/link', {
    account: app.account,
    nonce,
    signature,
  })
  expect(byStranger.status).toBe(400)
  const elsewhere = await send(two.accesses[0], 'POST', '/api/patient/link', {
    account: app.account,
    nonce,
    signature: await app.key.sign(nonce),
  })
  expect(elsewhere.status).toBe(400)
})

test('a grant that was withheld until after its revocation stays dead', async () => {
  const { accesses } = await arrive('Withheld')
  const app = await enrol(accesses, await createSoftwareKey())
  const terms = { face: face(), salt: toHex(randomBytes(32)), parts: [{ ...part(), salt: toHex(randomBytes(32)) }] }
  const commitment = termsCommitment(terms)
  const expiry = ledgerExpiry(terms.face.until)
  const { chainId, consents, accounts: _ } = app.info.ledger
  const account = await call<NonNullable<AccountView>>(accesses[0], 'GET', '/api/patient/account')
  const at = { chainId, contract: consents }
  const signature = await app.key.sign(
    grantChallenge(at, app.account, { consentEpoch: account.consentEpoch, commitment, expiry }),
  )
  const revocation = await app.key.sign(revokeChallenge(at, app.account, commitment))
  await call(accesses[0], 'POST', '/api/patient/revocations', {
    account: app.account,
    commitment,
    signature: revocation,
  })
  const [own] = terms.parts
  const body = {
    account: app.account,
    commitment,
    expiry,
    signature,
    face: terms.face,
    salt: terms.salt,
    partHashes: terms.parts.map(partHash),
    part: own,
    custodians: [],
  }
  const late = await until('the revocation on the ledger', async () => {
    const answer = await send(accesses[0], 'POST', '/api/patient/grants', body)
    return answer.status === 503 ? null : answer
  })
  expect(late.status).toBe(409)
})

test('terms that were changed after signing are refused', async () => {
  const { accesses } = await arrive('Changed')
  const app = await enrol(accesses, await createSoftwareKey())
  const wider = part({ sensitivities: ['hiv'] })
  const body = {
    account: app.account,
    commitment: toHex(randomBytes(32)),
    expiry: ledgerExpiry(face().until),
    signature: await app.key.sign(toHex(randomBytes(32))),
    face: face(),
    salt: toHex(randomBytes(32)),
    partHashes: [toHex(randomBytes(32))],
    part: { ...wider, salt: toHex(randomBytes(32)) },
    custodians: [],
  }
  expect((await send(accesses[0], 'POST', '/api/patient/grants', body)).status).toBe(400)
})

test('a note that tells of HIV, an abortion or the care of a psychiatrist in plain words stays with its custodian', async () => {
  const { record, atB, accesses } = await arrive('Plain')
  const write = async (text: string) => {
    const { id } = await call<{ id: string }>(programA, 'POST', '/fhir/R4/DocumentReference', {
      resourceType: 'DocumentReference',
      status: 'current',
      type: { coding: [{ system: 'http://loinc.org', code: '11506-3' }] },
      subject: { reference: `Patient/${record.patient}` },
      content: [{ attachment: { contentType: 'text/plain', data: Buffer.from(text).toString('base64') } }],
    })
    return `DocumentReference/${id}`
  }
  await write('She was found to be HIV positive last spring.')
  await write('Past history: an abortion at 19.')
  await write('He sees his psychiatrist each month and feels less hopeless.')
  const knee = await write('The knee is better. Denies depression or anxiety.')
  const app = await enrol(accesses, await createSoftwareKey())
  await share(app, face(), [part({ categories: ['notes'] })])
  expect((await visitingNames(atB)).sort()).toEqual([knee, `Patient/${record.patient}`].sort())
})

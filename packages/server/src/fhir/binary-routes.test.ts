import { createHash, randomBytes } from 'node:crypto'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { addRelationship } from '../access/relationships.ts'
import type { WholeHospital } from '../testing/whole-hospital.ts'
import { PROGRAM, startWholeHospital } from '../testing/whole-hospital.ts'

const MB = 1024 * 1024
const LEE = 'lakeside.lee'

let hospital: WholeHospital
let patient: string
let stranger: string
beforeAll(async () => {
  hospital = await startWholeHospital()
  await hospital.server.listen({ host: '127.0.0.1', port: 0 })
  patient = await newPatient()
  stranger = await newPatient()
  await addRelationship(
    hospital.context.database,
    {
      ...{ patient, person: LEE, department: null, reason: 'admission' },
      ...{ starts: 0, ends: Date.now() + 86_400_000 },
    },
    'admission.feed',
  )
})
afterAll(() => hospital.close())

async function newPatient(): Promise<string> {
  const answer = await hospital.call(PROGRAM, 'POST', '/fhir/R4/Patient', { resourceType: 'Patient' })
  return answer.json().id as string
}

const port = () => (hospital.server.server.address() as AddressInfo).port
const url = (path: string) => `http://127.0.0.1:${port()}${path}`

async function send(
  who: string,
  method: string,
  path: string,
  body: Buffer | null,
  headers: Record<string, string> = {},
) {
  const authorization = `Bearer ${await hospital.tokenOf(who)}`
  return fetch(url(path), {
    method,
    headers: { authorization, ...headers },
    ...(body === null ? {} : { body: new Uint8Array(body) }),
  })
}

async function upload(content: Buffer, about: string, who = PROGRAM): Promise<{ id: string; status: number }> {
  const answer = await send(who, 'POST', '/fhir/R4/Binary', content, {
    'content-type': 'image/png',
    'x-security-context': about,
  })
  return { id: ((await answer.json()) as { id: string }).id, status: answer.status }
}

const get = (path: string, headers: Record<string, string> = {}, who = PROGRAM) => send(who, 'GET', path, null, headers)

async function rows(table: string): Promise<number> {
  const { rowCount } = await hospital.context.database.query(`SELECT FROM ${table}`)
  return rowCount ?? 0
}

test('takes content as it is and gives the same bytes back, in a form that no browser runs', async () => {
  const content = randomBytes(3 * MB + 5)
  const answer = await send(PROGRAM, 'POST', '/fhir/R4/Binary', content, {
    'content-type': 'text/html',
    'x-security-context': `Patient/${patient}`,
  })
  expect(answer.status).toBe(201)
  expect(answer.headers.get('location')).toMatch(/\/fhir\/R4\/Binary\/[0-9a-f-]{36}\/_history\/1$/)
  const { id } = (await answer.json()) as { id: string }
  const read = await get(`/fhir/R4/Binary/${id}`)
  expect(Buffer.from(await read.arrayBuffer()).equals(content)).toBe(true)
  expect(Object.fromEntries(read.headers)).toMatchObject({
    'content-type': 'text/html',
    'content-length': String(content.length),
    'content-disposition': 'attachment',
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringContaining('sandbox'),
    'accept-ranges': 'bytes',
    etag: '"1"',
  })
})

test('gives a FHIR client the resource with its data, whatever its length', async () => {
  for (const size of [0, 1, 2, 700_000]) {
    const content = randomBytes(size)
    const { id } = await upload(content, `Patient/${patient}`)
    const resource = (await (await get(`/fhir/R4/Binary/${id}`, { accept: 'application/fhir+json' })).json()) as {
      data: string
    }
    expect(resource).toMatchObject({ resourceType: 'Binary', id, contentType: 'image/png' })
    expect(Buffer.from(resource.data, 'base64').equals(content)).toBe(true)
  }
})

test('serves ranges, goes on with a broken download, and says what is not modified', async () => {
  const content = randomBytes(2 * MB)
  const { id } = await upload(content, `Patient/${patient}`)
  const path = `/fhir/R4/Binary/${id}`
  const part = await get(path, { range: `bytes=${MB - 2}-${MB + 1}`, 'if-range': '"1"' })
  expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes ${MB - 2}-${MB + 1}/${2 * MB}`])
  expect(Buffer.from(await part.arrayBuffer()).equals(content.subarray(MB - 2, MB + 2))).toBe(true)
  const beyond = await get(path, { range: `bytes=${2 * MB}-` })
  expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${2 * MB}`])
  const whole = await get(path, { range: 'bytes=0-1', 'if-range': '"7"' })
  expect([whole.status, (await whole.arrayBuffer()).byteLength]).toEqual([200, 2 * MB])
  expect((await get(path, { 'if-none-match': 'W/"1"' })).status).toBe(304)
  const head = await send(PROGRAM, 'HEAD', path, null)
  expect([head.status, head.headers.get('content-length')]).toEqual([200, String(2 * MB)])
})

test('PUT makes the next version, guarded by If-Match, and each version keeps its content', async () => {
  const { id } = await upload(Buffer.from('one'), `Patient/${patient}`)
  const about = { 'content-type': 'text/plain', 'x-security-context': `Patient/${patient}` }
  const second = await send(PROGRAM, 'PUT', `/fhir/R4/Binary/${id}`, Buffer.from('two'), {
    ...about,
    'if-match': 'W/"1"',
  })
  expect([second.status, second.headers.get('etag')]).toEqual([200, 'W/"2"'])
  const late = await send(PROGRAM, 'PUT', `/fhir/R4/Binary/${id}`, Buffer.from('three'), {
    ...about,
    'if-match': 'W/"1"',
  })
  expect(late.status).toBe(412)
  expect(await (await get(`/fhir/R4/Binary/${id}`)).text()).toBe('two')
  expect(await (await get(`/fhir/R4/Binary/${id}/_history/1`)).text()).toBe('one')
})

test('a Binary in JSON is a resource as ever, its long content beside it', async () => {
  const content = randomBytes(400_000)
  const binary = {
    resourceType: 'Binary',
    contentType: 'image/png',
    securityContext: { reference: `Patient/${patient}` },
  }
  const body = Buffer.from(JSON.stringify({ ...binary, data: content.toString('base64') }))
  const written = await send(PROGRAM, 'POST', '/fhir/R4/Binary', body, { 'content-type': 'application/fhir+json' })
  expect(written.status).toBe(201)
  const { id } = (await written.json()) as { id: string }
  expect(Buffer.from(await (await get(`/fhir/R4/Binary/${id}`)).arrayBuffer()).equals(content)).toBe(true)
})

test.each(['text/plain; name=☃', 'text/plain; \u0001', 'a letter'])(
  'content of the type %j, which no header can name, comes as bytes of no known type',
  async (contentType) => {
    const resource = { resourceType: 'Binary', contentType, data: 'aGVsbG8=' }
    const { id } = (await hospital.call(PROGRAM, 'POST', '/fhir/R4/Binary', resource)).json()
    const answer = await hospital.call(PROGRAM, 'GET', `/fhir/R4/Binary/${id}`, undefined, { accept: '*/*' })
    expect([answer.statusCode, answer.headers['content-type'], answer.body]).toEqual([
      200,
      'application/octet-stream',
      'hello',
    ])
  },
)

test('what is denied answers like what is absent, in reads, ranges and writes', async () => {
  const { id } = await upload(randomBytes(300_000), `Patient/${stranger}`)
  const told = async (answer: Response, name: string) => ({
    status: answer.status,
    body: (await answer.text()).replaceAll(name, 'ID'),
    headers: [...answer.headers.keys()].sort(),
  })
  for (const headers of [{}, { accept: 'application/fhir+json' }, { range: 'bytes=0-1' }, { 'if-none-match': '"1"' }]) {
    const denied = await told(await get(`/fhir/R4/Binary/${id}`, headers, LEE), id)
    expect(denied.status).toBe(404)
    expect(denied).toEqual(await told(await get('/fhir/R4/Binary/absent', headers, LEE), 'absent'))
  }
  const put = async (name: string, about: string) =>
    told(
      await send(LEE, 'PUT', `/fhir/R4/Binary/${name}`, Buffer.from('x'), {
        'content-type': 'text/plain',
        'x-security-context': about,
      }),
      name,
    )
  expect(await put(id, `Patient/${patient}`)).toEqual(await put('absent', `Patient/${patient}`))
  expect(await put('absent', `Patient/${stranger}`)).toEqual(await put('absent', 'Patient/nobody'))
})

test('a physician adds content to the record of whom they treat, and not without saying whose it is', async () => {
  expect((await upload(randomBytes(10), `Patient/${patient}`, LEE)).status).toBe(201)
  const nameless = await send(LEE, 'POST', '/fhir/R4/Binary', Buffer.from('x'), { 'content-type': 'image/png' })
  expect(nameless.status).toBe(422)
})

/** Sends megabytes as they are made; `stopAfter` of them the line is cut. */
async function stream(
  megabytes: number,
  stopAfter = Infinity,
): Promise<{ status: number; body: string; sha256: string }> {
  const hash = createHash('sha256')
  const authorization = `Bearer ${await hospital.tokenOf(PROGRAM)}`
  return new Promise((resolve, reject) => {
    const headers = { authorization, 'content-type': 'application/dicom', 'x-security-context': `Patient/${patient}` }
    const sending = request(url('/fhir/R4/Binary'), { method: 'POST', headers }, (response) => {
      let body = ''
      response.on('data', (data) => (body += data))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body, sha256: hash.digest('hex') }))
    })
    sending.on('error', reject)
    let sent = 0
    const send = () => {
      while (sent < megabytes) {
        if (sent >= stopAfter) return void sending.destroy(new Error('cut'))
        const chunk = randomBytes(MB)
        hash.update(chunk)
        sent += 1
        if (!sending.write(chunk)) return void sending.once('drain', send)
      }
      sending.end()
    }
    send()
  })
}

test('an upload that is cut off in the middle leaves nothing', async () => {
  const before = [await rows('blob'), await rows('blob_chunk'), await rows('res')]
  await expect(stream(20, 8)).rejects.toThrow('cut')
  await vi.waitFor(
    async () => expect([await rows('blob'), await rows('blob_chunk'), await rows('res')]).toEqual(before),
    {
      timeout: 20_000,
    },
  )
})

test('200 MB pass through in both directions with bounded memory', async () => {
  const start = process.memoryUsage().rss
  let most = start
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 50)
  const { status, body, sha256 } = await stream(200)
  expect(status).toBe(201)
  const read = await get(`/fhir/R4/Binary/${(JSON.parse(body) as { id: string }).id}`)
  const hash = createHash('sha256')
  for await (const part of read.body ?? []) hash.update(part as Uint8Array)
  clearInterval(watch)
  expect(hash.digest('hex')).toBe(sha256)
  // Sender and receiver are in this process too; 200 MB held anywhere would show.
  expect((most - start) / MB).toBeLessThan(160)
}, 120_000)

test('a Binary without content is read back as it was written', async () => {
  const written = await hospital.call(PROGRAM, 'POST', '/fhir/R4/Binary', {
    ...{ resourceType: 'Binary', contentType: 'text/plain' },
    securityContext: { reference: `Patient/${patient}` },
  })
  const path = `/fhir/R4/Binary/${written.json().id}`
  const read = await hospital.call(PROGRAM, 'GET', path, undefined, { accept: 'application/fhir+json' })
  expect([read.statusCode, read.body]).toEqual([200, written.body])
  expect(read.body).not.toContain('"data"')
  const raw = await hospital.call(PROGRAM, 'GET', path)
  expect([raw.statusCode, raw.body]).toEqual([200, ''])
})

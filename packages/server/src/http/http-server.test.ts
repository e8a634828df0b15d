import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { AnamnesisError } from '@anamnesis/core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { signInAs } from '../testing/sign-in-client.ts'
import type { TestServer } from '../testing/test-hospital.ts'
import { startTestServer } from '../testing/test-hospital.ts'
import { EVERYBODY, STAFF } from './callers.ts'
import { json, stream } from './outcome.ts'
import { readJson, readJsonText } from './read-body.ts'
import type { Route } from './route.ts'

async function* counting() {
  yield 'one\n'
  yield new TextEncoder().encode('two\n')
}

const routes: readonly Route[] = [
  { method: 'GET', path: '/api/open', callers: 'anyone', handler: async () => json({ open: true }) },
  { method: 'GET', path: '/api/staff', callers: STAFF, handler: async () => json({ staff: true }) },
  { method: 'GET', path: '/api/everybody/:patient', callers: EVERYBODY, handler: async ({ params }) => json(params) },
  { method: 'GET', path: '/api/lines', callers: 'anyone', handler: async () => stream(counting(), 'text/plain') },
  {
    method: 'GET',
    path: '/fhir/R4/broken',
    callers: 'anyone',
    handler: async () => {
      throw new TypeError('Maria Secret was born 1970-01-01')
    },
  },
  {
    method: 'POST',
    path: '/api/numbers',
    callers: 'anyone',
    handler: async (request) => json(readJson(request, z.strictObject({ a: z.number(), b: z.number() }))),
  },
  {
    method: 'POST',
    path: '/fhir/R4/text',
    callers: 'anyone',
    bodyLimit: 1000,
    handler: async (request) => json({ length: readJsonText(request).length }),
  },
  {
    method: 'GET',
    path: '/api/gone',
    callers: 'anyone',
    handler: async () => {
      throw new AnamnesisError('not-found', 'there is no such thing')
    },
  },
]

let test1: TestServer
beforeAll(async () => {
  test1 = await startTestServer(routes)
})
afterAll(() => test1.close())

const get = (url: string, headers: Record<string, string> = {}) => test1.server.inject({ method: 'GET', url, headers })

function post(url: string, payload: string | Buffer) {
  return test1.server.inject({ method: 'POST', url, payload, headers: { 'content-type': 'application/json' } })
}

test('requires authentication on every route that names roles', async () => {
  for (const url of ['/api/staff', '/api/everybody/1']) {
    const answer = await get(url)
    expect(answer.statusCode).toBe(401)
    expect(answer.headers['www-authenticate']).toContain('Bearer')
  }
  expect((await get('/api/open')).statusCode).toBe(200)
})

test('lets in the roles of the route only', async () => {
  const { access_token } = await signInAs(test1.server, test1.config, 'maria')
  const authorization = `Bearer ${access_token}`
  expect((await get('/api/staff', { authorization })).statusCode).toBe(403)
  expect((await get('/api/everybody/7', { authorization })).json()).toEqual({ patient: '7' })
})

test('answers errors as OperationOutcome below /fhir and as { error } elsewhere', async () => {
  expect((await get('/api/gone')).json()).toMatchObject({
    error: { code: 'not-found', message: 'there is no such thing' },
  })
  const outcome = await get('/fhir/R4/nowhere')
  expect(outcome.statusCode).toBe(404)
  expect(outcome.headers['content-type']).toContain('application/fhir+json')
  expect(outcome.json()).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ code: 'not-found' }] })
})

test('an unknown error is 500 with a reference, and its message reaches neither answer nor log', async () => {
  const answer = await get('/fhir/R4/broken?name=Secret')
  expect(answer.statusCode).toBe(500)
  const reference = answer.headers['x-request-id'] as string
  expect(answer.json()).toMatchObject({
    resourceType: 'OperationOutcome',
    id: reference,
    issue: [{ severity: 'fatal' }],
  })
  expect(answer.body + test1.log.join('')).not.toMatch(/Secret|1970/)
  expect(test1.log.some((line) => line.includes(reference) && line.includes('TypeError'))).toBe(true)
})

test('logs and counts route templates, never paths or queries', async () => {
  const { access_token } = await signInAs(test1.server, test1.config, 'maria')
  await get('/api/everybody/private-patient?family=Private', { authorization: `Bearer ${access_token}` })
  const metrics = await test1.context.metrics.registry.metrics()
  expect(test1.log.join('')).toContain('/api/everybody/:patient')
  expect(metrics).toContain('/api/everybody/:patient')
  expect(test1.log.join('') + metrics).not.toMatch(/private-patient|Private/)
})

test('names every mistake of a body and quotes none of its values', async () => {
  const answer = await post('/api/numbers', '{"a":"Maria","c":1}')
  expect(answer.statusCode).toBe(400)
  expect(answer.json().error.issues.map(({ path }: { path: string }) => path)).toEqual(['a', 'b', ''])
  expect(answer.body).not.toContain('Maria')
})

test('refuses bodies that are malformed, too deep, not UTF-8, empty or too large', async () => {
  const cases: [string | Buffer, number][] = [
    ['['.repeat(100) + ']'.repeat(100), 400],
    [Buffer.from([0x22, 0xff, 0x22]), 400],
    ['', 400],
    [`"${'x'.repeat(1000)}"`, 413],
  ]
  for (const [body, status] of cases) expect((await post('/fhir/R4/text', body)).statusCode).toBe(status)
  expect((await post('/api/numbers', '{"a":')).json().error.code).toBe('malformed-json')
})

test('paths that climb or do not decode are answered as an address that is not there', async () => {
  for (const url of ['/fhir/R4/%2e%2e%2f%2e%2e%2fetc%2fpasswd', '/fhir/R4/Patient/%ff', '/api/everybody/%']) {
    const { statusCode, body } = await get(url)
    expect([400, 401, 404]).toContain(statusCode)
    expect(body).not.toContain('passwd')
  }
})

test('tells browsers of the patient origin, and of no other, that they may call', async () => {
  const patient = await get('/api/open', { origin: 'http://my.localhost:18000' })
  expect(patient.headers['access-control-allow-origin']).toBe('http://my.localhost:18000')
  const other = await get('/api/open', { origin: 'http://evil.example' })
  expect(other.headers['access-control-allow-origin']).toBeUndefined()
  const preflight = await test1.server.inject({
    method: 'OPTIONS',
    url: '/api/staff',
    headers: { origin: 'http://my.localhost:18000', 'access-control-request-method': 'GET' },
  })
  expect(preflight.statusCode).toBe(204)
})

test('sends security headers with every answer', async () => {
  for (const url of ['/api/open', '/api/nowhere']) {
    const { headers } = await get(url)
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' })
  }
})

test('sends streams part by part', async () => {
  expect((await get('/api/lines')).body).toBe('one\ntwo\n')
})

test('ends the connection of what is no HTTP request, whether or not the other side ends its own', async () => {
  await test1.server.listen({ port: 0, host: '127.0.0.1' })
  const { port } = test1.server.server.address() as AddressInfo
  const accepted = once(test1.server.server, 'connection')
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
  const parts: Buffer[] = []
  socket.on('data', (part: Buffer) => parts.push(part))
  socket.on('error', () => {})
  const ended = once(socket, 'end')
  socket.write('this is no request\r\n\r\n')
  const [served] = await accepted
  await once(served, 'close')
  await ended
  expect(Buffer.concat(parts).toString()).toMatch(/^HTTP\/1.1 400 Bad Request\r\n.*"OperationOutcome"/s)
  socket.destroy()
})

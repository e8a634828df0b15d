import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, RequestOptions } from 'node:http'
import { createServer, request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { selfMadeCertificate } from '../testing/self-made-certificate.ts'
import type { TestServer } from '../testing/test-hospital.ts'
import { startTestServer } from '../testing/test-hospital.ts'
import { empty } from './outcome.ts'
import type { Route } from './route.ts'

const folder = mkdtempSync(join(tmpdir(), 'anamnesis-tls-'))
const ends: (() => Promise<unknown>)[] = []
afterAll(async () => {
  for (const end of ends) await end()
  rmSync(folder, { recursive: true, force: true })
})

const PING: Route = { method: 'GET', path: '/ping', callers: 'anyone', handler: async () => empty() }

async function listening(started: TestServer): Promise<number> {
  ends.push(started.close)
  await started.server.listen({ host: '127.0.0.1', port: 0 })
  return (started.server.server.address() as AddressInfo).port
}

type Answer = { readonly status: number; readonly headers: IncomingMessage['headers']; readonly body: string }

function get(send: typeof httpRequest, options: RequestOptions & { ca?: string }): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = send({ host: '127.0.0.1', ...options }, (response) => {
      let body = ''
      response.on('data', (data) => (body += data))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
    request.on('error', reject).end()
  })
}

const DISCOVERY = '/oidc/.well-known/openid-configuration'

test('with TLS files it speaks HTTPS only, under its own certificate, and is an https issuer', async () => {
  const { certificate, key } = selfMadeCertificate('records.example')
  const tls = { certificate: join(folder, 'certificate.pem'), key: join(folder, 'key.pem') }
  writeFileSync(tls.certificate, certificate)
  writeFileSync(tls.key, key)
  const port = await listening(await startTestServer([PING], { config: { tls, origin: 'https://records.example' } }))
  const at = { port, servername: 'records.example', headers: { host: 'records.example' } }
  const answer = await get(httpsRequest, { ...at, ca: certificate, path: DISCOVERY })
  expect(JSON.parse(answer.body)).toMatchObject({
    issuer: 'https://records.example/oidc',
    token_endpoint: 'https://records.example/oidc/token',
  })
  await expect(get(httpsRequest, { ...at, path: '/ping' })).rejects.toMatchObject({
    code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
  })
  await expect(get(httpRequest, { port, path: '/ping' })).rejects.toThrow()
})

/** Starts a proxy as hospitals have them: TLS ends there (not here), and it says for whom and by what it forwards. */
async function startProxy(target: number): Promise<number> {
  const proxy = createServer((request, response) => {
    const before = request.headers['x-forwarded-for']
    const from = [before, request.socket.remoteAddress].filter((each) => each !== undefined).join(', ')
    const headers = { ...request.headers, 'x-forwarded-for': from, 'x-forwarded-proto': 'https' }
    const { url: path, method } = request
    const onward = httpRequest({ host: '127.0.0.1', port: target, path, method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    request.pipe(onward)
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  ends.push(() => new Promise((resolve) => proxy.close(resolve)))
  return (proxy.address() as AddressInfo).port
}

const BURST = 3

/** Sends requests until one is refused; returns how many were not. */
async function untilRefused(options: RequestOptions): Promise<number> {
  for (let sent = 0; sent <= BURST; sent += 1)
    if ((await get(httpRequest, { ...options, path: '/ping' })).status === 429) return sent
  return Number.POSITIVE_INFINITY
}

test('behind a trusted proxy each client has a limit of its own, which nobody escapes by naming another address', async () => {
  const config = { trustedProxies: ['127.0.0.1'], origin: 'https://records.example' }
  const addressLimit = { perSecond: 1e-9, burst: BURST }
  const hospital = await listening(await startTestServer([PING], { config, addressLimit }))
  const port = await startProxy(hospital)
  expect(await untilRefused({ port, localAddress: '127.0.0.2' })).toBe(BURST)
  expect(await untilRefused({ port, localAddress: '127.0.0.3' })).toBe(BURST)
  const lying = { port, localAddress: '127.0.0.2', headers: { 'x-forwarded-for': '203.0.113.7' } }
  expect(await untilRefused(lying)).toBe(0)
  const past = { port: hospital, localAddress: '127.0.0.2', headers: { 'x-forwarded-for': '203.0.113.8' } }
  expect(await untilRefused(past)).toBe(0)
  const discovery = await get(httpRequest, { port, localAddress: '127.0.0.4', path: DISCOVERY })
  expect(JSON.parse(discovery.body)).toMatchObject({
    issuer: 'https://records.example/oidc',
    authorization_endpoint: 'https://records.example/oidc/auth',
  })
})

test('where no proxy is trusted, what a request says of its way is not believed', async () => {
  const addressLimit = { perSecond: 1e-9, burst: BURST }
  const port = await listening(await startTestServer([PING], { addressLimit }))
  expect(await untilRefused({ port })).toBe(BURST)
  expect(await untilRefused({ port, headers: { 'x-forwarded-for': '203.0.113.7' } })).toBe(0)
  const discovery = await get(httpRequest, {
    port,
    path: DISCOVERY,
    headers: { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'elsewhere.example' },
  })
  expect(JSON.parse(discovery.body).issuer).toBe('http://localhost:18100/oidc')
})

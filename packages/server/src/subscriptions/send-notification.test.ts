import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Receiver } from './receiver.test-support.ts'
import { startReceiver } from './receiver.test-support.ts'
import type { EndpointPolicy } from './send-notification.ts'
import { mayReach, sendNotification } from './send-notification.ts'

let receiver: Receiver
beforeAll(async () => {
  receiver = await startReceiver()
})
afterAll(() => receiver.close())

const STRICT: EndpointPolicy = { allowLoopback: false, privateHosts: [] }
const SAMPLE: EndpointPolicy = { allowLoopback: true, privateHosts: [] }

const send = (url: string, policy: EndpointPolicy) =>
  sendNotification(
    { method: 'POST', url: new URL(url), headers: [], contentType: null, body: new Uint8Array(0) },
    policy,
    new AbortController().signal,
  )

test.each([
  ...['127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1'],
  ...['::1', '::', 'fe80::1', 'fc00::1', '::ffff:10.0.0.1', '::ffff:127.0.0.1', '64:ff9b::a00:1', '2002:a00:1::'],
  ...['::127.0.0.1', 'fec0::1'],
])('%s is no endpoint', (address) => {
  expect(mayReach(address, 'example.org', STRICT)).toBe(false)
})

test.each(['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'])('%s is one', (address) => {
  expect(mayReach(address, 'example.org', STRICT)).toBe(true)
})

test('a private address is reached under a configured name, but this machine is not', () => {
  const policy = { allowLoopback: false, privateHosts: ['unit.example.org'] }
  expect(mayReach('10.1.2.3', 'unit.example.org', policy)).toBe(true)
  expect(mayReach('10.1.2.3', 'other.example.org', policy)).toBe(false)
  expect(mayReach('127.0.0.1', 'unit.example.org', policy)).toBe(false)
})

test('a sample network reaches this machine by plain http, by address and by name', async () => {
  expect(await send(receiver.url, SAMPLE)).toBe(200)
  expect(await send(receiver.url.replace('127.0.0.1', 'localhost'), SAMPLE)).toBe(200)
})

test.each([
  'http://127.0.0.1:1',
  'https://127.0.0.1:1',
  'https://localhost:1',
  'https://[::1]:1',
  'https://2130706433:1',
  'https://0x7f.1:1',
])('otherwise %s is refused before a connection', async (url) => {
  await expect(send(url, STRICT)).rejects.toMatchObject({ code: 'not-allowed' })
})

test('a redirection is an answer and is not followed', async () => {
  receiver.answerWith(302)
  expect(await send(`${receiver.url}/moved`, SAMPLE)).toBe(302)
  expect(receiver.received.filter(({ path }) => path === '/moved')).toHaveLength(1)
})

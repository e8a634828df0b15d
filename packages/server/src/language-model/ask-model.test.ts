import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askModel, hostOf } from './ask-model.ts'

type Script = (request: IncomingMessage, response: ServerResponse, body: string) => void

let script: Script
const server = createServer(async (request, response) => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  script(request, response, Buffer.concat(parts).toString('utf8'))
})
let url: string
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const MESSAGES = [{ role: 'user', content: 'x' }] as const
const never = new AbortController().signal
const ask = (how: Script, { timeoutMs = 5000, key = null as string | null, stopping = never } = {}) => {
  script = how
  return askModel({ url, model: 'tiny', key, timeoutMs }, MESSAGES, stopping)
}
const says = (content: unknown) => JSON.stringify({ choices: [{ message: { role: 'assistant', content } }] })

test('asks the address, with model, messages and key, and returns what is answered', async () => {
  let seen: unknown
  const answer = await ask(
    (request, response, body) => {
      seen = [request.method, request.url, request.headers.authorization, JSON.parse(body)]
      response.end(says('hello'))
    },
    { key: 'k1' },
  )
  expect(answer).toBe('hello')
  const body = { model: 'tiny', messages: MESSAGES, temperature: 0, stream: false }
  expect(seen).toEqual(['POST', '/v1/chat/completions', 'Bearer k1', body])
  expect(hostOf({ url: 'https://llm.example:8443/v1' })).toBe('llm.example:8443')
})

test('a model that hangs is given up in time, in the middle of its answer too, and when the reader has gone', async () => {
  expect(await ask(() => {}, { timeoutMs: 100 })).toBeNull()
  expect(await ask((_, response) => void response.write('{"choices":['), { timeoutMs: 100 })).toBeNull()
  const gone = new AbortController()
  expect(await ask(() => gone.abort(), { stopping: gone.signal })).toBeNull()
})

test('junk, other forms, failures and redirects are no answer', async () => {
  const bodies = ['', 'no', '{', '{}', '{"choices":[]}', '{"choices":[{"message":{}}]}', says(7), says(null), '\0\xff']
  for (const body of bodies) expect(await ask((_, response) => void response.end(body))).toBeNull()
  for (const status of [301, 307, 401, 404, 429, 500])
    expect(
      await ask((_, response) => void response.writeHead(status, { location: '/v1/chat/completions' }).end(says('x'))),
    ).toBeNull()
  expect(await ask((request) => void request.socket.destroy())).toBeNull()
})

test('an answer of 10 MB is not read to its end', async () => {
  const sent = await ask((_, response) => void response.end(says('x'.repeat(10_000_000))))
  expect(sent).toBeNull()
})

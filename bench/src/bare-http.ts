import { fork } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { measureLoad, requestBytes } from './load.ts'

/** Bytes of the answer: an Observation of ordinary length. */
const ANSWER = Buffer.alloc(750, 'x')
const REQUESTS = 20_000

/** Returns how many requests per second `node:http` answers with a constant, in a process of its own under the same load: what no server on it can exceed. */
export async function bareHttpPerSecond(): Promise<number> {
  const child = fork(import.meta.filename, { execArgv: [...process.execArgv] })
  try {
    const port = await new Promise<number>((resolve, reject) => {
      child.once('message', (message) => resolve(Number(message)))
      child.once('exit', () => reject(new Error('the bare server ended')))
    })
    const origin = `http://127.0.0.1:${port}`
    const requests = [requestBytes(origin, 'GET', '/', {})]
    await measureLoad({ origin, requests, count: REQUESTS / 4, status: 200 })
    return (await measureLoad({ origin, requests, count: REQUESTS, status: 200 })).perSecond
  } finally {
    child.kill()
  }
}

if (process.send && process.argv[1] === import.meta.filename) {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/fhir+json', 'content-length': ANSWER.length })
    response.end(ANSWER)
  })
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
}

import { connect } from 'node:net'

/** Connections that send at the same time where a rate is measured. */
export const CLIENTS = 16

/** How many requests per second were answered, and the generator's own processor time as a share of one core (0 to 1). */
export type LoadFigures = { readonly perSecond: number; readonly share: number }

/** What is sent again and again, and the status that each answer must have. */
export type Load = {
  readonly origin: string
  readonly requests: readonly Buffer[]
  readonly count: number
  readonly status: number
}

/** Returns an HTTP/1.1 request as the bytes that go on the wire. */
export function requestBytes(
  origin: string,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body = '',
): Buffer {
  const all = { host: new URL(origin).host, ...headers, ...(body === '' ? {} : { 'content-length': byteLength(body) }) }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`)
}

function byteLength(text: string): string {
  return String(Buffer.byteLength(text))
}

/**
 * Sends requests over 16 kept-alive connections, on each the next as soon as the last is answered, and returns the rate. It reads of an answer its status and
 * its length only: `fetch` takes twice the processor time of a read's answer, on cores that the server shares.
 */
export async function measureLoad({ origin, requests, count, status }: Load): Promise<LoadFigures> {
  const clients = await Promise.all(Array.from({ length: CLIENTS }, () => openClient(origin)))
  let next = 0
  const before = process.cpuUsage()
  const start = performance.now()
  await Promise.all(
    clients.map(async ({ send }) => {
      while (next < count) {
        const answered = await send(requests[next++ % requests.length] as Buffer)
        if (answered !== status) throw new Error(`a measured request answered ${answered}`)
      }
    }),
  )
  const milliseconds = performance.now() - start
  const { user, system } = process.cpuUsage(before)
  for (const { close } of clients) close()
  return { perSecond: (count * 1000) / milliseconds, share: (user + system) / 1000 / milliseconds }
}

type Client = { readonly send: (request: Buffer) => Promise<number>; readonly close: () => void }

async function openClient(origin: string): Promise<Client> {
  const { hostname, port } = new URL(origin)
  const socket = connect({ host: hostname, port: Number(port), noDelay: true })
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  let waiting = Promise.withResolvers<number>()
  let received: Buffer = Buffer.alloc(0)
  socket.on('data', (part) => {
    received = received.length === 0 ? part : Buffer.concat([received, part])
    const answer = answerIn(received)
    if (answer === undefined) return
    received = received.subarray(answer.length)
    waiting.resolve(answer.status)
  })
  const fail = () => waiting.reject(new Error('the server closed a connection that is measured'))
  socket.on('error', fail).on('close', fail)
  return {
    send: (request) => {
      waiting = Promise.withResolvers()
      socket.write(request)
      return waiting.promise
    },
    close: () => {
      waiting.promise.catch(() => {})
      socket.destroy()
    },
  }
}

/** The first answer of what was received, once it is there whole; the answers that are measured state their length. */
function answerIn(received: Buffer): { readonly status: number; readonly length: number } | undefined {
  const end = received.indexOf('\r\n\r\n')
  if (end === -1) return undefined
  const head = received.toString('latin1', 0, end)
  const [, size = '0'] = /\r\ncontent-length: (\d+)/i.exec(head) ?? []
  const length = end + 4 + Number(size)
  return received.length < length ? undefined : { status: Number(head.slice(9, 12)), length }
}

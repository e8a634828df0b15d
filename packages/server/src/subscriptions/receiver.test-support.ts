import type { IncomingHttpHeaders } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One request that an endpoint got. */
export type Received = {
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A real HTTP server that takes notifications. */
export type Receiver = {
  readonly url: string
  readonly received: readonly Received[]
  /** Answers the next requests with these statuses, then with 200. */
  readonly answerWith: (...statuses: number[]) => void
  /** Resolves with the first request below a path that nobody waited for before. */
  readonly next: (path: string) => Promise<Received>
  readonly close: () => Promise<void>
}

/** Starts a receiver on a free loopback port. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = []
  const taken = new Set<Received>()
  const waiting = new Set<() => void>()
  let statuses: number[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (data) => (body += data))
    request.on('end', () => {
      received.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers, body })
      response.writeHead(statuses.shift() ?? 200).end()
      for (const wake of [...waiting]) wake()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answerWith: (...next) => {
      statuses = next
    },
    next: async (path) => {
      for (;;) {
        const found = received.find((request) => request.path.startsWith(path) && !taken.has(request))
        if (found) {
          taken.add(found)
          return found
        }
        await new Promise<void>((resolve) => {
          const wake = () => {
            waiting.delete(wake)
            resolve()
          }
          waiting.add(wake)
        })
      }
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

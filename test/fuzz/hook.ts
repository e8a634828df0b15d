import { EventEmitter, once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Where notifications arrive: each caller has a path of its own, so that it is known who was told what. */
export type Hook = {
  readonly urlFor: (caller: string) => string
  /** Comes back once a notification to a caller holds a word. */
  readonly until: (caller: string, word: string) => Promise<void>
  /** Returns how many notifications came, and for whom one held a word that this caller may never see. */
  readonly told: (forbidden: (caller: string) => readonly string[]) => {
    readonly count: number
    readonly shown: readonly string[]
  }
  readonly close: () => Promise<void>
}

/** Starts an endpoint on a free loopback port that takes whatever comes. */
export async function startHook(): Promise<Hook> {
  const came: { readonly caller: string; readonly text: string }[] = []
  const arrivals = new EventEmitter()
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      came.push({ caller: (request.url ?? '').split('/')[1] ?? '', text: Buffer.concat(parts).toString() })
      response.writeHead(200).end()
      arrivals.emit('arrival')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    urlFor: (caller) => `${origin}/${caller}`,
    until: async (caller, word) => {
      while (!came.some((each) => each.caller === caller && each.text.includes(word))) await once(arrivals, 'arrival')
    },
    told: (forbidden) => ({
      count: came.length,
      shown: came.flatMap(({ caller, text }) =>
        forbidden(caller)
          .filter((word) => text.includes(word))
          .map((word) => `a notification shows ${caller} ${word}`),
      ),
    }),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

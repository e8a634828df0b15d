import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import smart from 'fhirclient'
import { followRedirects } from '../support/sign-in.ts'

/** The client that fhirclient makes of a launch. */
export type SmartClient = ReturnType<typeof smart.client>

/** What a SMART app is registered with, and the hospital it is launched at. */
export type SmartApp = {
  readonly iss: string
  readonly clientId: string
  readonly scope: string
  /** Address that the app is registered with; a proxy there hands it to the app. */
  readonly redirectUri: string
}

/** What the app keeps between two requests of one browser. */
function memory() {
  const kept = new Map<string, unknown>()
  return {
    get: async (key: string) => kept.get(key),
    set: async (key: string, value: unknown) => {
      kept.set(key, value)
      return value
    },
    unset: async (key: string) => kept.delete(key),
  }
}

/** Launches a SMART app that is made with fhirclient, in a browser of somebody who signs in as `person`, and returns the client that the app then has. */
export async function launchSmartApp({ redirectUri, ...options }: SmartApp, person: string): Promise<SmartClient> {
  const storage = memory()
  let client: SmartClient | null = null
  const server = createServer(async (request, response) => {
    const app = smart(request as never, response as never, storage as never)
    if (request.url?.startsWith('/launch'))
      return void (await app.authorize({ ...options, redirectUri, pkceMode: 'required' }))
    client = await app.ready()
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  try {
    const launched = await fetch(`${origin}/launch`, { redirect: 'manual' })
    // Whom the person picks on the sign-in page.
    const asked = `${launched.headers.get('location')}&login_hint=${encodeURIComponent(person)}`
    const back = new URL(await followRedirects(asked, redirectUri))
    await fetch(`${origin}${back.pathname}${back.search}`, { headers: { 'x-forwarded-host': back.host } })
  } finally {
    server.close()
  }
  if (client === null) throw new Error('the app got no client')
  return client
}

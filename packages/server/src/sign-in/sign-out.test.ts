import { afterAll, beforeAll, expect, test } from 'vitest'
import { authorizationUrl, Browser, exchangeCode } from '../testing/sign-in-client.ts'
import type { TestServer } from '../testing/test-hospital.ts'
import { startTestServer } from '../testing/test-hospital.ts'

let hospital: TestServer
beforeAll(async () => {
  hospital = await startTestServer([])
})
afterAll(() => hospital.close())

/** Signs a physician in and returns their browser with the id token that the app has. */
async function signedIn() {
  const { config, server } = hospital
  const client = { id: 'anamnesis-hospital', redirect: `${config.origin}/callback`, scope: 'openid user/*.cruds' }
  const { url, verifier } = authorizationUrl(config, client, { login_hint: 'lakeside.lee' })
  const browser = new Browser(server)
  const { callback } = await browser.follow(url)
  if (callback === null) throw new Error('no callback')
  const { id_token: idToken = '' } = await exchangeCode(server, config, client, callback, verifier)
  return { browser, idToken }
}

const endOf = (parameters: Record<string, string>) =>
  `${hospital.config.origin}/oidc/session/end?${new URLSearchParams(parameters)}`
const back = () => `${hospital.config.origin}/`

test('an app that holds the person’s own token signs them out without asking again, and gets them back', async () => {
  const { browser, idToken } = await signedIn()
  const url = endOf({ id_token_hint: idToken, post_logout_redirect_uri: back() })
  const page = await browser.get(url)
  expect(page.body).toContain('<h1>Signing out</h1>')
  const script = /src="([^"]+)"/.exec(page.body)?.[1] ?? ''
  expect((await browser.get(new URL(script, url).href)).body).toContain('.click()')
  const [, action = ''] = /action="([^"]+)"/.exec(page.body) ?? []
  const [, xsrf = ''] = /name="xsrf" value="([^"]+)"/.exec(page.body) ?? []
  const ended = await browser.post(action, { xsrf, logout: 'yes' })
  expect(ended.headers.location).toBe(back())
  expect((await browser.get(url)).headers.location).toBe(back())
})

test('a link without that token asks first', async () => {
  const { browser } = await signedIn()
  const page = await browser.get(endOf({}))
  expect(page.body).toContain('<h1>Sign out?</h1>')
  expect(page.body).not.toContain('<script')
})

test('whoever has no session is told so', async () => {
  const page = await new Browser(hospital.server).get(endOf({}))
  expect(page.body).toContain('<h1>Signed out</h1>')
  expect(page.body).not.toContain('<script')
})

import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { packagedBrowser } from './packaged-browser.ts'

/** How long a locator may take to appear, in ms: two cores are shared with three hospitals and a chain. */
const PATIENCE_MS = 20_000

/** Origin isolation, CSP and WebAuthn stay as in a real browser: the package's own arguments would switch them off. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
]

/** Starts Chromium: the one that CHROMIUM names, or the packaged one. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? (await packagedBrowser())
  return chromium.launch({ executablePath, headless: true, args: ARGUMENTS })
}

/** One person's browser, and everything that went wrong in its tabs. */
export type Person = {
  readonly context: BrowserContext
  /** Errors that pages threw or wrote to their console since this was last emptied. */
  readonly faults: string[]
}

/** Opens a browser of its own for one person: no cookie, key or session of another is in it. */
export async function openPerson(browser: Browser, options: BrowserContextOptions = {}): Promise<Person> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'UTC',
    ...options,
  })
  context.setDefaultTimeout(PATIENCE_MS)
  const faults: string[] = []
  context.on('console', (message) => {
    if (message.type() === 'error') faults.push(`${message.text()} (${message.location().url})`)
  })
  context.on('weberror', (error) => faults.push(String(error.error())))
  return { context, faults }
}

/** Gives a tab a platform authenticator that always finds its person present: each tab has its own, and closing the tab ends it. */
export async function addAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable', { enableUI: false })
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

/** One answer that a person's browser received. */
export type Answered = { readonly url: string; readonly body: string }

/** Keeps the text of every answer that a person's tabs receive from now on; event streams never end and are left out. */
export function keepAnswers({ context }: Person): () => Promise<readonly Answered[]> {
  const answers: Promise<Answered>[] = []
  context.on('response', (response) => {
    const type = response.headers()['content-type'] ?? ''
    if (/event-stream|javascript|css|font|image/.test(type)) return
    const url = response.url()
    // A redirect has no body.
    answers.push(
      response.text().then(
        (body) => ({ url, body }),
        () => ({ url, body: '' }),
      ),
    )
  })
  return () => Promise.all(answers)
}

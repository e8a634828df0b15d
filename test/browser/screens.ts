import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { openPerson } from './browser.ts'
import { lookAt, settle } from './look.ts'
import type { Actor, Stage } from './stage.ts'

/** A screen: its name, where it is, and what one does to see it. */
type Screen = {
  readonly name: string
  readonly path: string
  readonly act?: (page: Page) => Promise<void>
  /** What the browser itself writes to the console where the refusal is what the screen shows. */
  readonly refused?: RegExp
}

const toWhat = async (page: Page) => {
  await page.getByRole('button', { name: /^Dr Anna Lee/ }).click()
  await page.getByText('Step 2 of 3').waitFor()
}

const PATIENT: readonly Screen[] = [
  { name: 'patient-landing', path: '/' },
  {
    name: 'patient-home',
    path: '/me',
    act: async (page) => {
      const rows = (title: string) =>
        page
          .locator('section', { has: page.getByRole('heading', { name: title, exact: true }) })
          .getByRole('listitem')
          .filter({ hasText: /^Appointment/ })
      await rows('Coming up').first().waitFor()
      expect(await rows('New in your record').count()).toBe(0)
    },
  },
  { name: 'patient-record', path: '/me/record?category=medicines' },
  { name: 'patient-record-nothing', path: '/me/record?text=zzzz' },
  {
    name: 'patient-item',
    path: '/me/record?category=medicines',
    act: async (page) => {
      await page.getByRole('main').getByRole('listitem').getByRole('link').first().click()
      await page.getByText(/^Unchanged since/).waitFor()
    },
  },
  { name: 'patient-check', path: '/me/record/check' },
  { name: 'patient-sharing', path: '/me/sharing' },
  {
    name: 'patient-stop',
    path: '/me/sharing',
    act: (page) => page.getByRole('button', { name: 'Stop sharing' }).first().click(),
  },
  { name: 'patient-share-who', path: '/me/sharing/new' },
  { name: 'patient-share-what', path: '/me/sharing/new?step=who', act: toWhat },
  {
    name: 'patient-share-choose',
    path: '/me/sharing/new?step=what',
    act: async (page) => {
      await page.getByRole('radio', { name: /^Let me choose/ }).check()
      await page.getByRole('button', { name: 'Choose records to hide' }).click()
    },
  },
  {
    name: 'patient-share-sign',
    path: '/me/sharing/new?step=what',
    act: (page) => page.getByRole('button', { name: 'Next' }).click(),
  },
  {
    name: 'patient-share-preview',
    path: '/me/sharing/new?step=confirm',
    act: async (page) => {
      await page.getByRole('button', { name: 'Preview what they will see' }).click()
      await page.getByRole('dialog').getByRole('listitem').first().waitFor()
    },
  },
  { name: 'patient-log', path: '/me/access-log' },
  { name: 'patient-settings', path: '/me/settings' },
]

/** What a physician comes to; `{chart}` stands for the path of Elena Marsh's chart. */
const PHYSICIAN: readonly Screen[] = [
  { name: 'hospital-login', path: '/login' },
  { name: 'hospital-today', path: '/today' },
  {
    name: 'hospital-find',
    path: '/find',
    act: async (page) => {
      await page.getByLabel('Family name').fill('Marsh')
      await page.getByLabel('Date of birth').fill('1957-04-18')
      await page.getByRole('button', { name: 'Find', exact: true }).click()
      await page.getByText('1 patient', { exact: true }).waitFor()
    },
  },
  { name: 'hospital-missing', path: '/nowhere' },
  { name: 'hospital-chart', path: '{chart}' },
  {
    name: 'hospital-chart-source',
    path: '{chart}',
    act: async (page) => {
      // The note that an earlier act wrote names a problem that no list has.
      const sentence = page.locator('li', { hasText: 'mentions epilepsy' })
      await sentence.waitFor({ state: 'attached' })
      await page.locator('aside details', { has: page.getByText('mentions epilepsy') }).evaluateAll((folded) => {
        for (const one of folded) one.setAttribute('open', '')
      })
      await sentence.getByRole('link', { name: /^Source \d+:/ }).click()
      await page.locator('mark').getByText('epilepsy', { exact: true }).waitFor()
      await page.getByText(/^Unchanged since/).waitFor()
    },
  },
  { name: 'hospital-records', path: '{chart}/records?category=medicines' },
  { name: 'hospital-results', path: '{chart}/records?category=results&q=potassium' },
  { name: 'hospital-imaging', path: '{chart}/records?category=imaging' },
  { name: 'hospital-write-note', path: '{chart}?panel=write&form=note' },
  { name: 'hospital-write-diagnosis', path: '{chart}?panel=write&form=diagnosis' },
  { name: 'hospital-write-prescription', path: '{chart}?panel=write&form=prescription' },
  { name: 'hospital-write-result', path: '{chart}?panel=write&form=result' },
  {
    name: 'hospital-test-in-time',
    path: '{chart}/records?category=results&q=potassium',
    act: async (page) => {
      const tests = page.getByRole('region', { name: 'Tests over time' })
      await tests.getByRole('link', { name: /^Potassium/ }).click()
      await tests.getByRole('table').waitFor()
      expect(await tests.locator('ul').getByRole('listitem').count()).toBe(1)
    },
  },
  { name: 'hospital-sign-out', path: '/oidc/session/end' },
  { name: 'hospital-no-access', path: '/p/00000000-0000-4000-8000-000000000000', refused: /404 \(Not Found\)/ },
]

const ADMINISTRATOR: readonly Screen[] = [
  { name: 'hospital-network', path: '/org/network' },
  { name: 'hospital-audit', path: '/org/audit' },
]

/** Looks at every screen of the sample network that people come to, with the people of the earlier acts at them. */
export function screensAct(stage: Stage): void {
  describe('Every screen is accessible, fits, and throws nothing, in both sizes and colour schemes', () => {
    const lakeside = () => stage.network.hospital('lakeside').origin

    test('welcome', async () => {
      const person = await openPerson(stage.browser)
      const page = await person.context.newPage()
      await page.goto(stage.network.origin)
      await page.getByRole('link', { name: 'Enter as Elena Marsh' }).waitFor()
      expect(await lookAt(page, 'welcome')).toEqual([])
      expect(person.faults).toEqual([])
      await person.context.close()
    })

    test.each(PATIENT)('$name', (screen) => visit(stage.elena, stage.network.patientOrigin, screen))

    test.each(PHYSICIAN)('$name', (screen) =>
      visit(stage.physician, lakeside(), { ...screen, path: screen.path.replace('{chart}', String(stage.chart)) }),
    )

    test.each(ADMINISTRATOR)('$name', (screen) => visit(stage.administrator, lakeside(), screen))
  })
}

/** Opens a screen as somebody who is signed in and expects nothing to be wrong with it. */
async function visit(actor: Actor | undefined, origin: string, { name, path, act, refused }: Screen): Promise<void> {
  const { page, person } = actor ?? expect.fail('nobody has entered')
  await page.goto(origin + path)
  await settle(page)
  await act?.(page)
  const wrong = await lookAt(page, name)
  const faults = person.faults.splice(0).filter((fault) => !refused?.test(fault))
  expect([...wrong, ...faults]).toEqual([])
}

import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Person } from './browser.ts'
import { addAuthenticator, keepAnswers, openPerson } from './browser.ts'
import { enterAsPatient, enterAsStaff } from './enter.ts'
import type { SampleNetwork } from './sample-network.ts'
import type { Stage } from './stage.ts'

/** What the patient hides: a medicine of Hillview that Lakeside must not hear of in any way. */
const HIDDEN = 'Clarithromycin'
/** A medicine of another hospital that stays shared, to prove that the search through the answers finds what is there. */
const SHARED = 'Simvastatin'
const OPEN_SCREEN_MS = 5000

/** The main job in two browsers: each test goes on where the one before it stopped. */
export function journeyAct(stage: Stage): void {
  describe('A patient shares a part of the record with a physician elsewhere', () => {
    let network: SampleNetwork
    let patient: Person
    let physician: Person
    let mine: Page
    let chart: Page
    let hiddenId: string
    let sharedId: string
    let answers: ReturnType<typeof keepAnswers>
    let sharedRows: readonly string[]

    beforeAll(async () => {
      const { browser } = stage
      network = stage.network
      patient = await openPerson(browser)
      physician = await openPerson(browser)
      answers = keepAnswers(physician)
    })
    afterAll(async () => {
      await patient.context.close()
      await physician.context.close()
    })

    test('the patient enters from the welcome page and sees the record of all hospitals with its sources', async () => {
      mine = await enterAsPatient(patient, network, 'James Whitfield')
      await mine.getByRole('link', { name: 'Record', exact: true }).click()
      await mine.getByText(/^\d+ records from 3 hospitals$/).waitFor()
      for (const key of ['northgate', 'lakeside', 'hillview'])
        expect(await rowsFrom(mine, network.hospital(key).name).count()).toBeGreaterThan(0)
      hiddenId = await idOf(mine, HIDDEN)
      sharedId = await idOf(mine, SHARED)
    })

    test('in three steps the patient chooses the physician, hides one record, makes a passkey and signs', async () => {
      await addAuthenticator(mine)
      await mine.goto(`${network.patientOrigin}/me/sharing/new`)
      await mine.getByRole('button', { name: /^Dr Anna Lee/ }).click()
      await mine.getByText('Step 2 of 3').waitFor()
      await mine.getByRole('radio', { name: /^Let me choose/ }).check()
      await mine.getByRole('switch', { name: /^Notes/ }).uncheck()
      await mine.getByRole('button', { name: 'Choose records to hide' }).click()
      await mine.getByRole('searchbox', { name: 'Find a record to hide' }).fill(HIDDEN)
      await mine
        .getByRole('button', { name: `Hide: ${HIDDEN}` })
        .first()
        .click()
      await mine.getByRole('button', { name: 'Next' }).click()
      await mine.getByText('Step 3 of 3').waitFor()
      await mine.getByRole('button', { name: /^With fingerprint/ }).click()
      await mine.getByText('You can now share your record').waitFor()
      await mine.getByRole('button', { name: 'Preview what they will see' }).click()
      const preview = mine.getByRole('dialog')
      await preview.getByRole('listitem').first().waitFor()
      sharedRows = await preview.getByRole('listitem').allInnerTexts()
      expect(sharedRows.length).toBeGreaterThan(20)
      expect(sharedRows.join(' ')).not.toContain(HIDDEN)
      await preview.getByRole('button', { name: 'Close' }).click()
      await mine.getByRole('button', { name: 'Share', exact: true }).click()
      await mine.getByRole('link', { name: 'Go to sharing' }).click()
      await mine.getByRole('article').filter({ hasText: 'Dr Anna Lee' }).waitFor()
    })

    test('the physician opens the chart from the list of today and reads exactly what the patient previewed', async () => {
      chart = await enterAsStaff(physician, network, 'lakeside', 'Dr Anna Lee')
      await chart.getByRole('link', { name: 'WHITFIELD, James' }).click()
      for (const key of ['northgate', 'hillview'])
        await chart
          .getByRole('listitem')
          .filter({ hasText: network.hospital(key).name })
          .filter({ hasText: 'Complete' })
          .waitFor()
      await chart.getByRole('link', { name: 'All records' }).click()
      await rowsFrom(chart, network.hospital('hillview').name).first().waitFor()
      const rows = [
        ...(await rowsFrom(chart, network.hospital('northgate').name).allInnerTexts()),
        ...(await rowsFrom(chart, network.hospital('hillview').name).allInnerTexts()),
      ]
      expect(rows.map(oneLine).sort()).toEqual(sharedRows.map(oneLine).sort())
    })

    test('a visiting record opens with its words and is unchanged since it was anchored', async () => {
      await rowsFrom(chart, network.hospital('hillview').name).getByRole('link').first().click()
      const panel = chart.getByRole('complementary', { name: 'Side panel' })
      await panel.getByText('Visiting: shared by the patient').waitFor()
      await panel.getByText(/^Unchanged since .* kept by Hillview/).waitFor()
    })

    test('no answer that the physician’s browser got holds the hidden record’s id or its words', async () => {
      const all = await answers()
      const told = (word: string) =>
        all.filter(({ body }) => body.toLowerCase().includes(word.toLowerCase())).map(({ url }) => url)
      expect(told(sharedId)).not.toEqual([])
      expect(told(hiddenId)).toEqual([])
      expect(told(HIDDEN)).toEqual([])
    })

    test('the patient sees that the physician looked, and why it was allowed', async () => {
      await mine.getByRole('link', { name: 'Who looked' }).click()
      const look = mine
        .getByRole('listitem')
        .filter({ hasText: 'Dr Anna Lee' })
        .filter({ hasText: 'Allowed by you until' })
      await look.first().waitFor()
      expect(await look.first().innerText()).toContain(network.hospital('lakeside').name)
    })

    test('until then neither the patient’s nor the physician’s pages threw an error', () => {
      expect(patient.faults).toEqual([])
      expect(physician.faults).toEqual([])
    })

    test('when the patient stops sharing, the physician’s open screen loses the visiting records within 5 s', async () => {
      await chart.evaluate(() => Object.assign(globalThis, { stillTheSamePage: true }))
      await mine.getByRole('link', { name: 'Sharing', exact: true }).click()
      await mine.getByRole('button', { name: 'Stop sharing' }).click()
      const visiting = rowsFrom(chart, network.hospital('hillview').name)
      expect(await visiting.count()).toBeGreaterThan(0)
      await mine.getByRole('button', { name: 'Stop now' }).click()
      const began = Date.now()
      await visiting.first().waitFor({ state: 'detached', timeout: OPEN_SCREEN_MS })
      expect(Date.now() - began).toBeLessThan(OPEN_SCREEN_MS)
      await rowsFrom(chart, network.hospital('lakeside').name).first().waitFor()
      expect(await visiting.count()).toBe(0)
      expect(await rowsFrom(chart, network.hospital('northgate').name).count()).toBe(0)
      expect(await chart.evaluate(() => 'stillTheSamePage' in globalThis)).toBe(true)
      await chart.getByText('This record is not shown').waitFor()
      await mine.getByText(/^Stopped\. .* can no longer see it\.$/).waitFor()
      await mine.getByRole('dialog').getByRole('button', { name: 'Close' }).first().click()
    })

    test('after the patient has signed out, whoever comes next to this browser is asked who they are at every hospital', async () => {
      await mine.getByRole('link', { name: 'Settings', exact: true }).click()
      await mine.getByRole('button', { name: 'Sign out' }).click()
      for (const key of ['northgate', 'lakeside', 'hillview']) {
        const { name } = network.hospital(key)
        await mine.getByRole('link', { name: `Sign in at ${name}` }).click()
        await mine.getByRole('heading', { name: 'Sample network: who are you?' }).waitFor()
        await mine.goto(network.patientOrigin)
      }
    })
  })
}

/** Finds a record by its title on the patient's page and returns its id. */
async function idOf(page: Page, title: string): Promise<string> {
  await page.getByRole('searchbox').fill(title)
  const row = page.getByRole('listitem').getByRole('link', { name: title }).first()
  return String((await row.getAttribute('href'))?.split('/').at(-1))
}

/** The rows of records from a hospital in the page itself; what the side panel says is no row. */
function rowsFrom(page: Page, hospital: string): Locator {
  return page.locator('main li:not(aside li)').filter({ hasText: hospital })
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

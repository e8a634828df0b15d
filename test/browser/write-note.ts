import { describe, expect, test } from 'vitest'
import { openPerson } from './browser.ts'
import { enterAsStaff } from './enter.ts'
import type { Stage } from './stage.ts'

const WORDS =
  'Palpitations have settled on the present dose. Known epilepsy, no seizure for a year. Walks two miles a day.'

/** A physician writes a note into the chart of a patient whom they treat; they stay on the stage. */
export function writeNoteAct(stage: Stage): void {
  describe('A physician', () => {
    test('writes a note, sees it wait to be anchored and then verified', async () => {
      const person = await openPerson(stage.browser)
      const page = await enterAsStaff(person, stage.network, 'lakeside', 'Dr Anna Lee')
      stage.physician = { person, page }
      await page.getByRole('link', { name: 'MARSH, Elena Ruth' }).click()
      await page.getByRole('link', { name: 'Note', exact: true }).click()
      stage.chart = new URL(page.url()).pathname
      const panel = page.getByRole('complementary', { name: 'Side panel' })
      await panel.getByLabel('Text').fill(WORDS)
      await panel.getByRole('button', { name: 'Sign' }).click()
      await panel.getByText('Waiting to be anchored').waitFor()
      // The app promises a minute.
      await panel.getByText(/^Unchanged since/).waitFor({ timeout: 60_000 })
    })

    test('finds the note in the chart, with its words', async () => {
      const { page } = stage.physician ?? expect.fail('nobody has entered')
      await page.getByRole('link', { name: 'All records' }).click()
      await page
        .getByRole('link', { name: WORDS.slice(0, 20) })
        .first()
        .click()
      await page.getByRole('complementary', { name: 'Side panel' }).getByText(WORDS).first().waitFor()
    })
  })
}

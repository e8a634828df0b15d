import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { settle } from './look.ts'
import type { Stage } from './stage.ts'

/** More stops than any screen has on the way to what is wanted. */
const MOST_STOPS = 80

/** The parts of the main job for which people have a keyboard only; the people are those of the earlier acts. */
export function keyboardAct(stage: Stage): void {
  describe('With the keyboard alone, on a narrow screen', () => {
    test('a physician finds a patient, opens the chart and is warned of a prescription', async () => {
      const { page } = stage.physician ?? expect.fail('nobody has entered')
      await page.setViewportSize({ width: 390, height: 844 })
      await page.goto(`${stage.network.hospital('lakeside').origin}/find`)
      await settle(page)
      await tabTo(page, page.getByLabel('Number (record or person)'))
      await page.keyboard.type('L245109')
      await tabTo(page, page.getByLabel('Family name'))
      await page.keyboard.type('Marsh')
      await page.keyboard.press('Enter')
      await page.getByText('1 patient', { exact: true }).waitFor()
      await tabTo(page, page.getByRole('link', { name: 'MARSH, Elena Ruth' }))
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { level: 1, name: 'MARSH, Elena Ruth' }).waitFor()
      await tabTo(page, page.getByRole('link', { name: 'Prescription', exact: true }))
      await page.keyboard.press('Enter')
      const panel = page.getByRole('complementary', { name: 'Side panel' })
      await panel.getByLabel('Medicine').first().waitFor()
      await tabTo(page, panel.getByRole('combobox', { name: 'Medicine' }))
      await page.keyboard.type('Ibuprofen')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await panel.getByText('Together they risk bleeding:').first().waitFor()
      await tabTo(page, panel.getByRole('checkbox'))
      await page.keyboard.press('Space')
      expect(await panel.getByRole('checkbox').isChecked()).toBe(true)
      await tabTo(page, panel.getByRole('button', { name: 'Discard' }))
      await page.keyboard.press('Enter')
      await page.setViewportSize({ width: 1440, height: 900 })
    })

    test('a patient chooses whom to share with and comes back from a dialog to where they were', async () => {
      const { page } = stage.elena ?? expect.fail('nobody has entered')
      await page.setViewportSize({ width: 390, height: 844 })
      await page.goto(`${stage.network.patientOrigin}/me/sharing`)
      await settle(page)
      const stop = page.getByRole('button', { name: 'Stop sharing' }).first()
      await tabTo(page, stop)
      await page.keyboard.press('Enter')
      await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'Keep sharing' }))
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await expectFocus(stop)
      await tabTo(page, page.getByRole('link', { name: 'Share', exact: true }), 'Shift+Tab')
      await page.keyboard.press('Enter')
      const search = page.getByRole('searchbox')
      await search.waitFor()
      await tabTo(page, search)
      await page.keyboard.type('Okafor')
      await tabTo(page, page.getByRole('button', { name: /^Dr Adaeze Okafor/ }))
      await page.keyboard.press('Enter')
      await page.getByText('Step 2 of 3').waitFor()
      await tabTo(page, page.getByRole('button', { name: 'Next' }))
      await page.keyboard.press('Enter')
      await page.getByText('Step 3 of 3').waitFor()
      await page.setViewportSize({ width: 1440, height: 900 })
    })
  })
}

const hasFocus = (wanted: Locator) => wanted.evaluate((element) => element === document.activeElement)

/** Resolves when an element has the focus. */
async function expectFocus(wanted: Locator): Promise<void> {
  await expect.poll(() => hasFocus(wanted)).toBe(true)
}

/** Goes from stop to stop until the wanted one has the focus, which must be seen and not be hidden below what is fixed. */
async function tabTo(page: Page, wanted: Locator, key = 'Tab'): Promise<void> {
  await wanted.waitFor()
  for (let stops = 0; !(await hasFocus(wanted)); stops += 1) {
    if (stops === MOST_STOPS) expect.fail(`the keyboard does not reach ${wanted}`)
    await page.keyboard.press(key)
  }
  const seen = await wanted.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect()
    const [x, y] = [left + width / 2, top + height / 2]
    const top1 = document.elementFromPoint(x, y)
    return top1 !== null && (element.contains(top1) || top1.contains(element))
  })
  expect(seen, `${wanted} is hidden when it has the focus`).toBe(true)
}

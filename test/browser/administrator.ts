import { describe, expect, test } from 'vitest'
import { openPerson } from './browser.ts'
import { enterAsStaff } from './enter.ts'
import type { Stage } from './stage.ts'

/** An administrator looks at the network; they stay on the stage. */
export function administratorAct(stage: Stage): void {
  describe('An administrator', () => {
    test('sees all hospitals on the ledger, the ledger itself, and how anchoring goes', async () => {
      const person = await openPerson(stage.browser)
      const page = await enterAsStaff(person, stage.network, 'lakeside', 'Bruno Silva')
      stage.administrator = { person, page }
      for (const key of ['northgate', 'lakeside', 'hillview']) {
        const row = page.getByRole('row').filter({ hasText: stage.network.hospital(key).name })
        await row.getByText('Answering').waitFor()
        expect(await row.innerText()).toContain(stage.network.hospital(key).origin)
      }
      const height = page.locator('dt', { hasText: 'Blocks' }).locator('xpath=following-sibling::dd')
      expect(Number((await height.innerText()).replaceAll(',', ''))).toBeGreaterThan(0)
      await page.getByText('Everything is anchored').waitFor()
    })

    test('sees who looked at whose record, and no word of what stands in it', async () => {
      const { page } = stage.administrator ?? expect.fail('nobody has entered')
      await page.getByRole('link', { name: 'Access log' }).click()
      await page.getByRole('row').filter({ hasText: 'Dr Anna Lee' }).first().waitFor()
      expect(await page.getByRole('main').innerText()).not.toMatch(/metformin|fibrillation|diabetes/i)
    })

    test('is told when no hospital can be reached, and no longer once one answers', async () => {
      const { person, page } = stage.administrator ?? expect.fail('nobody has entered')
      const notice = page.getByText('You are offline')
      expect(await notice.count()).toBe(0)
      await person.context.setOffline(true)
      await page.getByRole('link', { name: 'Network' }).click()
      await notice.waitFor()
      await person.context.setOffline(false)
      await notice.waitFor({ state: 'detached' })
      person.faults.splice(0)
    })
  })
}

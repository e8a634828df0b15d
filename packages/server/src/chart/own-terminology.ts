import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OwnTerminology } from '@anamnesis/insights'
import { ownTableFile, readOwnTables } from '@anamnesis/insights'

const FOLDER = 'terminology'

/** Returns the tables that a hospital keeps in its data folder, made ready; undefined where it keeps none. @throws `bad-request` for one that cannot be used */
export function openOwnTerminology(dataFolder: string): OwnTerminology | undefined {
  const folder = join(dataFolder, FOLDER)
  if (!existsSync(folder)) return undefined
  const files = readdirSync(folder).filter((name) => name.endsWith('.csv'))
  return files.length === 0
    ? undefined
    : readOwnTables(files.sort().map((name) => ownTableFile(readFileSync(join(folder, name), 'utf8'))))
}

/** Keeps a table in the data folder, in place of the one of its kind, and returns what it says of itself. @throws `bad-request` for one that cannot be used */
export function addOwnTable(dataFolder: string, text: string): OwnTerminology['tables'] {
  const file = ownTableFile(text)
  const { tables } = readOwnTables([file])
  const folder = join(dataFolder, FOLDER)
  mkdirSync(folder, { recursive: true })
  const name = join(folder, `${file.kind}.csv`)
  writeFileSync(`${name}.new`, text)
  renameSync(`${name}.new`, name)
  return tables
}

import { readFileSync } from 'node:fs'
import { addOwnTable, openOwnTerminology } from '../chart/own-terminology.ts'
import { loadConfig } from '../config/config.ts'
import { processEnvironment } from '../config/environment.ts'

/** Keeps a hospital's own table of medicines, problems, tests or abbreviations, in place of the one of its kind. */
export function terminologyAdd(file: string, options: { config: string }): void {
  print(addOwnTable(dataFolder(options.config), readFileSync(file, 'utf8')))
  console.log('A running server takes it up when it is started again.')
}

/** Prints the hospital's own tables. */
export function terminologyList(options: { config: string }): void {
  const tables = openOwnTerminology(dataFolder(options.config))?.tables ?? []
  print(tables)
  if (tables.length === 0) console.log('There are no tables beside our own.')
}

function dataFolder(config: string): string {
  return loadConfig(config, processEnvironment).folders.data
}

function print(tables: readonly { kind: string; version: string; source: string; rows: number }[]): void {
  for (const { kind, version, source, rows } of tables) console.log(`${kind} ${version}: ${rows} rows (${source})`)
}

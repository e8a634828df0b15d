import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

/** Where the development data lie: ANAMNESIS_DATA, or beside the repository. They are never part of it. */
const FOLDER = resolve(process.env.ANAMNESIS_DATA ?? '../shared/data')

/** Returns where a file of the development data lies, or null, said once on standard error, where it is absent. */
export function developmentData(name: string): string | null {
  const path = resolve(FOLDER, name)
  if (existsSync(path)) return path
  console.warn(`skipped: there is no ${name} in ${FOLDER} (ANAMNESIS_DATA says where the development data lie)`)
  return null
}

/** True where the long form of a suite is asked for. */
export const FULL = process.env.ANAMNESIS_FULL === '1'

import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { cellsOf } from './table-cells.ts'

/** Names of the columns of a text and of what it is called. */
const TEXT_COLUMNS = ['note', 'section_text']
const NAME_COLUMNS = ['encounter_id', 'ID']

/** A sentence of a note by its place (UTF-16 units), with the SHA-256 of its words. */
export type PlacedSentence = {
  readonly note: string
  readonly start: number
  readonly end: number
  readonly sha256: string
}

/** Returns the texts of a packed table of aci-bench or MTS-Dialog by their names, null where it is absent. */
export function textsOf(folder: string, file: string): ReadonlyMap<string, string> | null {
  const path = join(folder, file)
  if (!existsSync(path)) {
    console.warn(`skipped: there is no ${path}`)
    return null
  }
  const [header = [], ...rows] = cellsOf(gunzipSync(readFileSync(path)).toString('utf8'))
  const [name, text] = [NAME_COLUMNS, TEXT_COLUMNS].map((columns) =>
    header.findIndex((title) => columns.includes(title)),
  ) as [number, number]
  return new Map(rows.map((row) => [row[name] ?? '', row[text] ?? '']))
}

/**
 * Returns the words of a labelled sentence.
 * @throws Error where the text has other words at its place
 */
export function labelledWords(
  texts: ReadonlyMap<string, string>,
  { note, start, end, sha256 }: PlacedSentence,
): string {
  const words = (texts.get(note) ?? '').slice(start, end)
  if (createHash('sha256').update(words).digest('hex') === sha256) return words
  throw new Error(`The sentence at ${start} of a note is not the one that was labelled`)
}

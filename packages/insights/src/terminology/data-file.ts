/** Where a data file comes from; a date in `reviewed` says when, and the words after it by whom. */
export type DataFile = {
  readonly source: string
  readonly version: string
  readonly reviewed: string
}

/** Returns the rows of a table written as lines of cells between bars; empty lines are left out, cells are trimmed. */
export function rowsOf(table: string): readonly (readonly string[])[] {
  return table
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('|').map((cell) => cell.trim()))
}

/** Returns the codes of a cell, which commas or spaces separate; a "?" behind a code says in the table that it was entered from memory. */
export function codesOf(cell: string | undefined): readonly string[] {
  return (cell ?? '')
    .split(/[\s,]+/)
    .map((code) => code.replace('?', ''))
    .filter((code) => code !== '')
}

/** Returns the items of a cell, which commas separate. */
export function itemsOf(cell: string | undefined): readonly string[] {
  return (cell ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
}

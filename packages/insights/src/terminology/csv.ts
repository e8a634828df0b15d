/** A row of a CSV file with the number of the line that it begins on, from 1. */
export type CsvRow = { readonly line: number; readonly cells: readonly string[] }

/**
 * Returns the rows of a CSV text (RFC 4180: commas, double quotes, quotes doubled inside quotes); cells are trimmed, empty lines and lines that begin with "#" left out.
 * @throws RangeError naming the line where a quote is not closed
 */
export function csvRows(text: string): readonly CsvRow[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const rows: CsvRow[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const line = at + 1
    let whole = lines[at] ?? ''
    if (whole.trim() === '' || whole.startsWith('#')) continue
    while (!isClosed(whole)) {
      at += 1
      if (at >= lines.length) throw new RangeError(`line ${line}: a quote is not closed`)
      whole += `\n${lines[at] ?? ''}`
    }
    rows.push({ line, cells: cellsOf(whole) })
  }
  return rows
}

function isClosed(line: string): boolean {
  return (line.match(/"/g)?.length ?? 0) % 2 === 0
}

function cellsOf(line: string): readonly string[] {
  const cells: string[] = []
  let cell = ''
  let isQuoted = false
  for (const sign of line) {
    if (sign === '"') isQuoted = !isQuoted
    if (sign === ',' && !isQuoted) {
      cells.push(cell)
      cell = ''
    } else cell += sign
  }
  return [...cells, cell].map(unquoted)
}

function unquoted(cell: string): string {
  const said = cell.trim()
  return said.startsWith('"') && said.endsWith('"') && said.length > 1
    ? said.slice(1, -1).replaceAll('""', '"').trim()
    : said
}
